"""What will pay for the site once its trial is over? Advice: every site starts as a free trial.

The verdicts are those of the contract's table, identity.md section 1.4, in its order.
"""

from __future__ import annotations

from app.catalogues import plan_catalogue
from app.checks.check import Check, Evidence, Finding, Remedy, Verdict
from app.checks.facts import Facts
from app.checks.licence_match import in_state, standing_of
from app.checks.power_pages_sources import Sources, ask, evidence_of
from app.checks.trial import trial_end
from app.errors import Trouble
from app.problems import Helper, problem_of
from app.services.licences import Standing
from app.text import Text, plural, text


async def _examine(facts: Facts) -> Finding:
    sources = await ask(facts)
    evidence = evidence_of(facts, sources)
    licensed = _licensed(sources)
    if licensed is not None:
        return Finding(Verdict.READY, licensed, evidence)
    owned = _owned(sources)
    if owned is not None:
        unread = sources.allocations if isinstance(sources.allocations, Trouble) else None
        return _advice(facts, owned, evidence, _SET_ASIDE, unread)
    if sources.trouble is not None:
        return _unread(facts, sources.trouble, evidence)
    unknown = in_state(sources.all_products, plan_catalogue().power_pages, Standing.UNKNOWN)
    if unknown:
        return _unknown(facts, unknown[0].state, evidence)
    summary, action = _not_licensed(sources)
    return _advice(facts, summary, evidence, action)


def _licensed(sources: Sources) -> Text | None:
    """What pays for the site already."""
    units = sources.set_aside
    if units > 0:
        return plural(
            "Licensed: {count} unit of Power Pages capacity is set aside for this environment.",
            "Licensed: {count} units of Power Pages capacity are set aside for this environment.",
            units,
        )
    policy = next((one for one in sources.linked if one.is_in_force), None)
    if policy is None:
        return None
    return text(
        "Pay-as-you-go is linked to this environment ({name}). Check that Power Pages is switched on in it: "
        "that cannot be looked up.",
        name=policy.name,
    )


def _owned(sources: Sources) -> Text | None:
    """What the organisation owns that this environment has not got."""
    bought, elsewhere = sources.bought
    in_force = standing_of(sources.all_products, plan_catalogue().power_pages) is Standing.IN_FORCE
    if bought <= 0 and not in_force:
        return None
    if isinstance(sources.allocations, Trouble):
        return text(
            "Your organisation owns Power Pages capacity. Whether some of it is set aside for "
            "this environment could not be read."
        )
    if 0 < bought <= elsewhere:
        return text(
            "Your organisation owns Power Pages capacity; all of it is set aside for other environments."
        )
    return text("Your organisation owns Power Pages capacity; none is set aside for this environment yet.")


def _not_licensed(sources: Sources) -> tuple[Text, Text]:
    """Why nothing pays for the site, once every source has answered; and what to do."""
    catalogue, products = plan_catalogue(), sources.all_products
    if sources.linked:
        policy = sources.linked[0]
        return (
            text(
                "A pay-as-you-go policy is linked to this environment and is not switched on: "
                "{name} ({state}).",
                name=policy.name,
                state=policy.state,
            ),
            _SWITCH_ON,
        )
    match standing_of(products, catalogue.power_pages):
        case Standing.ENDS_SOON:
            return text("Your organisation's Power Pages capacity is about to end."), _RENEW
        case Standing.LAPSED:
            return text("Your organisation's Power Pages capacity has lapsed."), _RENEW
    if standing_of(products, catalogue.power_pages_trial) in (Standing.IN_FORCE, Standing.ENDS_SOON):
        return text("Only a trial of Power Pages for makers was found."), _BUY
    if standing_of(products, catalogue.power_pages_visitors) in (Standing.IN_FORCE, Standing.ENDS_SOON):
        return text("Only capacity for visitors who do not sign in was found. Your customers do."), _BUY
    if standing_of(products, catalogue.power_pages_own_staff) is Standing.IN_FORCE:
        return text("Your licences cover your own staff in Power Pages, not your customers."), _BUY
    return text("No Power Pages licence was found."), _BUY


_SET_ASIDE = text(
    "In the Power Platform admin centre, under Licensing, set Power Pages capacity aside for "
    "this environment."
)
_SWITCH_ON = text("In the Power Platform admin centre, switch the pay-as-you-go policy on.")
_RENEW = text("Renew the Power Pages licence of your organisation.")
_BUY = text(
    "Before the trial ends, buy Power Pages capacity for this environment or link pay-as-you-go to it."
)


def _advice(
    facts: Facts,
    what: Text,
    evidence: tuple[Evidence, ...],
    action: Text,
    unread: Trouble | None = None,
) -> Finding:
    until = trial_end(facts.environment, facts.questions.now())
    summary = text(
        "{what} You can still build: a site that is created today is a free trial until {date}.",
        what=what,
        date=until,
    )
    problem = problem_of(unread) if unread else None
    return Finding(Verdict.NOT_READY, summary, evidence, _remedy(facts, action), problem)


def _unknown(facts: Facts, state: str, evidence: tuple[Evidence, ...]) -> Finding:
    summary = text(
        "Your organisation has Power Pages capacity in a state that this program does not know: {state}.",
        state=state or "-",
    )
    return Finding(Verdict.COULD_NOT_CHECK, summary, evidence, _remedy(facts, _LOOK))


def _unread(facts: Facts, trouble: Trouble, evidence: tuple[Evidence, ...]) -> Finding:
    summary = text("Whether there is a Power Pages licence for this environment could not be read.")
    return Finding(Verdict.COULD_NOT_CHECK, summary, evidence, _remedy(facts, _LOOK), problem_of(trouble))


_LOOK = text("Look in the Power Platform admin centre, under Licensing, what this environment has.")


def _remedy(facts: Facts, action: Text) -> Remedy:
    page = "licences" if action == _RENEW else "capacity"
    address = facts.company.cloud.page(page, environment=facts.environment.id)
    return Remedy(action, Helper.ORGANISATION_ADMINISTRATOR, address)


CHECK = Check(
    id="power-pages-licence",
    title=text("Power Pages licence"),
    purpose=text("Every site starts as a free trial. A licence keeps it open after that."),
    mandatory=False,
    confirmable=True,
    examine=_examine,
    needs=(
        Facts.allocations,
        Facts.capacity_reports,
        Facts.billing_policies,
        Facts.organisation_products,
        Facts.own_products,
    ),
)
