"""The same inside one process: every fault of every service, with all loggers on and a keyring that keeps."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from canary import Canary
from every_fault import faults
from leak_search import found
from one_entry import OneEntry
from practice_world import Practice, in_browser
from secret_record import recorded
from walk import Walk, WalkIn, walking
from windows_account import Windows, on_windows

from app.demo.addresses import SERVICES
from app.identity.vault import Vault
from app.report.support_file import checks_part, versions_part
from app.report.versions import versions
from app.setup.moments import moments
from app.setup.state import SetupState, StepId


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> OneEntry:
    """A keyring that the program may use: the one place where refresh tokens are kept."""
    keyring = OneEntry()
    monkeypatch.setattr("app.setup.connection.os_vault", lambda name: Vault(keyring, name))
    return keyring


@pytest.fixture
def canary(
    practice: Practice, keyring: OneEntry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Canary]:
    """What this process writes, with the messages of all loggers but of the browser's thread."""
    handler = logging.FileHandler(tmp_path / "log.txt", encoding="utf-8")
    handler.addFilter(lambda message: "sign_in" not in (message.threadName or ""))
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.NOTSET)
    try:
        yield Canary(practice, recorded(monkeypatch), tmp_path)
    finally:
        root.setLevel(level)
        root.removeHandler(handler)
        handler.close()


def leaks(canary: Canary, capture: pytest.CaptureFixture[str]) -> list[str]:
    written = capture.readouterr()
    canary.outputs.append(("what was written", (written.out + written.err).encode()))
    return canary.leaks()


def _support_file(walk: Walk) -> str:
    """All that a support file would have of a walk."""
    for before, after in pairwise((SetupState(), *walk.states)):
        for line in moments(before, after):
            walk.log.add(line)
    parts = (versions_part(versions({})), checks_part(walk.state.readiness))
    return str(walk.log) + "".join(part.content for part in parts)


@pytest.mark.parametrize("fault", faults())
def test_services_that_go_wrong(
    canary: Canary, walk_in: WalkIn, fault: str, capfd: pytest.CaptureFixture[str]
) -> None:
    walk = walk_in("ready")

    async def through() -> None:
        await walk.to(StepId.READINESS)
        for origin in SERVICES:
            canary.practice.fault(fault, origin, times=3, value=0.01)
        await walk.journey.environments.load()
        await walk.journey.checks.check_all()
        canary.practice.tenant.faults.clear()
        await walk.journey.checks.check_all()
        await walk.to(StepId.REVIEW)
        canary.practice.fault(fault, "power_platform", method="POST", times=1, value=0.01)
        walk.journey.forward()
        await walk.journey.arrive()

    asyncio.run(through(), debug=True)
    assert canary.record.kinds >= {"code", "code_verifier", "refresh_token", "access_token"}
    assert (canary.folder / "log.txt").stat().st_size > 1_000
    told = _support_file(walk)
    assert "/token " in told
    canary.outputs.append(("the support file", told.encode()))
    assert leaks(canary, capfd) == []


def test_the_keyring_alone_keeps_a_sign_in_until_the_person_signs_out(
    canary: Canary, walk_in: WalkIn, keyring: OneEntry, capfd: pytest.CaptureFixture[str]
) -> None:
    walk = walk_in("ready")
    asyncio.run(walk.to(StepId.READINESS))
    kept = "".join(keyring.entries.values()).encode()
    assert "handed out" in found(canary.record.secrets, kept)
    assert leaks(canary, capfd) == []
    account = walk.state.account
    assert account is not None
    asyncio.run(walk.connection.accounts.sign_out(account))
    assert keyring.entries == {}
    assert leaks(canary, capfd) == []


def test_a_proof_that_is_asked_for_in_the_middle(
    canary: Canary, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    canary.practice.found("ready")
    opened: list[str] = []

    def open_page(address: str) -> None:
        opened.append(address)
        in_browser(address, "ready")

    with walking(canary.practice.tenant, tmp_path / "state", open_page=open_page) as walk:
        canary.practice.fault("claims-challenge", "business_apps")
        asyncio.run(walk.to(StepId.READINESS), debug=True)
    assert walk.state.is_ready
    assert len(opened) == 1
    assert leaks(canary, capfd) == []


def test_what_windows_hands_out(
    canary: Canary, walk_in: WalkIn, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    walk = walk_in("ready")

    async def through() -> None:
        await walk.to(StepId.SIGN_IN)
        await walk.journey.people.sign_in_with_computer(1, lambda _page: None)
        await walk.to(StepId.READINESS)

    with on_windows(monkeypatch, Windows(canary.practice.tenant).module()):
        asyncio.run(through(), debug=True)
    assert walk.state.is_ready
    assert "access_token" in canary.record.kinds
    assert leaks(canary, capfd) == []
