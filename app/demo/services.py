"""Which routes each origin has beyond signing in: every service, and the pages that a browser shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.demo import business_apps, discovery, finance, graph
from app.demo.addresses import FINANCE, ORGANIZATIONS
from app.demo.browser import (
    admin_page,
    dual_write_page,
    licensing_pages,
    portal,
    record_page,
    sites_page,
)
from app.demo.call import Route
from app.demo.dataverse import web_api
from app.demo.power_platform import environments

SERVICE_ROUTES: Final[Mapping[str, tuple[Route, ...]]] = {
    "graph": graph.ROUTES,
    "business_apps": business_apps.ROUTES,
    "power_platform": environments.ROUTES,
    "discovery": discovery.ROUTES,
    **dict.fromkeys(ORGANIZATIONS, web_api.ROUTES),
    **dict.fromkeys(FINANCE, finance.ROUTES),
}
BROWSER_ROUTES: Final[tuple[Route, ...]] = (
    *portal.ROUTES,
    *dual_write_page.ROUTES,
    *admin_page.ROUTES,
    *sites_page.ROUTES,
    *record_page.ROUTES,
    *licensing_pages.ROUTES,
)
