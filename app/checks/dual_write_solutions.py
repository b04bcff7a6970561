"""Are the dual-write solutions installed? Without them Microsoft creates nothing."""

from __future__ import annotations

from app.catalogues import help_page, required_solutions
from app.checks.check import Check, Finding, Remedy, Verdict
from app.checks.facts import Facts
from app.problems import Helper
from app.text import text

_SOURCE = text("Dataverse: installed solutions")


async def _examine(facts: Facts) -> Finding:
    installed = {solution.name: solution.version for solution in await facts.solutions()}
    found = ", ".join(f"{name} {version}" for name, version in sorted(installed.items()))
    answer = text("{found}", found=found) if found else text("None of the solutions")
    evidence = (facts.found(_SOURCE, answer),)
    missing = [group.title for group in required_solutions() if not installed.keys() & set(group.names)]
    if not missing:
        return Finding(Verdict.READY, text("The dual-write solutions are installed."), evidence)
    remedy = Remedy(
        text("Install the missing solutions in this environment."),
        Helper.ENVIRONMENT_ADMINISTRATOR,
        help_page("solutions"),
    )
    summary = text("Not installed: {missing}.", missing=", ".join(missing))
    return Finding(Verdict.NOT_READY, summary, evidence, remedy)


CHECK = Check(
    id="dual-write-solutions",
    title=text("Dual-write solutions"),
    purpose=text("Dual-write keeps Dataverse and Finance and Operations in step. It comes as solutions."),
    mandatory=True,
    confirmable=False,
    examine=_examine,
    needs=(Facts.solutions,),
)
