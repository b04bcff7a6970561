from __future__ import annotations

from pathlib import Path

import pytest
from portal_rows import SITE, PortalRows, Trouble
from update_trial import UpdateTrial

from app.errors import (
    ConnectionLost,
    Forbidden,
    NoNetwork,
    ServiceDown,
    ServiceRefused,
    SignInNeeded,
    SnapshotNotKept,
    Throttled,
    UpdateUnfinished,
)
from app.text import render
from app.update.applying.outcome import outcome_of
from app.update.applying.progress import Stage
from app.update.applying.reasons import Reason
from app.update.merge.change import Change, Kind
from app.update.merge.order import in_order
from app.update.schema import portal_schema
from app.update.site.record import Record
from app.update.site.site import Site

TEMPLATES = [("adx_webtemplate", f"{number:08x}-0000-4000-8000-000000000001") for number in range(5)]
NEW = "0000000a-0000-4000-8000-000000000001"
OTHER = "0000000b-0000-4000-8000-000000000001"


def _site() -> Site:
    own = Record("adx_website", SITE, {"adx_name": "Contoso"})
    return Site(SITE, "Contoso", "standard", (own, *(Record(*key, {"adx_name": "a"}) for key in TEMPLATES)))


def _changes(value: str = "new") -> list[Change]:
    return [Change(*key, Kind.CHANGED, {"adx_name": value}) for key in TEMPLATES]


def _trial(folder: Path, rows: PortalRows, most: int = 2) -> UpdateTrial:
    return UpdateTrial(folder, rows.portal(), SITE, most=most)


def _reasons(trial: UpdateTrial) -> dict[tuple[str, str], Reason]:
    ending = trial.last().ending
    assert ending is not None
    return {key: stop.reason for key, stop in ending.stopped.items()}


def test_the_backup_is_the_website_before_anything_is_sent(tmp_path: Path) -> None:
    trial = _trial(tmp_path, PortalRows.of(_site()))
    trial.update(_changes(), _site())
    (note,) = trial.snapshots.notes(SITE)
    assert (note.kind, note.environment) == ("backup", "env")
    assert trial.snapshots.open(note).site.by_id == _site().by_id
    assert trial.last().note.backup == note.file.name


def test_nothing_is_sent_where_the_backup_cannot_be_kept(tmp_path: Path) -> None:
    rows = PortalRows.of(_site())
    (tmp_path / "snapshots").write_bytes(b"")
    with pytest.raises(SnapshotNotKept):
        _trial(tmp_path, rows).update(_changes(), _site())
    assert rows.sent == 0


def test_a_person_sees_how_far_it_is(tmp_path: Path) -> None:
    trial = _trial(tmp_path, PortalRows.of(_site()))
    trial.update(_changes(), _site())
    written = [(one.done, one.total) for one in trial.told if one.stage is Stage.WRITING]
    assert written == [(0, 5), (2, 5), (4, 5), (5, 5)]
    stages = list(dict.fromkeys(one.stage for one in trial.told))
    assert stages == [Stage.READING, Stage.KEEPING, Stage.WRITING, Stage.CHECKING]


def test_a_record_that_somebody_changed_since_stops_alone(tmp_path: Path) -> None:
    rows = PortalRows.of(_site())
    rows.edit(TEMPLATES[1], adx_name="theirs")
    trial = _trial(tmp_path, rows)
    trial.update(_changes(), _site())
    assert _reasons(trial) == {TEMPLATES[1]: Reason.CHANGED}
    assert [rows.rows[key].value("adx_name") for key in TEMPLATES] == ["new", "theirs", "new", "new", "new"]


def test_a_record_that_somebody_touched_and_left_as_it_was_is_written(tmp_path: Path) -> None:
    rows = PortalRows.of(_site())
    rows.edit(TEMPLATES[1], adx_name="a")
    trial = _trial(tmp_path, rows)
    trial.update(_changes(), _site())
    assert _reasons(trial) == {}


def test_a_record_that_somebody_removed_is_not_made_again(tmp_path: Path) -> None:
    rows = PortalRows.of(_site())
    del rows.rows[TEMPLATES[0]]
    trial = _trial(tmp_path, rows)
    trial.update(_changes(), _site())
    assert _reasons(trial) == {TEMPLATES[0]: Reason.GONE}
    assert TEMPLATES[0] not in rows.rows


def test_a_record_that_dataverse_turns_away_stops_with_its_words(tmp_path: Path) -> None:
    trial = _trial(tmp_path, PortalRows.of(_site(), forbidden=frozenset({TEMPLATES[2]})))
    trial.update(_changes(), _site())
    (left,) = outcome_of(trial.last()).left
    assert (left.place.id, left.code, left.message) == (TEMPLATES[2][1], "0x1", "Not this one.")
    assert render(left.why) == "Dataverse did not take it."
    assert len(outcome_of(trial.last()).done) == 4


def test_what_leads_to_a_record_that_was_turned_away_stops_too(tmp_path: Path) -> None:
    rows = PortalRows.of(_site(), forbidden=frozenset({("adx_webtemplate", NEW)}))
    changes = [
        Change("adx_webtemplate", NEW, Kind.CREATED, {"adx_name": "n"}),
        Change("adx_pagetemplate", OTHER, Kind.CREATED, {"adx_name": "n", "adx_webtemplateid": NEW}),
    ]
    trial = _trial(tmp_path, rows, most=1)
    trial.update(in_order(changes, portal_schema()), _site())
    assert _reasons(trial) == {
        ("adx_webtemplate", NEW): Reason.REFUSED,
        ("adx_pagetemplate", OTHER): Reason.TARGET,
    }
    assert rows.rows.keys() == _site().by_id.keys()


def test_what_somebody_uses_meanwhile_is_not_removed_when_it_is_undone(tmp_path: Path) -> None:
    rows = PortalRows.of(_site())
    trial = _trial(tmp_path, rows)
    trial.update([Change("adx_webtemplate", NEW, Kind.CREATED, {"adx_name": "n"})], _site())
    theirs = Record("adx_pagetemplate", OTHER, {"adx_webtemplateid": NEW})
    rows.rows[theirs.table, theirs.id] = theirs
    trial.undo(trial.last())
    assert _reasons(trial) == {("adx_webtemplate", NEW): Reason.IN_USE}
    assert ("adx_webtemplate", NEW) in rows.rows


def test_what_somebody_wrote_into_a_new_record_is_not_removed_when_it_is_undone(tmp_path: Path) -> None:
    rows = PortalRows.of(_site())
    trial = _trial(tmp_path, rows)
    trial.update([Change("adx_webtemplate", NEW, Kind.CREATED, {"adx_name": "n"})], _site())
    rows.edit(("adx_webtemplate", NEW), adx_source="theirs")
    trial.undo(trial.last())
    assert _reasons(trial) == {("adx_webtemplate", NEW): Reason.CHANGED}


def test_undoing_leaves_alone_what_was_so_before_the_update(tmp_path: Path) -> None:
    rows = PortalRows.of(_site())
    rows.edit(TEMPLATES[0], adx_name="new")
    trial = _trial(tmp_path, rows)
    trial.update(_changes(), _site())
    trial.undo(trial.last())
    assert [rows.rows[key].value("adx_name") for key in TEMPLATES] == ["new", "a", "a", "a", "a"]


def test_an_undoing_can_be_undone(tmp_path: Path) -> None:
    rows = PortalRows.of(_site())
    trial = _trial(tmp_path, rows)
    changes = [*_changes(), Change("adx_webtemplate", NEW, Kind.CREATED, {"adx_name": "n"})]
    trial.update(changes, _site())
    updated = rows.site
    trial.undo(trial.last())
    trial.undo(trial.last())
    assert rows.site == updated


def test_the_wait_that_the_service_asks_for_is_kept(tmp_path: Path) -> None:
    rows = PortalRows.of(_site())
    rows.batch_troubles = [Throttled("Dataverse", 429, wait=7.0), Throttled("Dataverse", 429)]
    trial = _trial(tmp_path, rows)
    trial.update(_changes(), _site())
    assert trial.pauses.seconds == [7.0, 10.0]
    assert [one.seconds for one in trial.told if one.stage is Stage.PUT_OFF] == [7.0, 10.0]
    assert _reasons(trial) == {}


def test_a_record_that_is_put_off_is_sent_again_after_the_wait(tmp_path: Path) -> None:
    rows = PortalRows.of(_site())
    rows.set_troubles = [Throttled("Dataverse", 429, wait=3.0)]
    trial = _trial(tmp_path, rows)
    trial.update(_changes(), _site())
    assert trial.pauses.seconds == [3.0]
    assert _reasons(trial) == {}


def test_a_service_that_always_asks_to_wait_is_told_and_the_update_can_be_gone_on_with(
    tmp_path: Path,
) -> None:
    rows = PortalRows.of(_site())
    rows.batch_troubles = [Throttled("Dataverse", 429, wait=1.0) for _ in range(50)]
    trial = _trial(tmp_path, rows)
    with pytest.raises(Throttled):
        trial.update(_changes(), _site())
    rows.batch_troubles = []
    assert trial.go_on() is not None
    assert _reasons(trial) == {}


@pytest.mark.parametrize("where", ["batch_troubles", "set_troubles"])
def test_nobody_waits_for_days(tmp_path: Path, where: str) -> None:
    rows = PortalRows.of(_site())
    setattr(rows, where, [Throttled("Dataverse", 429, wait=999_999_999.0)])
    trial = _trial(tmp_path, rows)
    with pytest.raises(Throttled):
        trial.update(_changes(), _site())
    assert trial.pauses.seconds == []
    assert trial.go_on() is not None
    assert _reasons(trial) == {}


@pytest.mark.parametrize("outcome", [ServiceDown("Dataverse", 503), ConnectionLost("a"), NoNetwork("a")])
def test_trouble_that_passes_is_waited_for_longer_and_longer(tmp_path: Path, outcome: Exception) -> None:
    rows = PortalRows.of(_site())
    rows.batch_troubles = [outcome] * 3
    trial = _trial(tmp_path, rows)
    trial.update(_changes(), _site())
    assert trial.pauses.seconds == [5.0, 10.0, 20.0]
    assert _reasons(trial) == {}


def test_trouble_that_does_not_pass_is_told(tmp_path: Path) -> None:
    rows = PortalRows.of(_site())
    rows.batch_troubles = [ServiceDown("Dataverse", 503)] * 50
    trial = _trial(tmp_path, rows)
    with pytest.raises(ServiceDown):
        trial.update(_changes(), _site())
    assert len(trial.pauses.seconds) == 4


@pytest.mark.parametrize("outcome", [Forbidden("Dataverse", 403), SignInNeeded()])
def test_a_person_who_may_not_write_is_told_at_once(tmp_path: Path, outcome: Exception) -> None:
    rows = PortalRows.of(_site())
    rows.batch_troubles = [outcome]
    trial = _trial(tmp_path, rows)
    with pytest.raises(type(outcome)):
        trial.update(_changes(), _site())
    assert rows.sent == 0
    assert trial.runs.unfinished(SITE) is not None


def test_a_batch_that_is_turned_away_whole_is_sent_record_by_record(tmp_path: Path) -> None:
    rows = PortalRows.of(_site())
    rows.batch_troubles = [ServiceRefused("Dataverse", 413)]
    trial = _trial(tmp_path, rows, most=10)
    trial.update(_changes(), _site())
    assert _reasons(trial) == {}
    written = [one.done for one in trial.told if one.stage is Stage.WRITING]
    assert written == [0, 0, 1, 2, 3, 4, 5]


def test_the_record_at_fault_stops_where_batches_are_turned_away_whole(tmp_path: Path) -> None:
    rows = PortalRows.of(_site())
    refused = ServiceRefused("Dataverse", 400, "0x2", "Too long.")
    rows.batch_troubles = [refused, refused]
    trial = _trial(tmp_path, rows, most=10)
    trial.update(_changes(), _site())
    assert _reasons(trial) == {TEMPLATES[0]: Reason.REFUSED}


def test_a_record_that_dataverse_does_not_keep_as_written_is_told(tmp_path: Path) -> None:
    rows = PortalRows.of(_site(), overrides={"adx_name": "tidied"})
    trial = _trial(tmp_path, rows)
    trial.update(_changes()[:1], _site())
    assert _reasons(trial) == {TEMPLATES[0]: Reason.OTHERWISE}


def test_a_record_that_dataverse_only_says_to_have_taken_is_told(tmp_path: Path) -> None:
    rows = PortalRows.of(_site(), overrides={"adx_name": "a"})
    trial = _trial(tmp_path, rows)
    trial.update(_changes()[:1], _site())
    assert _reasons(trial) == {TEMPLATES[0]: Reason.OTHERWISE}
    assert rows.sent == 4


def test_a_second_update_waits_for_the_first_one(tmp_path: Path) -> None:
    rows = PortalRows.of(_site())
    rows.trouble = Trouble(2, 1.0, lambda: Forbidden("Dataverse", 403))
    trial = _trial(tmp_path, rows)
    with pytest.raises(Forbidden):
        trial.update(_changes(), _site())
    with pytest.raises(UpdateUnfinished):
        trial.update(_changes("other"), _site())
    assert trial.go_on() is not None
    trial.update(_changes("other"), rows.site)
    assert {rows.rows[key].value("adx_name") for key in TEMPLATES} == {"other"}


def test_an_open_update_tells_what_was_taken(tmp_path: Path) -> None:
    rows = PortalRows.of(_site())
    rows.trouble = Trouble(3, 0.0, lambda: Forbidden("Dataverse", 403))
    trial = _trial(tmp_path, rows)
    with pytest.raises(Forbidden):
        trial.update(_changes(), _site())
    outcome = outcome_of(trial.last())
    assert outcome.is_open
    assert [place.id for place in outcome.done] == [id_ for _, id_ in TEMPLATES[:2]]
