"""Hand-made moments after the creation, one for each thing that the last page has to be able to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from window_results import STARTED

from app.aftercare.origin import Origin
from app.aftercare.reachability import Reach
from app.aftercare.refusals import Change, refused_change
from app.aftercare.removal import RemovalStage
from app.errors import Forbidden, NameNotFound, SignInNeeded
from app.problems import problem_of
from app.provisioning.journal import Creation, Event, Place
from app.provisioning.site_request import SiteRequest
from app.services.site_answers import Answer, SiteAnswer
from app.services.site_scan import ScanFinding, Severity
from app.setup.aftercare_state import Act, Aftercare, Deed
from app.setup.aftercare_words import ENDS
from app.text import text

REQUEST = SiteRequest("Contoso Orders", "contoso-orders", 1033)
CREATION = Creation(
    "c-1", Place("public", "alex.contoso", "e-1", "Contoso Production"), REQUEST, STARTED, website="s-1"
)
FINDINGS = (
    ScanFinding(
        Severity.SERIOUS,
        "Portal Startup Issue",
        "The website is turned off",
        "Start it, then check again.",
    ),
    ScanFinding(
        Severity.ADVICE,
        "Configuration Issues",
        "Trial website",
        "The trial website expires in 90 days.",
        "https://learn.microsoft.com/power-pages/admin/convert-site",
    ),
    ScanFinding(Severity.ADVICE, "Security", "A page of others", learn_more="https://elsewhere.example/x"),
    ScanFinding(Severity.UNKNOWN, "", "", "Something that nobody has documented."),
    ScanFinding(Severity.PASSED, "Performance", "Web file tracking is turned off"),
)
_MADE_HERE = Origin(replace(CREATION, event=Event.FINISHED))
_SEEN = Aftercare(seen=datetime(2026, 11, 21, 12, tzinfo=UTC), origin=_MADE_HERE)
READY = replace(_SEEN, reach=Reach(SiteAnswer(Answer.ASKS_TO_SIGN_IN, 302), waits=False))
_WAITING = replace(_SEEN, reach=Reach(SiteAnswer(Answer.STARTING, 503), waits=True))
_LATE = replace(_SEEN, reach=Reach(SiteAnswer(Answer.CERTIFICATE), waits=False, seconds=900))
_REFUSED = refused_change(
    Change.OPEN_TO_ALL, Forbidden("Power Platform", 403, "SiteVisibilityRestricted", "Access restricted.")
)
_REMOVING = replace(READY, removing=_MADE_HERE.creation)

AFTERCARE: Mapping[str, Aftercare] = {
    "finished": READY,
    "finished-production": READY,
    "finished-starting": _WAITING.with_deed(Act.REACH, Deed(text("Waiting for the portal to answer"))),
    "finished-late": _LATE,
    "finished-scanned": replace(READY, findings=FINDINGS),
    "finished-refused": READY.with_deed(Act.VISIBILITY, Deed(problem=_REFUSED)),
    "finished-sign-in": READY.with_deed(Act.RESTART, Deed(problem=problem_of(SignInNeeded()))),
    "finished-unread": Aftercare().with_deed(
        Act.LOOK, Deed(problem=problem_of(NameNotFound("api.powerplatform.com")))
    ),
    "finished-not-ours": replace(READY, origin=Origin(None, text("It was there before."))),
    "finished-removing": replace(_REMOVING, removal=RemovalStage.HOST).with_deed(
        Act.REMOVAL, Deed(text("Removing the portal"))
    ),
    "finished-half-removed": replace(_REMOVING, removal=RemovalStage.HOST_STILL_THERE).with_deed(
        Act.REMOVAL, Deed(outcome=ENDS[RemovalStage.HOST_STILL_THERE])
    ),
    "finished-removed": replace(_REMOVING, removal=RemovalStage.DONE).with_deed(
        Act.REMOVAL, Deed(outcome=ENDS[RemovalStage.DONE])
    ),
}
