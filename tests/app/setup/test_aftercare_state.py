from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from setup_states import PROD, UAT, whole

from app.aftercare.removal import RemovalStage
from app.provisioning.journal import Creation, Place
from app.provisioning.site_request import SiteRequest
from app.setup.aftercare_state import Act, Aftercare, Deed
from app.setup.state import StepId
from app.text import text

_HALF = Creation(
    "c-1",
    Place("public", "alex", "e-1", "UAT"),
    SiteRequest("a", "a", 1033),
    datetime(2026, 1, 1, tzinfo=UTC),
)


def test_each_act_has_a_deed_of_its_own() -> None:
    care = Aftercare().with_deed(Act.SCAN, Deed(text("a"))).with_deed(Act.RESTART, Deed(text("b")))
    care = care.with_deed(Act.SCAN, Deed())
    assert (care.deed(Act.SCAN), care.deed(Act.RESTART)) == (Deed(), Deed(text("b")))
    assert care.deed(Act.REMOVAL) == Deed()


@pytest.mark.parametrize(
    ("act", "changing"),
    [
        (Act.LOOK, False),
        (Act.REACH, False),
        (Act.SCAN, False),
        (Act.REMINDER, False),
        (Act.VISIBILITY, True),
        (Act.CONVERSION, True),
        (Act.RESTART, True),
        (Act.REMOVAL, True),
    ],
)
def test_only_changes_keep_others_waiting(act: Act, changing: bool) -> None:
    assert Aftercare().with_deed(act, Deed(text("doing"))).is_changing is changing
    assert not Aftercare().with_deed(act, Deed(outcome=text("done"))).is_changing


@pytest.mark.parametrize("stage", RemovalStage)
def test_a_portal_is_gone_once_its_host_is(stage: RemovalStage) -> None:
    gone = {
        RemovalStage.CONTENT,
        RemovalStage.CONTENT_KEPT,
        RemovalStage.CONTENT_NOT_OURS,
        RemovalStage.CONTENT_STILL_THERE,
        RemovalStage.DONE,
    }
    care = Aftercare(removal=stage)
    assert care.is_removed is (stage in gone)
    assert care.shows_portal is (stage not in gone)
    assert not care.with_deed(Act.REMOVAL, Deed(text("doing"))).shows_portal


def test_another_environment_keeps_nothing_but_what_is_half_removed() -> None:
    care = Aftercare(seen=datetime(2026, 1, 1, tzinfo=UTC), removals=(_HALF,))
    state = replace(whole(StepId.FINISHED), aftercare=care)
    assert state.with_environment(UAT).aftercare == care
    assert state.with_environment(PROD).aftercare == Aftercare(removals=(_HALF,))
