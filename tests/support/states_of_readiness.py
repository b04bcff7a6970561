"""Hand-made states of the checks, and of what is put right together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from window_places import ALL_READY, NOT_APPROVED, READINESS, RECORD, SITE, with_activity
from window_results import PAGE, STARTED, results_with, room_for

from app.checks.check import CheckResult, Verdict
from app.errors import (
    InstallationTrouble,
)
from app.problems import problem_of
from app.provisioning.plan import Adopt, Create, Reactivate
from app.setup.mending_state import TABLE_MAPS, MendingState
from app.setup.proof import Proof
from app.setup.state import Activity, SetupState
from app.text import text

MIXED = results_with(
    {
        "power-pages-licence": Verdict.NOT_READY,
        "supply-chain-licence": Verdict.COULD_NOT_CHECK,
        "table-map-sales-order-details": Verdict.NOT_READY,
        "table-map-accounts": Verdict.COULD_NOT_CHECK,
        "portal-slot": Verdict.COULD_NOT_CHECK,
    }
)
UNAPPROVED = tuple(
    replace(one, finding=replace(one.finding, problem=NOT_APPROVED))
    if one.finding and one.finding.verdict is Verdict.COULD_NOT_CHECK
    else one
    for one in results_with(
        {"power-pages-licence": Verdict.COULD_NOT_CHECK, "supply-chain-licence": Verdict.COULD_NOT_CHECK}
    )
)
HALFWAY = tuple(
    CheckResult(one.check, one.finding if place % 2 else None) for place, one in enumerate(ALL_READY)
)

MAPS_WAIT = results_with(
    {
        "table-map-sales-order-details": Verdict.NOT_READY,
        "table-map-accounts": Verdict.NOT_READY,
        "table-map-products": Verdict.COULD_NOT_CHECK,
    }
)
SOLUTIONS_WAIT = results_with({"dual-write-solutions": Verdict.NOT_READY})
_SCREEN = "https://contoso.operations.dynamics.com/?mi=DM_DataManagementWorkspaceMenuItem"
_OLDER_SCREEN = "https://dataintegrator.trafficmanager.net/dualWrite?axenv=contoso.operations.dynamics.com"
WATCHING = MendingState(TABLE_MAPS, _SCREEN, _OLDER_SCREEN, watches=True, looked_at=STARTED)
INSTALLING = MendingState("dual-write-solutions", PAGE)


CHECKING: Mapping[str, SetupState] = {
    "readiness-running": replace(READINESS, readiness=HALFWAY),
    "readiness-mixed": replace(READINESS, readiness=MIXED),
    "readiness-unapproved": replace(READINESS, readiness=UNAPPROVED),
    "readiness-portal-there": replace(READINESS, readiness=room_for(Verdict.NOT_READY, Adopt(SITE))),
    "readiness-portal-taken-over": replace(
        READINESS, readiness=room_for(Verdict.NOT_READY, Adopt(SITE))
    ).with_way(Adopt(SITE)),
    "readiness-portal-asleep": replace(
        READINESS, readiness=room_for(Verdict.COULD_NOT_CHECK, Reactivate(RECORD), Create())
    ),
    "readiness-proof": replace(
        with_activity(READINESS, Activity(text("Checking"))),
        readiness=HALFWAY,
        proof=Proof("https://login.microsoftonline.com/organizations"),
    ),
    "readiness-ready": replace(READINESS, readiness=ALL_READY),
    "mending-maps": replace(READINESS, readiness=MAPS_WAIT, mending=WATCHING),
    "mending-maps-looking": replace(
        READINESS, readiness=HALFWAY, mending=replace(WATCHING, watches=False, looked_at=None, page="")
    ),
    "mending-maps-resting": replace(READINESS, readiness=MAPS_WAIT, mending=replace(WATCHING, rests=True)),
    "mending-maps-done": replace(READINESS, readiness=ALL_READY, mending=WATCHING),
    "mending-solutions": replace(READINESS, readiness=SOLUTIONS_WAIT, mending=INSTALLING),
    "mending-solutions-installing": replace(
        READINESS,
        readiness=SOLUTIONS_WAIT,
        mending=replace(INSTALLING, doing=text("Installing Dual-write core. That can take half an hour.")),
    ),
    "mending-solutions-stopped": replace(
        READINESS,
        readiness=SOLUTIONS_WAIT,
        mending=replace(INSTALLING, problem=problem_of(InstallationTrouble("stopped", "Dual-write core"))),
    ),
    "mending-solutions-done": replace(READINESS, readiness=ALL_READY, mending=INSTALLING),
    "readiness-maps-wait": replace(READINESS, readiness=MAPS_WAIT),
    "readiness-solutions-missing": replace(READINESS, readiness=SOLUTIONS_WAIT),
}
