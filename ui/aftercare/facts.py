"""The two facts that everyone has to know of a new portal: who can see it, and for how long it stands."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.aftercare.trial import TrialDates, trial_dates
from app.services.websites import Website
from app.setup.aftercare_state import Act
from app.setup.state import SetupState
from app.text import Text, plural, text
from ui.aftercare.deed_line import DeedLine
from ui.save_dialog import ask_where_to_save
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import button, buttons, column, frame, group, with_icon, words


class Facts:
    """Shows what is known; what is not known is not said."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._who, self._term = words(""), words("")
        self._who.setObjectName("fact-who")
        self._term.setObjectName("fact-term")
        self._remind = button(session.say(text("Add it to my calendar")), self._save, name="save-reminder")
        self._deed = DeedLine(session, "reminder")
        self._look = DeedLine(session, "look", session.journey.portal.look)
        self._who_line = group(with_icon("lock", "accent", self._who, 22))
        term = column(self._term, buttons(self._remind), self._deed.widget)
        self._term_line = group(with_icon("clock", "accent", term, 22))
        inside = column(self._who_line, self._term_line, self._look.widget, gap=int(1.5 * SPACE))
        self.widget: QWidget = frame("card", inside)

    def render(self, state: SetupState) -> None:
        """Shows the facts of the portal."""
        site, aftercare = state.site, state.aftercare
        seen = aftercare.seen.astimezone() if aftercare.seen else None
        who, term = _who(site), _term(site, seen)
        self._who.setText(self._session.say(who) if who else "")
        self._who_line.setVisible(who is not None)
        self._term.setText(self._session.say(term) if term else "")
        self._term_line.setVisible(term is not None)
        self._remind.setVisible(site is not None and seen is not None and _ahead(site, seen))
        self._deed.render(aftercare.deed(Act.REMINDER))
        looking = aftercare.deed(Act.LOOK)
        self._look.render(looking)
        self._look.widget.setVisible(looking.problem is not None)
        something = bool(who or term or looking.problem)
        self.widget.setVisible(site is not None and something and aftercare.shows_portal)

    def _save(self) -> None:
        say = self._session.say
        ask_where_to_save(
            self.widget,
            say(text("Save the day for your calendar")),
            say(text("portal-trial.ics")),
            {".ics": say(text("Calendar file"))},
            lambda file: self._session.page.spawn(self._saved(file)),
        )

    async def _saved(self, file: Path) -> None:
        journey = self._session.journey
        await journey.portal.save_reminder(file, self._session.say)
        if journey.state.aftercare.deed(Act.REMINDER).problem is None:
            self._session.open_calendar_file(file)


def _ahead(site: Website, seen: datetime) -> bool:
    dates = trial_dates(site, seen)
    return dates is not None and not dates.is_over


def _who(site: Website | None) -> Text | None:
    if site is None or site.is_private is None:
        return None
    if site.is_private:
        return text("The portal is private: only you and the people you name can see it.")
    return text("The portal is public: everyone who has its address can open it.")


def _term(site: Website | None, seen: datetime | None) -> Text | None:
    if site is None or (site.trial_days is None and not site.is_production):
        return None
    if site.is_production:
        return text("It is a production site, which has no end.")
    dates = trial_dates(site, seen) if seen else None
    return _until(site.trial_days or 0) if dates is None else _dated(dates)


def _until(days: int) -> Text:
    return plural("It is a trial that ends in {count} day.", "It is a trial that ends in {count} days.", days)


def _dated(dates: TrialDates) -> Text:
    ends, deleted = dates.ends, dates.deleted
    if dates.is_over:
        return text(
            "Its trial ended on {ends}, so it is closed. Convert it to production before {deleted}: then "
            "Microsoft deletes the site and keeps its content.",
            ends=ends,
            deleted=deleted,
        )
    return plural(
        "It is a trial until {ends}: {count} day is left. Convert it to production before; else it is "
        "closed, and on {deleted} Microsoft deletes the site and keeps its content.",
        "It is a trial until {ends}: {count} days are left. Convert it to production before; else it is "
        "closed, and on {deleted} Microsoft deletes the site and keeps its content.",
        dates.days_left,
        ends=ends,
        deleted=deleted,
    )
