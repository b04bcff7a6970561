"""What a person can do with a portal that is there, or may be: take it over, or bring it back."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from app.checks.check import CheckResult
from app.provisioning.plan import Adopt, Create, Reactivate, Way
from app.text import Text, text
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import button, buttons, clear, column, group, words

_MOST = 6
"""Ways that are offered at once: beyond that, a list of buttons helps nobody."""


class WayChoice:
    """Buttons for the ways on that a check has found; once one is chosen, what that means."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shown: tuple[tuple[Way, ...], str] = ((), "")
        self._inside = column(gap=SPACE // 2)
        self.widget: QWidget = group(self._inside)
        self.widget.hide()

    def render(self, result: CheckResult) -> None:
        """Shows the ways of a check's result."""
        found = result.finding.ways if result.finding else ()
        offered = tuple(way for way in found if not isinstance(way, Create))[:_MOST]
        chosen = self._session.journey.state.course.way if result.decided else Create()
        if (offered, chosen.key) == self._shown:
            return
        self._shown = (offered, chosen.key)
        clear(self._inside)
        self.widget.setVisible(bool(offered))
        if result.decided:
            self._inside.addWidget(words(self._session.say(_meaning(chosen)), "strong"))
            again = self._button(text("Decide anew"), Create(), "decide-anew")
            self._inside.addWidget(buttons(again))
        elif offered:
            self._inside.addWidget(buttons(*(self._offer(place, way) for place, way in enumerate(offered))))

    def _offer(self, place: int, way: Way) -> QPushButton:
        return self._button(_offer(way), way, f"take-way-{place}")

    def _button(self, caption: Text, way: Way, name: str) -> QPushButton:
        return button(
            self._session.say(caption), lambda: self._session.journey.checks.take_way(way), name=name
        )


def _offer(way: Way) -> Text:
    match way:
        case Adopt(site):
            return text("It is our portal: take over {name}", name=site.name)
        case Reactivate(record):
            return text("It is our portal: bring back {name}", name=record.name)
        case _:
            return text("Create a new portal")


def _meaning(way: Way) -> Text:
    match way:
        case Adopt(site):
            return text("You take over {name}. Nothing is created.", name=site.name)
        case Reactivate(record):
            return text("You bring back {name}: it gets a site again, with its content.", name=record.name)
        case _:
            return text("You create a new portal.")
