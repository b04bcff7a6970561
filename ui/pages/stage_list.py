"""The stages of a creation, with marks for what is done and what is going on."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from app.provisioning.progress import STAGES, CreationStage
from app.text import text
from ui.icons import Icon
from ui.session import Say
from ui.tokens import SPACE
from ui.widgets import column, group, restyle, row, words

_SHOWN = (CreationStage.ASKING, CreationStage.ACCEPTED, CreationStage.BUILDING, CreationStage.FINISHED)
_DONE, _NOW, _LATER = text("done"), text("going on"), text("still to come")


class StageList:
    """Shows the stages up to the portal's being there."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._lines = {
            stage: (Icon("step-later", "muted", 18), words(say(STAGES[stage]))) for stage in _SHOWN
        }
        self.widget: QWidget = group(column(*(_line(icon, label) for icon, label in self._lines.values())))

    def render(self, stage: CreationStage | None, *, finished: bool) -> None:
        """Shows that `stage` is going on; None where nothing has begun."""
        here = -1 if stage is None else _place(stage)
        for place, (icon, label) in enumerate(self._lines.values()):
            done = finished or place < here
            now = place == here and not done
            icon.become(
                "step-done" if done else "step-current" if now else "step-later",
                "ready" if done else "accent" if now else "muted",
            )
            restyle(label, "look", "strong" if now else "" if done else "muted")
            word = self._say(_DONE if done else _NOW if now else _LATER)
            label.setAccessibleName(f"{label.text()}: {word}")
        first = self._lines[CreationStage.ASKING][1]
        looking = stage is CreationStage.LOOKING
        first.setText(self._say(STAGES[CreationStage.LOOKING if looking else CreationStage.ASKING]))


def _place(stage: CreationStage) -> int:
    return 0 if stage is CreationStage.LOOKING else _SHOWN.index(stage)


def _line(icon: Icon, label: QLabel) -> QWidget:
    line = row(icon, label, gap=int(1.5 * SPACE), widest=1)
    return group(line)
