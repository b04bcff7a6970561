"""What is seldom needed: restarting the portal, and taking it away again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.aftercare.removal import RemovalStage
from app.setup.aftercare_state import Act, Aftercare
from app.setup.state import SetupState
from app.text import text
from ui.aftercare.confirmations import SecondButton, TypedName
from ui.aftercare.deed_line import DeedLine
from ui.aftercare.fold import Fold
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import column, group, separator, words

_RESTART = text(
    "The portal closes for some minutes and starts again. That makes it show at once what was changed in its "
    "settings."
)
_REMOVAL = text(
    "Removes the site, and then its pages and settings from Dataverse. Contacts, accounts, products, orders "
    "and the installed solutions stay. There is no way back, and the address may go to somebody else."
)
_REMOVAL_OF_HOST = text(
    "Removes the site alone. Its pages and settings were there before this program brought them back: they "
    "stay in Dataverse as an inactive site, with everything else. The address may go to somebody else."
)


class More:
    """Shows restart and removal, folded away."""

    def __init__(self, session: Session) -> None:
        self._session = session
        say = session.say
        self._restart = SecondButton(
            session, "restart", text("Restart the portal"), _RESTART, self._do_restart
        )
        self._restarted = DeedLine(session, "restart")
        self._typed = TypedName(session, "remove", text("Remove the portal"), self._remove)
        self._meaning, self._reason = words(""), words("")
        self._meaning.setObjectName("removal-meaning")
        self._reason.setObjectName("removal-reason")
        inside = column(
            self._restart.widget,
            self._restarted.widget,
            separator(),
            words(say(text("Remove the portal")), "strong"),
            group(column(self._meaning, self._typed.widget, self._reason, gap=SPACE)),
        )
        title, about = text("More"), text("Restart the portal, or remove it again.")
        self._fold = Fold(session, "more", "information", title, about, inside)
        self.widget: QWidget = self._fold.widget

    def render(self, state: SetupState) -> None:
        """Shows what can be done."""
        site, aftercare = state.portal, state.aftercare
        self.widget.setVisible(site is not None)
        if site is None:
            return
        can = not aftercare.is_changing
        self._restart.render(offered=True, can=can)
        self._restarted.render(aftercare.deed(Act.RESTART))
        creation = aftercare.origin.creation if aftercare.origin else None
        mine = creation is not None
        brought_back = creation is not None and bool(creation.request.record)
        self._meaning.setText(self._session.say(_REMOVAL_OF_HOST if brought_back else _REMOVAL))
        self._meaning.setVisible(mine)
        self._typed.widget.setVisible(mine)
        self._typed.render(site.name, can=can)
        reason = self._why_not(aftercare)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))

    def _why_not(self, aftercare: Aftercare) -> str:
        origin, say = aftercare.origin, self._session.say
        if aftercare.removal is RemovalStage.NOT_OURS or origin is None or origin.reason is None:
            return "" if origin else say(text("Whether this program made it is not known yet."))
        return say(
            text(
                "This program does not remove this portal. {reason} Site administration can remove it.",
                reason=origin.reason,
            )
        )

    def _do_restart(self) -> None:
        self._session.lasting.spawn(self._session.journey.portal.restart())

    def _remove(self) -> None:
        self._session.lasting.spawn(self._session.journey.removal.remove())
