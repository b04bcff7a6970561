"""Is Finance and Operations new enough? The documents of the portal ask for 10.0.13.

Finance and Operations itself says which version runs. Where it cannot be asked, the Power Platform tells how
it is deployed and which versions can be applied: that is shown, and proves nothing (contract: dual-write.md
section 1.1, power-platform-api.json; the rights that these take are not documented).
"""

from __future__ import annotations

import asyncio
import re

from app.checks.check import Check, Evidence, Finding, Remedy, Verdict
from app.checks.facts import DEPLOYMENT, FINANCE_VERSION, OFFERED_VERSIONS, Facts
from app.checks.questions import asked, outcome
from app.errors import NotConnected, Trouble
from app.problems import Helper, problem_of
from app.services.finance_updates import OfferedVersion
from app.text import Text, text

OLDEST = (10, 0, 13)
"""The version that the portal's documents were written for."""

_FINANCE = text("Finance and Operations: its version")
_DEPLOYMENT = text("Power Platform: how Finance and Operations is deployed")
_OFFERED = text("Power Platform: versions that can be applied")
_VERSION = re.compile(r"([0-9]{1,5})\.([0-9]{1,5})\.([0-9]{1,5})(?:\.[0-9]{1,9})*")


async def _examine(facts: Facts) -> Finding:
    told = await outcome(facts.finance_version())
    if isinstance(told, Trouble):
        unread = facts.unread(_FINANCE, told, FINANCE_VERSION)
        more = () if isinstance(told, NotConnected) else await _from_power_platform(facts)
        return _cannot_tell(facts, (unread, *more), told)
    evidence = (facts.found(_FINANCE, text("{version}", version=told or "?"), FINANCE_VERSION),)
    version = numbers_of(told)
    if version is None:
        return _cannot_tell(facts, (*evidence, *await _from_power_platform(facts)))
    if version >= OLDEST:
        return Finding(
            Verdict.READY, text("Finance and Operations has version {version}.", version=told), evidence
        )
    summary = text(
        "Finance and Operations has version {version}; the portal needs {oldest} or later.",
        version=told,
        oldest=_shown(OLDEST),
    )
    remedy = Remedy(
        text("Update the Finance and Operations environment first."),
        Helper.ENVIRONMENT_ADMINISTRATOR,
        facts.company.cloud.page("environment", environment=facts.environment.id),
    )
    return Finding(Verdict.NOT_READY, summary, evidence, remedy)


def numbers_of(version: str) -> tuple[int, int, int] | None:
    """The first three numbers of a version; None where it is none."""
    found = _VERSION.fullmatch(version.strip())
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


async def _from_power_platform(facts: Facts) -> tuple[Evidence, ...]:
    kind, offered = await asyncio.gather(asked(facts.deployment_type), asked(facts.offered_versions))
    return (
        facts.told(_DEPLOYMENT, kind, _answer, DEPLOYMENT),
        facts.told(_OFFERED, offered, _versions, OFFERED_VERSIONS),
    )


def _answer(told: str) -> Text:
    return text("{told}", told=told) if told else text("It does not say")


def _versions(offered: tuple[OfferedVersion, ...]) -> Text:
    return _answer(", ".join(one.version for one in offered))


def _cannot_tell(facts: Facts, evidence: tuple[Evidence, ...], trouble: Trouble | None = None) -> Finding:
    summary = text("Which version Finance and Operations has could not be read.")
    remedy = Remedy(
        text(
            "Open Finance and Operations and choose Help & Support, then About: the version has to be "
            "{oldest} or later.",
            oldest=_shown(OLDEST),
        ),
        Helper.YOU,
        facts.environment.finance if facts.company.cloud.may_open(facts.environment.finance) else "",
    )
    problem = problem_of(trouble) if trouble else None
    return Finding(Verdict.COULD_NOT_CHECK, summary, evidence, remedy, problem)


def _shown(version: tuple[int, int, int]) -> str:
    return ".".join(str(part) for part in version)


CHECK = Check(
    id="finance-version",
    title=text("Version of Finance and Operations"),
    purpose=text("The portal works with version 10.0.13 of Finance and Operations and later ones."),
    mandatory=True,
    confirmable=True,
    examine=_examine,
    needs=(Facts.finance_version,),
)
