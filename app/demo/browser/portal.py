"""The finished portal as its visitors see it: a small site under its own address on the browser origin.

While the site is made or restarts its pages say so and look again by themselves; a site that is stopped,
deleted or was never made is not found. A private site is shown to its company's own people alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from markupsafe import Markup
from werkzeug import Response

from app.demo.browser import private_site
from app.demo.browser.html_templates import filled, html_page, link, paragraph, table
from app.demo.call import Call, Route
from app.demo.contoso import portal_content, sites
from app.demo.contoso.scenarios import SCENARIOS
from app.demo.document import Document

_NOTHING: Final = Markup()
_PAGES: Final = {"products": "Products", "orders": "Orders", "sign-in": "Sign in"}
_NOT_HERE: Final = "There is no site at this address. It was not made yet, was stopped, or was deleted."
_STARTING: Final = (
    "The site is being started. This page looks again by itself; at first it can take half an hour."
)


def home(call: Call) -> Response:
    """Answer with the portal's first page."""
    content = paragraph("Welcome! See what we sell, follow your orders, and sign in to place new ones.")
    return _page(call, "Welcome", content)


def products(call: Call) -> Response:
    """Answer with what is sold."""
    rows = ((number, name, f"€ {price:.2f}") for number, name, price in portal_content.PRODUCTS)
    return _page(call, "Products", table(("Number", "Product", "Price"), rows))


def orders(call: Call) -> Response:
    """Answer with what was ordered."""
    titles = ("Order", "Customer", "What", "Where it is")
    return _page(call, "Orders", table(titles, portal_content.ORDERS))


def sign_in(call: Call) -> Response:
    """Answer with how customers sign in: nobody registers themselves (dual-write.md section 1.3)."""
    words = "Customers sign in with the invitation that your company sends them. Nobody registers themselves."
    return _page(call, "Sign in", paragraph(words))


def _page(call: Call, title: str, content: Markup) -> Response:
    found = _site(call)
    if found is None:
        return _framed("Contoso", "Nothing to see here", paragraph(_NOT_HERE), status=404)
    tenant, site = found
    phase = sites.phase(site, call.clock)
    if phase in ("gone", "stopped", "failed"):
        return _framed("Contoso", "Nothing to see here", paragraph(_NOT_HERE), status=404)
    if phase == "starting":
        wait = call.clock.wait_hint(60)
        refresh = Markup('<meta http-equiv="refresh" content="{}">').format(max(2, wait))
        response = _framed(site["name"], "Starting", paragraph(_STARTING), refresh=refresh, status=503)
        response.headers["Retry-After"] = str(wait)
        return response
    turned_away = private_site.turned_away(call, tenant, site)
    if turned_away is not None:
        return turned_away
    return _framed(site["name"], title, content, _navigation(site))


def _framed(
    site: str,
    title: str,
    content: Markup,
    navigation: Markup = _NOTHING,
    refresh: Markup = _NOTHING,
    status: int = 200,
) -> Response:
    frame = filled("portal", site=site, title=title, content=content, navigation=navigation, refresh=refresh)
    return html_page(frame, status)


def _navigation(site: Document) -> Markup:
    root = f"/sites/{site['subdomain']}"
    links = [link(root, "Home"), *(link(f"{root}/{path}", title) for path, title in _PAGES.items())]
    return Markup("\n").join(links)


def _site(call: Call) -> tuple[str, Document] | None:
    """Give the site at this address and its company: that which the browser knows, or else any."""
    with call.state.transaction() as documents:
        everywhere = (
            (tenant, site)
            for tenant in _tenants(call)
            for site in documents.all(tenant, sites.WEBSITE)
            if site["subdomain"] == call.values["subdomain"].lower() and not site["deleted_at"]
        )
        return next(everywhere, None)


def _tenants(call: Call) -> Iterator[str]:
    if call.signed_in is not None:
        yield call.signed_in.tenant
    yield from (scenario.person.tenant for scenario in SCENARIOS)


_ROOT: Final = "/sites/<subdomain>"
ROUTES: Final = (
    Route("GET", _ROOT, home, anonymous=True),
    Route("POST", _ROOT, private_site.signed_in, anonymous=True),
    Route("GET", f"{_ROOT}/products", products, anonymous=True),
    Route("GET", f"{_ROOT}/orders", orders, anonymous=True),
    Route("GET", f"{_ROOT}/sign-in", sign_in, anonymous=True),
)
