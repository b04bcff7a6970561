from __future__ import annotations

import csv
from itertools import chain

import pytest
from recorded_replies import FIXTURES

from app.errors import ConsentNeeded, SignInNeeded, SignInRefused
from app.problems import problem_of
from app.problems.sign_in_codes import CODE_WORDS, words_for

CODES = [code for words in CODE_WORDS for code in words.codes]


def test_each_code_has_one_place() -> None:
    assert len(CODES) == len(set(CODES))


def test_every_code_that_is_known_of_has_words() -> None:
    file = FIXTURES / "identity" / "aadsts_map.csv"
    if not file.exists():
        pytest.skip("the reference data is not part of a checkout")
    with file.open(encoding="utf-8", newline="") as rows:
        known = {int(row["code"]) for row in csv.DictReader(rows)}
    assert known <= set(CODES)


@pytest.mark.parametrize(
    "trouble",
    [
        SignInRefused("53003", "AADSTS53003: ...", "c"),
        SignInNeeded(None, "50076", "c"),
        ConsentNeeded("resource", "65001", "c"),
    ],
)
def test_a_refusal_with_a_known_code_is_told_in_its_words(
    trouble: SignInRefused | SignInNeeded | ConsentNeeded,
) -> None:
    words = words_for(trouble.code)
    assert words is not None
    problem = problem_of(trouble)
    assert (problem.what, problem.remedy, problem.helper) == (words.what, words.remedy, words.helper)
    assert ("code", trouble.code) in problem.details


@pytest.mark.parametrize("code", ["1", "", "invalid_client", "9" * 400, "²"])
def test_a_code_that_is_not_known_has_no_words(code: str) -> None:
    assert words_for(code) is None


def test_no_words_are_said_twice_for_different_codes() -> None:
    whats = [words.what for words in chain(CODE_WORDS)]
    assert len(whats) == len(set(whats))
