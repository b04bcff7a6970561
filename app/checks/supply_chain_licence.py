"""Does the organisation have Supply Chain Management? Advice: a list of licences does not prove use.

Contract: identity.md sections 1.2 and 1.4. The organisation's list decides; a person's own licences can only
prove that there is one. A product that nobody here knows may hold it: then it cannot be told.
"""

from __future__ import annotations

import asyncio

from app.catalogues import plan_catalogue
from app.checks.check import Check, Finding, Remedy, Verdict
from app.checks.facts import Facts
from app.checks.licence_match import standing_of, unknown_to
from app.checks.power_pages_sources import product_words
from app.checks.questions import asked
from app.errors import Trouble
from app.problems import Helper, problem_of
from app.services.licences import Product, Standing
from app.text import Text, plural, text

_ORGANISATION = text("Microsoft 365: licences of your organisation")
_OWN = text("Microsoft 365: your own licences")
_ASK = text("Ask whether your organisation is licensed for Supply Chain Management.")
_RENEW = text("Renew the licence for Supply Chain Management.")
_BUY = text("Before you rely on the portal, get a full licence for Supply Chain Management.")


async def _examine(facts: Facts) -> Finding:
    organisation, own = await asyncio.gather(asked(facts.organisation_products), asked(facts.own_products))
    evidence = (
        facts.told(_ORGANISATION, organisation, product_words),
        facts.told(_OWN, own, product_words),
    )
    listed = () if isinstance(organisation, Trouble) else organisation
    products = (*listed, *(() if isinstance(own, Trouble) else own))
    best = standing_of(products, plan_catalogue().supply_chain)
    if best is Standing.IN_FORCE:
        return Finding(Verdict.READY, text("Your organisation has Supply Chain Management."), evidence)
    if isinstance(organisation, Trouble):
        summary = text("Whether your organisation has Supply Chain Management could not be read.")
        remedy = _remedy(facts, _ASK)
        return Finding(Verdict.COULD_NOT_CHECK, summary, evidence, remedy, problem_of(organisation))
    verdict, summary, action = _without(best, products)
    return Finding(verdict, summary, evidence, _remedy(facts, action))


def _without(best: Standing | None, products: tuple[Product, ...]) -> tuple[Verdict, Text, Text]:
    """What is said where no full licence is in force."""
    catalogue = plan_catalogue()
    if best is Standing.ENDS_SOON:
        summary = text("Your organisation's licence for Supply Chain Management is about to end.")
        return Verdict.NOT_READY, summary, _RENEW
    if best is Standing.UNKNOWN:
        summary = text(
            "Your organisation's licence for Supply Chain Management is in a state that this "
            "program does not know."
        )
        return Verdict.COULD_NOT_CHECK, summary, _ASK
    if _holds(standing_of(products, catalogue.supply_chain_trial)):
        return Verdict.NOT_READY, text("Your organisation has a trial of Finance and Operations only."), _BUY
    if best is Standing.LAPSED:
        summary = text("Your organisation's licence for Supply Chain Management has lapsed.")
        return Verdict.NOT_READY, summary, _RENEW
    if _holds(standing_of(products, catalogue.supply_chain_limited)):
        summary = text("Only licences with limited use were found. Setting up needs a full one.")
        return Verdict.NOT_READY, summary, _BUY
    unknown = unknown_to(products, catalogue)
    if unknown:
        summary = plural(
            "No licence that is known to include Supply Chain Management was found. {count} "
            "product that this program does not know may include it.",
            "No licence that is known to include Supply Chain Management was found. {count} "
            "products that this program does not know may include it.",
            len(unknown),
        )
        return Verdict.COULD_NOT_CHECK, summary, _ASK
    return Verdict.NOT_READY, text("No licence for Supply Chain Management was found."), _BUY


def _holds(standing: Standing | None) -> bool:
    return standing in (Standing.IN_FORCE, Standing.ENDS_SOON)


def _remedy(facts: Facts, action: Text) -> Remedy:
    page = facts.company.cloud.page("licences")
    return Remedy(action, Helper.ORGANISATION_ADMINISTRATOR, page, _REQUESTS.get(action))


_REQUESTS = {
    _ASK: text("Please tell me whether our organisation is licensed for Supply Chain Management."),
}


CHECK = Check(
    id="supply-chain-licence",
    title=text("Supply Chain Management licence"),
    purpose=text("The portal shows orders that are kept in Supply Chain Management."),
    mandatory=False,
    confirmable=True,
    examine=_examine,
    needs=(Facts.organisation_products, Facts.own_products),
)
