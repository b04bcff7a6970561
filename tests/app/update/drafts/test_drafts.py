from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from update_sides import compared, place_of

from app.errors import ChoicesDamaged, ChoicesNotKept, ChoicesUnreadable
from app.update.drafts.draft import Draft, draft_of, standing_again
from app.update.drafts.draft_file import draft_content, draft_in
from app.update.drafts.drafts import Drafts
from app.update.drafts.fingerprint import fingerprint
from app.update.merge.choice import Choice, Edited, Take
from app.update.merge.decision import Decision, FieldDecision, Place, Verdict

MADE = datetime(2026, 11, 22, 8, tzinfo=UTC)
DECISIONS = {one.place: one for one in compared().decisions}
HEADER = DECISIONS[place_of("Header")]
FIELD = HEADER.fields[0]
CONFLICT = replace(FIELD.place, conflict=0)
CHOICES: dict[Place, Choice] = {
    CONFLICT: Edited("half a letter \ud800, and a line\n"),
    place_of("Greeting"): Take.THEIRS,
    place_of("Invoices"): Take.OURS,
}


def draft(choices: dict[Place, Choice] | None = None) -> Draft:
    return draft_of(CHOICES if choices is None else choices, DECISIONS, MADE)


def changed(decision: Decision) -> tuple[Decision, ...]:
    others = (one for one in DECISIONS.values() if one.place != decision.place)
    return (*others, decision)


def test_what_is_written_is_what_is_read() -> None:
    assert draft_in(draft_content(draft())) == draft()


def test_all_of_it_stands_again_between_the_same_sides() -> None:
    standing = standing_again(draft(), DECISIONS.values())
    assert (standing.choices, standing.left_out) == (CHOICES, frozenset())


@pytest.mark.parametrize(
    "field",
    [
        replace(FIELD, base="other"),
        replace(FIELD, ours="other"),
        replace(FIELD, theirs="other"),
        replace(FIELD, merged="other"),
        replace(FIELD, verdict=Verdict.APPLY),
    ],
)
def test_nothing_stands_in_a_record_of_which_something_is_other(field: FieldDecision) -> None:
    standing = standing_again(draft(), changed(replace(HEADER, fields=(field,))))
    assert (CONFLICT in standing.choices, len(standing.choices)) == (False, 2)
    assert standing.left_out == {HEADER.place}


def test_contents_of_another_kind_are_other_contents() -> None:
    contents = (None, "", b"", (), "a", b"a", ("a",))
    marks = {fingerprint(replace(HEADER, fields=(replace(FIELD, ours=one),))) for one in contents}
    assert len(marks) == len(contents)


def test_a_choice_that_cannot_be_had_does_not_stand() -> None:
    for place, choice in ((HEADER.place, Edited("x")), (replace(CONFLICT, conflict=9), Take.OURS)):
        standing = standing_again(draft({place: choice}), DECISIONS.values())
        assert (standing.choices, standing.left_out) == ({}, frozenset({HEADER.place}))


def test_sides_that_were_compared_otherwise_have_their_own(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "choices")
    assert drafts.read("one") is None
    drafts.keep("one", draft())
    drafts.keep("two", draft({HEADER.place: Take.OURS}))
    assert drafts.read("one") == draft()
    drafts.keep("one", draft({}))
    assert drafts.read("one") is None
    assert len([*(tmp_path / "choices").iterdir()]) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    Drafts(tmp_path / "choices").keep("one", draft())
    (file,) = (tmp_path / "choices").iterdir()
    assert (file.stat().st_mode & 0o077, file.parent.stat().st_mode & 0o077) == (0, 0)


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "choices").write_bytes(b"")
    drafts = Drafts(tmp_path / "choices")
    with pytest.raises(ChoicesNotKept):
        drafts.keep("one", draft())
    with pytest.raises(ChoicesUnreadable):
        drafts.read("one")


def _with(**changes: object) -> bytes:
    return json.dumps({**json.loads(draft_content(draft())), **changes}).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[]",
        b"[" * 100_000,
        draft_content(draft())[:-1],
        _with(form=2),
        _with(made="yesterday"),
        _with(made="2026-11-22"),
        _with(records=[{}]),
        _with(records=[{"table": "t", "id": "i", "mark": "", "choices": [{"field": "", "conflict": None}]}]),
        _with(
            records=[
                {
                    "table": "t",
                    "id": "i",
                    "mark": "",
                    "choices": [{"field": "", "conflict": None, "take": "all"}],
                }
            ]
        ),
    ],
)
def test_what_is_no_draft_is_told_and_stays_beside_the_new_one(tmp_path: Path, content: bytes) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep("one", draft())
    (file,) = tmp_path.iterdir()
    file.write_bytes(content)
    with pytest.raises(ChoicesDamaged):
        drafts.read("one")
    drafts.keep("one", draft())
    assert drafts.read("one") == draft()
    assert _aside(tmp_path, 1).read_bytes() == content


def _aside(folder: Path, number: int) -> Path:
    (file,) = folder.glob(f"*.unread-{number}.portal-choices")
    return file


def test_what_the_computer_does_not_let_be_read_is_told_otherwise_and_stays(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep("one", draft())
    (file,) = tmp_path.iterdir()
    file.unlink()
    # A folder cannot be read like a file, whoever one is.
    file.mkdir()
    with pytest.raises(ChoicesUnreadable) as told:
        drafts.read("one")
    assert told.value.detail
    drafts.keep("one", draft())
    assert drafts.read("one") == draft()
    assert _aside(tmp_path, 1).is_dir()


@pytest.mark.parametrize("choices", [CHOICES, {}])
def test_a_draft_that_nobody_has_read_is_neither_replaced_nor_removed(
    tmp_path: Path, choices: dict[Place, Choice]
) -> None:
    for place in (Take.OURS, Take.THEIRS):
        Drafts(tmp_path).keep("one", draft({HEADER.place: place}))
    Drafts(tmp_path).keep("one", draft(choices))
    kept = [draft_in(_aside(tmp_path, number).read_bytes()) for number in (1, 2)]
    assert kept == [draft({HEADER.place: Take.OURS}), draft({HEADER.place: Take.THEIRS})]
    assert len([*tmp_path.iterdir()]) == (3 if choices else 2)


def test_a_draft_that_was_read_is_replaced(tmp_path: Path) -> None:
    Drafts(tmp_path).keep("one", draft())
    later = Drafts(tmp_path)
    assert later.read("one") == draft()
    later.keep("one", draft({HEADER.place: Take.OURS}))
    assert len([*tmp_path.iterdir()]) == 1


def test_a_draft_that_cannot_be_put_aside_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Drafts(tmp_path).keep("one", draft())

    def locked(_file: Path, _to: Path) -> Path:
        raise PermissionError(13, "Another program uses it")

    monkeypatch.setattr(Path, "rename", locked)
    with pytest.raises(ChoicesNotKept):
        Drafts(tmp_path).keep("one", draft({}))
    assert Drafts(tmp_path).read("one") == draft()
