"""May this person create a site? System Administrator, assigned directly, with read and write access."""

from __future__ import annotations

from app.checks.check import Check, Evidence, Finding, Remedy, Verdict
from app.checks.facts import Facts
from app.problems import Helper
from app.text import Text, text

_SOURCE = text("Dataverse: your user")


async def _examine(facts: Facts) -> Finding:
    person = await facts.person()
    roles = ", ".join(person.roles)
    answer = (
        text("Roles assigned to you directly: {roles}", roles=roles) if roles else text("No roles are yours.")
    )
    evidence = (facts.found(_SOURCE, answer),)
    if person.is_disabled:
        return _not_ready(facts, text("Your user in this environment is switched off."), evidence)
    if not person.is_administrator:
        return _not_ready(facts, text("You are not System Administrator in this environment."), evidence)
    if not person.can_write:
        return _not_ready(facts, text("Your user may only read in this environment."), evidence)
    return Finding(Verdict.READY, text("You are System Administrator here."), evidence)


def _not_ready(facts: Facts, summary: Text, evidence: tuple[Evidence, ...]) -> Finding:
    remedy = Remedy(
        text(
            "Ask for the System Administrator role. It has to be assigned to you directly: "
            "a role by way of a group is not seen."
        ),
        Helper.ENVIRONMENT_ADMINISTRATOR,
        facts.company.cloud.page("environment", environment=facts.environment.id),
        text(
            "Please assign me the security role System Administrator in this environment, directly and "
            "not by way of a group, with the access mode Read-Write."
        ),
    )
    return Finding(Verdict.NOT_READY, summary, evidence, remedy)


CHECK = Check(
    id="administrator-role",
    title=text("System Administrator role"),
    purpose=text("Only a System Administrator of the environment may create a site in it."),
    mandatory=True,
    confirmable=False,
    examine=_examine,
    needs=(Facts.person,),
)
