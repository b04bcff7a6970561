"""The changes are made; then what became of them, whether the portal answers, and how to take them back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.setup.aftercare_state import Act
from app.setup.leaving import lost_by_leaving_update
from app.setup.state import SetupState
from app.setup.update_state import Changed, UpdateState
from app.text import Text, plural, text
from ui.aftercare.answer_line import AnswerLine
from ui.aftercare.confirmations import SecondButton
from ui.aftercare.deed_line import DeedLine
from ui.pages.page import page_frame
from ui.save_report import SaveReport
from ui.session import Session
from ui.tokens import SPACE
from ui.update.state_line import StateLine
from ui.widgets import button, buttons, clear, column, frame, with_icon, words
from ui.without_loss import without_loss

_CHANGING, _UNDOING = text("Changing your portal"), text("Taking the changes back")
_STAY = text(
    "You may leave this window open and do something else. If the program or the network stops in between, "
    "begin the update again: it goes on where it stopped."
)
_UNDO = text(
    "Each part gets back what it held before the update. What somebody changed in it since then is left "
    "alone and shown to you."
)
_OLD_PAGES = text(
    "The portal was not restarted after the changes, so visitors may still see the old pages. While it "
    "restarts, it may not answer for some minutes."
)
_SHOWN = 20
"""Records of a list that are shown; the report has them all."""


class ChangePage:
    """Shows how far the changes are, and how they ended."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shown: Changed | None = None
        say = session.say
        page = page_frame(say(_CHANGING), "")
        self.widget: QWidget = page.widget
        self._title = page.title
        self._line = StateLine(session, "changing")
        self._stay = words(say(_STAY), "muted")
        self._done = column(gap=SPACE)
        self._done_card = frame("card", self._done)
        self._reach = AnswerLine(session)
        self._restarted = DeedLine(session, "restart-after-update")
        self._undo = SecondButton(session, "undo", text("Take the changes back"), _UNDO, self._take_back)
        self._on = button(say(text("Go on with the changes")), self._go_on, name="update-go-on")
        self._restart = button(say(text("Restart the portal")), self._go_on, name="update-restart")
        self._save = SaveReport(
            session,
            lambda: session.journey.reports.done_update(session.say),
            text("Save the report"),
            "save-update-report",
        )
        self._close = button(say(text("Back to your portal")), self._leave, "primary", name="update-close")
        for part in (
            self._line.widget,
            self._stay,
            self._done_card,
            self._reach.widget,
            self._restarted.widget,
            self._undo.widget,
            buttons(self._on, self._restart, self._save.button, self._close),
        ):
            page.body.addWidget(part)

    def render(self, state: SetupState) -> None:
        """Shows how far it is."""
        update = state.update
        if update is None:
            return
        works = update.doing is not None
        self._line.render(update)
        self._stay.setVisible(works)
        self._title.setText(self._session.say(_title(update)))
        changed = update.changed
        self._done_card.setVisible(changed is not None and not works)
        self._undo.render(offered=changed is not None and not changed.undone and not works, can=not works)
        for one in (self._save.button, self._close):
            one.setVisible(not works)
        self._on.setVisible(changed is not None and changed.is_open and not works)
        self._restart.setVisible(changed is not None and changed.is_restart_due and not works)
        self._save.button.setEnabled(changed is not None)
        self._reach.render(state.aftercare)
        if works or changed is None:
            self._reach.widget.hide()
        self._restarted.render(state.aftercare.deed(Act.RESTART))
        if changed is not None and changed is not self._shown:
            self._shown = changed
            self._tell(changed)

    def first_focus(self) -> QWidget | None:
        """The page: nothing is to be pressed while it works."""
        return self.widget

    def _tell(self, changed: Changed) -> None:
        clear(self._done)
        say = self._session.say
        for icon, colour, said in _said(changed):
            self._done.addLayout(with_icon(icon, colour, words(say(said))))
        left = changed.left
        for name, why in left[:_SHOWN]:
            self._done.addWidget(words(say(text("{name}: {why}", name=name, why=why)), "small"))
        if len(left) > _SHOWN:
            more = plural("and {count} more", "and {count} more", len(left) - _SHOWN)
            self._done.addWidget(words(say(more), "small"))

    def _leave(self) -> None:
        without_loss(self._session, lost_by_leaving_update, self._session.journey.updating.close)

    def _go_on(self) -> None:
        self._session.lasting.spawn(self._session.journey.changing.go_on())

    def _take_back(self) -> None:
        self._session.lasting.spawn(self._session.journey.changing.undo())


def _title(update: UpdateState) -> Text:
    changed = update.changed
    if update.doing is not None:
        return _UNDOING if changed is not None else _CHANGING
    if changed is None:
        return text("Your portal was not changed")
    if changed.undone and not changed.is_open:
        return text("The changes are taken back")
    if changed.is_open:
        return text("The update has not come to its end")
    return text("Your portal is up to date") if changed.is_whole else text("Part of it is changed")


def _said(changed: Changed) -> list[tuple[str, str, Text]]:
    done = plural("{count} part is changed.", "{count} parts are changed.", changed.done)
    if changed.undone:
        done = plural(
            "{count} part is as it was before.",
            "{count} parts are as they were before.",
            changed.done,
        )
    told = [("ready", "ready", done)]
    if not changed.undone:
        kept = text("The portal as it was before is kept on this computer.")
        told.append(("information", "accent", kept))
    if changed.is_restart_due:
        told.append(("attention", "attention", _OLD_PAGES))
    if changed.left:
        left = plural("{count} part was left alone:", "{count} parts were left alone:", len(changed.left))
        told.append(("attention", "attention", left))
    return told
