"""The stand-ins of the pages where licences and Power Pages capacity are looked after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from markupsafe import Markup
from werkzeug import Response

from app.demo.browser.frame import back, environment_shown, note_of, stand_in, unknown_environment
from app.demo.browser.html_templates import button, paragraph, table
from app.demo.call import Call, Route
from app.demo.contoso import company_capacity as capacity
from app.demo.contoso import company_licences as licences
from app.demo.document import Document
from app.demo.state import Documents


def show_licences(call: Call) -> Response:
    """Answer with the products of the company."""
    with call.state.transaction() as documents:
        products = licences.skus(documents, call.person.tenant)
    rows = ((one["part_number"], _state(one), _ways(one)) for one in products)
    parts = [table(("Product", "State", "Change it"), rows)]
    known = {one["part_number"] for one in products}
    parts += [
        button("get", part_number, f"Get {title}")
        for part_number, title in licences.ON_OFFER.items()
        if part_number not in known
    ]
    return stand_in("Licences", *parts, note=note_of(call))


def press_in_licences(call: Call) -> Response:
    """Get or renew the product whose button was pressed."""
    with call.state.transaction() as documents:
        for part_number in licences.ON_OFFER:
            if part_number in (call.request.form.get("get"), call.request.form.get("renew")):
                licences.renew(documents, call.person.tenant, part_number)
    return back(call)


def show_capacity(call: Call) -> Response:
    """Answer with the capacity of an environment, and with the pay-as-you-go policy that is linked to it."""
    with call.state.transaction() as documents:
        environment = environment_shown(call, documents)
        if environment is None:
            return unknown_environment()
        tenant, identity = call.person.tenant, environment["id"]
        bought = capacity.bought(documents, tenant)[capacity.AUTHENTICATED]
        mine = capacity.set_aside_for(documents, tenant, identity)[capacity.AUTHENTICATED]
        policies = [one for one in capacity.policies(documents, tenant) if identity in one["environments"]]
    words = f"{bought} units are bought, {mine} of them are set aside for this environment."
    linked = f"{policies[0]['name']}: {policies[0]['status']}." if policies else "No policy is linked."
    parts = (
        Markup("<h2>Power Pages capacity</h2>"),
        paragraph(words),
        button("deed", "buy", "Buy capacity"),
        button("deed", "set-aside", "Set capacity aside for this environment"),
        Markup("<h2>Pay-as-you-go</h2>"),
        paragraph(linked),
        button("deed", "pay-as-you-go", "Link pay-as-you-go and switch it on"),
    )
    return stand_in(f"Capacity: {environment['name']}", *parts, note=note_of(call))


def press_in_capacity(call: Call) -> Response:
    """Do what the button that was pressed is for."""
    deed = _DEEDS.get(call.request.form.get("deed", ""))
    with call.state.transaction() as documents:
        environment = environment_shown(call, documents)
        if environment is None:
            return unknown_environment()
        if deed is not None:
            deed(documents, call.person.tenant, environment["id"])
    return back(call)


def _buy(documents: Documents, tenant: str, _environment: str) -> None:
    licences.buy_capacity(documents, tenant)


def _pay_as_you_go(documents: Documents, tenant: str, environment: str) -> None:
    capacity.link_policy(documents, tenant, environment, "Enabled")


_DEEDS: Final[Mapping[str, Callable[[Documents, str, str], None]]] = {
    "buy": _buy,
    "set-aside": licences.set_capacity_aside,
    "pay-as-you-go": _pay_as_you_go,
}


def _state(product: Document) -> str:
    return f"{licences.state_of(product)}, {product['owned']} in force"


def _ways(product: Document) -> Markup:
    part_number = product["part_number"]
    if licences.is_in_force(product) or part_number not in licences.ON_OFFER:
        return Markup()
    return button("renew", part_number, "Renew", part_number)


ROUTES: Final = (
    Route("GET", "/pages/licences", show_licences),
    Route("POST", "/pages/licences", press_in_licences),
    Route("GET", "/pages/capacity", show_capacity),
    Route("POST", "/pages/capacity", press_in_capacity),
)
