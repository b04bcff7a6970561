from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import requests
from probe import PERSON, Probe, running_probe

from app.demo.faults import Fault, FaultBoard
from app.services.challenge import claims_wanted

_THING: dict[str, Any] = {"name": "A thing with a long enough name to be sent in several pieces", "number": 7}


def _get(probe: Probe, path: str = "/things") -> requests.Response:
    with probe.client() as client:
        return client.get(f"{probe.addresses('graph')}{path}", timeout=30)


def _put(probe: Probe) -> requests.Response:
    with probe.client() as client:
        return client.put(f"{probe.addresses('graph')}/things/one", json=_THING, timeout=30)


def test_throttled_says_how_long_to_wait(probe: Probe) -> None:
    probe.faults.add(Fault("throttled", "graph", value=3))
    answer = _get(probe)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3")


def test_throttled_asks_for_a_second_unless_told_otherwise(probe: Probe) -> None:
    probe.faults.add(Fault("throttled", "graph"))
    assert _get(probe).headers["Retry-After"] == "1"


@pytest.mark.parametrize(
    ("name", "status"), [("server-problem", 500), ("bad-gateway", 502), ("unavailable", 503)]
)
def test_the_service_has_trouble_of_its_own(probe: Probe, name: str, status: int) -> None:
    probe.faults.add(Fault(name, "graph"))  # type: ignore[arg-type]
    answer = _get(probe)
    assert answer.status_code == status
    assert answer.json()["error"]["code"]


def test_expired_token_turns_a_good_token_away(probe: Probe) -> None:
    probe.faults.add(Fault("expired-token", "graph"))
    answer = _get(probe)
    assert answer.status_code == 401
    assert "expired" in answer.headers["WWW-Authenticate"]


def test_a_claims_challenge_turns_away_whoever_has_not_proved_it(probe: Probe) -> None:
    probe.faults.add(Fault("claims-challenge", "graph", value=3))
    answer = _get(probe)
    assert answer.status_code == 401
    wanted = claims_wanted({"www-authenticate": answer.headers["WWW-Authenticate"]})
    assert wanted is not None
    assert '"c3"' in wanted
    token = probe.mint.access_token(PERSON, "client", "graph", "user_impersonation", ("c3",))
    with probe.client(token) as client:
        assert client.get(f"{probe.addresses('graph')}/things", timeout=30).status_code == 200


def test_html_comes_instead_of_data(probe: Probe) -> None:
    probe.faults.add(Fault("html-instead", "graph"))
    answer = _get(probe)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")


def test_malformed_json_cannot_be_read(probe: Probe) -> None:
    probe.faults.add(Fault("malformed-json", "graph"))
    with pytest.raises(requests.JSONDecodeError):
        _get(probe).json()


def test_a_cut_body_ends_before_its_promised_length(probe: Probe) -> None:
    _put(probe)
    probe.faults.add(Fault("cut-body", "graph"))
    with pytest.raises(requests.exceptions.ChunkedEncodingError, match="IncompleteRead"):
        _get(probe)


def test_slow_bytes_come_in_pieces_and_are_whole_in_the_end(probe: Probe) -> None:
    _put(probe)
    probe.faults.add(Fault("slow-bytes", "graph", value=0.05))
    started = time.monotonic()
    assert _get(probe).json() == {"value": [_THING]}
    assert time.monotonic() - started >= 0.1


def test_delay_waits_before_answering(probe: Probe) -> None:
    probe.faults.add(Fault("delay", "graph", value=0.1))
    started = time.monotonic()
    assert _get(probe).status_code == 200
    assert time.monotonic() - started >= 0.1


def test_a_next_link_leads_to_another_origin(probe: Probe) -> None:
    probe.faults.add(Fault("foreign-next-link", "graph"))
    body = _get(probe).json()
    assert body["@odata.nextLink"] == body["nextLink"]
    assert not body["nextLink"].startswith(probe.addresses("graph"))


def test_an_operation_is_at_another_origin(probe: Probe) -> None:
    probe.faults.add(Fault("foreign-operation", "graph"))
    assert not _put(probe).headers["Operation-Location"].startswith(probe.addresses("graph"))


def test_work_never_finishes(probe: Probe) -> None:
    assert _get(probe, "/work").json()["minutes"] >= 60
    probe.faults.add(Fault("never-finishes", "graph"))
    assert _get(probe, "/work").json()["minutes"] == 0


def test_a_lost_reply_means_that_it_happened_all_the_same(probe: Probe) -> None:
    probe.faults.add(Fault("lost-reply", "graph", method="PUT"))
    with pytest.raises(requests.ConnectionError):
        _put(probe)
    assert _get(probe).json() == {"value": [_THING]}


def test_a_refused_connection_never_carries_a_request(probe: Probe) -> None:
    probe.faults.add(Fault("refuse-connection", "graph", times=1))
    with pytest.raises(requests.ConnectionError):
        _put(probe)
    assert _get(probe).json() == {"value": []}


def test_a_fault_happens_as_often_as_it_was_told(probe: Probe) -> None:
    probe.faults.add(Fault("unavailable", "graph", times=2))
    assert [_get(probe).status_code for _ in range(4)] == [503, 503, 200, 200]


def test_a_fault_happens_every_so_manieth_time(probe: Probe) -> None:
    probe.faults.add(Fault("unavailable", "graph", every=3))
    assert [_get(probe).status_code for _ in range(6)] == [200, 200, 503, 200, 200, 503]


def test_clearing_the_board_ends_the_faults(probe: Probe) -> None:
    probe.faults.add(Fault("unavailable", "*"))
    assert _get(probe).status_code == 503
    probe.faults.clear()
    assert _get(probe).status_code == 200


def test_a_standing_fault_stays_and_meets_its_own_tenant_only(tmp_path: Path) -> None:
    standing = Fault("unavailable", "graph", tenant=PERSON.tenant)
    with running_probe(tmp_path, standing) as probe:
        probe.faults.clear()
        assert _get(probe).status_code == 503
        with probe.client("") as stranger:
            assert stranger.get(f"{probe.addresses('graph')}/open").status_code == 200


@pytest.mark.parametrize(
    ("fault", "met"),
    [
        (Fault("delay", "graph"), True),
        (Fault("delay", "*"), True),
        (Fault("delay", "login"), False),
        (Fault("delay", "graph", path="/v1.0/*"), True),
        (Fault("delay", "graph", path="/beta/*"), False),
        (Fault("delay", "graph", method="GET"), True),
        (Fault("delay", "graph", method="POST"), False),
        (Fault("delay", "graph", tenant="contoso"), True),
        (Fault("delay", "graph", tenant="fabrikam"), False),
    ],
)
def test_a_fault_meets_what_it_names(fault: Fault, met: bool) -> None:
    board = FaultBoard()
    board.add(fault)
    assert board.take("graph", "GET", "/v1.0/me", "contoso") == ((fault,) if met else ())


def test_closing_does_not_wait_for_a_fault(tmp_path: Path) -> None:
    with running_probe(tmp_path) as probe:
        probe.faults.add(Fault("slow-bytes", "graph", value=60))
        with probe.client() as client:
            answer = client.get(f"{probe.addresses('graph')}/things", stream=True)
            started = time.monotonic()
            probe.server.close()
            assert time.monotonic() - started < 20
            answer.close()
