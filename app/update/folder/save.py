"""A website's folder on the disk: made whole, or changed where nobody else has changed it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from app.errors import FolderChanged, FolderInUse, FolderNotSaved
from app.update.folder.disk import read_files
from app.update.folder.image import FolderImage
from app.update.folder.limits import WEBSITE, Limits
from app.update.folder.names import check_paths


def save_new(image: FolderImage, folder: Path) -> None:
    """Make the folder: it appears with all its files, or not at all.

    Raises FolderInUse where it is there with something in it, FolderNotSaved where the computer refuses.
    """
    check_paths(image.files)
    try:
        if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
            raise FolderInUse(str(folder))
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            prefix=".new-", dir=folder.parent, ignore_cleanup_errors=True
        ) as beside:
            whole = Path(beside) / "site"
            _write(image.files, whole)
            if folder.exists():
                folder.rmdir()
            whole.rename(folder)
    except OSError as fault:
        raise FolderNotSaved(str(folder), fault.strerror or "") from fault


def save_over(before: FolderImage, after: FolderImage, folder: Path, limits: Limits = WEBSITE) -> None:
    """Bring a folder from what was read to what is to be; files of other programs in it stay.

    Raises FolderChanged, and writes nothing, where any file is no longer as it was read. Each file is
    replaced at once, and only when all new ones lie ready on the disk; where one cannot be, those before it
    are put back.
    """
    check_paths(after.files)
    _check_unchanged(before.files, read_files(folder, limits))
    changed = {path: new for path, new in after.files.items() if before.files.get(path) != new}
    removed = [path for path in before.files if path not in after.files]
    try:
        with tempfile.TemporaryDirectory(prefix=".new-", dir=folder, ignore_cleanup_errors=True) as beside:
            _write(changed, Path(beside))
            _replace([*changed], removed, Path(beside), folder, before.files)
    except OSError as fault:
        raise FolderNotSaved(str(folder), fault.strerror or "") from fault


def _check_unchanged(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> None:
    for path in sorted({*before, *now}):
        if before.get(path) != now.get(path):
            raise FolderChanged(path)


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def _replace(
    changed: list[str], removed: list[str], beside: Path, folder: Path, before: Mapping[str, bytes]
) -> None:
    done: list[str] = []
    try:
        for path in removed:
            (folder / path).unlink()
            done.append(path)
        for path in changed:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (beside / path).replace(folder / path)
            done.append(path)
    except OSError:
        for path in done:
            _put_back(folder / path, before.get(path))
        raise
    for path in removed:
        _remove_empty((folder / path).parent, folder)


def _put_back(file: Path, content: bytes | None) -> None:
    with suppress(OSError):
        if content is None:
            file.unlink()
        else:
            file.write_bytes(content)


def _remove_empty(above: Path, folder: Path) -> None:
    while above != folder and above.is_dir() and not any(above.iterdir()):
        above.rmdir()
        above = above.parent
