"""What holds for every update: undone it was never there, done twice it is done once, no crash shows."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from generated_update import Update, updates
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from portal_rows import Killed, PortalRows, Trouble
from update_trial import Completing, UpdateTrial

from app.errors import ConnectionLost
from app.update.applying.reasons import Reason
from app.update.merge.change import changed_site
from app.update.site.record import Record
from app.update.site.site import Site

MADE = {"adx_default": "by Dataverse"}
SLOW = [HealthCheck.too_slow]
OFTEN = settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
NOT_SO_OFTEN = settings(max_examples=10, deadline=None, suppress_health_check=SLOW)


@dataclass(frozen=True)
class Trials:
    """Updates that are tried out, each in folders of its own; `run` runs what is asynchronous."""

    run: Completing

    @contextlib.contextmanager
    def __call__(self, update: Update, **options: object) -> Iterator[tuple[UpdateTrial, PortalRows]]:
        rows = PortalRows.of(update.site, **options)
        with TemporaryDirectory() as folder:
            yield UpdateTrial(Path(folder), rows.portal(), update.site.id, self.run), rows


@pytest.fixture(scope="module")
def trials() -> Iterator[Trials]:
    """Trials on one loop. They are about a program that ends, not about a disk that loses what it got."""
    with asyncio.Runner() as runner, pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield Trials(runner.run)


def _as_made(site: Site, before: Site) -> dict[tuple[str, str], Record]:
    """The records of a site as Dataverse holds them once they are made."""
    found = {}
    for record in site.records:
        key = (record.table, record.id)
        fields = record.fields if key in before.by_id else {**MADE, **record.fields}
        found[key] = Record(*key, fields, record.links, record.file)
    return found


def _after(update: Update) -> dict[tuple[str, str], Record]:
    return _as_made(changed_site(update.site, update.changes), update.site)


@OFTEN
@given(updates())
def test_what_was_decided_is_what_the_website_holds_afterwards(trials: Trials, update: Update) -> None:
    with trials(update) as (trial, rows):
        ending = trial.update(update.changes, update.site)
        assert dict(ending.stopped) == {}
        assert rows.rows == _after(update)


@OFTEN
@given(updates(), st.booleans())
def test_an_update_that_is_undone_was_never_there(trials: Trials, update: Update, makes_pages: bool) -> None:
    with trials(update, makes_pages=makes_pages) as (trial, rows):
        before = rows.site
        trial.update(update.changes, update.site)
        ending = trial.undo(trial.last())
        assert dict(ending.stopped) == {}
        assert rows.site == before


@OFTEN
@given(updates())
def test_an_update_that_is_made_twice_is_made_once(trials: Trials, update: Update) -> None:
    with trials(update) as (trial, rows):
        trial.update(update.changes, update.site)
        sent = rows.sent
        ending = trial.update(update.changes, update.site)
        assert dict(ending.stopped) == {}
        assert rows.sent == sent
        assert rows.rows == _after(update)


@NOT_SO_OFTEN
@given(updates(), st.booleans(), st.sampled_from([0.0, 0.5, 1.0]), st.booleans())
def test_a_crash_at_any_request_shows_nowhere(
    trials: Trials, update: Update, makes_pages: bool, share: float, undoes: bool
) -> None:
    with trials(update, makes_pages=makes_pages) as (undisturbed, calm):
        undisturbed.update(update.changes, update.site)
        expected, requests = calm.site, calm.requests
        if undoes:
            undisturbed.undo(undisturbed.last())
            expected, first, requests = calm.site, requests, calm.requests
        else:
            first = 0
    for number in range(first + 1, requests + 1):
        with trials(update, makes_pages=makes_pages) as (trial, rows):
            if undoes:
                trial.update(update.changes, update.site)
            rows.trouble = Trouble(number, share, Killed)
            with contextlib.suppress(Killed):
                if undoes:
                    trial.undo(trial.last())
                else:
                    trial.update(update.changes, update.site)
            _again(trial, update, undoes)
            assert rows.site == expected, number
            assert trial.runs.unfinished(update.site.id) is None


def _again(trial: UpdateTrial, update: Update, undoes: bool) -> None:
    """What a person does when the program starts again: go on, or begin where nothing was begun."""
    if trial.go_on() is not None:
        return
    runs = trial.runs.all(update.site.id)
    if undoes and runs[0].note.kind == "update":
        trial.undo(runs[0])
    elif not runs:
        trial.update(update.changes, update.site)


@OFTEN
@given(updates(), st.booleans(), st.integers(1, 6), st.sampled_from([0.0, 0.5, 1.0]), st.booleans())
def test_an_answer_that_is_lost_shows_nowhere(
    trials: Trials, update: Update, makes_pages: bool, number: int, share: float, stops: bool
) -> None:
    with trials(update, makes_pages=makes_pages) as (undisturbed, calm):
        undisturbed.update(update.changes, update.site)
        expected = calm.site
    with trials(update, makes_pages=makes_pages, stops_at_refusal=stops) as (trial, rows):
        rows.trouble = Trouble(number, share, lambda: ConnectionLost("a.example"))
        try:
            trial.update(update.changes, update.site)
        except ConnectionLost:
            # While it is read, there is nothing to be in doubt about: the person is told.
            _again(trial, update, undoes=False)
        assert rows.site == expected


@OFTEN
@given(updates(), st.booleans(), st.integers(1, 8), st.sampled_from([0.0, 0.5, 1.0]))
def test_an_update_that_a_crash_cut_can_be_undone_as_it_is(
    trials: Trials, update: Update, makes_pages: bool, number: int, share: float
) -> None:
    with trials(update, makes_pages=makes_pages) as (trial, rows):
        before = rows.site
        rows.trouble = Trouble(number, share, Killed)
        with contextlib.suppress(Killed):
            trial.update(update.changes, update.site)
        rows.trouble = None
        for run in trial.runs.all(before.id):
            assert dict(trial.undo(run).stopped) == {}
        assert rows.site == before
        assert trial.runs.unfinished(before.id) is None


@OFTEN
@given(updates(), st.integers(1, 8), st.data())
def test_what_somebody_else_writes_meanwhile_is_never_lost(
    trials: Trials, update: Update, number: int, data: st.DataObject
) -> None:
    with trials(update) as (trial, rows):
        key = data.draw(st.sampled_from(sorted(rows.rows)))

        def edit() -> None:
            rows.edit(key, adx_value="theirs")

        rows.meanwhile = (number, edit)
        ending = trial.update(update.changes, update.site)
        if rows.requests < number:
            edit()
        assert rows.rows[key].value("adx_value") == "theirs"
        assert all(rows.rows[done] == record for done, record in _after(update).items() if done != key)
        undone = trial.undo(trial.last())
        assert rows.rows[key].value("adx_value") == "theirs"
        assert set(ending.stopped) <= {key}
        others = {stop.reason for stopped, stop in undone.stopped.items() if stopped != key}
        assert others <= {Reason.IN_USE}
