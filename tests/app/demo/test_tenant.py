from __future__ import annotations

import gc
import os
import socket
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path

import msal
import pytest
from kept_ports import kept_ports
from practice_client import application, client_of, scope, signed_in

from app.clouds import cloud_from_file
from app.demo.addresses import ORIGINS
from app.demo.tenant import PracticeTenant
from app.errors import PracticeUnavailable


@pytest.fixture
def kept(folder: Path) -> Iterator[Path]:
    """A folder whose tenant finds its ports free again after a restart."""
    with kept_ports(folder):
        yield folder


def _unavailable(folder: Path, first_port: int | None = None) -> PracticeUnavailable:
    with pytest.raises(PracticeUnavailable) as raised:
        PracticeTenant.start(folder, first_port=first_port)
    return raised.value


def _open_files() -> int:
    return len(list(Path("/dev/fd").iterdir()))


def test_the_cloud_file_tells_the_program_where_everything_is(practice: PracticeTenant) -> None:
    cloud = cloud_from_file(practice.cloud_file)
    assert cloud.is_local
    assert cloud.verified
    assert cloud.authority == practice.addresses("login")
    assert cloud.power_platform.scopes == (f"{practice.addresses('power_platform')}/.default",)
    for organization in ("organization-a", "organization-b", "organization-c"):
        assert cloud.dataverse(practice.addresses(organization)).address == practice.addresses(organization)
    assert cloud.finance(practice.addresses("finance-a")).address == practice.addresses("finance-a")
    assert cloud.may_open(cloud.website_address("contoso"))
    page = cloud.page("dual_write", environment="Default-1", finance=practice.addresses("finance-a"))
    assert page == f"{practice.addresses('browser')}/pages/dual_write?environment=Default-1"


def test_every_origin_has_a_port_of_its_own(practice: PracticeTenant) -> None:
    assert set(practice.addresses.ports) == set(ORIGINS)
    assert len(set(practice.addresses.ports.values())) == len(ORIGINS)


def test_the_folder_and_its_files_are_for_their_owner_alone(practice: PracticeTenant) -> None:
    folder = practice.cloud_file.parent
    assert {entry.name: entry.stat().st_mode & 0o077 for entry in folder.iterdir()}.items() >= {
        "practice-cloud.toml": 0,
        "practice-ca.pem": 0,
        "practice.sqlite3": 0,
    }.items()


def test_closing_leaves_nothing_behind_while_clients_are_connected(folder: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", ResourceWarning)
        threads, files = set(threading.enumerate()), _open_files()
        tenant = PracticeTenant.start(folder)
        client = client_of(tenant)
        for origin in ("login", "graph", "browser"):
            client.get(f"{tenant.addresses(origin)}/")
        tenant.close()
        client.close()
        gc.collect()
    assert set(threading.enumerate()) <= threads
    # What earlier tests left to be closed may be closed meanwhile.
    assert _open_files() <= files


def test_closing_twice_is_no_problem(folder: Path) -> None:
    with PracticeTenant.start(folder) as tenant:
        tenant.close()


def test_a_restart_keeps_ports_keys_and_state(kept: Path) -> None:
    cache = msal.TokenCache()
    with PracticeTenant.start(kept) as first, client_of(first) as client:
        signed_in(first, application(first, client, cache), "ready")
        with first.state.transaction() as documents:
            documents.put("contoso", "note", "one", {"text": "kept"})
    with PracticeTenant.start(kept) as second, client_of(second) as client:
        assert second.addresses == first.addresses
        with second.state.transaction() as documents:
            assert documents.get("contoso", "note", "one") == {"text": "kept"}
        app = application(second, client, cache)
        (account,) = app.get_accounts()
        renewed = app.acquire_token_silent(scope(second, "graph"), account, force_refresh=True)
        assert "access_token" in renewed


def test_an_access_token_is_good_after_a_restart(kept: Path) -> None:
    with PracticeTenant.start(kept) as first, client_of(first) as client:
        token = signed_in(first, application(first, client), "ready")["access_token"]
    with PracticeTenant.start(kept) as second, client_of(second) as client:
        client.headers["Authorization"] = f"Bearer {token}"
        assert client.get(f"{second.addresses('graph')}/nothing-here").status_code == 404


def test_a_port_that_was_taken_meanwhile_is_replaced(kept: Path) -> None:
    with PracticeTenant.start(kept) as first:
        taken = first.addresses.ports["graph"]
    with socket.create_server(("127.0.0.1", taken)), PracticeTenant.start(kept) as second:
        ports = dict(second.addresses.ports)
        assert ports.pop("graph") != taken
        assert ports == {origin: port for origin, port in first.addresses.ports.items() if origin != "graph"}


def test_a_saved_address_follows_its_origin_to_another_port(kept: Path) -> None:
    with PracticeTenant.start(kept) as first, first.state.transaction() as documents:
        addresses = {name: f"{first.addresses(name)}/there" for name in ("graph", "discovery", "browser")}
        documents.put("contoso", "note", "one", addresses)
    taken = first.addresses.ports["graph"], first.addresses.ports["browser"]
    with (
        socket.create_server(("127.0.0.1", taken[0])),
        socket.create_server(("127.0.0.1", taken[1])),
        PracticeTenant.start(kept) as second,
        second.state.transaction() as documents,
    ):
        assert documents.get("contoso", "note", "one") == {
            name: f"{second.addresses(name)}/there" for name in addresses
        }


def test_the_first_port_counts_the_others(folder: Path) -> None:
    first_port = _free_run(len(ORIGINS))
    with PracticeTenant.start(folder, first_port=first_port) as tenant:
        assert sorted(tenant.addresses.ports.values()) == list(range(first_port, first_port + len(ORIGINS)))


def test_a_taken_first_port_is_told_and_nothing_is_left_listening(folder: Path) -> None:
    first_port = _free_run(len(ORIGINS))
    with socket.create_server(("127.0.0.1", first_port + 3)):
        assert _unavailable(folder, first_port).reason == "port-in-use"
    with PracticeTenant.start(folder, first_port=first_port):
        pass


@pytest.mark.parametrize("first_port", [-1, 65_530, 70_000])
def test_a_first_port_out_of_range_is_told(folder: Path, first_port: int) -> None:
    assert _unavailable(folder, first_port).reason == "port-in-use"


def test_an_unreadable_state_is_told_and_left_as_it_is(folder: Path) -> None:
    folder.mkdir()
    state = folder / "practice.sqlite3"
    state.write_bytes(b"garbage" * 1000)
    assert _unavailable(folder).reason == "state-unreadable"
    assert state.read_bytes() == b"garbage" * 1000


def test_a_file_where_the_folder_should_be_is_told(folder: Path) -> None:
    folder.write_text("a note")
    assert _unavailable(folder).reason == "folder-not-writable"
    assert folder.read_text() == "a note"


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="an administrator may write anywhere")
@pytest.mark.parametrize("used_before", [False, True])
def test_a_read_only_folder_is_told(folder: Path, used_before: bool) -> None:
    folder.mkdir()
    if used_before:
        PracticeTenant.start(folder).close()
    folder.chmod(0o500)
    assert _unavailable(folder).reason == "folder-not-writable"


def _free_run(length: int) -> int:
    """Find the first of so many free ports in a row."""
    for first in range(20_000, 30_000, length):
        listeners: list[socket.socket] = []
        try:
            listeners += [socket.create_server(("127.0.0.1", first + n)) for n in range(length)]
        except OSError:
            continue
        finally:
            for listener in listeners:
                listener.close()
        return first
    pytest.fail("no row of free ports")
