from __future__ import annotations

import json

import pytest
from project_sources import ROOT

from bootstrap.audit import FOUND, NOT_TRIED, accepted_advisories, pinned, told

_WEAK = {"id": "PYSEC-1", "aliases": ["CVE-1", "GHSA-1"], "fix_versions": ["2.0"], "description": "Weak."}
_ANSWERED = [{"name": "a", "version": "1.0", "vulns": [_WEAK]}, {"name": "b", "version": "2.0", "vulns": []}]
_SKIPPED = {"name": "c", "skip_reason": "not found"}


def _answer(*packages: object) -> str:
    return json.dumps({"dependencies": packages, "fixes": []})


def test_a_weakness_is_told_with_the_version_that_has_it_no_more(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(_answer(*_ANSWERED, _SKIPPED), "", frozenset()) == FOUND
    assert "a 1.0: CVE-1, GHSA-1, PYSEC-1; mended in 2.0\n" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["PYSEC-1", "CVE-1"])
def test_an_accepted_weakness_is_known_by_each_of_its_names(name: str) -> None:
    assert told(_answer(*_ANSWERED), "", frozenset({name})) == 0


def test_what_nobody_told_of_does_not_count_as_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(_answer(_ANSWERED[1], _SKIPPED), "", frozenset()) == NOT_TRIED
    assert "NOT TRIED: known weaknesses of the packages; nobody told of c." in capsys.readouterr().out


@pytest.mark.parametrize("answer", ["", "[]", "{}", "<html>"])
def test_no_answer_is_no_weakness(answer: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(answer, "WARNING: slow\nERROR: no connection\n", frozenset()) == NOT_TRIED
    assert "ERROR: no connection" in capsys.readouterr().out


def test_each_version_of_the_lock_is_asked_for_once() -> None:
    lock = "a==1 ; x \\\n    --hash=sha256:00\na==2 ; y \\\n    --hash=sha256:00\nb==3 \\\n"
    assert pinned(lock) == ({"a": "1", "b": "3"}, {"a": "2"})


def test_what_is_accepted_says_why_and_since_when() -> None:
    accepted_advisories((ROOT / "bootstrap" / "accepted-advisories.toml").read_text("utf-8"))
    whole = '[[accepted]]\nid = "CVE-1"\nreason = "Not used."\nsince = 2026-11-22\n'
    assert accepted_advisories(whole) == {"CVE-1"}
    for line in whole.splitlines()[1:]:
        with pytest.raises(ValueError, match="an id, a reason"):
            accepted_advisories(whole.replace(line, ""))
