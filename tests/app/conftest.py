from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from scripted_server import ScriptedServer, Trusted, scripted_server
from way_out import Pauses

from app.http import Http
from app.retry import RetryRules


@pytest.fixture(scope="session")
def trusted(tmp_path_factory: pytest.TempPathFactory) -> Trusted:
    return Trusted.at(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def server(trusted: Trusted) -> Iterator[ScriptedServer]:
    """A service that does what the test writes into its script."""
    with scripted_server(trusted.context) as server:
        yield server


@pytest.fixture
def foreign(trusted: Trusted) -> Iterator[ScriptedServer]:
    """A service at another port, which is another origin."""
    with scripted_server(trusted.context) as server:
        yield server


@pytest.fixture
def make_http(trusted: Trusted) -> Iterator[Callable[..., Http]]:
    """Makes ways out that trust the scripted servers, take three attempts and wait for nothing."""
    made: list[Http] = []

    def make(**settings: object) -> Http:
        haste = RetryRules(attempts=3, first_wait=0.001)
        given = {"ca_file": trusted.ca_file, "system_proxy": False, "rules": haste, "sleep": Pauses()}
        made.append(Http(**{**given, **settings}))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for http in made:
        http.close()


@pytest.fixture
def http(make_http: Callable[..., Http]) -> Http:
    return make_http()
