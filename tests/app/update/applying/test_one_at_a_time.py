from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from portal_rows import LANGUAGE, SITE, PortalRows
from update_trial import UpdateTrial

from app.errors import RunNotWritten, UpdateUnderWay
from app.update.applying.one_at_a_time import alone
from app.update.merge.change import Change, Kind
from app.update.site.record import Record
from app.update.site.site import Site

TEMPLATE = "00000001-0000-4000-8000-000000000001"
CHANGES = (Change("adx_webtemplate", TEMPLATE, Kind.CHANGED, {"adx_name": "new"}),)


def _site() -> Site:
    records = (
        Record("adx_website", SITE, {"adx_name": "Contoso"}),
        Record("adx_websitelanguage", LANGUAGE, {"adx_name": "English"}),
        Record("adx_webtemplate", TEMPLATE, {"adx_name": "old"}),
    )
    return Site(SITE, "Contoso", "standard", records)


def _trial(folder: Path) -> tuple[UpdateTrial, PortalRows]:
    rows = PortalRows.of(_site())
    return UpdateTrial(folder, rows.portal(), SITE), rows


def test_while_another_copy_writes_into_a_website_nothing_is_sent(tmp_path: Path) -> None:
    trial, rows = _trial(tmp_path)

    async def beside() -> None:
        async with alone(trial.runs.lock_of(SITE, "env")):
            for work in (
                trial.updater.update(CHANGES, _site()),
                trial.updater.go_on(run),
                trial.updater.undo(run),
            ):
                with pytest.raises(UpdateUnderWay):
                    await work

    trial.update(CHANGES, _site())
    run, requests = trial.last(), rows.requests
    asyncio.run(beside())
    assert rows.requests == requests
    trial.undo(run)
    assert rows.site == _site()


def test_what_another_copy_has_brought_to_its_end_meanwhile_is_told(tmp_path: Path) -> None:
    trial, rows = _trial(tmp_path)
    trial.update(CHANGES, _site())
    # What this copy still holds to be open.
    stale = replace(trial.last(), ending=None)
    sent = rows.requests
    outcome = asyncio.run(trial.updater.go_on(stale))
    assert (outcome.is_open, len(outcome.done), rows.requests) == (False, 1, sent)


def test_another_website_has_a_lock_of_its_own(tmp_path: Path) -> None:
    runs = _trial(tmp_path)[0].runs
    assert len({runs.lock_of(SITE, "a"), runs.lock_of(SITE, "b"), runs.lock_of(LANGUAGE, "a")}) == 3
    assert runs.lock_of(SITE, "a") == runs.lock_of(SITE.upper(), "A")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "updates").write_bytes(b"")
    trial, rows = _trial(tmp_path)
    with pytest.raises(RunNotWritten):
        trial.update(CHANGES, _site())
    assert rows.requests == 0
