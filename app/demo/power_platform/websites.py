"""The Power Pages websites API: list, get, delete, start, stop and restart sites.

Contract: power-platform.md section 2. Creating one is in `website_creation`. How many sites a page of the
list holds is unknown, and so is who may list them: here 5, and everyone.
"""

from __future__ import annotations

from collections.abc import Callable
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
        mine = _of_environment(call, documents, environment)
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
        site = _site(call, documents, environment)
    metadata = call.request.base_url.rpartition("/")[0] + "/$metadata#Websites"
    return answer({"@odata.metadata": metadata, **website(call, environment, site)})


def delete_website(call: Call) -> Response:
    """Begin to delete a site: the answer names the operation, as for creating one."""
    require_api_version(call)
    with call.state.transaction() as documents:
        environment = environment_of(call, documents)
        require_administrator(call, documents, environment)
        site = _site(call, documents, environment)
        site["deleted_at"] = site["deleted_at"] or precise_stamp(call.clock.now())
        sites.save(documents, call.person.tenant, site)
        return accepted(call, documents, environment, site, "delete")


def change_website(change: Callable[[Document], None]) -> Callable[[Call], Response]:
    """Give the handler that starts, stops or restarts a site: 200 without a body, as observed."""

    def handler(call: Call) -> Response:
        require_api_version(call)
        with call.state.transaction() as documents:
            environment = environment_of(call, documents)
            require_administrator(call, documents, environment)
            site = _site(call, documents, environment)
            if sites.phase(site, call.clock) in ("starting", "failed", "gone"):
                # Observed of a busy site: the code, and no words.
                raise Refused(power_platform(400, "D006", ""))
            change(site)
            sites.save(documents, call.person.tenant, site)
        return Response(status=200)

    return answering(handler)


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


def _start(site: Document) -> None:
    site["stopped"] = False


def _stop(site: Document) -> None:
    site["stopped"] = True


def _of_environment(call: Call, documents: Documents, environment: Document) -> list[Document]:
    everything = sites.sites(documents, call.person.tenant, call.clock)
    return [site for site in everything if site["environment"] == environment["id"]]


def _site(call: Call, documents: Documents, environment: Document) -> Document:
    mine = _of_environment(call, documents, environment)
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
    Route("POST", f"{_BASE}/websites/<site>/start", change_website(_start)),
    Route("POST", f"{_BASE}/websites/<site>/stop", change_website(_stop)),
    Route("POST", f"{_BASE}/websites/<site>/restart", change_website(_start)),
    Route("GET", f"{_BASE}/operations/<operation>", answering(get_operation)),
)
