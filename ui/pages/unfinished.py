"""Portals that were begun before and are still being created: each can be gone on with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QFrame, QWidget

from app.provisioning.journal import Creation
from app.provisioning.standing import Standing, may_be_let_go
from app.setup.state import SetupState
from app.text import Text, plural, text
from ui.pages.card_list import CardList, of_known_accounts
from ui.session import Session
from ui.widgets import button, buttons, column, frame, with_icon, words

_UNSEEN = text("Microsoft goes on with it also while this program is closed.")
_STANDINGS: dict[Standing | None, Text] = {
    Standing.NOTHING_YET: text("No portal has appeared yet. Continue to look again."),
    Standing.BUILDING: text("Microsoft is building it at this moment."),
    Standing.FINISHED: text("Continue to open it."),
    Standing.STOPPED: text("Microsoft has stopped building it. Continue to see what can be done."),
}
_STALE = text(
    "Nothing of it can be seen, although it should be there by now. If the environment is gone, you can stop "
    "looking for it; nothing is changed at Microsoft."
)


class Unfinished:
    """A card for each portal that is still being created.

    With `signed_in_only`, those are left out whose account is not known: they need a sign-in first.
    """

    def __init__(self, session: Session, *, signed_in_only: bool = False) -> None:
        self._session = session
        self._signed_in_only = signed_in_only
        self._cards = CardList(self._card)
        self.widget: QWidget = self._cards.widget

    def render(self, state: SetupState) -> None:
        """Shows what the state has of them."""
        standings = dict(state.standings)
        begun = of_known_accounts(state.unfinished, state) if self._signed_in_only else state.unfinished
        self._cards.show(tuple((one, standings.get(one.id)) for one in begun))

    def _card(self, shown: tuple[Creation, Standing | None]) -> QFrame:
        creation, standing = shown
        say, name = self._session.say, creation.request.name
        go_on = button(
            say(text("Continue")),
            lambda: self._resume(creation),
            "primary",
            name="resume",
            says=say(text("Continue with {name}", name=name)),
        )
        let_go = button(
            say(text("Stop looking for it")),
            lambda: self._let_go(creation),
            name="let-go",
            says=say(text("Stop looking for {name}", name=name)),
        )
        now = datetime.now(UTC)
        is_stale = may_be_let_go(creation, standing, now)
        said = column(
            words(say(_heading(standing, creation.place.environment_name)), "heading"),
            words(say(_started(name, now - creation.started))),
            words(say(_STALE if is_stale else _STANDINGS.get(standing, _UNSEEN)), "muted"),
            buttons(go_on, let_go),
        )
        let_go.setVisible(is_stale)
        return frame("accent", with_icon("resume", "accent", said, 24))

    def _let_go(self, creation: Creation) -> None:
        self._session.lasting.spawn(self._session.journey.creation.let_go(creation))

    def _resume(self, creation: Creation) -> None:
        self._session.lasting.spawn(self._session.journey.creation.resume(creation))


def _heading(standing: Standing | None, environment: str) -> Text:
    match standing:
        case Standing.FINISHED:
            return text("Your portal for {environment} is finished", environment=environment)
        case Standing.STOPPED:
            return text("Your portal for {environment} was not finished", environment=environment)
        case _:
            return text("Your portal for {environment} is being created", environment=environment)


def _started(name: str, ago: timedelta) -> Text:
    minutes = max(int(ago.total_seconds()) // 60, 0)
    if minutes >= 120:
        return plural(
            "{name}: started {count} hour ago", "{name}: started {count} hours ago", minutes // 60, name=name
        )
    if not minutes:
        return text("{name}: started just now", name=name)
    return plural(
        "{name}: started {count} minute ago", "{name}: started {count} minutes ago", minutes, name=name
    )
