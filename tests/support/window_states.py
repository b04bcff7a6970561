"""Hand-made moments of a setup, one for each thing that a page has to be able to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from aftercare_moments import AFTERCARE, CREATION, REQUEST
from usability_states import USABILITIES
from window_results import PAGE, STARTED, results_with, room_for

from app.checks.check import CheckResult, Verdict
from app.errors import (
    ConsentNeeded,
    CreationStalled,
    CreationStopped,
    Forbidden,
    NameNotFound,
    NotRegistered,
    NotSignedIn,
    SignInNeeded,
    SignInTimedOut,
)
from app.identity.accounts import Account, DeviceCode
from app.installation_trouble import InstallationTrouble
from app.problems import problem_of
from app.provisioning.by_hand import why_by_hand
from app.provisioning.plan import Adopt, Create, Reactivate
from app.provisioning.progress import CreationStage, Progress
from app.provisioning.site_request import SiteRequest
from app.provisioning.standing import Standing
from app.services.dataverse import WebsiteRecord
from app.services.environments import Availability, Environment
from app.services.websites import Stage, Website
from app.setup.aftercare_state import Aftercare
from app.setup.course import ByHand, Course
from app.setup.environment_index import index_of
from app.setup.environment_listing import Listing, Lookup, Source, SourceAnswer
from app.setup.mending_state import TABLE_MAPS, MendingState
from app.setup.proof import Proof
from app.setup.state import Activity, SetupState, StepId
from app.text import text

ALEX = Account("alex.contoso", "alex@contoso.example", "contoso")
ROBIN = Account("robin.fabrikam", "robin@fabrikam.example", "fabrikam")
GUEST = Account("alex.contoso", "alex@contoso.example", "fabrikam.example")
PRODUCTION = Environment(
    "e-1",
    "Contoso Production",
    "Production",
    "westeurope",
    dataverse="https://contoso.crm4.dynamics.com",
    organization="o-1",
    finance="https://contoso.operations.dynamics.com",
    base_language=1033,
    state="Ready",
    finance_told=True,
)
ENVIRONMENTS = (
    PRODUCTION,
    Environment("e-2", "Contoso Test", "Sandbox", "westeurope", dataverse="https://test.crm4.dynamics.com"),
    Environment(
        "e-6",
        "Contoso Pilot",
        "Trial",
        "westeurope",
        dataverse="https://pilot.crm4.dynamics.com",
        state="Ready",
        finance_told=True,
        trial_ends=datetime.now(UTC) + timedelta(days=9),
    ),
    Environment("e-3", "Contoso (default)", "Default", "westeurope", is_default=True, state="Ready"),
    Environment("e-4", "Training", "Trial", "northeurope", availability=Availability.NO_DATAVERSE),
    Environment("e-5", "Old Test", "Sandbox", "unitedstates", availability=Availability.BEING_DELETED),
    Environment("e-7", "Archive", "Sandbox", "westeurope", availability=Availability.DISABLED),
    Environment("e-8", "Upgrade", "Sandbox", "", availability=Availability.ADMINISTRATION_MODE),
    Environment("e-9", "New", "Production", "westus", availability=Availability.NOT_FINISHED),
)
LISTING = Listing(index=index_of(ENVIRONMENTS), last="e-1")
SITE = Website(
    "s-1",
    "Contoso Orders",
    "CustomerPortal",
    "https://contoso-orders.powerappsportals.com",
    "contoso-orders",
    "r-1",
    Stage.FINISHED,
    "OperationComplete",
    is_trial=True,
    trial_days=90,
    is_private=True,
)


RECORD = WebsiteRecord("r-9", "Contoso customers")
_NOT_APPROVED = problem_of(ConsentNeeded("graph", "65001"))


ALL_READY = results_with({})
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
    replace(one, finding=replace(one.finding, problem=_NOT_APPROVED))
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

_WELCOME = SetupState()
_SIGN_IN = SetupState(step=StepId.SIGN_IN, furthest=StepId.SIGN_IN)
_ENVIRONMENT = replace(
    _SIGN_IN,
    step=StepId.ENVIRONMENT,
    furthest=StepId.ENVIRONMENT,
    account=ALEX,
    saved_accounts=(ALEX, ROBIN),
)
_LISTED = replace(_ENVIRONMENT, environments=ENVIRONMENTS, listing=LISTING)
_CHOSEN = replace(_LISTED, environment=PRODUCTION)
_GAP = replace(
    LISTING,
    answers=(
        SourceAnswer(Source.ORDINARY, 0, problem_of(NameNotFound("api.bap.microsoft.com"))),
        SourceAnswer(Source.DISCOVERY, 9),
    ),
)
_READINESS = replace(_CHOSEN, step=StepId.READINESS, furthest=StepId.READINESS)
_SITE = replace(
    _READINESS,
    step=StepId.SITE,
    furthest=StepId.SITE,
    readiness=ALL_READY,
    languages=(1033, 1053, 1043, 1036, 1031),
    request=SiteRequest(language=1033),
)
_REVIEW = replace(_SITE, step=StepId.REVIEW, furthest=StepId.REVIEW, request=REQUEST)
_CREATE = replace(_REVIEW, step=StepId.CREATE, furthest=StepId.CREATE)
_FINISHED = replace(_CREATE, step=StepId.FINISHED, furthest=StepId.FINISHED, site=SITE)
_WORKING = _CREATE.with_activity(StepId.CREATE, Activity(text("Creating your portal")))
_BUILDING = replace(_WORKING, progress=Progress(CreationStage.BUILDING, STARTED))
_NO = Forbidden("Power Platform", 403, "Forbidden", "No permissions.")
_REFUSED = ByHand(why_by_hand(_NO), problem_of(_NO), PAGE)
_BY_HAND = replace(_CREATE, course=Course(by_hand=_REFUSED)).with_activity(
    StepId.CREATE, Activity(problem=_REFUSED.reason)
)


def _with(state: SetupState, activity: Activity) -> SetupState:
    return state.with_activity(state.step, activity)


_FINISHED = replace(_CREATE, step=StepId.FINISHED, furthest=StepId.FINISHED, site=SITE)
AFTERCARE_STATES = {name: replace(_FINISHED, aftercare=aftercare) for name, aftercare in AFTERCARE.items()}
AFTERCARE_STATES["finished-production"] = replace(
    AFTERCARE_STATES["finished"], site=replace(SITE, is_trial=False, trial_days=None, is_production=True)
)
AFTERCARE_STATES["finished-half-removed"] = replace(AFTERCARE_STATES["finished-half-removed"], site=None)


STATES: Mapping[str, SetupState] = {
    "welcome": _WELCOME,
    "welcome-half-removed": replace(
        _WELCOME, saved_accounts=(ALEX,), aftercare=Aftercare(removals=(CREATION,))
    ),
    "welcome-unfinished": replace(_WELCOME, saved_accounts=(ALEX,), unfinished=(CREATION,)),
    "welcome-unfinished-ready": replace(
        _WELCOME,
        saved_accounts=(ALEX,),
        unfinished=(CREATION,),
        standings=((CREATION.id, Standing.FINISHED),),
    ),
    "sign-in": _SIGN_IN,
    "sign-in-not-kept": replace(_SIGN_IN, keeps_sign_in=False),
    "sign-in-saved": replace(_SIGN_IN, saved_accounts=(ALEX, ROBIN)),
    "sign-in-waiting": _with(
        replace(_SIGN_IN, sign_in_address="https://login.microsoftonline.com/organizations"),
        Activity(text("Waiting for you to sign in in your browser")),
    ),
    "sign-in-code": _with(
        replace(_SIGN_IN, device_code=DeviceCode("FJC4XQ9ZP", "https://microsoft.com/devicelogin", 900)),
        Activity(text("Signing you in with a code")),
    ),
    "sign-in-beginning": _with(_SIGN_IN, Activity(text("Signing you in with a code"))),
    "sign-in-unapproved": _with(_SIGN_IN, Activity(problem=_NOT_APPROVED)),
    "sign-in-unregistered": _with(_SIGN_IN, Activity(problem=problem_of(NotRegistered()))),
    "sign-in-guest": replace(_SIGN_IN, saved_accounts=(ALEX, GUEST), account=GUEST),
    "sign-in-timed-out": _with(_SIGN_IN, Activity(problem=problem_of(SignInTimedOut()))),
    "sign-in-done": replace(_SIGN_IN, account=ALEX, saved_accounts=(ALEX, ROBIN)),
    "environment-reading": _with(_ENVIRONMENT, Activity(text("Reading your environments"))),
    "environment-problem": _with(
        _ENVIRONMENT, Activity(problem=problem_of(NameNotFound("api.bap.microsoft.com")))
    ),
    "environment-sign-in": _with(_ENVIRONMENT, Activity(problem=problem_of(SignInNeeded()))),
    "environment-unapproved": _with(_ENVIRONMENT, Activity(problem=_NOT_APPROVED)),
    "environment-none": replace(_ENVIRONMENT, environments=()),
    "environment": _LISTED,
    "environment-growing": _with(
        replace(_LISTED, listing=replace(LISTING, is_reading=True)),
        Activity(text("Reading your environments")),
    ),
    "environment-absent": replace(_LISTED, listing=replace(LISTING, lookup=Lookup())),
    "environment-looking": replace(_LISTED, listing=replace(LISTING, lookup=Lookup(is_looking=True))),
    "environment-hidden": replace(
        _LISTED,
        listing=replace(
            LISTING, lookup=Lookup(message=text("Microsoft does not show this environment to you."))
        ),
    ),
    "environment-found": replace(
        _CHOSEN,
        listing=replace(LISTING, lookup=Lookup(found=PRODUCTION, message=text("Found: Contoso Production."))),
    ),
    "environment-unreachable": replace(
        _LISTED,
        listing=replace(
            LISTING, lookup=Lookup(problem=problem_of(NameNotFound("contoso.crm4.dynamics.com")))
        ),
    ),
    "environment-gap": replace(_LISTED, listing=_GAP),
    "environment-chosen": _CHOSEN,
    "environment-default": replace(_CHOSEN, environment=ENVIRONMENTS[3]),
    "readiness-running": replace(_READINESS, readiness=HALFWAY),
    "readiness-mixed": replace(_READINESS, readiness=MIXED),
    "readiness-unapproved": replace(_READINESS, readiness=UNAPPROVED),
    "readiness-portal-there": replace(_READINESS, readiness=room_for(Verdict.NOT_READY, Adopt(SITE))),
    "readiness-portal-taken-over": replace(
        _READINESS, readiness=room_for(Verdict.NOT_READY, Adopt(SITE))
    ).with_way(Adopt(SITE)),
    "readiness-portal-asleep": replace(
        _READINESS, readiness=room_for(Verdict.COULD_NOT_CHECK, Reactivate(RECORD), Create())
    ),
    "readiness-proof": replace(
        _with(_READINESS, Activity(text("Checking"))),
        readiness=HALFWAY,
        proof=Proof("https://login.microsoftonline.com/organizations"),
    ),
    "create-proof": replace(_BUILDING, proof=Proof()),
    "readiness-ready": replace(_READINESS, readiness=ALL_READY),
    "mending-maps": replace(_READINESS, readiness=MAPS_WAIT, mending=WATCHING),
    "mending-maps-looking": replace(
        _READINESS, readiness=HALFWAY, mending=replace(WATCHING, watches=False, looked_at=None, page="")
    ),
    "mending-maps-resting": replace(_READINESS, readiness=MAPS_WAIT, mending=replace(WATCHING, rests=True)),
    "mending-maps-done": replace(_READINESS, readiness=ALL_READY, mending=WATCHING),
    "mending-solutions": replace(_READINESS, readiness=SOLUTIONS_WAIT, mending=INSTALLING),
    "mending-solutions-installing": replace(
        _READINESS,
        readiness=SOLUTIONS_WAIT,
        mending=replace(INSTALLING, doing=text("Installing Dual-write core. That can take half an hour.")),
    ),
    "mending-solutions-stopped": replace(
        _READINESS,
        readiness=SOLUTIONS_WAIT,
        mending=replace(INSTALLING, problem=problem_of(InstallationTrouble("stopped", "Dual-write core"))),
    ),
    "mending-solutions-done": replace(_READINESS, readiness=ALL_READY, mending=INSTALLING),
    "readiness-maps-wait": replace(_READINESS, readiness=MAPS_WAIT),
    "readiness-solutions-missing": replace(_READINESS, readiness=SOLUTIONS_WAIT),
    "site": _SITE,
    "site-reading": _with(replace(_SITE, languages=None), Activity(text("Reading the languages"))),
    "site-filled": replace(_SITE, request=REQUEST),
    "site-refused": replace(_SITE, request=REQUEST, course=Course(refused=frozenset({REQUEST.subdomain}))),
    "site-bring-back": replace(_SITE, request=REQUEST, course=Course(Reactivate(RECORD))),
    "review": _REVIEW,
    "review-bring-back": replace(_REVIEW, course=Course(Reactivate(RECORD))),
    "review-take-over": replace(_REVIEW, course=Course(Adopt(SITE))),
    "review-open-ends": replace(
        _REVIEW,
        readiness=results_with(
            {"power-pages-licence": Verdict.NOT_READY, "portal-slot": Verdict.CONFIRMED_BY_YOU}
        ),
    ),
    "create-asking": replace(_WORKING, progress=Progress(CreationStage.ASKING, STARTED)),
    "create-building": _BUILDING,
    "create-hindered": replace(
        _BUILDING,
        progress=Progress(
            CreationStage.BUILDING, STARTED, problem_of(NameNotFound("api.powerplatform.com")).what
        ),
    ),
    "create-stalled": _with(_BUILDING, Activity(problem=problem_of(CreationStalled()))),
    "create-stopped": _with(
        replace(_CREATE, progress=None),
        Activity(problem=problem_of(CreationStopped("InstallFailed", "", "Shop"))),
    ),
    "create-by-hand": _BY_HAND,
    "create-by-hand-looking": replace(
        _BY_HAND, course=replace(_BY_HAND.course, by_hand=replace(_REFUSED, watching=True))
    ),
    "create-bring-back-by-hand": replace(_BY_HAND, course=Course(Reactivate(RECORD), by_hand=_REFUSED)),
    "create-sign-in": _with(
        _BUILDING, Activity(problem=problem_of(NotSignedIn("Power Platform", 401, "", "", "")))
    ),
    "create-finished": replace(
        _with(_BUILDING, Activity()), site=SITE, progress=Progress(CreationStage.FINISHED, STARTED)
    ),
    "finished": _FINISHED,
    **{name: replace(_FINISHED, usability=usability) for name, usability in USABILITIES.items()},
    **AFTERCARE_STATES,
}
