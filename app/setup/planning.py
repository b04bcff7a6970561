"""The plan of a setup, from everything that its state knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.checks.check import Verdict
from app.checks.power_pages_licence import CHECK as POWER_PAGES_LICENCE
from app.provisioning.plan import Adopt, Found, Plan, Reactivate, Way, plan
from app.provisioning.site_request import SiteRequest, suggested_address
from app.setup.state import SetupState
from app.text import Text


def plan_of(state: SetupState, today: date) -> Plan:
    """What is going to be done, if the person says so. `today` is the first day of a trial."""
    return plan(found_in(state), today)


def found_in(state: SetupState) -> Found:
    """What the plan is made of."""
    return Found(
        state.course.way,
        state.environment,
        state.account.user_name if state.account else "",
        state.request,
        state.languages or (),
        state.course.refused,
        _licence(state),
    )


def choosing_way(state: SetupState, way: Way) -> SetupState:
    """The state with a way on. What is brought back keeps its name; its old address is not known."""
    chosen = state.with_way(way)
    if not isinstance(way, Reactivate):
        return chosen
    name = way.record.name
    return replace(chosen, request=SiteRequest(name, suggested_address(name), state.request.language))


def looked_at(state: SetupState) -> frozenset[str]:
    """The ids of sites of which the person has said that they are no Customer Portal."""
    return frozenset(way.site.id for way in state.course.passed if isinstance(way, Adopt))


def _licence(state: SetupState) -> Text | None:
    findings = (one.finding for one in state.readiness if one.check.id == POWER_PAGES_LICENCE.id)
    ready = (one for one in findings if one is not None and one.verdict is Verdict.READY)
    return next((finding.summary for finding in ready), None)
