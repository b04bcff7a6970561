from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path

import pytest
from portal_rows import SITE, Killed, PortalRows, Trouble
from update_trial import UpdateTrial

from app.update.applying.foreseeing import Foreseen
from app.update.merge.change import Change, Kind
from app.update.site.record import Record
from app.update.site.site import Site

FIRST, SECOND, NEW = (("adx_webtemplate", f"0000000{n}-0000-4000-8000-000000000001") for n in (1, 2, 3))
BEFORE = Site(
    SITE, "Contoso", "standard", tuple(Record(*key, {"adx_name": "old"}) for key in (FIRST, SECOND))
)
CHANGES = [
    Change(*FIRST, Kind.CHANGED, {"adx_name": "new"}),
    Change(*SECOND, Kind.CHANGED, {"adx_name": "new"}),
    Change(*NEW, Kind.CREATED, {"adx_name": "new"}),
]


@pytest.fixture
def rows() -> PortalRows:
    return PortalRows.of(BEFORE)


@pytest.fixture
def trial(tmp_path: Path, rows: PortalRows) -> UpdateTrial:
    return UpdateTrial(tmp_path, rows.portal(), SITE, most=1)


def _foreseen(trial: UpdateTrial, *, undoing: bool) -> Foreseen:
    return asyncio.run(trial.updater.foresee(trial.last(), undoing=undoing))


def test_what_going_on_would_write_is_what_it_writes(rows: PortalRows, trial: UpdateTrial) -> None:
    # The reading and the first batch come through.
    rows.trouble = Trouble(3, 0.0, Killed)
    with contextlib.suppress(Killed):
        trial.update(CHANGES, BEFORE)
    rows.trouble = None
    held, sent = rows.site, rows.sent
    foreseen = _foreseen(trial, undoing=False)
    assert (foreseen.done, [step.key for step in foreseen.due]) == (1, [SECOND, NEW])
    assert (rows.site, rows.sent) == (held, sent)
    trial.go_on()
    assert _foreseen(trial, undoing=False).due == ()


def test_what_taking_back_would_write_and_leave_alone_is_told(rows: PortalRows, trial: UpdateTrial) -> None:
    trial.update(CHANGES, BEFORE)
    rows.edit(SECOND, adx_name="somebody's")
    held = rows.site
    foreseen = _foreseen(trial, undoing=True)
    assert [step.key for step in foreseen.due] == [NEW, FIRST]
    assert [(one.place.table, one.place.id) for one in foreseen.left] == [SECOND]
    assert rows.site == held
    ending = trial.undo(trial.last())
    assert list(ending.stopped) == [SECOND]
