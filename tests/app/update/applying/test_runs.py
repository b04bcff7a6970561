from __future__ import annotations

import contextlib
import stat
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from portal_rows import SITE, Killed, PortalRows, Trouble
from update_trial import UpdateTrial

from app.errors import RunInDoubt, RunNotWritten, RunUnreadable, UpdateUnfinished
from app.update.applying.reasons import Reason, Stop
from app.update.applying.run import Ending, Run, read_run
from app.update.applying.run_note import RunNote
from app.update.applying.runs import Runs, begun_since, unshown
from app.update.applying.step import Step
from app.update.merge.change import Change, Kind
from app.update.site.record import Record
from app.update.site.site import Site

NOW = datetime(2026, 11, 21, 12, 30, tzinfo=UTC)
KEY = ("adx_webfile", "5a")
RECORD = Record(*KEY, {"adx_name": "half \ud800\r\n"}, {"adx_x": ("1", "2")}, b"\x00\xff")
STEPS = (Step(None, RECORD), Step(Record("adx_webtemplate", "5b"), None, whole=False))
ABOUT = RunNote("", "update", SITE, "Contoso", "env", "ada@contoso.example", NOW, "a.portal-snapshot")


class Clock:
    """A second passes with each look at it."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """The next second."""
        self.now += timedelta(seconds=1)
        return self.now


def _runs(folder: Path) -> Runs:
    return Runs(folder / "updates", Clock())


def _ended(runs: Runs, run: Run) -> None:
    runs.file_of(run).finished(Ending({KEY: RECORD}, {}))


def test_a_run_is_what_was_begun(tmp_path: Path) -> None:
    run = _runs(tmp_path).begin(ABOUT, STEPS)
    assert read_run(run.file) == run
    assert (run.note.id, run.note.begun) != ("", NOW)
    assert run.steps == STEPS


def test_a_run_knows_its_plan_and_one_of_an_earlier_version_none(tmp_path: Path) -> None:
    run = _runs(tmp_path).begin(replace(ABOUT, plan="9f86"), STEPS)
    assert read_run(run.file).note.plan == "9f86"
    run.file.write_bytes(run.file.read_bytes().replace(b',"plan":"9f86"', b""))
    assert read_run(run.file).note.plan == ""


def test_a_run_knows_what_was_asked_answered_and_found(tmp_path: Path) -> None:
    runs = _runs(tmp_path)
    run = runs.begin(ABOUT, STEPS)
    file = runs.file_of(run)
    file.asked([KEY, ("adx_webtemplate", "5b")])
    file.answered([KEY], {})
    assert not read_run(run.file).is_finished
    ending = Ending({KEY: RECORD}, {}, (RECORD,))
    file.finished(ending)
    found = read_run(run.file)
    assert found.asked == {KEY, ("adx_webtemplate", "5b")}
    assert found.written == {KEY}
    assert found.ending == ending


def test_what_a_crash_cut_is_as_if_it_had_not_been_written(tmp_path: Path) -> None:
    runs = _runs(tmp_path)
    run = runs.begin(ABOUT, STEPS)
    before = run.file.read_bytes()
    runs.file_of(run).asked([KEY])
    whole = run.file.read_bytes()
    for end in range(len(before), len(whole) - 1):
        run.file.write_bytes(whole[:end])
        assert read_run(run.file) == run
        runs.file_of(run).answered([KEY], {})
        assert read_run(run.file).written == {KEY}


@pytest.mark.parametrize("share", [0, 0.2, 0.5, 0.9])
def test_a_run_whose_steps_are_not_whole_is_not_gone_on_with(tmp_path: Path, share: float) -> None:
    run = _runs(tmp_path).begin(ABOUT, STEPS)
    content = run.file.read_bytes()
    run.file.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(RunUnreadable):
        read_run(run.file)


def test_a_run_whose_steps_were_changed_is_not_gone_on_with(tmp_path: Path) -> None:
    run = _runs(tmp_path).begin(ABOUT, STEPS)
    run.file.write_bytes(run.file.read_bytes().replace(b"adx_name", b"adx_fame"))
    with pytest.raises(RunUnreadable):
        read_run(run.file)


@pytest.mark.parametrize("line", [b"{", b"[]", b'{"asked":1}', b'{"asked":[[1,2]]}', b'{"finished":"x"}'])
def test_a_line_that_says_nothing_is_passed_over(tmp_path: Path, line: bytes) -> None:
    run = _runs(tmp_path).begin(ABOUT, STEPS)
    with run.file.open("ab") as stream:
        stream.write(line + b"\n")
    assert read_run(run.file) == run


def test_the_newest_run_that_has_not_ended_is_gone_on_with(tmp_path: Path) -> None:
    runs = _runs(tmp_path)
    assert runs.unfinished(SITE) is None
    first = runs.begin(ABOUT, STEPS)
    assert runs.unfinished(SITE.upper()) == first
    _ended(runs, first)
    assert runs.unfinished(SITE) is None
    second = runs.begin(ABOUT, STEPS)
    assert runs.unfinished(SITE) == second
    assert [run.note.id for run in runs.all(SITE)] == [second.note.id, first.note.id]
    assert runs.find(SITE, first.note.id) == read_run(first.file)
    assert runs.all("6e") == ()


def test_a_copy_of_an_environment_has_runs_of_its_own(tmp_path: Path) -> None:
    runs = _runs(tmp_path)
    run = runs.begin(ABOUT, STEPS)
    there = replace(ABOUT, environment="copy")
    assert runs.unfinished(SITE, "copy") is None
    copied = runs.begin(there, STEPS)
    assert runs.all(SITE, "copy") == (copied,)
    assert runs.all(SITE, ABOUT.environment.upper()) == (run,)


def test_a_run_that_has_not_ended_can_only_be_undone(tmp_path: Path) -> None:
    runs = _runs(tmp_path)
    run = runs.begin(ABOUT, STEPS)
    with pytest.raises(UpdateUnfinished):
        runs.begin(ABOUT, STEPS)
    undo = runs.begin(RunNote("", "undo", SITE, "Contoso", "env", "ada", NOW, undoes=run.note.id), STEPS)
    assert runs.unfinished(SITE) == undo
    _ended(runs, undo)
    assert runs.unfinished(SITE) is None


def test_an_update_that_was_taken_back_is_as_if_it_had_not_been_begun(tmp_path: Path) -> None:
    runs = _runs(tmp_path)
    first = runs.begin(ABOUT, STEPS)
    _ended(runs, first)
    before, later = first.note.begun - timedelta(seconds=1), first.note.begun
    assert (begun_since(runs.all(SITE), before), begun_since(runs.all(SITE), later)) == (True, False)
    back = runs.begin(replace(ABOUT, kind="undo", undoes=first.note.id), STEPS)
    assert begun_since(runs.all(SITE), before)
    _ended(runs, back)
    assert not begun_since(runs.all(SITE), before)


def test_other_files_are_no_runs(tmp_path: Path) -> None:
    runs = _runs(tmp_path)
    run = runs.begin(ABOUT, STEPS)
    (tmp_path / "updates" / "other.portal-update").write_bytes(b"\x00")
    (tmp_path / "updates" / "readme.txt").write_bytes(b"")
    assert runs.all(SITE) == (run,)


def test_a_run_that_wrote_something_waits_for_the_restart_of_the_portal(tmp_path: Path) -> None:
    runs = _runs(tmp_path)
    first = runs.begin(ABOUT, STEPS)
    assert not read_run(first.file).is_restart_due
    _ended(runs, first)
    assert unshown(runs.all(SITE)) == read_run(first.file)
    runs.file_of(first).restarted()
    assert unshown(runs.all(SITE)) is None
    assert read_run(first.file).ending is not None


def test_only_the_last_run_can_wait_for_the_restart(tmp_path: Path) -> None:
    runs = _runs(tmp_path)
    _ended(runs, runs.begin(ABOUT, STEPS))
    runs.begin(ABOUT, STEPS)
    assert unshown(runs.all(SITE)) is None


def test_a_run_that_wrote_nothing_waits_for_no_restart(tmp_path: Path) -> None:
    runs = _runs(tmp_path)
    run = runs.begin(ABOUT, STEPS)
    runs.file_of(run).finished(Ending({}, {step.key: Stop(Reason.CHANGED) for step in STEPS}))
    assert not read_run(run.file).is_restart_due


def test_a_run_of_an_earlier_version_waits_for_no_restart(tmp_path: Path) -> None:
    runs = _runs(tmp_path)
    run = runs.begin(ABOUT, STEPS)
    _ended(runs, run)
    run.file.write_bytes(run.file.read_bytes().replace(b',"restart":"to be told"', b""))
    found = read_run(run.file)
    assert (found.is_finished, found.is_restart_due) == (True, False)


@pytest.mark.parametrize("share", [0, 0.2, 0.9])
def test_no_update_is_begun_beside_one_that_cannot_be_read(tmp_path: Path, share: float) -> None:
    runs = _runs(tmp_path)
    run = runs.begin(ABOUT, STEPS)
    content = run.file.read_bytes()
    run.file.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(RunInDoubt) as told:
        runs.begin(ABOUT, STEPS)
    assert told.value.path == str(run.file)
    with pytest.raises(RunInDoubt):
        runs.unfinished(SITE)
    run.file.rename(tmp_path / run.file.name)
    assert runs.unfinished(SITE) is None
    runs.begin(ABOUT, STEPS)


def test_a_damaged_run_of_another_website_keeps_no_update_from_its_beginning(tmp_path: Path) -> None:
    runs = _runs(tmp_path)
    for other in (replace(ABOUT, website="6e"), replace(ABOUT, environment="copy")):
        run = runs.begin(other, STEPS)
        # What it is about can still be read.
        run.file.write_bytes(run.file.read_bytes().replace(b"adx_name", b"adx_fame"))
    assert runs.unfinished(SITE, ABOUT.environment) is None
    runs.begin(ABOUT, STEPS)


def test_what_is_known_is_gone_on_with_and_taken_back_beside_a_damaged_run(tmp_path: Path) -> None:
    runs = _runs(tmp_path)
    run = runs.begin(ABOUT, STEPS)
    (tmp_path / "updates" / "other.portal-update").write_bytes(b"\x00")
    assert runs.unfinished(SITE) == run
    undo = runs.begin(replace(ABOUT, kind="undo", undoes=run.note.id), STEPS)
    assert runs.unfinished(SITE) == undo


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a person's folder to that person")
def test_nobody_else_may_read_a_run(tmp_path: Path) -> None:
    run = _runs(tmp_path).begin(ABOUT, STEPS)
    assert stat.S_IMODE(run.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(run.file.parent.stat().st_mode) == 0o700


def test_a_run_that_cannot_be_written_is_not_begun(tmp_path: Path) -> None:
    (tmp_path / "updates").write_bytes(b"")
    with pytest.raises(RunUnreadable):
        _runs(tmp_path).begin(ABOUT, STEPS)


def test_nothing_more_is_sent_once_the_run_cannot_be_written(tmp_path: Path) -> None:
    site = Site(SITE, "Contoso", "standard", (Record("adx_webtemplate", "5b", {"adx_name": "a"}),))
    rows = PortalRows.of(site)
    trial = UpdateTrial(tmp_path, rows.portal(), SITE)

    def lose_the_file() -> None:
        for file in (tmp_path / "updates").iterdir():
            file.unlink()

    rows.trouble = Trouble(2, 0.0, Killed)
    change = Change("adx_webtemplate", "5b", Kind.CHANGED, {"adx_name": "new"})
    with contextlib.suppress(Killed):
        trial.update([change], site)
    rows.meanwhile = (rows.requests + 1, lose_the_file)
    with pytest.raises(RunNotWritten):
        trial.go_on()
    assert rows.sent == 0
