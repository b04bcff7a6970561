"""Why an environment may not be listed, what to do about each cause, and a field to name it all the same."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QWidget

from app.setup.environment_listing import Lookup
from app.setup.state import SetupState, StepId
from app.text import NOTHING, Text, text
from ui.entry_field import EntryField
from ui.problem_card import ProblemCard
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import announce, busy, button, buttons, column, frame, group, with_icon, words

_CAUSES = (
    (
        "account",
        text("It belongs to another organisation or another cloud"),
        text(
            "Sign in with an account of that organisation. For another Microsoft cloud, such as that of the "
            "United States government, start this program with the option --cloud."
        ),
    ),
    (
        "people",
        text("Your account has no role in it"),
        text(
            "Ask an administrator of the environment to give your account the System Administrator role. "
            "Creating the portal needs it, assigned to you directly."
        ),
    ),
    (
        "clock",
        text("Your role has to be activated first"),
        text(
            "Some organisations give administrators their rights for some hours only. Activate your role in "
            "Microsoft Entra, wait a few minutes, then read the list again."
        ),
    ),
    (
        "lock",
        text("It is open to the members of a security group only"),
        text("Ask an administrator of the environment to take you into the group, then read the list again."),
    ),
)
_FIELD = text("Address or id of the environment")
_HINT = text(
    "The address of Dataverse, or the one that your browser shows for the environment in Power Apps, Power "
    "Pages or the admin centre."
)


class AbsentEnvironment:
    """The explanation. `back` returns to the list, `reload` reads it again."""

    def __init__(self, session: Session, back: Callable[[], None], reload: Callable[[], None]) -> None:
        self._session = session
        self._typed = ""
        say = session.say
        self._who = words("", "muted")
        causes = column(
            words(say(text("Why it may not be listed")), "heading"), self._who, gap=int(1.5 * SPACE)
        )
        for icon, cause, remedy in _CAUSES:
            told = column(words(say(cause), "strong"), words(say(remedy)), gap=SPACE // 2)
            causes.addLayout(with_icon(icon, "accent", told))
        causes.addWidget(
            buttons(
                button(say(text("Sign in with another account")), self._sign_in, name="another-account"),
                button(say(text("Read the list again")), reload, name="reload"),
            )
        )
        self._back = button(say(text("Back to the list")), back, "quiet", name="back-to-list")
        self.widget: QWidget = group(
            column(buttons(self._back), self._by_address(), frame("card", causes), gap=2 * SPACE)
        )

    def render(self, state: SetupState) -> None:
        """Shows who is signed in, and how the search for an address ended."""
        account = state.account
        if account is not None:
            who = text(
                "You are signed in as {name}. Organisation: {organisation}. Cloud: {cloud}.",
                name=account.user_name,
                organisation=account.tenant,
                cloud=self._session.cloud.title,
            )
            self._who.setText(self._session.say(who))
        self._render_lookup(state.listing.lookup or Lookup())

    def first_focus(self) -> QWidget:
        """The field for the address."""
        return self._field

    def _by_address(self) -> QFrame:
        say = self._session.say
        self._field = EntryField(self._look_up)
        self._field.setObjectName("environment-address")
        self._field.setAccessibleName(say(_FIELD))
        example = self._session.cloud.dataverse_hosts[0].replace("*", "contoso")
        hint = say(text("such as {example}", example=example))
        self._field.setPlaceholderText(hint)
        self._field.setToolTip(hint)
        caption = words(say(_FIELD), "heading")
        caption.setBuddy(self._field)
        self._outcome = words("", "strong")
        self._outcome.setObjectName("lookup-outcome")
        self._problem = ProblemCard(say)
        self._looking = busy()
        look = button(say(text("Look it up")), self._look_up, name="look-up")
        return frame(
            "card",
            column(
                caption,
                self._field,
                words(say(_HINT), "small"),
                self._looking,
                self._outcome,
                self._problem.widget,
                buttons(look),
            ),
        )

    def _render_lookup(self, lookup: Lookup) -> None:
        self._looking.setVisible(lookup.is_looking)
        told = self._session.say(_told(lookup)) if lookup.message else ""
        if told != self._outcome.text():
            self._outcome.setText(told)
            self._field.setAccessibleDescription(told)
            announce(self.widget, told)
        self._outcome.setVisible(bool(told))
        self._problem.render(lookup.problem)
        self._problem.widget.setVisible(lookup.problem is not None)

    def _look_up(self) -> None:
        # The button stays as it is meanwhile: one that cannot be used would lose the keyboard.
        lookup = self._session.journey.state.listing.lookup
        if lookup is None or not lookup.is_looking:
            self._session.page.spawn(self._session.journey.environments.look_up(self._field.text()))

    def _sign_in(self) -> None:
        self._session.journey.go(StepId.SIGN_IN)


def _told(lookup: Lookup) -> Text:
    message = lookup.message or NOTHING
    if lookup.found is None:
        return message
    return text("{outcome} It is in the list now.", outcome=message)
