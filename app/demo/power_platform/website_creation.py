"""Asking for a new site: everything that the service looks at before it says yes.

Contract: power-platform.md sections 0.1, 0.2 and 2. Documented are the body, the 20 template names, 202 with
Operation-Location, the envelope of a refusal, the sentence for someone who may not create sites, and that an
environment can have one customer portal. 403, `SubdomainConflict` and 409 are what public clients expect;
other codes and words are this practice company's own. Rights are looked at before anything else (section 6).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from uuid import uuid4

from werkzeug import Response

from app.demo.call import Call
from app.demo.contoso import company, sites
from app.demo.dataverse.people import is_administrator
from app.demo.dataverse.store import Organization
from app.demo.document import Document
from app.demo.envelopes import Refused, power_platform
from app.demo.power_platform.calls import environment_of, require_api_version
from app.demo.state import Documents
from app.demo.times import precise_stamp

TEMPLATES: Final = (
    "StarterLayout1",
    "StarterLayout2",
    "StarterLayout3",
    "StarterLayout4",
    "StarterLayout5",
    "BlankPage",
    "BookMeetings",
    "FAQ",
    "ProgramRegistration",
    "BuildingPermit",
    "Community",
    "EventPortal",
    "CustomerSelfServicePortal",
    "EmployeeSelfServicePortal",
    "PartnerPortal",
    "CustomerPortal",
    "FieldService",
    "DefaultPortalTemplate",
    "PowerPortals_ProgramRegistration",
    "PowerPortals_BookMeeting",
)
_FIELDS: Final[tuple[tuple[str, type], ...]] = (
    ("dataverseOrganizationId", str),
    ("name", str),
    ("selectedBaseLanguage", int),
    ("subdomain", str),
    ("templateName", str),
)
_SUBDOMAIN: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])")
_CLASHES: Final[Mapping[sites.Clash, tuple[int, str, str, str]]] = {
    "subdomain": (400, "SubdomainConflict", "The subdomain is already in use.", "subdomain"),
    "template": (
        409,
        "WebsiteAlreadyExists",
        "A website with the template CustomerPortal already exists in this environment.",
        "templateName",
    ),
    "record": (
        409,
        "WebsiteAlreadyExists",
        "The website record belongs to a website that is already active.",
        "websiteRecordId",
    ),
}
_NO_PERMISSION: Final = (
    "You don't have permissions to create a site in this environment."
    " Choose another one or contact your administrator to request access."
)


def create(call: Call) -> Response:
    """Begin to make a site, and name the operation that tells how far it is."""
    require_api_version(call)
    with call.state.transaction() as documents:
        environment = environment_of(call, documents)
        organization = require_administrator(call, documents, environment)
        creation = company.creation(documents, call.person.tenant)
        if creation == "forbidden":
            raise _not_allowed()
        body = call.request.get_json(force=True, silent=True)
        wish = _wish(body, environment["dataverse"]["id"], template_offered=creation != "template-unknown")
        _require_no_clash(call, organization, environment, wish)
        fails = creation == "gives-up-once" and not sites.has_given_up(documents, call.person.tenant)
        site = sites.add_site(organization, wish, gives_up=fails)
        return accepted(call, documents, environment, site, "create")


def require_administrator(call: Call, documents: Documents, environment: Document) -> Organization:
    """Give the environment's organisation; refuses someone who is not System Administrator in it."""
    if environment["slot"] is None or not environment["enabled"]:
        raise _not_allowed()
    organization = Organization.of_call(call, documents, environment["slot"])
    if not is_administrator(organization):
        raise _not_allowed()
    return organization


def accepted(call: Call, documents: Documents, environment: Document, site: Document, kind: str) -> Response:
    """Answer 202 without a body, with the address at which the operation can be followed."""
    operation = {"id": str(uuid4()), "kind": kind, "site": site["id"]}
    operation["asked_for"] = precise_stamp(call.clock.now())
    documents.put(call.person.tenant, "operation", operation["id"], operation)
    origin = call.request.host_url.rstrip("/")
    path = f"/powerpages/environments/{environment['id']}/operations/{operation['id']}"
    version = call.request.args["api-version"]
    headers = {
        "Operation-Location": f"{origin}{path}?api-version={version}",
        "Retry-After": str(call.clock.wait_hint(60)),
    }
    return Response(status=202, headers=headers)


def _wish(body: object, organization_id: str, *, template_offered: bool) -> sites.Wish:
    fields = body if isinstance(body, dict) else {}
    for name, kind in _FIELDS:
        value = fields.get(name)
        if not isinstance(value, kind) or isinstance(value, bool) or value == "":
            raise _bad_field(name, f"The {name} field is required.")
    if fields["dataverseOrganizationId"].lower() != organization_id:
        raise _bad_field("dataverseOrganizationId", "The organization is not the environment's.")
    if not _SUBDOMAIN.fullmatch(fields["subdomain"]):
        raise _bad_field("subdomain", "The subdomain may have small letters, digits and hyphens.")
    offered = [name for name in TEMPLATES if template_offered or name != sites.CUSTOMER_PORTAL]
    if fields["templateName"] not in offered:
        message = f"The value '{fields['templateName']}' is not one of: {', '.join(offered)}."
        raise _bad_field("templateName", message)
    return sites.Wish(
        name=fields["name"],
        subdomain=fields["subdomain"],
        template=fields["templateName"],
        language=fields["selectedBaseLanguage"],
        website_record=fields.get("websiteRecordId") or "",
    )


def _require_no_clash(
    call: Call, organization: Organization, environment: Document, wish: sites.Wish
) -> None:
    if wish.website_record:
        tables = [organization.standard_table(name) for name in ("adx_website", "powerpagesite")]
        if not any(organization.row(table, wish.website_record) for table in tables):
            raise _bad_field("websiteRecordId", "There is no website record with this id.")
    everything = sites.sites(organization.documents, organization.tenant, call.clock)
    clash = sites.clash(everything, environment["id"], wish)
    if clash is not None:
        raise Refused(power_platform(*_CLASHES[clash]))


def _bad_field(name: str, message: str) -> Refused:
    details = [{"code": "InvalidValue", "message": message, "target": name}]
    return Refused(power_platform(400, "BadRequest", message, name, details))


def _not_allowed() -> Refused:
    return Refused(power_platform(403, "Forbidden", _NO_PERMISSION))
