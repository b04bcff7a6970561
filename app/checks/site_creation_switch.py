"""Does the organisation let people who are no administrators of it create sites? Advice, never a block.

Contract: identity.md section 0. Microsoft asks for an administrator of Dynamics 365 or Power Platform where
the switch is on; it was observed that a System Administrator of the environment could create nevertheless.
"""

from __future__ import annotations

from app.catalogues import help_page
from app.checks.check import Check, Finding, Remedy, Verdict
from app.checks.facts import Facts
from app.checks.questions import outcome
from app.errors import Trouble
from app.problems import Helper, problem_of
from app.text import text

_SOURCE = text("Power Platform: settings of your organisation")
_UNREAD = text("Whether your organisation limits who may create sites could not be read.")


async def _examine(facts: Facts) -> Finding:
    settings = await outcome(facts.tenant_settings())
    remedy = Remedy(
        text("Ask whether you may create sites, or let a Power Platform administrator create this one."),
        Helper.ORGANISATION_ADMINISTRATOR,
        help_page("site_creation"),
    )
    if isinstance(settings, Trouble):
        evidence = (facts.unread(_SOURCE, settings),)
        return Finding(Verdict.COULD_NOT_CHECK, _UNREAD, evidence, remedy, problem_of(settings))
    match settings.only_administrators_create_sites:
        case None:
            evidence = (facts.found(_SOURCE, text("The setting was not among them")),)
            return Finding(Verdict.COULD_NOT_CHECK, _UNREAD, evidence, remedy)
        case True:
            evidence = (facts.found(_SOURCE, text("Only administrators create sites")),)
            summary = text(
                "Your organisation lets only administrators of Power Platform or Dynamics 365 create sites. "
                "It may turn you down, though being System Administrator has been enough before."
            )
            return Finding(Verdict.NOT_READY, summary, evidence, remedy)
        case False:
            evidence = (facts.found(_SOURCE, text("Everyone with the right role creates sites")),)
            return Finding(
                Verdict.READY, text("Your organisation does not limit who creates sites."), evidence
            )


CHECK = Check(
    id="site-creation",
    title=text("Leave to create sites"),
    purpose=text("An organisation can keep the creation of sites to its administrators."),
    mandatory=False,
    confirmable=True,
    examine=_examine,
    needs=(Facts.tenant_settings,),
)
