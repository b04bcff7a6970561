"""States of a setup as they are at each step, made without asking anyone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from app.checks.catalogue import all_checks
from app.checks.check import CheckResult, Finding, Verdict
from app.identity.accounts import Account
from app.provisioning.progress import CreationStage, Progress
from app.provisioning.site_request import SiteRequest
from app.services.environments import Environment
from app.services.websites import Stage, Website
from app.setup.state import SetupState, StepId
from app.text import text

ALEX = Account("user.tenant", "alex@contoso.example", "tenant")
BO = Account("other.tenant", "bo@contoso.example", "tenant")
UAT = Environment(
    "e-1",
    "Contoso UAT",
    dataverse="https://uat.crm4.dynamics.com",
    organization="o-1",
    base_language=1033,
)
PROD = Environment("e-2", "Contoso", dataverse="https://contoso.crm4.dynamics.com", base_language=1033)
STARTED = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SITE = Website(
    "site-1",
    "Contoso orders",
    "CustomerPortal",
    "https://contoso-orders.powerappsportals.com",
    "contoso-orders",
    "record-1",
    Stage.FINISHED,
    "OperationComplete",
)


def results(verdict: Verdict | None = Verdict.READY) -> tuple[CheckResult, ...]:
    """A result for each check, or each check still running."""
    finding = None if verdict is None else Finding(verdict, text("Found."))
    return tuple(CheckResult(check, finding) for check in all_checks())


def whole(step: StepId) -> SetupState:
    """A setup at a step, with everything that the steps before have settled."""
    state = SetupState(step=step, furthest=step)
    if step is StepId.WELCOME:
        return state
    state = replace(state, account=ALEX, saved_accounts=(ALEX,))
    if step is StepId.SIGN_IN:
        return state
    state = replace(state, environments=(UAT, PROD), environment=UAT)
    if step is StepId.ENVIRONMENT:
        return state
    state = replace(state, readiness=results())
    if step is StepId.READINESS:
        return state
    request = SiteRequest("Contoso orders", "contoso-orders", 1033)
    state = replace(state, languages=(1033, 1053), request=request)
    if step in (StepId.SITE, StepId.REVIEW):
        return state
    return replace(state, progress=Progress(CreationStage.FINISHED, STARTED), site=SITE)
