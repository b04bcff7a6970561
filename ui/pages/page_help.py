"""The help of a page, at the same place on each: how long it takes, what is needed, what the words mean."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.setup.page_help import PageHelp
from app.text import Text, text
from ui.leads_to import help_button
from ui.pages.page import HELP_PLACE
from ui.reflow_layout import with_button
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import button, buttons, column, frame, group, reveal, with_icon, words

_SHOW, _HIDE = text("Explain the words"), text("Hide the words")


class PageHelpCard:
    """One line, and below it, once they are asked for, the words of the page.

    With `on_request` even the line is shown only once somebody asks for help: the page needs the room.
    """

    def __init__(self, session: Session, help_here: PageHelp, *, on_request: bool = False) -> None:
        self._say = session.say
        told = text("{takes} {needs}", takes=help_here.takes, needs=help_here.needs)
        self._turn = button(self._say(_SHOW), self._fold_or_unfold, "quiet", name="help")
        more = help_button(session, text("Microsoft's own explanation"), help_here.page, name="help-page")
        listed = column(gap=SPACE)
        for one in help_here.words:
            entry = text("{word}: {meaning}", word=one.word, meaning=one.meaning)
            listed.addWidget(words(self._say(entry)))
        listed.addWidget(buttons(more))
        self._words = frame("card", listed)
        self._words.hide()
        said = with_icon("clock", "muted", words(self._say(told), "muted"), 18)
        line = with_button(group(said), self._turn, gap=2 * SPACE)
        self.widget: QWidget = group(column(line, self._words))
        self.widget.setVisible(not on_request)

    def open(self) -> None:
        """Shows the words, with the keyboard there."""
        self.widget.show()
        if self._words.isHidden():
            self._fold_or_unfold()
        self._turn.setFocus()
        reveal(self._turn)

    def _fold_or_unfold(self) -> None:
        opens = self._words.isHidden()
        self._words.setVisible(opens)
        caption: Text = _HIDE if opens else _SHOW
        self._turn.setText(self._say(caption))
        self._turn.setAccessibleName(self._say(caption))


def put_into(page: QWidget, card: PageHelpCard) -> None:
    """Puts the help into its place on a page that `page_frame` has framed."""
    place = page.findChild(QWidget, HELP_PLACE)
    if isinstance(place, QWidget):
        inside = column(card.widget)
        inside.setContentsMargins(0, 0, 0, 0)
        place.setLayout(inside)
