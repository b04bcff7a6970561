"""Changing a site that is there: start, stop, restart, who can see it, and from trial to production.

Contract: power-platform.md sections 0.1 and 2, power-platform-api.json; identity.md section 0. Documented are
the paths, the bodies, that developer environments cannot have production sites, that a licence is needed, and
that non-production sites can be kept from being public (by default they are). The codes and words of the
refusals are this practice company's own, and so is how long a restart takes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from werkzeug import Response

from app.demo.call import Call, Route
from app.demo.contoso import company_capacity, sites
from app.demo.document import Document
from app.demo.envelopes import Refused, answering, power_platform
from app.demo.power_platform.calls import environment_of, require_api_version
from app.demo.power_platform.website_creation import require_administrator
from app.demo.power_platform.websites import site_named
from app.demo.state import Documents

_CONVERSION: Final = ("EnableCDN", "EnableWAF", "UseDynamics365PortalAddOnLicense")
_CONVERTIBLE: Final = ("Production", "Sandbox")

Change = Callable[[Call, Documents, Document, Document], None]
"""Changes a site of an environment; refuses where that may not be."""


def changing(change: Change) -> Callable[[Call], Response]:
    """Give the handler that changes a site: 200 without a body, as observed."""

    def handler(call: Call) -> Response:
        require_api_version(call)
        with call.state.transaction() as documents:
            environment = environment_of(call, documents)
            require_administrator(call, documents, environment)
            site = site_named(call, documents, environment)
            if sites.phase(site, call.clock) in ("starting", "failed", "gone"):
                # Observed of a busy site: the code, and no words.
                raise Refused(power_platform(400, "D006", ""))
            change(call, documents, environment, site)
            sites.save(documents, call.person.tenant, site)
        return Response(status=200)

    return answering(handler)


def _restart(call: Call, _documents: Documents, _environment: Document, site: Document) -> None:
    sites.restart(site, call.clock)


def _start(_call: Call, _documents: Documents, _environment: Document, site: Document) -> None:
    site["stopped"] = False


def _stop(_call: Call, _documents: Documents, _environment: Document, site: Document) -> None:
    site["stopped"] = True


def _change_visibility(call: Call, _documents: Documents, _environment: Document, site: Document) -> None:
    wanted = call.request.args.get("siteVisibility", "")
    if wanted not in ("public", "private"):
        raise _bad_value("siteVisibility", f"The value '{wanted}' is not one of: public, private.")
    if wanted == "public" and not sites.is_production(site):
        message = "Access restricted. Non-production sites in this environment can't be made public."
        raise Refused(power_platform(400, "SiteVisibilityRestricted", message))
    site["private"] = wanted == "private"
    sites.restart(site, call.clock)


def _convert(call: Call, documents: Documents, environment: Document, site: Document) -> None:
    body = call.request.get_json(force=True, silent=True)
    wish = body if isinstance(body, dict) else None
    if wish is None or any(not isinstance(wish.get(name, False), bool) for name in _CONVERSION):
        raise _bad_value("body", f"An object is expected, with {', '.join(_CONVERSION)} as true or false.")
    if sites.is_production(site):
        raise Refused(power_platform(400, "AlreadyProduction", "The website is not a trial website."))
    if environment["type"] not in _CONVERTIBLE:
        message = f"A website in a {environment['type']} environment can't be converted to production."
        raise Refused(power_platform(400, "EnvironmentNotSupported", message))
    if not any(company_capacity.set_aside_for(documents, call.person.tenant, environment["id"]).values()):
        message = "The environment has no Power Pages capacity."
        raise Refused(power_platform(400, "InsufficientCapacity", message))
    site["production"] = True


def _bad_value(target: str, message: str) -> Refused:
    return Refused(power_platform(400, "BadRequest", message, target))


_SITE: Final = "/powerpages/environments/<environment>/websites/<site>"
ROUTES: Final = (
    Route("POST", f"{_SITE}/start", changing(_start)),
    Route("POST", f"{_SITE}/stop", changing(_stop)),
    Route("POST", f"{_SITE}/restart", changing(_restart)),
    Route("POST", f"{_SITE}/updateSiteVisibility", changing(_change_visibility)),
    Route("POST", f"{_SITE}/convertToProduction", changing(_convert)),
)
