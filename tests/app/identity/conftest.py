from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from identity_desk import Desk

from app.clouds import Cloud, cloud_from_file
from app.demo.tenant import PracticeTenant


@pytest.fixture(scope="session")
def running_tenant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeTenant]:
    with PracticeTenant.start(tmp_path_factory.mktemp("tenant")) as tenant:
        yield tenant


@pytest.fixture
def tenant(running_tenant: PracticeTenant) -> Iterator[PracticeTenant]:
    """The practice tenant that tests share, without faults."""
    yield running_tenant
    running_tenant.faults.clear()
    assert running_tenant.unforeseen == []


@pytest.fixture
def cloud(tenant: PracticeTenant) -> Cloud:
    return cloud_from_file(tenant.cloud_file)


@pytest.fixture
def start(cloud: Cloud) -> Iterator[Callable[..., Desk]]:
    """Starts programs, and ends them after the test."""
    desks: list[Desk] = []

    def start(**settings: Any) -> Desk:
        desks.append(Desk(cloud, **settings))
        return desks[-1]

    yield start
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(start: Callable[..., Desk]) -> Desk:
    """A program in which nobody has signed in yet."""
    return start()
