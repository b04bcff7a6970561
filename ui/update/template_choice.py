"""Choosing what shows Microsoft's template as it is now: a portal that was just made, or a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from app.aftercare.known_portal import KnownPortal
from app.setup.state import SetupState
from app.setup.update_state import UpdateState
from app.text import Text, text
from ui.choices import mark, on_choice
from ui.session import Session
from ui.tokens import SPACE
from ui.update.folder_choice import FolderChoice
from ui.widgets import button, buttons, clear, column, frame, group, in_lines, words

_ABOUT = text(
    "A portal that has just been made has Microsoft’s newest pages. Make one in a sandbox or trial "
    "environment with this program and change nothing in it: it then stands here. It may be removed again "
    "afterwards."
)


class TemplateChoice:
    """Offers the other portals that this computer knows, and a folder."""

    def __init__(self, session: Session) -> None:
        self._session = session
        say = session.say
        self._portals: tuple[KnownPortal, ...] | None = None
        self._buttons: list[QRadioButton] = []
        self._choices = column(gap=0)
        self._place = group(self._choices)
        self._group = QButtonGroup(self._place)
        self._folder = FolderChoice(session, "template-folder", self._use)
        self._heading = words(say(text("Microsoft’s template as it is now")), "heading")
        self._look = button(
            say(text("Look in my other environments")), self._look_for, name="look-for-portals"
        )
        self._none = words(say(text("There is no other portal in them.")), "muted")
        inside = column(
            self._heading,
            words(say(_ABOUT), "muted"),
            self._place,
            self._none,
            buttons(self._look, self._folder.button),
            self._folder.widget,
            gap=SPACE,
        )
        self.widget: QWidget = frame("card", inside)

    def render(self, state: SetupState, update: UpdateState, *, can: bool) -> None:
        """Shows what can be chosen, and what is."""
        portals = other_portals(state, update)
        self._look.setVisible(update.others is None)
        self._look.setEnabled(can)
        self._none.setVisible(update.others is not None and not portals)
        if portals != self._portals:
            self._portals = portals
            self._make(portals)
        for one, portal in zip(self._buttons, portals, strict=True):
            mark(one, chosen=update.template == portal)
            one.setEnabled(can)
        folder = update.template if isinstance(update.template, Path) else None
        self._folder.render(folder, can=can)

    def first_focus(self) -> QWidget | None:
        """The first portal, or the button for a folder."""
        return self._buttons[0] if self._buttons else self._folder.button

    def _make(self, portals: tuple[KnownPortal, ...]) -> None:
        clear(self._choices)
        self._buttons = [self._radio(one, place) for place, one in enumerate(portals)]
        for one in self._buttons:
            self._choices.addWidget(one)
        self._place.setVisible(bool(portals))

    def _radio(self, portal: KnownPortal, place: int) -> QRadioButton:
        made = QRadioButton(in_lines(self._session.say(_words(portal))))
        made.setObjectName(f"template-portal-{place}")
        on_choice(made, lambda: self._use(portal))
        self._group.addButton(made)
        return made

    def _look_for(self) -> None:
        self._session.page.spawn(self._session.journey.updating.look_for_portals())

    def _use(self, source: KnownPortal | Path) -> None:
        self._session.journey.updating.use_template(source)


def other_portals(state: SetupState, update: UpdateState) -> tuple[KnownPortal, ...]:
    """The portals that are known, but for the one that is brought up to date."""
    here = state.site.id if state.site else ""
    known = {one.website: one for one in (*(update.others or ()), *state.portals.known)}
    return tuple(one for one in known.values() if one.website != here)


def _words(portal: KnownPortal) -> Text:
    return text(
        "The portal {name} in {environment}, {day}",
        name=portal.name,
        environment=portal.place.environment_name,
        day=portal.since.astimezone().date(),
    )
