"""Two versions side by side, and how it was before where that is known."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.text import Text, text
from app.update.view.marks import changed_words
from app.update.view.record_view import FieldView
from app.update.view.spots import Spot
from ui.session import Session
from ui.tokens import SPACE
from ui.update.code_view import CodeView
from ui.widgets import button, column, group, row, words

_NOTHING = text("Nothing stands here.")
_SHOW, _HIDE = text("Show how it was"), text("Hide how it was")


@dataclass(frozen=True)
class Captions:
    """What the two sides are called."""

    ours: Text
    theirs: Text


YOURS_AND_MICROSOFTS = Captions(text("Yours"), text("Microsoft’s"))


class Sides:
    """Shows one spot of a field; `turn` is the button for how it was before."""

    def __init__(self, session: Session) -> None:
        self._session = session
        say = session.say
        self._ours_caption, self._theirs_caption = words("", "strong"), words("", "strong")
        self._ours, self._theirs, self._base = (
            CodeView(name, "", session.later) for name in ("side-ours", "side-theirs", "side-base")
        )
        self._base.name(say(text("How it was")))
        left = column(self._ours_caption, self._ours.widget, gap=SPACE // 2)
        right = column(self._theirs_caption, self._theirs.widget, gap=SPACE // 2)
        left.setStretch(1, 1)
        right.setStretch(1, 1)
        both = row(left, right)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.turn = button(say(_SHOW), self._turn_base, "quiet", name="show-base")
        self._base_label = words(say(text("How it was when the portal was made")), "strong")
        before = column(self._base_label, self._base.widget, gap=SPACE // 2)
        before.setStretch(1, 1)
        self._base_part = group(before)
        self._base_part.hide()
        self._path = words("", "small")
        inside = column(self._path, both, self._base_part, gap=SPACE // 2)
        inside.setStretch(1, 1)
        inside.setStretch(2, 1)
        self.widget: QWidget = group(inside)
        self._spot: Spot | None = None
        self._language = ""

    @property
    def spot(self) -> Spot | None:
        """What is shown."""
        return self._spot

    def show(self, field: FieldView | None, spot: Spot | None, captions: Captions) -> None:
        """Shows a spot; nothing where there is none."""
        self._spot, self._language = spot, field.language if field else ""
        self.widget.setVisible(spot is not None)
        if spot is None:
            return
        say = self._session.say
        for label, view, caption in (
            (self._ours_caption, self._ours, captions.ours),
            (self._theirs_caption, self._theirs, captions.theirs),
        ):
            label.setText(say(caption))
            view.name(say(caption))
        mine, others = changed_words(spot.ours, spot.theirs)
        empty = say(_NOTHING)
        self._ours.show(spot.above, spot.ours, spot.below, mine, self._language, empty)
        self._theirs.show(spot.above, spot.theirs, spot.below, others, self._language, empty)
        self._path.setText(say(text("In: {path}", path=" › ".join(spot.path))))
        self._path.setVisible(bool(spot.path))
        self.turn.setVisible(spot.base is not None)
        self._fold()

    def _turn_base(self) -> None:
        spot = self._spot
        if not self._base_part.isHidden() or spot is None:
            self._fold()
            return
        self._base.show(spot.above, spot.base or "", spot.below, (), self._language, "")
        self._base_part.show()
        self.turn.setText(self._session.say(_HIDE))

    def _fold(self) -> None:
        self._base_part.hide()
        self.turn.setText(self._session.say(_SHOW))
