"""Where the update begins: what it is, and which template it is made from."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.setup.leaving import lost_by_comparing, lost_by_leaving_update
from app.setup.state import SetupState
from app.setup.update_state import UpdateState
from app.text import Text, text
from ui.pages.page import page_frame
from ui.session import Session
from ui.tokens import SPACE
from ui.update.baseline_choice import BaselineChoice
from ui.update.foot import with_foot
from ui.update.state_line import StateLine
from ui.update.template_choice import TemplateChoice
from ui.widgets import button, buttons, column, frame, with_icon, words
from ui.without_loss import without_loss

_TITLE = text("Bring your portal up to date")
_LEAD = text(
    "Microsoft goes on improving the pages, texts and settings of the Customer Portal. A portal that exists "
    "does not get these by itself. Here you bring them in, and keep what you changed yourself."
)
_STEPS: tuple[tuple[str, Text], ...] = (
    ("search", text("The program compares your portal with Microsoft’s template. That changes nothing.")),
    (
        "people",
        text("Where you and Microsoft changed the same thing, you choose: yours, theirs, or both."),
    ),
    ("confirmed", text("You see everything that will be changed, before anything is.")),
    ("resume", text("Your portal is kept as it was, so that all of it can be taken back.")),
)


class SidesPage:
    """Asks for the template as it is now, and for the one that the portal was made from."""

    def __init__(self, session: Session) -> None:
        self._session = session
        say, journey = session.say, session.journey
        page = page_frame(say(_TITLE), say(_LEAD))
        self._which = words("", "heading")
        self._which.setObjectName("which-portal")
        page.body.addWidget(self._which)
        steps = column(gap=SPACE)
        for icon, step in _STEPS:
            steps.addLayout(with_icon(icon, "accent", words(say(step)), 18))
        page.body.addWidget(frame("card", steps))
        self._template = TemplateChoice(session)
        self._baseline = BaselineChoice(session)
        page.body.addWidget(self._template.widget)
        page.body.addWidget(self._baseline.widget)
        self._line = StateLine(session, "reading")
        page.body.addWidget(self._line.widget)
        self._to_portal = button(
            say(text("Back to your portal")),
            partial(self._leave, journey.updating.close),
            name="update-close",
        )
        self._to_list = button(
            say(text("Back to your portals")),
            partial(self._leave, journey.coming_back.leave),
            name="update-leave",
        )
        self._compare = button(say(text("Compare")), self._compare_sides, "primary", name="update-compare")
        back = buttons(self._to_portal, self._to_list)
        self.widget: QWidget = with_foot(page.widget, back, self._compare)

    def render(self, state: SetupState) -> None:
        """Shows what is chosen, and how far the reading is."""
        update = state.update
        if update is None:
            return
        reads = _reads(update)
        self._which.setText(self._session.say(_which(state)))
        self._to_portal.setVisible(not update.is_from_list)
        self._to_list.setVisible(update.is_from_list)
        self._template.render(state, update, can=not reads)
        self._baseline.render(update, can=not reads)
        self._line.render(update)
        self._compare.setEnabled(update.template is not None and not reads)

    def first_focus(self) -> QWidget | None:
        """The first thing that can be chosen."""
        return self._template.first_focus()

    def _leave(self, go: Callable[[], None]) -> None:
        without_loss(self._session, lost_by_leaving_update, go)

    def _compare_sides(self) -> None:
        without_loss(self._session, lost_by_comparing, self._do)

    def _do(self) -> None:
        self._session.page.spawn(self._session.journey.updating.compare(self._session.say))


def _which(state: SetupState) -> Text:
    """The portal by its name and environment: the person may have several."""
    name = state.site.name if state.site else ""
    place = state.environment.name if state.environment else ""
    return text("{name} in {environment}", name=name, environment=place)


def _reads(update: UpdateState) -> bool:
    return update.doing is not None and update.baselines is not None
