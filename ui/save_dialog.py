"""Asking a person where to save a file, without holding up what else is going on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where_to_save(
    place: QWidget, title: str, suggested: str, kind: str, chosen: Callable[[Path], object]
) -> None:
    """Opens the system's dialog over the window of `place`; `chosen` gets the file, if one is named.

    `suggested` is a file name, its ending is the default one; `kind` says what the file is.
    """
    ending = Path(suggested).suffix
    dialog = QFileDialog(place.window(), title, documents_folder(), f"{kind} (*{ending})")
    dialog.setObjectName("save-dialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending.removeprefix("."))
    dialog.selectFile(suggested)
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def documents_folder() -> str:
    """The person's folder for documents, or their own folder where there is none."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return str(documents if documents.is_dir() else Path.home())
