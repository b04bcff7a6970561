"""A card that is one line until it is unfolded."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from app.problems import Problem
from app.text import Text, text
from ui.kept_place import UNFOLDED
from ui.reflow_layout import with_button
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import announce, button, column, frame, group, reveal, with_icon, words

_SHOW, _HIDE = text("Show"), text("Hide")


class Fold:
    """A card with a title and a line below it; what is `inside` is shown on request."""

    def __init__(
        self, session: Session, name: str, icon: str, title: Text, about: Text, inside: QBoxLayout
    ) -> None:
        self._session, self._title = session, title
        self._problem: Problem | None = None
        self._about = words(session.say(about), "muted")
        self._about.setObjectName(f"about-{name}")
        self._turn = button(session.say(_SHOW), self._fold_or_unfold, "quiet", name=f"unfold-{name}")
        said = column(words(session.say(title), "strong"), self._about, gap=SPACE // 4)
        inside.setSpacing(int(1.5 * SPACE))
        self._inside = group(inside)
        self._inside.hide()
        whole = column(with_button(group(said), self._turn), self._inside, gap=int(1.5 * SPACE))
        self.widget: QWidget = frame("card", with_icon(icon, "accent", whole, 22))
        self._name_the_turn()

    def tell(self, about: Text) -> None:
        """Says something else in the line below the title."""
        self._about.setText(self._session.say(about))

    def unfold_for(self, problem: Problem | None) -> None:
        """Shows what is inside, once for each problem: it is told there."""
        if problem is not None and problem != self._problem:
            self._show(shown=True)
        self._problem = problem

    def _fold_or_unfold(self) -> None:
        self._show(shown=self._inside.isHidden())
        announce(self._turn, self._turn.accessibleDescription())
        if not self._inside.isHidden():
            reveal(self._inside)

    def _show(self, *, shown: bool) -> None:
        self._inside.setVisible(shown)
        self._turn.setText(self._session.say(_HIDE if shown else _SHOW))
        self._turn.setProperty(UNFOLDED, shown)
        self._name_the_turn()

    def _name_the_turn(self) -> None:
        say, is_hidden = self._session.say, self._inside.isHidden()
        word = text("{name}: {word}", name=_SHOW if is_hidden else _HIDE, word=self._title)
        self._turn.setAccessibleName(say(word))
        state = text("{title}: folded away", title=self._title)
        if not is_hidden:
            state = text("{title}: shown below", title=self._title)
        self._turn.setAccessibleDescription(say(state))
