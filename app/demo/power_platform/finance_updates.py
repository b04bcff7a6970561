"""The Power Platform API's Finance and Operations of an environment: how it is deployed, what can be applied.

Contract: power-platform-api.json. The fields are documented, their values are this company's own; what a
service answers for an environment without Finance and Operations is not documented, here it is 404.
"""

from __future__ import annotations

from typing import Final

from werkzeug import Response

from app.demo.call import Call, Route
from app.demo.document import Document
from app.demo.envelopes import Refused, answer, answering, power_platform
from app.demo.power_platform.calls import environment_of, require_api_version


def properties(call: Call) -> Response:
    """Answer with how Finance and Operations is deployed."""
    environment = _with_finance(call)
    return answer(
        {
            "appId": environment["finance"],
            "demoDataset": "",
            "deploymentType": "UnifiedProduction",
            "lastObservedAOSCount": 2,
            "lastObservedBatchAOSCount": 1,
            "maxAOSCount": "4",
            "maxBatchAOSCount": "2",
        }
    )


def versions(call: Call) -> Response:
    """Answer with the versions that can be applied."""
    _with_finance(call)
    return answer(
        {
            "availableVersions": [
                {"version": "10.0.46.3", "releaseStage": "QualityUpdate"},
                {"version": "10.0.47", "releaseStage": "GenerallyAvailable"},
            ]
        }
    )


def _with_finance(call: Call) -> Document:
    require_api_version(call)
    with call.state.transaction() as documents:
        environment = environment_of(call, documents)
    if environment["finance"] is None:
        message = "The environment has no Finance and Operations."
        raise Refused(power_platform(404, "FinOpsNotFound", message))
    return environment


_BASE: Final = "/dynamics/environments/<environment>"
ROUTES: Final = (
    Route("GET", f"{_BASE}/finopsproperties", answering(properties)),
    Route("GET", f"{_BASE}/finopsversions", answering(versions)),
)
