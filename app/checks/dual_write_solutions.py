"""Are the dual-write solutions installed? Without them Microsoft creates nothing."""

from __future__ import annotations

import asyncio

from app.catalogues import SolutionGroup, required_solutions
from app.checks.check import Check, Evidence, Finding, Remedy, Verdict
from app.checks.facts import SOLUTIONS, Facts
from app.checks.mend import Mend, Mended, Tell
from app.errors import Trouble
from app.problems import Helper, problem_of
from app.provisioning.installing import Installer
from app.services.company import Company
from app.services.dataverse import Solution
from app.services.environments import Environment
from app.text import Text, text

_SOURCE = text("Dataverse: installed solutions")


async def _examine(facts: Facts) -> Finding:
    installed = await facts.solutions()
    evidence = tuple(_told(facts, group, installed) for group in required_solutions())
    missing = _missing(installed)
    if not missing:
        return Finding(Verdict.READY, text("The dual-write solutions are installed."), evidence)
    remedy = Remedy(
        text("Install the missing solutions in this environment, under Dynamics 365 apps."),
        Helper.ENVIRONMENT_ADMINISTRATOR,
        facts.company.cloud.page("environment", environment=facts.environment.id),
    )
    summary = text("Not installed: {missing}.", missing=", ".join(group.title for group in missing))
    return Finding(Verdict.NOT_READY, summary, evidence, remedy)


def _told(facts: Facts, group: SolutionGroup, installed: tuple[Solution, ...]) -> Evidence:
    found = ", ".join(f"{one.name} {one.version}".strip() for one in installed if _is_of(group, one))
    answer: Text = text("{found}", found=found) if found else text("not installed")
    told = text("{group}: {answer}", group=group.title, answer=answer)
    return facts.found(_SOURCE, told, SOLUTIONS)


def _missing(installed: tuple[Solution, ...]) -> list[SolutionGroup]:
    return [group for group in required_solutions() if not any(_is_of(group, one) for one in installed)]


def _is_of(group: SolutionGroup, solution: Solution) -> bool:
    return solution.name.lower() in {name.lower() for name in group.names}


async def _install(company: Company, environment: Environment, tell: Tell) -> Mended:
    """Installs the packages of the groups that are missing now."""
    try:
        async with Facts(company, environment) as facts:
            missing = _missing(await facts.solutions())
        packages = tuple(dict.fromkeys(name for group in missing for name in group.packages))
        wanted = frozenset(group.packages[-1] for group in missing)
        installer = Installer(company.power_platform, environment.id, tell, asyncio.sleep)
        await installer.install(packages, wanted)
    except Trouble as trouble:
        return Mended(problem=problem_of(trouble))
    return Mended(text("The dual-write solutions are installed."))


CHECK = Check(
    id="dual-write-solutions",
    title=text("Dual-write solutions"),
    purpose=text("Dual-write keeps Dataverse and Finance and Operations in step. It comes as solutions."),
    mandatory=True,
    confirmable=False,
    examine=_examine,
    needs=(Facts.solutions,),
    source=_SOURCE,
    mend=Mend(
        text("Install the missing solutions"),
        text(
            "This installs Microsoft's dual-write solutions in the environment: new tables, forms and "
            "columns for everyone who works there. This program cannot undo it. It can take an hour."
        ),
        _install,
    ),
)
