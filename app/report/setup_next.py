"""What to do next with a portal, as far as the setup knows it."""

from __future__ import annotations

from app.aftercare.trial import trial_dates
from app.catalogues import help_page
from app.report.document import Link, Task, Tasks, Tone
from app.report.hand_over import counted, tone_of_list
from app.report.setup_after import plan_of_permissions
from app.report.setup_facts import SetupFacts
from app.report.setup_site import answers, term
from app.services.site_scan import Severity
from app.text import Text, text

_OPEN = text("Open")
_READ = text("Read how")


def next_steps(facts: SetupFacts) -> tuple[Tasks, ...]:
    """What is open, the most pressing first."""
    found = (
        _answer(facts),
        _term(facts),
        _web_roles(facts),
        _site_check(facts),
        _customers(),
        _hand_over(facts),
    )
    tasks = tuple(one for one in found if one is not None)
    return (Tasks(text("Whoever looks after the portal"), tasks),)


def _answer(facts: SetupFacts) -> Task | None:
    if facts.reach is not None and facts.reach.last.answer.is_settled:
        return None
    action = text("Open the portal in a browser. A new address can take an hour.")
    return Task(text("See whether the portal answers"), _OPEN, Tone.ATTENTION, (answers(facts), action))


def _term(facts: SetupFacts) -> Task | None:
    if facts.site.is_production:
        return None
    dates = trial_dates(facts.site, facts.seen) if facts.seen else None
    mark = text("By {day}", day=dates.ends) if dates else _OPEN
    return _task(
        text("Convert the portal to production"), mark, term(facts), "site_lifecycle", Tone.ATTENTION
    )


def _web_roles(facts: SetupFacts) -> Task | None:
    plan = plan_of_permissions(facts)
    if plan is not None and plan.is_complete:
        return None
    said = text("It has not been looked at yet whether web roles work with the party model.")
    if plan is not None:
        said = text("Web roles lack table permissions, without which customers do not see their orders.")
    tone = Tone.UNSURE if plan is None else Tone.ATTENTION
    return _task(text("Make web roles work"), _OPEN, said, "party_portal", tone)


def _site_check(facts: SetupFacts) -> Task | None:
    if facts.findings is None:
        title = text("Have Microsoft check the site")
        return Task(title, _OPEN, Tone.UNSURE, (text("It was not run in this start of the program."),))
    if not any(one.severity is Severity.SERIOUS for one in facts.findings):
        return None
    title = text("Put right what Microsoft's site check found")
    said = text("It has found things that have to be put right. They are told below.")
    return Task(title, _OPEN, Tone.ATTENTION, (said,))


def _customers() -> Task:
    said = text("Customers cannot register themselves: each needs a contact and an invitation.")
    return _task(text("Let your customers in"), _OPEN, said, "user_administration", Tone.UNSURE)


def _hand_over(facts: SetupFacts) -> Task | None:
    if tone_of_list(facts.ticks) is Tone.READY:
        return None
    title = text("Go through what has to be done before customers come")
    return Task(title, counted(facts.ticks), Tone.UNSURE, (text("The list is below."),))


def _task(title: Text, mark: Text, said: Text, topic: str, tone: Tone) -> Task:
    return Task(title, mark, tone, (said,), Link(_READ, help_page(topic)))
