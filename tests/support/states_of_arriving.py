"""Hand-made states from the welcome to the chosen environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from aftercare_moments import CREATION
from window_places import (
    ALEX,
    CHOSEN,
    ENVIRONMENT,
    ENVIRONMENTS,
    GUEST,
    LISTED,
    LISTING,
    NOT_APPROVED,
    PRODUCTION,
    ROBIN,
    SIGN_IN,
    WELCOME,
    with_activity,
)

from app.errors import (
    NameNotFound,
    NotRegistered,
    SignInNeeded,
    SignInTimedOut,
)
from app.identity.accounts import DeviceCode
from app.problems import problem_of
from app.provisioning.standing import Standing
from app.releases.manifest import Release
from app.setup.aftercare_state import Aftercare
from app.setup.environment_listing import Lookup, Source, SourceAnswer
from app.setup.state import Activity, SetupState
from app.text import text

_GAP = replace(
    LISTING,
    answers=(
        SourceAnswer(Source.ORDINARY, 0, problem_of(NameNotFound("api.bap.microsoft.com"))),
        SourceAnswer(Source.DISCOVERY, 9),
    ),
)

ARRIVING: Mapping[str, SetupState] = {
    "welcome": WELCOME,
    "welcome-newer": replace(WELCOME, newer=Release("1.2.3", date(2027, 1, 31))),
    "welcome-half-removed": replace(
        WELCOME, saved_accounts=(ALEX,), aftercare=Aftercare(removals=(CREATION,))
    ),
    "welcome-unfinished": replace(WELCOME, saved_accounts=(ALEX,), unfinished=(CREATION,)),
    "welcome-unfinished-ready": replace(
        WELCOME,
        saved_accounts=(ALEX,),
        unfinished=(CREATION,),
        standings=((CREATION.id, Standing.FINISHED),),
    ),
    "sign-in": SIGN_IN,
    "sign-in-not-kept": replace(SIGN_IN, keeps_sign_in=False),
    "sign-in-saved": replace(SIGN_IN, saved_accounts=(ALEX, ROBIN)),
    "sign-in-waiting": with_activity(
        replace(SIGN_IN, sign_in_address="https://login.microsoftonline.com/organizations"),
        Activity(text("Waiting for you to sign in in your browser")),
    ),
    "sign-in-code": with_activity(
        replace(SIGN_IN, device_code=DeviceCode("FJC4XQ9ZP", "https://microsoft.com/devicelogin", 900)),
        Activity(text("Signing you in with a code")),
    ),
    "sign-in-beginning": with_activity(SIGN_IN, Activity(text("Signing you in with a code"))),
    "sign-in-unapproved": with_activity(SIGN_IN, Activity(problem=NOT_APPROVED)),
    "sign-in-unregistered": with_activity(SIGN_IN, Activity(problem=problem_of(NotRegistered()))),
    "sign-in-guest": replace(SIGN_IN, saved_accounts=(ALEX, GUEST), account=GUEST),
    "sign-in-timed-out": with_activity(SIGN_IN, Activity(problem=problem_of(SignInTimedOut()))),
    "sign-in-done": replace(SIGN_IN, account=ALEX, saved_accounts=(ALEX, ROBIN)),
    "environment-reading": with_activity(ENVIRONMENT, Activity(text("Reading your environments"))),
    "environment-problem": with_activity(
        ENVIRONMENT, Activity(problem=problem_of(NameNotFound("api.bap.microsoft.com")))
    ),
    "environment-sign-in": with_activity(ENVIRONMENT, Activity(problem=problem_of(SignInNeeded()))),
    "environment-unapproved": with_activity(ENVIRONMENT, Activity(problem=NOT_APPROVED)),
    "environment-none": replace(ENVIRONMENT, environments=()),
    "environment": LISTED,
    "environment-growing": with_activity(
        replace(LISTED, listing=replace(LISTING, is_reading=True)),
        Activity(text("Reading your environments")),
    ),
    "environment-absent": replace(LISTED, listing=replace(LISTING, lookup=Lookup())),
    "environment-looking": replace(LISTED, listing=replace(LISTING, lookup=Lookup(is_looking=True))),
    "environment-hidden": replace(
        LISTED,
        listing=replace(
            LISTING, lookup=Lookup(message=text("Microsoft does not show this environment to you."))
        ),
    ),
    "environment-found": replace(
        CHOSEN,
        listing=replace(LISTING, lookup=Lookup(found=PRODUCTION, message=text("Found: Contoso Production."))),
    ),
    "environment-unreachable": replace(
        LISTED,
        listing=replace(
            LISTING, lookup=Lookup(problem=problem_of(NameNotFound("contoso.crm4.dynamics.com")))
        ),
    ),
    "environment-gap": replace(LISTED, listing=_GAP),
    "environment-chosen": CHOSEN,
    "environment-default": replace(CHOSEN, environment=ENVIRONMENTS[3]),
}
