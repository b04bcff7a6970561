"""Is Finance and Operations linked to this environment, and which one?"""

from __future__ import annotations

from app.catalogues import help_page
from app.checks.check import Check, Finding, Remedy, Verdict
from app.checks.facts import Facts
from app.problems import Helper
from app.text import text

_SOURCE = text("Dataverse: integration with Finance and Operations")


async def _examine(facts: Facts) -> Finding:
    address = await facts.finance_address()
    if address:
        found = facts.found(_SOURCE, text("Linked to {address}", address=address))
        return Finding(Verdict.READY, text("Linked to {address}.", address=address), (found,))
    listed = facts.environment.finance
    answer = text("Not integrated")
    evidence = [facts.found(_SOURCE, answer)]
    if listed:
        evidence.append(facts.found(text("List of environments"), text("Names {address}", address=listed)))
        summary = text("The list of environments names {address}, but Dataverse does not.", address=listed)
    else:
        summary = text("No Finance and Operations environment is linked to this one.")
    remedy = Remedy(
        text("Link the Finance and Operations environment that runs your supply chain."),
        Helper.ENVIRONMENT_ADMINISTRATOR,
        help_page("link_finance"),
    )
    return Finding(Verdict.NOT_READY, summary, tuple(evidence), remedy)


CHECK = Check(
    id="finance-link",
    title=text("Finance and Operations"),
    purpose=text(
        "Orders, customers and products come from the Finance and Operations environment that is linked."
    ),
    mandatory=True,
    confirmable=True,
    examine=_examine,
    needs=(Facts.finance_address,),
)
