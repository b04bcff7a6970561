"""Which of an environment's sites is the Customer Portal.

Whether a finished one is listed with its template's name is not documented (contract: power-platform.md
section 2). So there are three answers, and "cannot tell" is never taken for "no".
"""

from __future__ import annotations

from app.catalogues import site_templates
from app.provisioning.site_request import SiteRequest
from app.services.websites import CUSTOMER_PORTAL, Website


def portal_among(sites: tuple[Website, ...]) -> Website | None:
    """The site that is a Customer Portal by its template."""
    return next((site for site in sites if site.template == CUSTOMER_PORTAL), None)


def perhaps_portals(sites: tuple[Website, ...]) -> tuple[Website, ...]:
    """Sites that may be one: the template is not told or not known, or the name is what it is called by."""
    templates = site_templates()
    return tuple(
        site
        for site in sites
        if site.template not in (CUSTOMER_PORTAL, *templates.others)
        or site.name.strip().casefold() in templates.names_for_people
    )


def perhaps_portal_among(sites: tuple[Website, ...]) -> Website | None:
    """The first of the sites that may be one."""
    return next(iter(perhaps_portals(sites)), None)


def asked_for(sites: tuple[Website, ...], request: SiteRequest) -> Website | None:
    """The site that a request made: the one on its record, or at its address the portal or one so called.

    The address alone does not tell: an older site may have it, so that the request was turned down. Nor does
    the template alone: a portal elsewhere is someone else's. A service may keep the name without the blanks
    around it, and the address in other letters.
    """
    if request.record:
        on_record = (site for site in sites if site.record.lower() == request.record.lower())
        return next(on_record, None)
    there = tuple(site for site in sites if site.subdomain.lower() == request.subdomain)
    called = (site for site in perhaps_portals(there) if site.name.strip() == request.name.strip())
    return portal_among(there) or next(called, None)


def with_id(sites: tuple[Website, ...], site_id: str) -> Website | None:
    """The site with this id."""
    return next((site for site in sites if site_id and site.id == site_id), None)
