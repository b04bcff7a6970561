"""Is Dataverse there, and open for work?"""

from __future__ import annotations

from app.checks.check import Check, Finding, Remedy, Verdict
from app.checks.facts import Facts
from app.problems import Helper
from app.services.environments import Availability
from app.text import text

UNAVAILABLE = {
    Availability.NO_DATAVERSE: text("This environment has no Dataverse database."),
    Availability.DISABLED: text("This environment is switched off."),
    Availability.BEING_DELETED: text("This environment is being deleted."),
    Availability.ADMINISTRATION_MODE: text("This environment is in administration mode."),
    Availability.NOT_FINISHED: text("This environment is not finished yet."),
}
"""Why an environment cannot be used, in a sentence."""

_SOURCE = text("List of environments")
_DATAVERSE = text("Dataverse: who you are")


async def _examine(facts: Facts) -> Finding:
    environment = facts.environment
    unavailable = UNAVAILABLE.get(environment.availability)
    if unavailable is None:
        await facts.person()
        found = facts.found(_DATAVERSE, text("{address} knows you", address=environment.dataverse))
        return Finding(Verdict.READY, text("Dataverse is there and open for work."), (found,))
    remedy = Remedy(
        text("Choose another environment, or change this one in the admin centre."),
        Helper.ENVIRONMENT_ADMINISTRATOR,
        facts.company.cloud.page("environment", environment=environment.id),
    )
    return Finding(Verdict.NOT_READY, unavailable, (facts.listed(_SOURCE, unavailable),), remedy)


CHECK = Check(
    id="dataverse",
    title=text("Dataverse"),
    purpose=text("The portal keeps its pages and shows its orders from this database."),
    mandatory=True,
    confirmable=False,
    examine=_examine,
    source=_DATAVERSE,
)
