"""What will pay for the site once its trial is over? Advice: every site starts as a free trial.

Contract: identity.md sections 1.3 and 1.4.
"""

from __future__ import annotations

from app.catalogues import help_page, plan_catalogue
from app.checks.check import Check, Finding, Remedy, Verdict
from app.checks.facts import Facts, outcome
from app.errors import Trouble
from app.problems import Helper, problem_of
from app.services.licences import Plan
from app.text import Text, plural, text

_CAPACITY = text("Power Platform: capacity of this environment")
_PLANS = text("Microsoft 365: licences of your organisation")


async def _examine(facts: Facts) -> Finding:
    catalogue = plan_catalogue()
    allocations = await outcome(facts.allocations())
    if not isinstance(allocations, Trouble):
        units = sum(one.units for one in allocations if one.kind.lower() in catalogue.power_pages_allocations)
        if units > 0:
            found = facts.found(_CAPACITY, text("{units} units set aside", units=units))
            return Finding(Verdict.READY, text("Capacity is set aside for this environment."), (found,))
    plans = await outcome(facts.organisation_plans())
    # What could not be asked is never taken for "there is none".
    if isinstance(allocations, Trouble):
        return _unread(facts, _CAPACITY, allocations)
    if isinstance(plans, Trouble):
        return _unread(facts, _PLANS, plans)
    evidence = (facts.found(_CAPACITY, text("Nothing is set aside")), facts.found(_PLANS, _listed(plans)))
    return Finding(Verdict.NOT_READY, _summary(plans), evidence, _remedy())


def _summary(plans: tuple[Plan, ...]) -> Text:
    catalogue = plan_catalogue()
    owned = [plan for plan in plans if plan.id in catalogue.power_pages]
    if any(plan.in_force and not plan.ends_soon for plan in owned):
        return text(
            "Your organisation owns Power Pages capacity; none is set aside for this environment yet."
        )
    if any(plan.in_force for plan in owned):
        return text("Your organisation owns Power Pages capacity that is about to end.")
    if owned:
        return text("Your organisation had Power Pages capacity, and it has lapsed.")
    if any(plan.in_force and plan.id in catalogue.power_pages_trial for plan in plans):
        return text("Only a trial of Power Pages for makers was found. The site starts as a free trial.")
    return text(
        "No Power Pages licence was found; pay-as-you-go was not looked for. "
        "The site can still start as a free trial."
    )


def _unread(facts: Facts, source: Text, trouble: Trouble) -> Finding:
    problem = problem_of(trouble)
    return Finding(
        Verdict.COULD_NOT_CHECK,
        text("Whether there is a Power Pages licence for this environment could not be read."),
        (facts.found(source, text("Could not be read: {reason}", reason=problem.what)),),
        _remedy(),
        problem,
    )


def _listed(plans: tuple[Plan, ...]) -> Text:
    return plural("{count} service plan was listed", "{count} service plans were listed", len(plans))


def _remedy() -> Remedy:
    return Remedy(
        text("Before the trial ends, have Power Pages capacity set aside for this environment."),
        Helper.ORGANISATION_ADMINISTRATOR,
        help_page("site_lifecycle"),
    )


CHECK = Check(
    id="power-pages-licence",
    title=text("Power Pages licence"),
    purpose=text("Every site starts as a free trial. A licence keeps it open after that."),
    mandatory=False,
    confirmable=True,
    examine=_examine,
    needs=(Facts.allocations, Facts.organisation_plans),
)
