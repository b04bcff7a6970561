"""Choosing at the place that is shown: with a button, or by writing what is to stand there."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.setup.update_state import UpdateState
from app.text import Text, text
from app.update.merge.choice import Choice, Edited, Take, chosen_for
from app.update.merge.decision import Place, Verdict
from app.update.merge.line_ends import in_style_of, with_line_feeds
from app.update.view.record_view import FieldView, RecordView
from app.update.view.spots import Spot
from app.update.view.ways import Way, objection_to, way_of
from ui.session import Session
from ui.tokens import SPACE
from ui.update.choice_bar import CAPTIONS, GONE, NEW, ChoiceBar
from ui.update.edit_box import EditBox
from ui.update.sides import Sides
from ui.widgets import column, group, words

_LONGEST = 20_000
"""Characters that a person can edit here; more is not written by hand."""
_BESIDE = text("This fits in by itself, whatever you choose in the other places.")


class Choosing:
    """The buttons below the two sides."""

    def __init__(self, session: Session, sides: Sides) -> None:
        self._session, self._sides = session, sides
        self._place: Place | None = None
        self._field: FieldView | None = None
        self._bar = ChoiceBar(session.say, self._choose)
        self._edit = EditBox(session, self._typed, self._take_text, self._leave_text)
        self._remark = words("", "muted")
        self._remark.setObjectName("choice-remark")
        self.widget: QWidget = group(
            column(self._remark, self._bar.widget, self._edit.widget, gap=SPACE // 2)
        )

    def render(
        self,
        update: UpdateState,
        record: RecordView,
        field: FieldView | None,
        spot: Spot | None,
        *,
        offered: bool,
    ) -> None:
        """Offers what can be chosen at a spot of a field, or for a record as a whole."""
        self.widget.setVisible(offered)
        if not offered:
            return
        ways, self._place, self._field = _ways(record, field, spot), record.place, field
        if field is not None and not record.ways:
            self._place = field.place_of(spot) if spot is not None else field.place
        captions = NEW if record.is_new else GONE if record.is_gone else CAPTIONS
        about = self._session.say(record.why)
        self._bar.render(ways, way_of(update.choices, self._place), captions, about)
        remark = _remark(field, spot)
        self._remark.setText(self._session.say(remark) if remark else "")
        self._remark.setVisible(remark is not None)
        self._go_on_writing(update)
        if self._edit.is_open:
            self._bar.widget.hide()

    def leave(self) -> None:
        """Another place is gone to. What was begun to be written is there again when one comes back."""
        self._edit.close()

    def _choose(self, way: Way | None) -> None:
        if self._place is None:
            return
        if way is Way.EDIT:
            self._open_editor(self._place)
            return
        choice = None if way is None else Take(way.value)
        self._take(self._place, choice)

    def _take(self, place: Place, choice: Choice | None) -> None:
        journey = self._session.journey
        journey.updating.choose(place, choice)
        # A choice is kept also when the person goes on at once.
        self._session.lasting.spawn(journey.choices.keep())

    def _open_editor(self, place: Place) -> None:
        self._bar.widget.hide()
        self._edit.open(self._before(place))
        self._edit.take_keyboard()

    def _before(self, place: Place) -> str:
        """What the person begins with: what was written here and used, or else what is there."""
        update = self._session.journey.state.update
        chosen = chosen_for(place, update.choices) if update else None
        if isinstance(chosen, Edited) and isinstance(chosen.content, str):
            return with_line_feeds(chosen.content)
        return _begins_with(self._field, self._sides.spot)

    def _go_on_writing(self, update: UpdateState) -> None:
        """Shows what was begun here; the keyboard stays where it is."""
        begun = update.kept.begun.get(self._place) if self._place is not None else None
        if begun is not None and not self._edit.is_open:
            self._edit.open(begun)

    def _typed(self, written: str) -> None:
        if self._place is not None:
            is_new = written != self._before(self._place)
            self._session.journey.choices.write(self._place, written if is_new else None)

    def _take_text(self, written: str) -> bool:
        field = self._field
        if self._place is None or field is None or field.decided is None:
            return False
        if self._place.conflict is None and objection_to(field.decided, written):
            return False
        is_inside = self._place.conflict is not None
        content = _as_lines(written) if is_inside else _in_style(field, written)
        self._take(self._place, Edited(content))
        self._leave_text()
        return True

    def _leave_text(self) -> None:
        if self._place is not None:
            self._session.journey.choices.write(self._place, None)
        self._edit.close()
        self._bar.widget.show()
        self._bar.widget.setFocus()


def _ways(record: RecordView, field: FieldView | None, spot: Spot | None) -> tuple[Way, ...]:
    if record.ways or field is None:
        return record.ways
    if spot is not None and spot.conflict is None and field.inside:
        return ()
    ways = field.ways if spot is None or spot.conflict is None else field.inside
    is_long = len(_begins_with(field, spot)) > _LONGEST
    return tuple(way for way in ways if not (is_long and way is Way.EDIT))


def _remark(field: FieldView | None, spot: Spot | None) -> Text | None:
    if spot is not None and spot.conflict is None and field is not None and field.inside:
        return _BESIDE
    return None


def _begins_with(field: FieldView | None, spot: Spot | None) -> str:
    """What a person begins to edit: the lines of a conflict, or the whole of a field as it will be."""
    if spot is not None and spot.conflict is not None:
        return spot.ours
    decided = field.decided if field else None
    if decided is None:
        return ""
    content = decided.merged if decided.verdict is Verdict.APPLY else decided.ours
    if isinstance(content, bytes):
        return with_line_feeds(content.decode("utf-8", "replace"))
    return with_line_feeds(content) if isinstance(content, str) else ""


def _as_lines(written: str) -> str:
    return written + "\n" if written and not written.endswith("\n") else written


def _in_style(field: FieldView, written: str) -> str:
    """A whole text with the line ends that the portal has."""
    ours = field.decided.ours if field.decided else None
    return in_style_of(ours, written) if isinstance(ours, str) else written
