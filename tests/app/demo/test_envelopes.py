from __future__ import annotations

import pytest
from recorded_replies import recorded

from app.demo import envelopes
from app.demo.envelopes import REFUSALS


@pytest.mark.parametrize("origin", sorted(REFUSALS))
def test_every_service_refuses_in_json_with_an_error_object(origin: str) -> None:
    response = REFUSALS[origin](403, "Forbidden", "Access denied")
    assert response.status_code == 403
    assert response.mimetype == "application/json"
    assert {"code", "message"} <= set(response.get_json()["error"])


@pytest.mark.parametrize("origin", sorted(REFUSALS))
def test_throttling_says_how_long_to_wait(origin: str) -> None:
    response = envelopes.throttled(origin, 7)
    assert (response.status_code, response.headers["Retry-After"]) == (429, "7")


def test_dataverse_throttles_with_its_own_code() -> None:
    assert envelopes.throttled("organization-a", 1).get_json()["error"]["code"] == "0x80072322"


def test_the_power_platform_refuses_as_recorded() -> None:
    theirs = recorded("api", "error_access_denied")
    ours = envelopes.power_platform(theirs["httpStatus"], "Forbidden", "Access denied")
    assert ours.get_json() == theirs["body"]


def test_the_power_platform_names_what_it_is_about() -> None:
    details = [{"code": "InvalidValue", "message": "no", "target": "name"}]
    problem = envelopes.power_platform(400, "BadRequest", "no", "name", details).get_json()["error"]
    assert set(problem) == {"code", "message", "target", "details"}
