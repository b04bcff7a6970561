"""One record: why it differs, its fields, and the place in one of them at which the person is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.setup.update_state import UpdateState
from app.text import Text, text
from app.update.merge.decision import Verdict
from app.update.view.record_view import FieldView, RecordView
from app.update.view.spots import Spot
from ui.choice_box import ChoiceBox
from ui.reflow_layout import with_button
from ui.session import Session
from ui.tokens import SPACE
from ui.update.choosing import Choosing
from ui.update.sides import YOURS_AND_MICROSOFTS, Captions, Sides
from ui.widgets import button, buttons, column, group, words

_VERDICTS: Mapping[Verdict, Text] = {
    Verdict.CONFLICT: text("to choose"),
    Verdict.APPLY: text("from Microsoft"),
    Verdict.KEEP: text("stays"),
}
_NOW = Captions(text("Now"), text("Afterwards"))
_MERGED = Captions(text("Yours now"), text("With Microsoft’s change"))


@dataclass
class _Here:
    """Where the person is in the record."""

    field: int = 0
    spot: int = 0


class Panel:
    """Shows the record that is looked at. With `chooses`, the person can choose in it."""

    def __init__(self, session: Session, *, chooses: bool) -> None:
        self._session, self._chooses = session, chooses
        self._record: RecordView | None = None
        self._here = _Here()
        say = session.say
        self._title, self._why = words("", "heading"), words("", "muted")
        self._title.setObjectName("record-title")
        self._why.setObjectName("record-why")
        self._fields = ChoiceBox()
        self._fields.setObjectName("fields")
        self._fields.setAccessibleName(say(text("What differs in it")))
        self._fields.setMinimumContentsLength(8)
        self._fields.activated.connect(self._go_to_field)
        self._before = button(say(text("Previous")), lambda: self._step(-1), "quiet", name="spot-before")
        self._next = button(say(text("Next")), lambda: self._step(1), "quiet", name="spot-next")
        self._where = words("", "small")
        self._where.setObjectName("spot-where")
        self._where.setWordWrap(False)
        self._sides = Sides(session)
        self._spots = with_button(self._where, buttons(self._sides.turn, self._before, self._next))
        self._choosing = Choosing(session, self._sides)
        self._room = group(column())
        inside = column(
            self._title,
            self._why,
            self._fields,
            self._spots,
            self._sides.widget,
            self._choosing.widget,
            self._room,
            gap=SPACE // 2,
        )
        inside.setStretch(4, 1)
        inside.setStretch(6, 1)
        self.widget: QWidget = group(inside)

    def render(self, update: UpdateState) -> None:
        """Shows the record, and what is chosen in it."""
        record = update.shown if update.shown and update.shown.place == update.looked_at else None
        if record is None and update.looked_at is not None:
            # It is being put together; what was there before stays for that moment.
            return
        if record is not self._record:
            self._record, self._here = record, _Here()
            self._show_record()
        self.widget.setVisible(record is not None)
        self._render_choice(update)

    def _show_record(self) -> None:
        record, say = self._record, self._session.say
        self._choosing.leave()
        self._fields.clear()
        if record is None:
            return
        title = text("{kind}: {name}", kind=record.kind, name=record.name)
        self._title.setText(say(title))
        for one in record.fields:
            word = text("{field}, {verdict}", field=one.word, verdict=_VERDICTS[one.verdict])
            self._fields.addItem(say(word if self._chooses and not record.is_new else one.word))
        self._fields.setVisible(len(record.fields) > 1)
        self._show_spot()

    def _show_spot(self) -> None:
        record, field, spot = self._record, self._field(), self._spot()
        if record is None:
            return
        say = self._session.say
        self._why.setText(say(self._reason(record, field)))
        several = field is not None and len(field.spots) > 1
        self._spots.setVisible(several or (spot is not None and spot.base is not None))
        if field is not None:
            of = text("Place {number} of {count}", number=self._here.spot + 1, count=len(field.spots))
            self._where.setText(say(of))
        for one in (self._where, self._before, self._next):
            one.setVisible(several)
        self._before.setEnabled(self._here.spot > 0)
        self._next.setEnabled(field is not None and self._here.spot + 1 < len(field.spots))
        self._room.setVisible(spot is None)
        self._sides.show(field, spot, self._captions(record, field, spot))

    def _render_choice(self, update: UpdateState) -> None:
        if self._record is not None:
            self._choosing.render(update, self._record, self._field(), self._spot(), offered=self._chooses)

    def _reason(self, record: RecordView, field: FieldView | None) -> Text:
        why = field.why if field and self._chooses else record.why
        if field is None or len(record.fields) > 1:
            return why
        return text("{field}: {why}", field=field.word, why=why)

    def _captions(self, record: RecordView, field: FieldView | None, spot: Spot | None) -> Captions:
        if not self._chooses:
            return _NOW
        if field is None or spot is None or record.is_new or spot.conflict is not None:
            return YOURS_AND_MICROSOFTS
        fits = field.verdict is Verdict.APPLY or bool(field.inside)
        return _MERGED if fits else YOURS_AND_MICROSOFTS

    def _field(self) -> FieldView | None:
        fields = self._record.fields if self._record else ()
        return fields[self._here.field] if self._here.field < len(fields) else None

    def _spot(self) -> Spot | None:
        field = self._field()
        return field.spots[self._here.spot] if field and self._here.spot < len(field.spots) else None

    def _go_to_field(self, place: int) -> None:
        self._here = _Here(place)
        self._moved()

    def _step(self, by: int) -> None:
        self._here.spot += by
        self._moved()

    def _moved(self) -> None:
        self._choosing.leave()
        self._show_spot()
        update = self._session.journey.state.update
        if update is not None:
            self._render_choice(update)
