"""The Power Pages websites API: list, get and delete sites.

Contract: power-platform.md section 2. Creating one is in `website_creation`, changing one that is there in
`website_changes`. How many sites a page of the
list holds is unknown, and so is who may list them: here 5, and everyone.
"""

from __future__ import annotations

from typing import Final

from werkzeug import Response

from app.demo.call import Call, Route
from app.demo.contoso import sites
from app.demo.document import Document
from app.demo.envelopes import Refused, answer, answering, power_platform
from app.demo.paging import address_with, page, whole_number
from app.demo.power_platform.calls import environment_of, require_api_version
from app.demo.power_platform.website_creation import accepted, create, require_administrator
from app.demo.power_platform.website_replies import operation_body, website
from app.demo.state import Documents
from app.demo.times import precise_stamp

_PAGE_SIZE: Final = 5


def list_websites(call: Call) -> Response:
    """Answer with a page of an environment's sites."""
    require_api_version(call)
    with call.state.transaction() as documents:
        environment = environment_of(call, documents)
        mine = sites_of_environment(call, documents, environment)
    shown, rest = page(mine, whole_number(call.request, "skip"), _PAGE_SIZE)
    body: Document = {
        "@odata.metadata": f"{call.request.base_url}/$metadata#Websites",
        "value": [website(call, environment, site) for site in shown],
    }
    if rest is not None:
        body["@odata.nextLink"] = address_with(call.request, skip=str(rest))
    return answer(body)


def get_website(call: Call) -> Response:
    """Answer with one site."""
    require_api_version(call)
    with call.state.transaction() as documents:
        environment = environment_of(call, documents)
        site = site_named(call, documents, environment)
    metadata = call.request.base_url.rpartition("/")[0] + "/$metadata#Websites"
    return answer({"@odata.metadata": metadata, **website(call, environment, site)})


def delete_website(call: Call) -> Response:
    """Begin to delete a site: the answer names the operation, as for creating one."""
    require_api_version(call)
    with call.state.transaction() as documents:
        environment = environment_of(call, documents)
        require_administrator(call, documents, environment)
        site = site_named(call, documents, environment)
        site["deleted_at"] = site["deleted_at"] or precise_stamp(call.clock.now())
        sites.save(documents, call.person.tenant, site)
        return accepted(call, documents, environment, site, "delete")


def get_operation(call: Call) -> Response:
    """Answer with how far an operation is."""
    require_api_version(call)
    with call.state.transaction() as documents:
        environment_of(call, documents)
        operation = documents.get(call.person.tenant, "operation", call.values["operation"])
        site = documents.get(call.person.tenant, sites.WEBSITE, operation["site"]) if operation else None
    if operation is None or site is None:
        return power_platform(404, "OperationNotFound", "Operation with the given id does not exist")
    body = operation_body(call, operation, site)
    running = body["operationStatus"] in (sites.NOT_STARTED, sites.IN_PROGRESS)
    return answer(body, headers={"Retry-After": str(call.clock.wait_hint(60))} if running else None)


def sites_of_environment(call: Call, documents: Documents, environment: Document) -> list[Document]:
    """Give the sites of an environment."""
    everything = sites.sites(documents, call.person.tenant, call.clock)
    return [site for site in everything if site["environment"] == environment["id"]]


def site_named(call: Call, documents: Documents, environment: Document) -> Document:
    """Give the site that the address names; refuses one that is not there."""
    mine = sites_of_environment(call, documents, environment)
    site = next((site for site in mine if site["id"] == call.values["site"].lower()), None)
    if site is None:
        raise Refused(power_platform(404, "NotFound", "Website with the given id does not exist"))
    return site


_BASE: Final = "/powerpages/environments/<environment>"
ROUTES: Final = (
    Route("GET", f"{_BASE}/websites", answering(list_websites)),
    Route("POST", f"{_BASE}/websites", answering(create)),
    Route("GET", f"{_BASE}/websites/<site>", answering(get_website)),
    Route("DELETE", f"{_BASE}/websites/<site>", answering(delete_website)),
    Route("GET", f"{_BASE}/operations/<operation>", answering(get_operation)),
)
