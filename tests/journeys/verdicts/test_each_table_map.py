"""Each of the five table maps says on its own that it runs, that it does not, or that this cannot be told."""

from __future__ import annotations

import pytest
from company_changes import NO_FINANCE, NO_MAPS_IN_DATAVERSE, table_map, together
from practice_world import Practice
from verdict_trial import VerdictTrial, see
from walk import WalkIn

MAPS = {
    "sales-order-header": "Sales Order Header",
    "sales-order-details": "Sales Order Details",
    "accounts": "Accounts",
    "contacts": "Contacts",
    "products": "Products",
}
UNREAD = "Whether this table map is running could not be read. Please look for yourself."


@pytest.mark.parametrize("map_id", MAPS)
def test_a_map_that_runs(map_id: str, practice: Practice, walk_in: WalkIn) -> None:
    trial = VerdictTrial(f"table-map-{map_id}", "ready", "This table map is running.")
    see(trial, practice, walk_in)


@pytest.mark.parametrize("map_id", MAPS)
def test_a_map_that_never_ran(map_id: str, practice: Practice, walk_in: WalkIn) -> None:
    given = table_map(MAPS[map_id], "never-run")
    trial = VerdictTrial(f"table-map-{map_id}", "not-ready", "This table map is not running.", given)
    see(trial, practice, walk_in)


@pytest.mark.parametrize("map_id", MAPS)
def test_a_map_that_cannot_be_read(map_id: str, practice: Practice, walk_in: WalkIn) -> None:
    given = together(NO_FINANCE, NO_MAPS_IN_DATAVERSE)
    trial = VerdictTrial(
        f"table-map-{map_id}",
        "could-not-be-checked",
        UNREAD,
        given,
        code="SERVICE-6",
        asked=("Could not",) * 3,
    )
    see(trial, practice, walk_in)
