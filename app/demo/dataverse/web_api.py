"""The Dataverse Web API of the practice company: one transaction a request, one for each part of a batch.

Contract: power-platform.md section 5.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from werkzeug import Request, Response

from app.demo.call import Call, Route
from app.demo.dataverse.batch import Answer, Reply, run_batch
from app.demo.dataverse.dispatch import dispatch
from app.demo.dataverse.store import Organization
from app.demo.envelopes import answering
from app.demo.state import Documents


def web_api(call: Call) -> Response:
    """Answer a request to the Web API."""
    with call.state.transaction() as documents:
        return dispatch(_organization(call, documents), call.request)


def batch(call: Call) -> Response:
    """Answer a batch."""

    def atomically(work: Callable[[Answer], list[Reply]]) -> list[Reply]:
        with call.state.transaction() as documents:
            organization = _organization(call, documents)

            def answer(request: Request) -> Response:
                return dispatch(organization, request)

            return work(answer)

    return run_batch(call.request, atomically)


def _organization(call: Call, documents: Documents) -> Organization:
    return Organization.of_call(call, documents, call.slot or "")


ROUTES: Final = (
    Route("POST", "/api/data/<version>/$batch", answering(batch)),
    *(
        Route(method, "/api/data/<version>/<path:resource>", answering(web_api))
        for method in ("GET", "POST", "PATCH", "DELETE")
    ),
)
