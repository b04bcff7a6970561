"""Microsoft Graph: who is signed in, which licences they have, and what the company owns.

Contract: identity.md section 1.1. A pack that belongs to the whole company is in `subscribedSkus` only.
`subscribedSkus` knows no query option but `$select`.
"""

from __future__ import annotations

from typing import Final

from werkzeug import Response

from app.demo.call import Call, Route
from app.demo.contoso import company_licences as licences
from app.demo.document import Document
from app.demo.envelopes import answer, answering, graph

_USER: Final = ("businessPhones", "displayName", "givenName", "id", "mail", "surname", "userPrincipalName")


def me(call: Call) -> Response:
    """Answer with the person; assigned licences and the kind of user only where they are selected."""
    person = call.person
    given_name, _, family_name = person.name.partition(" ")
    whole: Document = {
        "id": person.user,
        "displayName": person.name,
        "givenName": given_name,
        "surname": family_name,
        "userPrincipalName": person.user_name,
        "mail": person.user_name,
        "businessPhones": [],
        "userType": "Member",
        "assignedLicenses": [{"skuId": sku["sku_id"], "disabledPlans": []} for sku in _assigned(call)],
    }
    chosen = {name: whole.get(name) for name in _selected(call) or _USER}
    return answer({"@odata.context": _context(call, "users/$entity"), **chosen})


def licence_details(call: Call) -> Response:
    """Answer with the licences that are assigned to the person."""
    details = [
        {
            "id": sku["assignment"],
            "skuId": sku["sku_id"],
            "skuPartNumber": sku["part_number"],
            "servicePlans": _plans(sku, "User"),
        }
        for sku in _assigned(call)
    ]
    context = _context(call, f"users('{call.person.user}')/licenseDetails")
    return answer({"@odata.context": context, "value": [_chosen(call, one) for one in details]})


def subscribed_skus(call: Call) -> Response:
    """Answer with everything that the company owns."""
    if any(name.startswith("$") and name != "$select" for name in call.request.args):
        return graph(400, "Request_UnsupportedQuery", "Only $select is supported for this request.")
    with call.state.transaction() as documents:
        owned = licences.skus(documents, call.person.tenant)
    skus = [_chosen(call, _subscribed(call, sku)) for sku in owned]
    return answer({"@odata.context": _context(call, "subscribedSkus"), "value": skus})


def _subscribed(call: Call, sku: Document) -> Document:
    applies_to = "User" if sku["for_people"] else "Company"
    return {
        "id": f"{call.person.tenant}_{sku['sku_id']}",
        "accountId": call.person.tenant,
        "accountName": "contoso",
        "skuId": sku["sku_id"],
        "skuPartNumber": sku["part_number"],
        "capabilityStatus": licences.state_of(sku),
        "appliesTo": applies_to,
        "consumedUnits": 1 if sku["assigned"] else 0,
        "prepaidUnits": {
            "enabled": sku["owned"],
            "suspended": 0,
            "warning": sku.get("warned", 0),
            "lockedOut": 0,
        },
        "subscriptionIds": [sku["assignment"]],
        "servicePlans": _plans(sku, applies_to),
    }


def _plans(sku: Document, applies_to: str) -> list[Document]:
    return [
        {
            "servicePlanId": identity,
            "servicePlanName": name,
            "provisioningStatus": "Success",
            "appliesTo": applies_to,
        }
        for identity, name in sku["plans"]
    ]


def _assigned(call: Call) -> list[Document]:
    with call.state.transaction() as documents:
        return [sku for sku in licences.skus(documents, call.person.tenant) if sku["assigned"]]


def _selected(call: Call) -> tuple[str, ...]:
    names = call.request.args.get("$select", "").split(",")
    return tuple(name.strip() for name in names if name.strip())


def _chosen(call: Call, whole: Document) -> Document:
    names = _selected(call)
    return {name: whole.get(name) for name in names} if names else whole


def _context(call: Call, what: str) -> str:
    return f"{call.request.host_url}v1.0/$metadata#{what}"


ROUTES: Final = (
    Route("GET", "/v1.0/me", answering(me)),
    Route("GET", "/v1.0/me/licenseDetails", answering(licence_details)),
    Route("GET", "/v1.0/subscribedSkus", answering(subscribed_skus)),
)
