from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests
from practice_client import client_of
from practice_company import PracticeCompany, found
from probe import PERSON, Probe, running_probe

from app.demo.tenant import PracticeTenant


@pytest.fixture(scope="session")
def running_practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeTenant]:
    with PracticeTenant.start(tmp_path_factory.mktemp("practice")) as tenant:
        yield tenant


@pytest.fixture
def practice(running_practice: PracticeTenant) -> Iterator[PracticeTenant]:
    """The practice tenant that tests share: without faults, and nothing unforeseen may happen in it."""
    yield running_practice
    running_practice.faults.clear()
    assert running_practice.unforeseen == []


@pytest.fixture
def client(practice: PracticeTenant) -> Iterator[requests.Session]:
    with client_of(practice) as session:
        yield session


@pytest.fixture(scope="session")
def running_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Probe]:
    with running_probe(tmp_path_factory.mktemp("probe")) as probe:
        yield probe


@pytest.fixture
def probe(running_server: Probe) -> Iterator[Probe]:
    """The server with plain routes that tests share, without faults and things."""
    yield running_server
    running_server.faults.clear()
    running_server.unforeseen.clear()
    with running_server.state.transaction() as documents:
        documents.forget(PERSON.tenant)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of its own, for a tenant that a test starts itself."""
    return tmp_path / "practice"


@pytest.fixture
def company_of(tmp_path: Path) -> Iterator[Callable[[str], PracticeCompany]]:
    """Found the company of a scenario, without servers."""
    with ExitStack() as at_the_end:

        def company_of(scenario_id: str) -> PracticeCompany:
            folder = tmp_path / scenario_id
            folder.mkdir()
            practice = found(folder, scenario_id)
            at_the_end.callback(practice.state.close)
            return practice

        yield company_of


@pytest.fixture
def company(company_of: Callable[[str], PracticeCompany]) -> PracticeCompany:
    """The company in which everything is ready, without servers."""
    return company_of("ready")
