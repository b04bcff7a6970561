"""Does the organisation have Supply Chain Management? Advice: a list of licences does not prove use."""

from __future__ import annotations

from app.catalogues import plan_catalogue
from app.checks.check import Check, Evidence, Finding, Remedy, Verdict
from app.checks.facts import Facts, outcome
from app.errors import Trouble
from app.problems import Helper, problem_of
from app.services.licences import Plan
from app.text import plural, text

_SOURCE = text("Microsoft 365: licences")


async def _examine(facts: Facts) -> Finding:
    answers = [await outcome(facts.organisation_plans()), await outcome(facts.own_plans())]
    plans = [plan for answer in answers if not isinstance(answer, Trouble) for plan in answer]
    troubles = [answer for answer in answers if isinstance(answer, Trouble)]
    held = {plan.id for plan in plans if plan.in_force}
    lasting = {plan.id for plan in plans if plan.in_force and not plan.ends_soon}
    evidence = (_evidence(facts, plans, troubles),)
    catalogue = plan_catalogue()
    if lasting & catalogue.supply_chain:
        return Finding(Verdict.READY, text("Your organisation has Supply Chain Management."), evidence)
    if held & catalogue.supply_chain:
        summary = text("Your organisation's licence for Supply Chain Management is about to end.")
        return Finding(Verdict.NOT_READY, summary, evidence, _remedy())
    if held & catalogue.supply_chain_trial:
        summary = text("Your organisation has a trial of Finance and Operations only.")
        return Finding(Verdict.NOT_READY, summary, evidence, _remedy())
    if troubles:
        summary = text("Whether your organisation has Supply Chain Management could not be read.")
        return Finding(Verdict.COULD_NOT_CHECK, summary, evidence, _remedy(), problem_of(troubles[0]))
    if held & catalogue.supply_chain_limited:
        summary = text("Only licences with limited use were found. Setting up needs a full one.")
    else:
        summary = text("No licence that is known to include Supply Chain Management was found.")
    return Finding(Verdict.NOT_READY, summary, evidence, _remedy())


def _evidence(facts: Facts, plans: list[Plan], troubles: list[Trouble]) -> Evidence:
    if troubles and not plans:
        return facts.found(_SOURCE, text("Could not be read: {reason}", reason=problem_of(troubles[0]).what))
    return facts.found(
        _SOURCE,
        plural("{count} service plan was listed", "{count} service plans were listed", len(plans)),
    )


def _remedy() -> Remedy:
    return Remedy(
        text("Ask whether your organisation is licensed for Supply Chain Management."),
        Helper.ORGANISATION_ADMINISTRATOR,
        request=text("Please tell me whether our organisation is licensed for Supply Chain Management."),
    )


CHECK = Check(
    id="supply-chain-licence",
    title=text("Supply Chain Management licence"),
    purpose=text(
        "The portal shows orders that are kept in Supply Chain Management. Dual-write needs no licence."
    ),
    mandatory=False,
    confirmable=True,
    examine=_examine,
    needs=(Facts.organisation_plans, Facts.own_plans),
)
