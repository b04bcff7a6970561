"""The hand-over list: what is left before customers come, to tick, to copy and to print."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.aftercare.hand_over import GROUPS, HandOverItem, hand_over_items, words_of
from app.aftercare.hand_over_text import hand_over_text
from app.setup.state import Activity, SetupState
from app.setup.usability import Part
from app.text import text
from ui.aftercare.fold import Fold
from ui.choices import mark
from ui.leads_to import help_button
from ui.pages.try_again import TryAgain
from ui.save_report import SaveReport
from ui.session import Session
from ui.tick import Tick
from ui.tokens import SPACE
from ui.widgets import button, buttons, column, copy, row, words

_TITLE = text("Before your customers use it")
_ABOUT = text("Tick what is done. The list is kept on this computer, for this site.")


class HandOverCard:
    """Shows how many items are done and, unfolded, all of them by what they are about."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._boxes: dict[str, Tick] = {}
        say = session.say
        self._problem = TryAgain(
            session, session.journey.usability.read_ticks, session.page, text("Read again")
        )
        said = column(words(say(_ABOUT), "muted"), self._problem.widget)
        for about, title in GROUPS.items():
            said.addWidget(words(say(title), "strong"))
            for item in hand_over_items():
                if item.group == about:
                    said.addLayout(self._line(item))
        said.addWidget(
            buttons(
                button(say(text("Copy the list")), self._copy, name="copy-hand-over"),
                SaveReport(
                    session, session.journey.reports.hand_over, text("Save it to print"), "save-hand-over"
                ).button,
            )
        )
        self._fold = Fold(session, "hand-over", "step-done", _TITLE, _ABOUT, said)
        self.widget: QWidget = self._fold.widget

    def render(self, state: SetupState) -> None:
        """Shows what is ticked."""
        self.widget.setVisible(state.portal is not None)
        usability = state.usability
        work, ticks = usability.of(Part.HAND_OVER), usability.ticks
        self._problem.render(Activity(work.doing, work.problem), work.wish)
        self._fold.unfold_for(work.problem)
        for name, box in self._boxes.items():
            box.setEnabled(ticks is not None)
            mark(box, chosen=name in (ticks or {}))
        done = sum(1 for name in self._boxes if name in (ticks or {}))
        count = text("{done} of {count} done", done=done, count=len(self._boxes))
        self._fold.tell(count)

    def _line(self, item: HandOverItem) -> QHBoxLayout:
        say = self._session.say
        said = say(words_of(item))
        box = self._boxes[item.id] = Tick(f"tick-{item.id}", said)
        box.toggled.connect(lambda done: self._tick(item.id, done))
        spoken = text("Read how: {title}", title=words_of(item))
        how = help_button(self._session, text("Read how"), item.help, spoken)
        return row(box, column(words(said), buttons(how), gap=0), gap=int(1.5 * SPACE), widest=1)

    def _tick(self, item: str, done: bool) -> None:
        # A tick is kept also when the person goes on at once.
        self._session.lasting.spawn(self._session.journey.usability.tick(item, done=done))

    def _copy(self) -> None:
        state = self._session.journey.state
        if state.site is not None:
            ticks = state.usability.ticks or {}
            copy(hand_over_text(state.site.name, state.site.address, ticks, self._session.say))
