from __future__ import annotations

import pytest

from app.catalogues import required_maps
from app.checks.check import Verdict
from app.checks.map_evidence import MapSources, MapState
from app.checks.map_words import VERDICTS, action, finance_answer, summary, versions_answer
from app.services.dual_write import MapVersion
from app.services.finance import MapProject

ACCOUNTS = next(one for one in required_maps() if one.id == "accounts")
UNKNOWN = MapSources("https://contoso.crm4.dynamics.com", None, None, None)


@pytest.mark.parametrize("state", MapState)
def test_every_state_has_a_verdict_a_summary_and_something_to_do(state: MapState) -> None:
    assert VERDICTS[state] in (Verdict.READY, Verdict.NOT_READY, Verdict.COULD_NOT_CHECK)
    assert str(summary(ACCOUNTS, state, UNKNOWN))
    assert str(action(ACCOUNTS, state, UNKNOWN))


def test_only_a_map_that_runs_is_ready() -> None:
    assert [state for state, verdict in VERDICTS.items() if verdict is Verdict.READY] == [MapState.RUNNING]


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        ({"to-dataverse", "to-finance"}, "both ways"),
        ({"to-dataverse"}, "to Dataverse only"),
        ({"to-finance"}, "from Dataverse only"),
    ],
)
def test_the_way_that_a_saved_map_flows_is_told(ways: set[str], said: str) -> None:
    saved = (MapVersion("Customers V3", "accounts", "1.0", frozenset(ways)),)
    sources = MapSources(UNKNOWN.organization, (), (), saved)
    assert str(versions_answer(ACCOUNTS, sources)) == f"Saved, flowing {said}, in version 1.0"


def test_a_status_without_a_dataverse_is_told_as_such() -> None:
    projects = (MapProject("Customers V3", "accounts", "", "Enabled"),)
    said = str(finance_answer(ACCOUNTS, MapSources(UNKNOWN.organization, projects, (), ())))
    assert said == "Status of the map: Enabled. For which Dataverse is not told"
