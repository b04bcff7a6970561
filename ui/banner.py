"""What one should know on every page: this is practice, this cloud is untested, sign-ins are not kept."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from app.clouds import Cloud
from app.setup.state import SetupState, StepId
from app.text import text
from ui.session import Say
from ui.tokens import SPACE
from ui.widgets import column, frame, with_icon, words

_PRACTICE = text(
    "You are practising with a demo company. Nothing here reaches Microsoft or your organisation."
)
_NOT_KEPT = text("This computer's keyring cannot be used, so your sign-in ends when you close this window.")


class Banner:
    """The notices above the page."""

    def __init__(self, say: Say, cloud: Cloud) -> None:
        self._practice = _notice("practice", say(_PRACTICE))
        unverified = text("This program has not been tried with this cloud: {title}.", title=cloud.title)
        self._unverified = _notice("unsure", say(unverified))
        self._not_kept = _notice("lock", say(_NOT_KEPT))
        self._practice.setVisible(cloud.is_local)
        self._unverified.setVisible(not cloud.verified)
        self._not_kept.setVisible(False)
        self.widget = QFrame()
        self.widget.setObjectName("banner")
        self.widget.setLayout(column(self._practice, self._unverified, self._not_kept, gap=0))

    def render(self, state: SetupState) -> None:
        """Shows what there is to know."""
        self._not_kept.setVisible(not state.keeps_sign_in and state.step is StepId.SIGN_IN)


def _notice(icon: str, content: str) -> QFrame:
    return frame("banner", with_icon(icon, "unsure", words(content), 18), SPACE + SPACE // 4)
