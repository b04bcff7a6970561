"""Asking a person where to save a file, without holding up what else is going on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where_to_save(
    place: QWidget, title: str, suggested: str, kinds: Mapping[str, str], chosen: Callable[[Path], object]
) -> None:
    """Opens the system's dialog over the window of `place`; `chosen` gets the file, if one is named.

    `suggested` is a file name. `kinds` says by their endings what the file can be, the usual kind first; a
    file that is named without one of them gets the ending of the kind that is chosen in the dialog.
    """
    dialog = QFileDialog(place.window(), title, documents_folder())
    dialog.setObjectName("save-dialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    endings = {f"{words} (*{ending})": ending for ending, words in kinds.items()}
    dialog.setNameFilters(list(endings))
    dialog.setDefaultSuffix(next(iter(kinds)))
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(endings[kind]))
    dialog.selectFile(suggested)
    dialog.fileSelected.connect(
        lambda name: chosen(_complete(Path(name), tuple(kinds), endings[dialog.selectedNameFilter()]))
    )
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def documents_folder() -> str:
    """The person's folder for documents, or their own folder where there is none."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return str(documents if documents.is_dir() else Path.home())


def _complete(file: Path, endings: tuple[str, ...], ending: str) -> Path:
    return file if file.suffix.lower() in endings else file.with_name(file.name + ending)
