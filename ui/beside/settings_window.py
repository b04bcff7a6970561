"""Settings: what a person can choose, and what is settled for them or kept on this computer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QScrollArea, QWidget

from app.policy import Policy
from app.text import Text, text
from ui.beside.side_window import side_window
from ui.session import Say
from ui.tokens import SPACE
from ui.widgets import button, buttons, column, copy, copyable, frame, group, words

_KEPT = text(
    "The program keeps a journal of what it asked Microsoft for, the environment used last, and the place of "
    "this window. Sign-ins are in this computer's keyring only."
)
_SETTLED = text("Your IT department has settled this for everyone on this computer:")
_NOT_SETTLED = text("Your IT department has settled nothing. It can do so in this file:")


@dataclass(frozen=True)
class Kept:
    """Where things are kept: the state folder, and the file of the IT department with what it says."""

    folder: Path
    policy_file: Path
    policy: Policy


def settings_window(parent: QWidget, say: Say, kept: Kept, choices: Sequence[QWidget] = ()) -> QWidget:
    """The window. `choices` are what a person can choose, one below the other, each with its own heading."""
    cards = [*choices, _files(say, kept.folder), _policy(say, kept)]
    whole = column(*cards, gap=2 * SPACE)
    whole.addStretch(1)
    area = QScrollArea()
    area.setAccessibleName(say(text("Settings")))
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(group(whole))
    return side_window(parent, say, text("Settings"), column(area))


def _files(say: Say, folder: Path) -> QWidget:
    return _place(say, text("What is kept on this computer"), _KEPT, folder, "copy-folder")


def _policy(say: Say, kept: Kept) -> QWidget:
    policy = kept.policy
    settled = [f"client_id: {policy.client_id}"] * bool(policy.client_id) + [f"cloud: {policy.cloud}"] * bool(
        policy.cloud
    )
    about = _SETTLED if settled else _NOT_SETTLED
    heading = text("Settings of your organisation")
    return _place(say, heading, about, kept.policy_file, "copy-policy", settled)


def _place(
    say: Say, heading: Text, about: Text, place: Path, name: str, lines: Sequence[str] = ()
) -> QWidget:
    said = column(words(say(heading), "heading"), words(say(about)), gap=SPACE)
    for line in lines:
        said.addWidget(copyable(line, "strong"))
    said.addWidget(copyable(str(place), "small"))
    copying = button(
        say(text("Copy the place")),
        lambda: copy(str(place)),
        "quiet",
        name=name,
        says=say(text("Copy the place of: {heading}", heading=heading)),
    )
    said.addWidget(buttons(copying))
    return frame("card", said)
