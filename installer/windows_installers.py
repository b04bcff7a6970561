"""The installers of Windows, made of its bundle: for one person (NSIS), and for managed roll-out (MSI).

Both tools are in Debian (nsis, wixl), so the installers can be made away from Windows, of a bundle that was
made there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import uuid
from pathlib import Path
from typing import Final

from app.releases.managed import MANAGED_NAME
from installer.bundle import commit_time
from installer.environment import building_python
from installer.product import BUILD, COMMAND, DIST, ROOT, VERSION, WINDOW
from installer.running import run
from installer.trouble import BuildTrouble
from installer.windows_version import numbers

UPGRADE_CODE: Final = "7E6D2B1C-52B5-4D0B-9C51-6A0F3B7D9E24"
"""What all versions of the MSI have in common. It must never change."""
_FOLDER = ROOT / "installer" / "windows"
_SIGN = "WINDOWS_SIGN_COMMAND"
"""The environment variable with the command that signs a file, which becomes its last argument."""


def make_installers(bundle: Path) -> tuple[Path, Path]:
    """Signs what is in the bundle, where that is set up, and makes both.

    Raises:
        BuildTrouble: the bundle is not one of Windows, or a tool is missing.
    """
    if not (bundle / f"{WINDOW}.exe").exists():
        raise BuildTrouble(f"{bundle} is no bundle for Windows.")
    if not (BUILD / "icon.ico").exists():
        run([building_python(), "-m", "installer.icon", BUILD], {"QT_QPA_PLATFORM": "offscreen"})
    DIST.mkdir(exist_ok=True)
    sign_all(bundle)
    return _setup(bundle), _package(bundle)


def setup_file() -> Path:
    """The installer for one person."""
    return DIST / f"{COMMAND}-{VERSION}-setup.exe"


def package_file() -> Path:
    """The installer for managed roll-out."""
    return DIST / f"{COMMAND}-{VERSION}.msi"


def product_code(version: str = VERSION) -> str:
    """The MSI's id: another one for each version, and always the same for one."""
    return str(uuid.uuid5(uuid.UUID(UPGRADE_CODE), version)).upper()


def sign_all(bundle: Path) -> None:
    """Signs all programs and libraries that no publisher has signed; nothing where no command is set."""
    for name in (f"{COMMAND}.exe", f"{WINDOW}.exe"):
        _sign(bundle / name)
    for pattern in ("*.dll", "*.pyd"):
        for file in sorted(bundle.rglob(pattern)):
            if not _is_signed(file):
                _sign(file)


def _setup(bundle: Path) -> Path:
    made = setup_file()
    given = {
        "VERSION": VERSION,
        "NUMBERS": ".".join(map(str, numbers())),
        "PAYLOAD": bundle,
        "ICON": BUILD / "icon.ico",
        "OUT": made,
    }
    if os.environ.get(_SIGN):
        given["SIGN"] = os.environ[_SIGN]
    options = [f"-D{name}={value}" for name, value in given.items()]
    script = _FOLDER / "setup.nsi"
    run(["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *options, script], _times())
    return made


def _package(bundle: Path) -> Path:
    made = package_file()
    payload = BUILD / "msi"
    shutil.rmtree(payload, ignore_errors=True)
    shutil.copytree(bundle, payload)
    (payload / MANAGED_NAME).write_text("Installed for everyone: new versions come from the IT department.\n")
    files = "\n".join(str(file) for file in sorted(payload.rglob("*")) if file.is_file())
    heat = ["wixl-heat", "-p", f"{payload}/", "--directory-ref", "INSTALLDIR", "--component-group", "Files"]
    listed = subprocess.run(  # noqa: S603 - what is run stands above
        [*heat, "--var", "var.Source"], input=files, capture_output=True, text=True, check=True
    )
    (BUILD / "files.wxs").write_text(listed.stdout, "utf-8")
    given = {
        "Source": payload.name,
        "Numbers": ".".join(map(str, numbers()[:3])),
        "ProductCode": product_code(),
        "UpgradeCode": UPGRADE_CODE,
    }
    options = [part for name, value in given.items() for part in ("-D", f"{name}={value}")]
    # wixl looks for files beside its sources, and nowhere else.
    shutil.copyfile(_FOLDER / "product.wxs", BUILD / "product.wxs")
    sources = [BUILD / "product.wxs", BUILD / "files.wxs"]
    run(["wixl", "-a", "x64", *options, "-o", made, *sources], _times())
    _sign(made)
    return made


def _sign(file: Path) -> None:
    command = os.environ.get(_SIGN)
    if command:
        run([*command.split(), file])


def _is_signed(file: Path) -> bool:
    """Whether a file has a signature: the fifth entry of its table of directories says where that is."""
    content = file.read_bytes()
    header = int.from_bytes(content[0x3C:0x40], "little")
    is_64_bit = content[header + 24 : header + 26] == b"\x0b\x02"
    entry = header + 24 + (112 if is_64_bit else 96) + 4 * 8
    return any(content[entry + 4 : entry + 8])


def _times() -> dict[str, str]:
    return {"SOURCE_DATE_EPOCH": commit_time()}
