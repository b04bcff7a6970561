"""What Windows shows of the programs: in their properties, in the task manager and to virus scanners."""

from __future__ import annotations

from installer.product import COMMAND, TITLE, VERSION


def numbers(version: str = VERSION) -> tuple[int, int, int, int]:
    """The version as Windows counts: four numbers, without what comes after the third."""
    parts = version.partition("-")[0].split(".")
    major, minor, patch = (int(part) for part in (*parts, "0", "0")[:3])
    return major, minor, patch, 0


def version_resource() -> str:
    """The version resource, as PyInstaller reads it."""
    texts = {
        "CompanyName": TITLE,
        "FileDescription": TITLE,
        "FileVersion": VERSION,
        "InternalName": COMMAND,
        "LegalCopyright": "MIT licence",
        "OriginalFilename": f"{COMMAND}.exe",
        "ProductName": TITLE,
        "ProductVersion": VERSION,
    }
    told = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in texts.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers()}, prodvers={numbers()}, mask=0x3F, flags=0x0, "
        "OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)), "
        f"kids=[StringFileInfo([StringTable('040904B0', [{told}])]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )
