"""Is the Customer Portal template offered in this environment and region? No service tells (advice).

Contract: power-platform.md section 0. What speaks for it or against it is told: a portal that was made from
it here, a cloud where nobody tried, and the version of Power Pages Core, on which it depends who may create
(section 0.2, identity.md section 0; the documents name two versions).
"""

from __future__ import annotations

import asyncio

from app.checks.check import Check, Evidence, Finding, Remedy, Verdict
from app.checks.facts import Facts
from app.checks.questions import asked
from app.checks.versions import version_of
from app.errors import Trouble
from app.problems import Helper, problem_of
from app.provisioning.portal import portal_among
from app.services.dataverse import Solution
from app.text import Text, plural, text

_OLD, _CURRENT = (1, 0, 2409), (1, 1, 2605)
_SITES = text("Power Platform: sites of this environment")
_CORE = text("Dataverse: Power Pages Core")
_CLOUD = text("Where this environment is")


async def _examine(facts: Facts) -> Finding:
    sites, core = await asyncio.gather(asked(facts.websites), asked(facts.power_pages_core))
    evidence = (
        facts.found(_CLOUD, _place(facts)),
        facts.told(_SITES, sites, lambda found: plural("{count} site", "{count} sites", len(found))),
        facts.told(_CORE, core, _installed),
    )
    portal = None if isinstance(sites, Trouble) else portal_among(sites)
    if portal is not None:
        summary = text("A Customer Portal was made from the template here: {name}.", name=portal.name)
        return Finding(Verdict.READY, summary, evidence)
    if not isinstance(core, Trouble):
        old = _too_old(core)
        if old is not None:
            return _update(facts, old, evidence)
    return _look(facts, core, evidence)


def _too_old(core: Solution | None) -> Text | None:
    """What an old Power Pages Core means for a creation."""
    version = version_of(core.version) if core else None
    if core is None or version is None or version >= _CURRENT:
        return None
    if version < _OLD:
        return text(
            "Power Pages Core is of version {version}. Before 1.0.2409, who creates a site also "
            "needs permission to register applications in Microsoft Entra.",
            version=core.version,
        )
    return text(
        "Power Pages Core is of version {version}. Some of Microsoft's documents ask for "
        "1.1.2605; before it, who "
        "creates a site may also need permission to register applications in Microsoft Entra.",
        version=core.version,
    )


def _update(facts: Facts, summary: Text, evidence: tuple[Evidence, ...]) -> Finding:
    remedy = Remedy(
        text("Update Power Pages Core in this environment, among its Dynamics 365 apps."),
        Helper.ENVIRONMENT_ADMINISTRATOR,
        facts.company.cloud.page("environment", environment=facts.environment.id),
    )
    return Finding(Verdict.NOT_READY, summary, evidence, remedy)


def _look(facts: Facts, core: Solution | Trouble | None, evidence: tuple[Evidence, ...]) -> Finding:
    remedy = Remedy(
        text(
            'Look in Power Pages under "Templates", then "Dynamics 365": there has to be a card '
            '"Customer Portal".'
        ),
        Helper.YOU,
        facts.company.cloud.page("sites", environment=facts.environment.id),
    )
    problem = problem_of(core) if isinstance(core, Trouble) else None
    return Finding(Verdict.COULD_NOT_CHECK, _not_told(facts, core), evidence, remedy, problem)


def _not_told(facts: Facts, core: Solution | Trouble | None) -> Text:
    if not facts.company.cloud.verified:
        return text(
            "Whether the template is offered in this cloud is not known: nobody has tried it in {cloud}.",
            cloud=facts.company.cloud.title,
        )
    if isinstance(core, Trouble):
        return text(
            "Whether the template is offered here cannot be asked, and Power Pages Core could not be read."
        )
    if core is None:
        return text(
            "Whether the template is offered here cannot be asked. Power Pages Core was not found here."
        )
    return text(
        "Whether the template is offered here cannot be asked. Nothing that is known speaks against it."
    )


def _place(facts: Facts) -> Text:
    return text("{cloud}, {region}", cloud=facts.company.cloud.title, region=facts.environment.region or "-")


def _installed(core: Solution | None) -> Text:
    return text("Version {version}", version=core.version) if core else text("Not installed")


CHECK = Check(
    id="portal-template",
    title=text("Customer Portal template"),
    purpose=text("The portal is made from a template of Microsoft's, which not every place may offer."),
    mandatory=False,
    confirmable=True,
    examine=_examine,
    needs=(Facts.websites, Facts.power_pages_core),
)
