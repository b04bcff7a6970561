"""Has the organisation let this program ask the services that the setup cannot do without?"""

from __future__ import annotations

from app.checks.check import Check, Finding, Verdict
from app.checks.facts import Facts
from app.text import plural, text

_SOURCE = text("Microsoft sign-in")


async def _examine(facts: Facts) -> Finding:
    tokens = await facts.access()
    evidence = facts.found(
        _SOURCE,
        plural(
            "Access was given to {count} service as {name}",
            "Access was given to {count} services as {name}",
            len(tokens),
            name=facts.company.account.user_name,
        ),
    )
    if not facts.environment.dataverse:
        return Finding(Verdict.READY, text("The program may ask Power Platform for you."), (evidence,))
    both = text("The program may ask Power Platform and Dataverse for you.")
    return Finding(Verdict.READY, both, (evidence,))


CHECK = Check(
    id="sign-in-rights",
    title=text("Permission to ask"),
    purpose=text("The program looks and acts in your name, with what your organisation allows it."),
    mandatory=True,
    confirmable=False,
    examine=_examine,
    needs=(Facts.access,),
    source=_SOURCE,
)
