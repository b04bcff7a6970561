"""Dual-write has no licence that could be looked up: so this is advice, and never says "ready".

Contract: identity.md section 1.4. No licence is needed to switch dual-write on; people whose changes reach
restricted tables by way of it have to be licensed for the app that these belong to.
"""

from __future__ import annotations

from app.catalogues import help_page
from app.checks.check import Check, Finding, Remedy, Verdict
from app.checks.facts import Facts
from app.problems import Helper
from app.text import text


async def _examine(facts: Facts) -> Finding:
    evidence = facts.found(
        text("Microsoft's services"), text("None of them knows a licence for dual-write; so none was asked")
    )
    summary = text(
        "Dual-write needs no licence of its own, so there is none to look up. People whose changes reach "
        "restricted tables by way of it need a licence for the app that those tables belong to."
    )
    remedy = Remedy(
        text(
            "See which tables are restricted, and that those who change them are licensed. Then "
            "confirm it here."
        ),
        Helper.ORGANISATION_ADMINISTRATOR,
        help_page("restricted_tables"),
    )
    return Finding(Verdict.COULD_NOT_CHECK, summary, (evidence,), remedy)


CHECK = Check(
    id="dual-write-licence",
    title=text("Licences for dual-write"),
    purpose=text("Dual-write keeps Dataverse and Finance and Operations in step. It is not sold by itself."),
    mandatory=False,
    confirmable=True,
    examine=_examine,
)
