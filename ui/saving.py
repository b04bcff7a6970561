"""Asking where a file is to be saved, without holding up the program meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(
    window: QWidget, title: str, proposal: Path, kinds: str, saved: Callable[[Path], object]
) -> None:
    """Shows the system's dialog; `saved` gets the file that was chosen. Nothing happens without one."""
    dialog = QFileDialog(window, title, str(proposal.parent), kinds)
    dialog.setObjectName("save-file")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(proposal.suffix.lstrip("."))
    dialog.selectFile(proposal.name)
    dialog.fileSelected.connect(lambda chosen: saved(Path(chosen)))
    dialog.open()
