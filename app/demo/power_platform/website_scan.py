"""The quick scan of a site: what Microsoft's site check says about it.

Contract: power-platform-api.json. The fields, categories and results are documented; which findings there
are, in which words, is this practice company's own. They follow from the site as it is.
"""

from __future__ import annotations

from typing import Final

from werkzeug import Response

from app.catalogues import help_page
from app.demo.call import Call, Route
from app.demo.contoso import sites
from app.demo.document import Document
from app.demo.envelopes import Refused, answer, answering, power_platform
from app.demo.power_platform.calls import environment_of, require_api_version
from app.demo.power_platform.website_creation import require_administrator
from app.demo.power_platform.websites import site_named

_PROVISIONING: Final = "Provisioning issues"
_CONFIGURATION: Final = "Configuration Issues"
_STARTUP: Final = "Portal Startup Issue"
_PERFORMANCE: Final = "Performance"
_SECURITY: Final = "Security"


def scan(call: Call) -> Response:
    """Answer with what the check finds."""
    require_api_version(call)
    with call.state.transaction() as documents:
        environment = environment_of(call, documents)
        require_administrator(call, documents, environment)
        site = site_named(call, documents, environment)
    phase = sites.phase(site, call.clock)
    if phase in ("starting", "failed", "gone"):
        raise Refused(power_platform(400, "D006", ""))
    return answer([*_startup(phase), *_about(site, sites.trial_days_left(environment, site, call.clock))])


def _startup(phase: sites.Phase) -> list[Document]:
    if phase == "stopped":
        return [_issue(_STARTUP, "Error", "The website is turned off", "Start it, then check again.")]
    return [_issue(_STARTUP, "Pass", "The website starts", "")]


def _about(site: Document, days_left: int) -> list[Document]:
    found = [
        _issue(_PROVISIONING, "Pass", "All packages are installed", ""),
        _issue(_PERFORMANCE, "Pass", "Web file tracking is turned off", ""),
        _issue(
            _SECURITY,
            "Warning",
            "Pages that anyone can open",
            "3 pages can be read without signing in. Check their page permissions.",
            help_page("site_roles"),
        ),
    ]
    if not sites.is_production(site):
        words = f"The trial website expires in {days_left} days. Convert it to production before."
        found.insert(
            0, _issue(_CONFIGURATION, "Warning", "Trial website", words, help_page("site_lifecycle"))
        )
    return found


def _issue(category: str, result: str, issue: str, description: str, learn_more: str = "") -> Document:
    return {
        "category": category,
        "description": description,
        "issue": issue,
        "learnMoreUrl": learn_more or None,
        "result": result,
    }


ROUTES: Final = (
    Route(
        "POST",
        "/powerpages/environments/<environment>/websites/<site>/scan/quick/execute",
        answering(scan),
    ),
)
