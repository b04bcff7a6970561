"""Where a setup can be, step by step, as the hand-made states begin: people, environments and a site."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from aftercare_moments import REQUEST
from window_results import STARTED, results_with

from app.errors import (
    ConsentNeeded,
)
from app.identity.accounts import Account
from app.problems import problem_of
from app.provisioning.progress import CreationStage, Progress
from app.provisioning.site_request import SiteRequest
from app.services.dataverse import WebsiteRecord
from app.services.environments import Availability, Environment
from app.services.websites import Stage, Website
from app.setup.environment_index import index_of
from app.setup.environment_listing import Listing
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
NOT_APPROVED = problem_of(ConsentNeeded("graph", "65001"))


ALL_READY = results_with({})

WELCOME = SetupState()
SIGN_IN = SetupState(step=StepId.SIGN_IN, furthest=StepId.SIGN_IN)
ENVIRONMENT = replace(
    SIGN_IN,
    step=StepId.ENVIRONMENT,
    furthest=StepId.ENVIRONMENT,
    account=ALEX,
    saved_accounts=(ALEX, ROBIN),
)
LISTED = replace(ENVIRONMENT, environments=ENVIRONMENTS, listing=LISTING)
CHOSEN = replace(LISTED, environment=PRODUCTION)
READINESS = replace(CHOSEN, step=StepId.READINESS, furthest=StepId.READINESS)
SITE_PAGE = replace(
    READINESS,
    step=StepId.SITE,
    furthest=StepId.SITE,
    readiness=ALL_READY,
    languages=(1033, 1053, 1043, 1036, 1031),
    request=SiteRequest(language=1033),
)
REVIEW = replace(SITE_PAGE, step=StepId.REVIEW, furthest=StepId.REVIEW, request=REQUEST)
CREATE = replace(REVIEW, step=StepId.CREATE, furthest=StepId.CREATE)
FINISHED = replace(CREATE, step=StepId.FINISHED, furthest=StepId.FINISHED, site=SITE)
WORKING = CREATE.with_activity(StepId.CREATE, Activity(text("Creating your portal")))
BUILDING = replace(WORKING, progress=Progress(CreationStage.BUILDING, STARTED))


def with_activity(state: SetupState, activity: Activity) -> SetupState:
    return state.with_activity(state.step, activity)
