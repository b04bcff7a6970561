"""May this person create a site? System Administrator, assigned directly, with read and write access.

Contract: identity.md section 0, power-platform.md section 0.2. A role by way of a team or group makes one
System Administrator, and Power Pages does not see it.
"""

from __future__ import annotations

from app.checks.check import Check, Evidence, Finding, Remedy, Verdict
from app.checks.facts import Facts
from app.checks.questions import outcome
from app.errors import Trouble
from app.problems import Helper, problem_of
from app.services.dataverse import Person
from app.text import Text, text

_SOURCE = text("Dataverse: your user")
_DISCOVERY = text("Dataverse discovery: your organisations")
_READ_WRITE = 0
_DIRECTLY = text(
    "Ask for the System Administrator role. It has to be assigned to you directly: "
    "a role by way of a team, a group or a time-limited activation is not seen."
)
_ACCESS = text('Ask for the access mode "Read-Write" for your user in this environment.')
_ENABLE = text("Ask for your user in this environment to be switched on again.")


async def _examine(facts: Facts) -> Finding:
    person = await facts.person()
    evidence = (facts.found(_SOURCE, _roles(person)), facts.found(_SOURCE, _access(person)))
    if person.is_disabled:
        summary = text("Your user in this environment is switched off.")
        return Finding(Verdict.NOT_READY, summary, evidence, _remedy(facts, _ENABLE))
    if not person.is_administrator:
        return await _without_the_role(facts, evidence)
    if person.access_mode is None:
        summary = text("You are System Administrator here. Your user's access mode was not told.")
        return Finding(Verdict.COULD_NOT_CHECK, summary, evidence, _remedy(facts, _ACCESS))
    if person.access_mode != _READ_WRITE:
        summary = text("Your user may not both read and write in this environment.")
        return Finding(Verdict.NOT_READY, summary, evidence, _remedy(facts, _ACCESS))
    return Finding(Verdict.READY, text("You are System Administrator here."), evidence)


async def _without_the_role(facts: Facts, evidence: tuple[Evidence, ...]) -> Finding:
    """Whether the role comes by another way, for the words: it would not be enough either."""
    by_any_way = await outcome(facts.administrator_by_any_way())
    if isinstance(by_any_way, Trouble):
        summary = text("The System Administrator role is not assigned to you directly.")
        told = facts.unread(_DISCOVERY, by_any_way)
        problem = problem_of(by_any_way)
        return Finding(Verdict.NOT_READY, summary, (*evidence, told), _remedy(facts, _DIRECTLY), problem)
    told = facts.found(_DISCOVERY, _ANSWERS[by_any_way])
    if by_any_way:
        summary = text(
            "You are System Administrator by way of a team or group. Power Pages sees only a role that is "
            "assigned to you directly."
        )
    else:
        summary = text("You are not System Administrator in this environment.")
    return Finding(Verdict.NOT_READY, summary, (*evidence, told), _remedy(facts, _DIRECTLY))


_ANSWERS = {
    True: text("You are System Administrator"),
    False: text("You are not System Administrator"),
    None: text("This environment is not listed"),
}


def _roles(person: Person) -> Text:
    if not person.roles:
        return text("No roles are assigned to you directly")
    return text("Roles assigned to you directly: {roles}", roles=", ".join(person.roles))


def _access(person: Person) -> Text:
    if person.access_mode is None:
        return text("Access mode: not told")
    return text("Access mode: {mode}", mode=_MODES.get(person.access_mode, str(person.access_mode)))


_MODES = {0: "Read-Write", 1: "Administrative", 2: "Read", 3: "Support User", 4: "Non-interactive"}


def _remedy(facts: Facts, action: Text) -> Remedy:
    address = facts.company.cloud.page("environment", environment=facts.environment.id)
    return Remedy(action, Helper.ENVIRONMENT_ADMINISTRATOR, address, _REQUESTS.get(action))


_REQUESTS = {
    _DIRECTLY: text(
        "Please assign me the security role System Administrator in this environment, directly and "
        "not by way of a group, with the access mode Read-Write."
    ),
    _ACCESS: text('Please give my user in this environment the access mode "Read-Write".'),
    _ENABLE: text("Please switch my user in this environment on again."),
}


CHECK = Check(
    id="administrator-role",
    title=text("System Administrator role"),
    purpose=text("Only a System Administrator of the environment may create a site in it."),
    mandatory=True,
    confirmable=True,
    examine=_examine,
    needs=(Facts.person,),
    source=_SOURCE,
)
