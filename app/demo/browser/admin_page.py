"""The stand-in of the admin centre: roles and licences of an environment, and the company's sites."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from markupsafe import Markup
from werkzeug import Response

from app.demo.browser.dynamics_apps import dynamics_apps, install_app
from app.demo.browser.frame import (
    back,
    environment_shown,
    note_of,
    organization_shown,
    stand_in,
    unknown_environment,
)
from app.demo.browser.html_templates import button, link, paragraph, table
from app.demo.call import Call, Route
from app.demo.contoso import company, sites
from app.demo.contoso import company_licences as licences
from app.demo.contoso.company_dataverse import has_current_core, install_core
from app.demo.dataverse.people import (
    SYSTEM_ADMINISTRATOR,
    assign_role,
    give_read_write_access,
    has_read_write_access,
    is_administrator,
)
from app.demo.document import Document
from app.demo.state import Documents
from app.demo.times import precise_stamp

_PHASES: Final[Mapping[sites.Phase, str]] = {
    "starting": "Being made",
    "open": "Open",
    "stopped": "Stopped",
    "failed": "Not finished: the template could not be installed",
    "gone": "Being deleted",
}


def show_environment(call: Call) -> Response:
    """Answer with what the person may do in an environment, and which licences they have."""
    with call.state.transaction() as documents:
        environment = environment_shown(call, documents)
        if environment is None:
            return unknown_environment()
        organization = organization_shown(call, documents, environment)
        administrator = is_administrator(organization) if organization else None
        access = has_read_write_access(organization) if organization else True
        limited = company.site_creation_is_limited(documents, call.person.tenant)
        core_is_current = has_current_core(organization) if organization else True
        apps = dynamics_apps(organization, call.clock) if organization else Markup()
        skus = {sku["part_number"]: sku for sku in licences.skus(documents, call.person.tenant)}
    supply_chain = skus.get(licences.SUPPLY_CHAIN, {}).get("assigned", False)
    parts = (
        Markup("<h2>Roles</h2>"),
        _role(call, administrator),
        *_wanted(access=access, limited=limited, core_is_current=core_is_current),
        Markup("<h2>Dynamics 365 apps</h2>"),
        apps,
        Markup("<h2>Licences</h2>"),
        _licence("Dynamics 365 Supply Chain Management", "supply-chain", there=supply_chain),
        _licence("Power Pages capacity", "power-pages", there=licences.POWER_PAGES in skus),
    )
    return stand_in(f"Environment: {environment['name']}", *parts, note=note_of(call))


def press_in_environment(call: Call) -> Response:
    """Assign the role or the licence whose button was pressed."""
    installs = "install" in call.request.form
    deed = install_app if installs else _DEEDS.get(call.request.form.get("assign", ""))
    if deed is None:
        return back(call)
    with call.state.transaction() as documents:
        note = deed(call, documents)
    return back(call, note)


def show_sites(call: Call) -> Response:
    """Answer with every site of the company."""
    with call.state.transaction() as documents:
        everything = sites.sites(documents, call.person.tenant, call.clock)
    rows = (
        (_visit(site), _PHASES[sites.phase(site, call.clock)], _site_buttons(call, site))
        for site in everything
    )
    return stand_in("Power Pages sites", table(("Site", "State", "Change it"), rows), note=note_of(call))


def press_in_sites(call: Call) -> Response:
    """Start, stop or delete the site whose button was pressed."""
    with call.state.transaction() as documents:
        for deed, identity in call.request.form.items():
            site = documents.get(call.person.tenant, sites.WEBSITE, identity)
            if site is not None and deed in ("start", "stop", "delete"):
                site["stopped"] = deed == "stop"
                if deed == "delete":
                    site["deleted_at"] = precise_stamp(call.clock.now())
                sites.save(documents, call.person.tenant, site)
    return back(call)


def _assign_role(call: Call, documents: Documents) -> str:
    environment = environment_shown(call, documents)
    organization = organization_shown(call, documents, environment) if environment else None
    if organization is None:
        return "This environment has no Dataverse that roles could be assigned in."
    assign_role(organization, SYSTEM_ADMINISTRATOR)
    return "The System Administrator role is assigned."


def _give_access(call: Call, documents: Documents) -> str:
    environment = environment_shown(call, documents)
    organization = organization_shown(call, documents, environment) if environment else None
    if organization is None:
        return "This environment has no Dataverse that anyone could have access to."
    give_read_write_access(organization)
    return "The user is switched on, with the access mode Read-Write."


def _let_everyone_create(call: Call, documents: Documents) -> str:
    company.limit_site_creation(documents, call.person.tenant, limited=False)
    return "Everyone with the right role may create sites."


def _update_core(call: Call, documents: Documents) -> str:
    environment = environment_shown(call, documents)
    organization = organization_shown(call, documents, environment) if environment else None
    if organization is None:
        return "This environment has no Dataverse that could be updated."
    install_core(organization)
    return "Power Pages Core is updated."


def _assign_licence(call: Call, documents: Documents) -> str:
    licences.assign(documents, call.person.tenant, licences.SUPPLY_CHAIN)
    return "The Supply Chain Management licence is assigned."


def _buy_capacity(call: Call, documents: Documents) -> str:
    licences.buy_capacity(documents, call.person.tenant)
    environment = environment_shown(call, documents)
    if environment is not None:
        licences.set_capacity_aside(documents, call.person.tenant, environment["id"])
    return "Power Pages capacity is bought."


_DEEDS: Final[Mapping[str, Callable[[Call, Documents], str]]] = {
    "role": _assign_role,
    "supply-chain": _assign_licence,
    "power-pages": _buy_capacity,
    "access": _give_access,
    "everyone-creates": _let_everyone_create,
    "core": _update_core,
}


def _role(call: Call, administrator: bool | None) -> Markup:
    if administrator is None:
        return paragraph("This environment has no Dataverse that can be used.")
    if administrator:
        return paragraph(f"{call.person.name} is System Administrator.")
    words = f"{call.person.name} is a Basic User, and not System Administrator."
    return paragraph(words) + button("assign", "role", "Assign the System Administrator role")


def _wanted(*, access: bool, limited: bool, core_is_current: bool) -> list[Markup]:
    """What else of an environment may have to be put right."""
    parts = []
    if not access:
        words = "The user is switched off, or may not both read and write."
        parts += [paragraph(words), button("assign", "access", "Give the user Read-Write access")]
    if limited:
        words = "Only administrators of the company create sites."
        parts += [paragraph(words), button("assign", "everyone-creates", "Let everyone create sites")]
    if not core_is_current:
        parts += [paragraph("Power Pages Core is old."), button("assign", "core", "Update Power Pages Core")]
    return parts


def _licence(name: str, deed: str, *, there: bool) -> Markup:
    if there:
        return paragraph(f"{name}: there.")
    return paragraph(f"{name}: missing.") + button("assign", deed, f"Get {name}")


def _visit(site: Document) -> Markup:
    return link(f"/sites/{site['subdomain']}", site["name"])


def _site_buttons(call: Call, site: Document) -> Markup:
    deeds = {"open": ("stop", "delete"), "stopped": ("start", "delete"), "failed": ("delete",)}
    shown = deeds.get(sites.phase(site, call.clock), ())
    return Markup(" ").join(button(deed, site["id"], deed.capitalize(), site["name"]) for deed in shown)


ROUTES: Final = (
    Route("GET", "/pages/environment", show_environment),
    Route("POST", "/pages/environment", press_in_environment),
    Route("GET", "/pages/site_administration", show_sites),
    Route("POST", "/pages/site_administration", press_in_sites),
)
