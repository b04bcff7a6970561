"""What goes beside the installers: bill of materials, checksums, and the manifests of package managers."""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path
from string import Template

from installer.notices import PARTS
from installer.product import COMMAND, DIST, ROOT, VERSION
from installer.trouble import BuildTrouble
from installer.windows_installers import package_file, product_code, setup_file

_SUMS = "SHA256SUMS"
_SYSTEMS = {"win32": "windows", "darwin": "macos"}
_PACKAGE_MANAGERS = ROOT / "installer" / "package_managers"


def keep_bill_of_materials(bundle: Path) -> Path:
    """Puts the bundle's bill of materials beside the installers.

    Raises:
        BuildTrouble: the bundle has none.
    """
    found = next((bundle / "_internal" / "notices").glob(PARTS), None)
    if found is None:
        raise BuildTrouble(f"{bundle} has no bill of materials.")
    is_for_windows = (bundle / f"{COMMAND}.exe").exists()
    system = "windows" if is_for_windows else _SYSTEMS.get(sys.platform, "linux")
    made = DIST / f"{COMMAND}-{VERSION}-{system}.cdx.json"
    shutil.copyfile(found, made)
    return made


def write_checksums() -> Path:
    """The SHA-256 of everything that is handed out, as `sha256sum --check` reads it."""
    files = sorted(file for file in DIST.iterdir() if file.is_file() and file.name != _SUMS)
    lines = [f"{_sum(file)}  {file.name}\n" for file in files]
    made = DIST / _SUMS
    made.write_text("".join(lines), "utf-8", newline="\n")
    return made


def write_manifests(downloads: str) -> tuple[Path, ...]:
    """The manifests for winget and Homebrew; `downloads` is the address of the folder with the installers.

    Those for installers that were not made are left out.
    """
    known = {"version": VERSION, "downloads": downloads.rstrip("/"), "product_code": product_code()}
    files = {
        "setup": setup_file(),
        "package": package_file(),
        **{f"image_{kind}": DIST / f"{COMMAND}-{VERSION}-{kind}.dmg" for kind in ("arm64", "x86_64")},
    }
    sums = {f"{name}_sum": _sum(file) for name, file in files.items() if file.exists()}
    made = []
    for form in sorted(_PACKAGE_MANAGERS.iterdir()):
        template = Template(form.read_text("utf-8"))
        if set(template.get_identifiers()) <= {*known, *sums}:
            made.append(DIST / form.name)
            made[-1].write_text(template.substitute(known, **sums), "utf-8", newline="\n")
    return tuple(made)


def _sum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
