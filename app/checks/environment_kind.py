"""Does the kind of environment suit a portal that is to last? Advice: a site can be made in any.

Contract: identity.md section 0 and power-platform.md sections 0.1 and 0.2: the default environment is
discouraged, and a site in a trial or developer environment never becomes a production site.
"""

from __future__ import annotations

from app.checks.check import Check, Finding, Remedy, Verdict
from app.checks.facts import Facts
from app.checks.trial import is_trial_environment, trial_end
from app.problems import Helper
from app.services.environments import Environment
from app.text import Text, text

_LASTING = ("production", "sandbox")
_SOURCE = text("List of environments")


async def _examine(facts: Facts) -> Finding:
    environment = facts.environment
    kind = environment.kind or "-"
    answer = (
        text("{kind}, the default environment", kind=kind)
        if environment.is_default
        else text("{kind}", kind=kind)
    )
    evidence = (facts.listed(_SOURCE, answer),)
    doubt = _doubt(facts, environment)
    if doubt is not None:
        return Finding(Verdict.NOT_READY, doubt, evidence, _remedy(facts))
    if environment.kind.lower() in _LASTING:
        return Finding(
            Verdict.READY, text("This kind of environment suits a portal that is to last."), evidence
        )
    summary = text("Whether a portal can stay in an environment of the kind {kind} is not known.", kind=kind)
    return Finding(Verdict.COULD_NOT_CHECK, summary, evidence, _remedy(facts))


def _doubt(facts: Facts, environment: Environment) -> Text | None:
    """Why the kind does not suit."""
    if environment.is_default:
        return text(
            "This is the default environment, which everyone in your organisation shares. Microsoft advises "
            "against sites in it."
        )
    if is_trial_environment(environment):
        return text(
            "This is a trial environment. A portal in it ends with the trial, at the latest on "
            "{date}, and never becomes a production site.",
            date=trial_end(environment, facts.questions.now()),
        )
    if environment.kind.lower() == "developer":
        return text("This is a developer environment. A portal in it never becomes a production site.")
    return None


def _remedy(facts: Facts) -> Remedy:
    return Remedy(
        text("Choose a production or sandbox environment for a portal that is to last."),
        Helper.YOU,
        facts.company.cloud.page("environment", environment=facts.environment.id),
    )


CHECK = Check(
    id="environment-kind",
    title=text("Kind of environment"),
    purpose=text("A portal that is to last needs a production or sandbox environment."),
    mandatory=False,
    confirmable=True,
    examine=_examine,
)
