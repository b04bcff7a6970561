"""Hand-made states from the wish for a site to the finished portal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from aftercare_moments import AFTERCARE, REQUEST
from usability_states import USABILITIES
from window_places import BUILDING, CREATE, FINISHED, RECORD, REVIEW, SITE, SITE_PAGE, WORKING, with_activity
from window_results import PAGE, STARTED, results_with

from app.checks.check import CheckResult, Verdict
from app.checks.portal_slot import CHECK as ROOM
from app.errors import (
    CreationStalled,
    CreationStopped,
    Forbidden,
    NameNotFound,
    NotSignedIn,
    Throttled,
)
from app.problems import problem_of
from app.provisioning.by_hand import why_by_hand
from app.provisioning.plan import Adopt, Reactivate
from app.provisioning.progress import CreationStage, Progress
from app.setup.course import ByHand, Course
from app.setup.proof import Proof
from app.setup.state import Activity, SetupState, StepId
from app.text import text

_NO = Forbidden("Power Platform", 403, "Forbidden", "No permissions.")
_REFUSED = ByHand(why_by_hand(_NO), problem_of(_NO), PAGE)
_BY_HAND = replace(CREATE, course=Course(by_hand=_REFUSED)).with_activity(
    StepId.CREATE, Activity(problem=_REFUSED.reason)
)


AFTERCARE_STATES = {name: replace(FINISHED, aftercare=aftercare) for name, aftercare in AFTERCARE.items()}
AFTERCARE_STATES["finished-production"] = replace(
    AFTERCARE_STATES["finished"], site=replace(SITE, is_trial=False, trial_days=None, is_production=True)
)
AFTERCARE_STATES["finished-half-removed"] = replace(AFTERCARE_STATES["finished-half-removed"], site=None)


MAKING: Mapping[str, SetupState] = {
    "create-proof": replace(BUILDING, proof=Proof()),
    "site": SITE_PAGE,
    "site-reading": with_activity(
        replace(SITE_PAGE, languages=None), Activity(text("Reading the languages"))
    ),
    "site-filled": replace(SITE_PAGE, request=REQUEST),
    "site-refused": replace(
        SITE_PAGE, request=REQUEST, course=Course(refused=frozenset({REQUEST.subdomain}))
    ),
    "site-bring-back": replace(SITE_PAGE, request=REQUEST, course=Course(Reactivate(RECORD))),
    "review": REVIEW,
    "review-bring-back": replace(REVIEW, course=Course(Reactivate(RECORD))),
    "review-take-over": replace(REVIEW, course=Course(Adopt(SITE))),
    "review-open-ends": replace(
        REVIEW,
        readiness=results_with(
            {"power-pages-licence": Verdict.NOT_READY, "portal-slot": Verdict.CONFIRMED_BY_YOU}
        ),
    ),
    "create-asking": replace(WORKING, progress=Progress(CreationStage.ASKING, STARTED)),
    "create-building": BUILDING,
    "create-hindered": replace(
        BUILDING,
        progress=Progress(
            CreationStage.BUILDING, STARTED, problem_of(NameNotFound("api.powerplatform.com")).what
        ),
    ),
    "create-stalled": with_activity(BUILDING, Activity(problem=problem_of(CreationStalled()))),
    "create-stopped": with_activity(
        replace(CREATE, progress=None).with_result(CheckResult(ROOM)),
        Activity(problem=problem_of(CreationStopped("InstallFailed", "", "Shop"))),
    ),
    "create-busy": with_activity(
        replace(CREATE, progress=None), Activity(problem=problem_of(Throttled("Power Platform", 429)))
    ),
    "create-by-hand": _BY_HAND,
    "create-by-hand-looking": replace(
        _BY_HAND, course=replace(_BY_HAND.course, by_hand=replace(_REFUSED, watching=True))
    ),
    "create-bring-back-by-hand": replace(_BY_HAND, course=Course(Reactivate(RECORD), by_hand=_REFUSED)),
    "create-sign-in": with_activity(
        BUILDING, Activity(problem=problem_of(NotSignedIn("Power Platform", 401, "", "", "")))
    ),
    "create-finished": replace(
        with_activity(BUILDING, Activity()), site=SITE, progress=Progress(CreationStage.FINISHED, STARTED)
    ),
    "finished": FINISHED,
    **{name: replace(FINISHED, usability=usability) for name, usability in USABILITIES.items()},
    **AFTERCARE_STATES,
}
