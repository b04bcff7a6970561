"""What this computer runs the program with: versions and no names."""

from __future__ import annotations

import platform
import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

from app.version import VERSION

_PACKAGES = (
    "PySide6_Essentials",
    "qasync",
    "msal",
    "requests",
    "urllib3",
    "keyring",
    "cryptography",
    "truststore",
)


def versions(of_the_window: Mapping[str, str]) -> dict[str, str]:
    """Versions by name; `of_the_window` are those that only the window knows."""
    return {
        "Customer Portal Setup": VERSION,
        "Python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        "processor": platform.machine(),
        "bits": "64" if sys.maxsize > 2**32 else "32",
        **of_the_window,
        **{name: _installed(name) for name in _PACKAGES},
    }


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not there"
