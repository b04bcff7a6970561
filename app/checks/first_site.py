"""Will this be the environment's first site? Power Pages then hides the template at first (advice).

Contract: power-platform.md section 0.1. The hiding is described of Power Pages' pages; whether it concerns a
program that asks for a site is unknown.
"""

from __future__ import annotations

from app.checks.check import Check, Evidence, Finding, Remedy, Verdict
from app.checks.facts import Facts
from app.checks.questions import outcome
from app.errors import Trouble
from app.problems import Helper, problem_of
from app.text import Text, plural, text

_SITES = text("Power Platform: sites of this environment")
_RECORDS = text("Dataverse: website records")


async def _examine(facts: Facts) -> Finding:
    sites = await facts.websites()
    evidence = [facts.found(_SITES, plural("{count} site", "{count} sites", len(sites)))]
    if sites:
        return _shown(evidence)
    records = await outcome(facts.website_records())
    if isinstance(records, Trouble):
        evidence.append(facts.unread(_RECORDS, records))
        summary = text("Whether there were sites here before could not be read.")
        problem = problem_of(records)
        return Finding(Verdict.COULD_NOT_CHECK, summary, tuple(evidence), _by_hand(facts), problem)
    evidence.append(facts.found(_RECORDS, plural("{count} record", "{count} records", len(records))))
    if records:
        return _shown(evidence)
    return Finding(Verdict.NOT_READY, _FIRST, tuple(evidence), _by_hand(facts))


_FIRST: Text = text(
    "This will be the first site of the environment. Power Pages hides the Dynamics 365 templates from "
    "whoever makes a first site by hand. This program goes another way, which is not known to be affected."
)


def _shown(evidence: list[Evidence]) -> Finding:
    summary = text("This environment has had a site before, so Power Pages shows its templates.")
    return Finding(Verdict.READY, summary, tuple(evidence))


def _by_hand(facts: Facts) -> Remedy:
    return Remedy(
        text(
            'If you make the portal by hand: open this page of Power Pages directly, then "Templates", then '
            '"Dynamics 365".'
        ),
        Helper.YOU,
        facts.company.cloud.page("sites", environment=facts.environment.id),
    )


CHECK = Check(
    id="first-site",
    title=text("First site here"),
    purpose=text("In an environment without sites, Power Pages does not show the template at first."),
    mandatory=False,
    confirmable=True,
    examine=_examine,
    needs=(Facts.websites, Facts.website_records),
    source=_SITES,
)
