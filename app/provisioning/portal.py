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


def perhaps_portal_among(sites: tuple[Website, ...]) -> Website | None:
    """A site that may be one: its template is not told or not known, or it is called as the template is."""
    templates = site_templates()
    return next(
        (
            site
            for site in sites
            if site.template not in (CUSTOMER_PORTAL, *templates.others)
            or site.name.strip().casefold() in templates.names_for_people
        ),
        None,
    )


def asked_for(sites: tuple[Website, ...], request: SiteRequest) -> Website | None:
    """The site that a request made: the one portal, or whatever template is told, one so called.

    The address alone does not tell: an older site may have it, so that the request was turned down.
    """
    wanted = (request.subdomain, request.name)
    return portal_among(sites) or next(
        (site for site in sites if (site.subdomain, site.name) == wanted), None
    )
