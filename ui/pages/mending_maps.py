"""Starting the table maps together: the way on the Dual-write screen, and a watch that ticks each map off."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.catalogues import dual_write_word, required_maps
from app.checks.table_maps import check_id
from app.setup.mending import maps_wait
from app.setup.mending_state import MendingState
from app.setup.state import SetupState
from app.text import Text, text
from ui.icons import Icon
from ui.leads_to import Link
from ui.pages.map_row import MapRow
from ui.pages.page import page_frame
from ui.reflow_layout import with_button
from ui.returning import Returning
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import announce, button, buttons, column, frame, restyle, row, separator, words

_TITLE = text("Start the table maps together")
_LEAD = text(
    "A table map keeps one kind of data the same in both systems. It can only be started on the Dual-write "
    "screen of Finance and Operations. Keep that beside this window: each map that runs is ticked off here."
)
_RELATED = text("Before all of them comes reference data, such as currencies. The screen lists it itself.")
_ALL_RUN = text("All table maps run, or you have confirmed that they do")


class MendingMapsPage:
    """Shows the steps, and below them the maps in the order in which they are started."""

    def __init__(self, session: Session) -> None:
        self._session = session
        say = session.say
        page = page_frame(say(_TITLE), say(_LEAD))
        self.widget: QWidget = page.widget
        self._way = frame("card", self._guide())
        page.body.addWidget(self._way)
        self._icon, self._watch = Icon("running", "muted", 22), words("", "strong")
        self._watch.setObjectName("watch")
        self._look = button(say(text("Look now")), session.journey.mending.look_now, name="look-now")
        line = row(self._icon, with_button(self._watch, self._look), gap=int(1.5 * SPACE), widest=1)
        self._card = frame("card", line, int(1.5 * SPACE))
        page.body.addWidget(self._card)
        page.body.addWidget(frame("card", self._list(), 0))
        self._back = button(say(text("Back to the checks")), session.journey.mending.close, name="to-checks")
        page.body.addWidget(buttons(self._back))
        Returning(self.widget, session.journey.mending.look_now)

    def render(self, state: SetupState) -> None:
        """Shows how far it is."""
        mending = state.mending
        if mending is None:
            return
        if self.widget.isActiveWindow():
            self._session.journey.mending.attend()
        for link, page in ((self._open, mending.page), (self._second, mending.second_page)):
            link.lead_to(page)
            link.button.setVisible(bool(page))
        results = {one.check.id: one for one in state.readiness}
        following = next((name for name in self._rows if name in results and results[name].waits), "")
        for name, map_row in self._rows.items():
            if name in results:
                map_row.render(results[name], is_next=name == following)
        self._render_watch(mending, waits=maps_wait(state))

    def first_focus(self) -> QWidget | None:
        """The way to the Dual-write screen."""
        return self._open.button

    def _guide(self) -> QVBoxLayout:
        session, say = self._session, self._session.say
        caption = text("Open the Dual-write screen")
        self._open = Link(session, caption, look="primary", name="open-dual-write")
        elsewhere = text("It does not open: try the older address")
        self._second = Link(session, elsewhere, name="open-dual-write-elsewhere")
        steps = [words(say(step)) for step in guide(self._session.language.tag)]
        return column(*steps, buttons(self._open.button, self._second.button), gap=SPACE)

    def _list(self) -> QVBoxLayout:
        first = row(Icon("information", "accent", 22), words(self._session.say(_RELATED)), widest=1)
        first.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        first.setSpacing(int(1.5 * SPACE))
        whole = column(first, gap=0)
        self._rows: dict[str, MapRow] = {}
        for wanted in sorted(required_maps(), key=lambda one: one.turn):
            made = MapRow(self._session, wanted)
            self._rows[check_id(wanted)] = made
            whole.addWidget(separator())
            whole.addWidget(made.widget)
        return whole

    def _render_watch(self, mending: MendingState, *, waits: bool) -> None:
        icon, colour, message = _watch(mending, waits=waits)
        said = self._session.say(message)
        self._icon.become(icon, colour)
        restyle(self._card, "look", "card" if waits else "ready")
        restyle(self._back, "look", "" if waits else "primary")
        self._look.setVisible(waits)
        self._way.setVisible(waits or mending.looked_at is None)
        if said != self._watch.text():
            self._watch.setText(said)
            if mending.rests or not waits:
                announce(self._card, said)


def guide(language: str) -> tuple[Text, ...]:
    """What to do on the Dual-write screen, in its own words in `language` (ISO 639-1)."""
    return (
        text(
            "1. Open the Dual-write screen: in {workspace}, choose {tile}.",
            workspace=_shown("data_management", language),
            tile=_shown("dual_write", language),
        ),
        text(
            "2. Select the first map below that is not ticked off and choose {run}, with {related}: start "
            "all that is listed. One that is paused goes on with {resume}.",
            run=_shown("run", language),
            related=_shown("show_related", language),
            resume=_shown("resume", language),
        ),
        text(
            "3. Wait until its status is {running}: the first copy takes minutes, with much data hours. If "
            "it is {not_running} again, {details} says why. Then take the next map.",
            running=_shown("running", language),
            not_running=_shown("not_running", language),
            details=_shown("initial_sync_details", language),
        ),
    )


def _shown(name: str, language: str) -> Text:
    """A word of the screen; where only the English one is known, that is said."""
    word, english = dual_write_word(name, language), dual_write_word(name).word
    if language == "en" or word.word == english:
        if word.is_known:
            return text("“{word}”", word=word.word)
        return text("“{word}” (in English)", word=word.word)
    return text("“{word}” ({english})", word=word.word, english=english)


def _watch(mending: MendingState, *, waits: bool) -> tuple[str, str, Text]:
    """Icon, colour and words for what the watch does."""
    if not waits:
        return "ready", "ready", _ALL_RUN
    if mending.rests:
        return "clock", "muted", text("Watching has stopped, since nobody was here for a while")
    if not mending.watches or mending.looked_at is None:
        return "running", "muted", text("Looking at the table maps")
    moment = mending.looked_at.astimezone().time()
    return "running", "accent", text("Watching. Last look: {time}", time=moment)
