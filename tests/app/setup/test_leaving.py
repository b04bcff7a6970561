from __future__ import annotations

from dataclasses import replace

import pytest
from window_places import BUILDING, CHOSEN, FINISHED, REVIEW, SITE_PAGE, WELCOME

from app.provisioning.site_request import SiteRequest
from app.setup.leaving import lost_by_leaving
from app.setup.state import SetupState, StepId


@pytest.mark.parametrize("state", [WELCOME, CHOSEN, SITE_PAGE, BUILDING, FINISHED])
def test_nothing_is_lost_where_nothing_was_typed_or_all_is_kept(state: SetupState) -> None:
    assert lost_by_leaving(state) is None


@pytest.mark.parametrize(
    "state",
    [
        REVIEW,
        replace(SITE_PAGE, request=SiteRequest(name="Orders")),
        replace(REVIEW, step=StepId.READINESS),
    ],
)
def test_what_was_typed_for_the_portal_is_lost(state: SetupState) -> None:
    assert "typed" in str(lost_by_leaving(state))
