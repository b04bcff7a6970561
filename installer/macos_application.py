"""What macOS is told of the application: its Info.plist."""

from __future__ import annotations

from typing import Any

from installer.product import TITLE, VERSION
from installer.program_files import languages

OLDEST_MACOS = "13.0"
"""What the Qt of requirements.lock asks for (contract: packaging.md section 0)."""


def information() -> dict[str, Any]:
    """The entries that PyInstaller does not write by itself."""
    return {
        "CFBundleDisplayName": TITLE,
        "CFBundleShortVersionString": VERSION.partition("-")[0],
        "CFBundleVersion": VERSION.partition("-")[0],
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", *languages()],
        "LSApplicationCategoryType": "public.app-category.business",
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "NSHighResolutionCapable": True,
        "NSPrincipalClass": "NSApplication",
        "NSHumanReadableCopyright": "MIT licence; holds works of others, see Resources/notices",
    }
