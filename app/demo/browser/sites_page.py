"""The stand-in of Power Pages and of the list of apps: the sites of an environment, and making one by hand.

By hand works also where the company refuses a program (contract: power-platform.md section 0): that is the
way out which people practise here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from markupsafe import Markup
from werkzeug import Response

from app.demo.browser.frame import (
    back,
    environment_shown,
    note_of,
    organization_shown,
    stand_in,
    unknown_environment,
)
from app.demo.browser.html_templates import link, paragraph, table
from app.demo.browser.template_forms import customising_form, press, template_form
from app.demo.call import Call, Route
from app.demo.contoso import company, sites
from app.demo.contoso.sites import CUSTOMER_PORTAL, Clash, Wish
from app.demo.dataverse.people import is_administrator
from app.demo.dataverse.store import Organization
from app.demo.document import Document

_SUBDOMAIN: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])")
_STATES: Final[Mapping[sites.Phase, str]] = {
    "starting": "Being made",
    "open": "Active",
    "stopped": "Stopped",
    "failed": "Not finished: the template could not be installed",
    "gone": "Being deleted",
}
_CLASHES: Final[Mapping[Clash, str]] = {
    "subdomain": "This address is taken. Choose another one.",
    "template": "This environment has a customer portal already; the template can be used once.",
    "record": "This site is active already.",
}
_FORM: Final = Markup(
    """<h2>Templates: Dynamics 365: Customer Portal</h2>
<form method="post">
<label>Name of the site <input name="name" value="{name}" required></label>
<label>Web address <input name="subdomain" pattern="[a-z0-9][a-z0-9\\-]*[a-z0-9]" required></label>
<button name="create" value="yes">Create the site by hand</button>
</form>"""
)
_REACTIVATE: Final = Markup(
    """<form method="post">
<input type="hidden" name="record" value="{record}">
<label>Web address
<input name="subdomain" value="{subdomain}" pattern="[a-z0-9][a-z0-9\\-]*[a-z0-9]" required></label>
<button name="reactivate" value="yes">Bring back “{name}”</button>
</form>"""
)


def show_sites(call: Call) -> Response:
    """Answer with the active and inactive sites of an environment, and the form for a new one."""
    with call.state.transaction() as documents:
        environment = environment_shown(call, documents)
        if environment is None:
            return unknown_environment()
        organization = organization_shown(call, documents, environment)
        everything = sites.sites(documents, call.person.tenant, call.clock)
        inactive = _inactive(organization, everything) if organization else []
        version = company.template_version(documents, call.person.tenant)
    mine = [site for site in everything if site["environment"] == environment["id"]]
    parts = [
        Markup("<h2>Active sites</h2>"),
        table(("Site", "State"), ((_visit(site), _STATES[sites.phase(site, call.clock)]) for site in mine)),
    ]
    if inactive:
        parts.append(Markup("<h2>Inactive sites</h2>"))
        parts += [
            _REACTIVATE.format(record=row["adx_websiteid"], name=row["adx_name"], subdomain="")
            for row in inactive
        ]
    parts.append(_FORM.format(name="Customer Portal"))
    parts += [template_form(version), *map(customising_form, mine)]
    return stand_in(f"Power Pages: {environment['name']}", *parts, note=note_of(call))


def press_in_sites(call: Call) -> Response:
    """Make the site that the form describes, or bring an inactive one back."""
    with call.state.transaction() as documents:
        environment = environment_shown(call, documents)
        if environment is None:
            return unknown_environment()
        organization = organization_shown(call, documents, environment)
        if organization is None:
            return back(call, "This environment has no Dataverse that a site could live in.")
        everything = sites.sites(documents, call.person.tenant, call.clock)
        note = press(call, organization) or _make(call, organization, environment, everything)
    return back(call, note)


def show_reactivation(call: Call) -> Response:
    """Answer with the form that brings an inactive site back, filled in as the address says.

    That such an address exists was observed in public code (contract: power-platform.md section 7).
    """
    record = call.request.args.get("website_record", "").lower()
    with call.state.transaction() as documents:
        environment = environment_shown(call, documents)
        organization = organization_shown(call, documents, environment) if environment else None
        everything = sites.sites(documents, call.person.tenant, call.clock)
        inactive = _inactive(organization, everything) if organization else []
    row = next((row for row in inactive if row["adx_websiteid"] == record), None)
    if row is None:
        words = note_of(call) or "There is no inactive site with this content."
        return stand_in("Bring back a site", paragraph(words))
    form = _REACTIVATE.format(
        record=record, name=row["adx_name"], subdomain=call.request.args.get("site_address", "")
    )
    return stand_in("Bring back a site", form, note=note_of(call))


def show_apps(call: Call) -> Response:
    """Answer with the apps of an environment: its sites are among them."""
    with call.state.transaction() as documents:
        environment = environment_shown(call, documents)
        everything = sites.sites(documents, call.person.tenant, call.clock)
    if environment is None:
        return unknown_environment()
    mine = (site for site in everything if site["environment"] == environment["id"])
    apps = table(("App", "Type"), ((_visit(site), "Website") for site in mine))
    return stand_in(f"Your apps: {environment['name']}", apps)


def show_editor(call: Call) -> Response:
    """Answer with the place where a site would be edited."""
    record = call.request.args.get("website_record", "").lower()
    with call.state.transaction() as documents:
        everything = sites.sites(documents, call.person.tenant, call.clock)
    site = next((site for site in everything if site["record"] == record), None)
    if site is None:
        words = "No active site has this content. Open this page from the program."
        return stand_in("No such site", paragraph(words), status=404)
    words = "Here the site is opened for editing. In the practice company there is nothing to edit."
    return stand_in(f"Design studio: {site['name']}", paragraph(words), _visit(site))


def _make(call: Call, organization: Organization, environment: Document, everything: list[Document]) -> str:
    form = call.request.form
    if not is_administrator(organization):
        return "Only a System Administrator of this environment can make sites."
    if not _SUBDOMAIN.fullmatch(form.get("subdomain", "")):
        return "The web address may have small letters, digits and hyphens."
    inactive = {row["adx_websiteid"]: row for row in _inactive(organization, everything)}
    row = inactive.get(form.get("record", ""))
    if row is None and not form.get("name", "").strip():
        return "Give the site a name."
    name = row["adx_name"] if row else form["name"].strip()
    record = row["adx_websiteid"] if row else ""
    wish = Wish(name, form["subdomain"], CUSTOMER_PORTAL, environment["dataverse"]["language"], record)
    clash = sites.clash(everything, environment["id"], wish)
    if clash is not None:
        return _CLASHES[clash]
    sites.add_site(organization, wish)
    return f"{name} is being made."


def _inactive(organization: Organization, everything: list[Document]) -> list[Document]:
    shown = {site["record"] for site in everything}
    rows = organization.rows(organization.standard_table("adx_website"))
    return [row for row in rows if row["adx_websiteid"] not in shown]


def _visit(site: Document) -> Markup:
    return link(f"/sites/{site['subdomain']}", site["name"])


ROUTES: Final = (
    Route("GET", "/pages/sites", show_sites),
    Route("POST", "/pages/sites", press_in_sites),
    Route("GET", "/pages/reactivate", show_reactivation),
    Route("POST", "/pages/reactivate", press_in_sites),
    Route("GET", "/pages/apps", show_apps),
    Route("GET", "/pages/edit_site", show_editor),
)
