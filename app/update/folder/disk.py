"""The files of a website's folder, read from the disk within limits."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from app.errors import FolderTooLarge, FolderUnreadable, NoWebsite, UnsafeName
from app.update.folder.limits import Limits
from app.update.folder.names import check_path, check_paths

CODE_SITE = ".powerpages-site"
MANIFESTS = ".portalconfig"
_MEGABYTE = 1024 * 1024


def read_files(folder: Path, limits: Limits) -> dict[str, bytes]:
    """Every file of the website by its path with "/", sorted; raises FolderTrouble.

    Folders whose names begin with a point are read only where the Power Platform CLI makes them. Of a
    site with code of its own the sources stay unread: `.powerpages-site` is its configuration.
    """
    base = _base(folder)
    try:
        paths = sorted(_paths(folder, base, limits))
        check_paths(paths)
        return dict(_contents(folder, paths, limits))
    except OSError as fault:
        raise FolderUnreadable(_shown(fault, folder), fault.strerror or "") from fault


def _base(folder: Path) -> str:
    try:
        if (folder / "website.yml").is_file():
            return ""
        if (folder / CODE_SITE / "website.yml").is_file():
            return CODE_SITE
        next(folder.iterdir(), None)
    except (OSError, ValueError) as fault:
        raise FolderUnreadable(str(folder), str(getattr(fault, "strerror", fault))) from fault
    raise NoWebsite(str(folder))


def _paths(folder: Path, base: str, limits: Limits) -> Iterator[str]:
    count = 0
    waiting = [base]
    if base and (folder / base).is_symlink():
        raise UnsafeName(base, "link")
    while waiting:
        above = waiting.pop()
        if above.count("/") >= limits.levels:
            raise FolderTooLarge(above, "levels", limits.levels)
        with os.scandir(folder / above) as found:
            for item in found:
                path = f"{above}/{item.name}" if above else item.name
                if _is_hidden(item, top=above == base):
                    continue
                count += 1
                if count > limits.files:
                    raise FolderTooLarge(str(folder), "files", limits.files)
                if _is_folder(item, path):
                    waiting.append(path)
                else:
                    yield path


def _is_hidden(item: os.DirEntry[str], *, top: bool) -> bool:
    """Whether it belongs to another program: `.git`, `.vscode`, `.gitignore`."""
    other = item.name.startswith(".") and item.name != MANIFESTS
    return other and (top or not item.is_file(follow_symlinks=False))


def _is_folder(item: os.DirEntry[str], path: str) -> bool:
    """Whether it is a folder; raises UnsafeName where it is neither that nor a file."""
    if item.is_symlink() or _is_junction(item):
        raise UnsafeName(path, "link")
    check_path(path)
    if item.is_dir(follow_symlinks=False):
        return True
    if not item.is_file(follow_symlinks=False):
        raise UnsafeName(path, "link")
    return False


def _is_junction(item: os.DirEntry[str]) -> bool:
    """Whether it is a Windows junction; every reparse point counts that leads elsewhere (0x400)."""
    attributes = getattr(item.stat(follow_symlinks=False), "st_file_attributes", 0)
    tag = getattr(item.stat(follow_symlinks=False), "st_reparse_tag", 0)
    return bool(attributes & 0x400) and tag in (0xA0000003, 0xA000000C)


def _contents(folder: Path, paths: list[str], limits: Limits) -> Iterator[tuple[str, bytes]]:
    total = 0
    for path in paths:
        most = limits.yaml if path.endswith(".yml") else limits.file
        with (folder / path).open("rb") as file:
            content = file.read(most + 1)
        if len(content) > most:
            raise FolderTooLarge(path, "file", most // _MEGABYTE)
        total += len(content)
        if total > limits.total:
            raise FolderTooLarge(str(folder), "folder", limits.total // _MEGABYTE)
        yield path, content


def _shown(fault: OSError, folder: Path) -> str:
    path = Path(os.fsdecode(fault.filename)) if isinstance(fault.filename, str | bytes) else folder
    return (
        path.relative_to(folder).as_posix() if path.is_relative_to(folder) and path != folder else str(path)
    )
