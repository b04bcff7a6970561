"""The place for the portal: free, taken, asleep, lost, perhaps taken, or not to be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.provisioning.slot import Slot, SlotKind, slot_of
from app.services.dataverse import WebsiteRecord
from app.services.websites import Stage, Website

OTHER = Website("1", "Lamps", "BlankPage", "", "lamps", "A-1", Stage.FINISHED, "OperationComplete")
PORTAL = replace(OTHER, id="2", name="Orders", template="CustomerPortal", record="b-2")
HOSTED = WebsiteRecord("a-1", "Lamps")
ASLEEP = WebsiteRecord("c-3", "Old orders")


def test_an_environment_without_sites_has_room() -> None:
    assert slot_of((), ()) == Slot(SlotKind.FREE)


def test_a_site_of_another_template_leaves_room() -> None:
    assert slot_of((OTHER,), (HOSTED,)) == Slot(SlotKind.FREE)


@pytest.mark.parametrize("stage", [Stage.FINISHED, Stage.RUNNING, Stage.WAITING, Stage.UNKNOWN])
def test_a_portal_takes_the_place_from_the_moment_it_is_asked_for(stage: Stage) -> None:
    portal = replace(PORTAL, stage=stage)
    assert slot_of((OTHER, portal), None) == Slot(SlotKind.ACTIVE, portal)


@pytest.mark.parametrize(
    "lost",
    [
        replace(PORTAL, stage=Stage.STOPPED_SHORT, status="OperationFailed"),
        replace(PORTAL, stage=Stage.UNKNOWN, status="StateDeletingApplication"),
    ],
)
def test_a_portal_that_cannot_be_used_still_takes_the_place(lost: Website) -> None:
    assert slot_of((lost,), ()) == Slot(SlotKind.LIMIT_REACHED, lost)


def test_a_site_of_an_unknown_template_perhaps_takes_it() -> None:
    unknown = replace(OTHER, template="")
    assert slot_of((unknown,), (HOSTED,)) == Slot(SlotKind.PERHAPS, unknown)
    assert slot_of((unknown,), None) == Slot(SlotKind.PERHAPS, unknown)


def test_beside_a_site_that_may_be_a_portal_content_may_sleep_that_is_one() -> None:
    unknown = replace(OTHER, template="")
    assert slot_of((unknown,), (HOSTED, ASLEEP)) == Slot(SlotKind.PERHAPS, unknown, others=(ASLEEP,))


def test_content_that_no_site_shows_is_inactive() -> None:
    assert slot_of((OTHER,), (HOSTED, ASLEEP)) == Slot(SlotKind.INACTIVE, record=ASLEEP)


def test_of_several_inactive_ones_the_one_called_like_the_template_comes_first() -> None:
    called = WebsiteRecord("d-4", " Kundportal")
    found = slot_of((), (ASLEEP, called))
    assert (found.record, found.others) == (called, (ASLEEP,))


def test_records_that_could_not_be_read_are_not_taken_for_none() -> None:
    assert slot_of((OTHER,), None) == Slot(SlotKind.UNREAD)
