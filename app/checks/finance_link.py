"""Is Finance and Operations linked to this environment, and which one?

Three sources are compared (contract: dual-write.md section 2.2): what Dataverse says, what the list of
environments says, and which Dataverse the table maps of Finance and Operations lead to. The first two prove
the link of the Power Platform, the third that of dual-write; there are environments where they differ.
"""

from __future__ import annotations

from app.addresses import same_place
from app.catalogues import help_page
from app.checks.check import Check, Evidence, Finding, Remedy, Verdict
from app.checks.facts import FINANCE_LINK, MAP_PROJECTS, Facts
from app.checks.questions import outcome
from app.errors import Trouble
from app.problems import Helper
from app.text import Text, text

_DATAVERSE = text("Dataverse: integration with Finance and Operations")
_LIST = text("List of environments")
_MAPS = text("Finance and Operations: table maps")


async def _examine(facts: Facts) -> Finding:
    address = await facts.finance_address()
    listed = facts.environment.finance
    told = text("Linked to {address}", address=address) if address else text("Not integrated")
    evidence = [facts.found(_DATAVERSE, told, FINANCE_LINK)]
    if listed:
        evidence.append(facts.listed(_LIST, text("Names {address}", address=listed)))
    if not address:
        return _not_ready(_missing(listed), evidence)
    if listed and not same_place(address, listed):
        disagree = text(
            "Dataverse is linked to {address}, but the list of environments names {listed}.",
            address=address,
            listed=listed,
        )
        look = Remedy(
            text("Find out which of the two runs your supply chain. If it is the first, confirm that here."),
            Helper.ENVIRONMENT_ADMINISTRATOR,
            help_page("link_finance"),
        )
        return Finding(Verdict.COULD_NOT_CHECK, disagree, tuple(evidence), look)
    return await _compared_with_maps(facts, address, evidence)


async def _compared_with_maps(facts: Facts, address: str, evidence: list[Evidence]) -> Finding:
    """The finding for a link on which Dataverse and the list agree: dual-write may still lead elsewhere."""
    projects = await outcome(facts.map_projects())
    ready = text("Linked to {address}.", address=address)
    if isinstance(projects, Trouble):
        return Finding(Verdict.READY, ready, (*evidence, facts.unread(_MAPS, projects, MAP_PROJECTS)))
    leads_to = sorted({project.dataverse for project in projects if project.dataverse})
    if not leads_to:
        silent = facts.found(_MAPS, text("No table map is there"), MAP_PROJECTS)
        return Finding(Verdict.READY, ready, (*evidence, silent))
    addresses = ", ".join(leads_to)
    found = facts.found(_MAPS, text("The table maps lead to {addresses}", addresses=addresses), MAP_PROJECTS)
    if any(same_place(one, facts.environment.dataverse) for one in leads_to):
        return Finding(Verdict.READY, ready, (*evidence, found))
    summary = text(
        "Linked to {address}, but dual-write there belongs to another Dataverse: {addresses}.",
        address=address,
        addresses=addresses,
    )
    return _not_ready(summary, [*evidence, found])


def _missing(listed: str) -> Text:
    if listed:
        return text("The list of environments names {address}, but Dataverse does not.", address=listed)
    return text("No Finance and Operations environment is linked to this one.")


def _not_ready(summary: Text, evidence: list[Evidence]) -> Finding:
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
    needs=(Facts.finance_address, Facts.map_projects),
    source=_DATAVERSE,
)
