from __future__ import annotations

import threading

import pytest
from msal.individual_cache import _ExpiringMapping

from app.identity.answers import RememberedAnswers


def test_msal_finds_what_it_remembered_until_it_is_forgotten() -> None:
    answers = RememberedAnswers()
    msal = _ExpiringMapping(answers)
    msal.set("question", "no", 60)
    assert msal["question"] == "no"
    answers.forget()
    with pytest.raises(KeyError):
        msal["question"]
    msal.set("question", "yes", 60)
    assert msal["question"] == "yes"


def test_what_has_run_out_is_dropped_also_after_the_rest_was_forgotten() -> None:
    answers = RememberedAnswers()
    msal = _ExpiringMapping(answers)
    msal.set("question", "no", -1)
    sequence = answers.get("_index_")
    answers.forget()
    answers["_index_"] = sequence
    assert len(msal) == 0


def test_forgetting_while_msal_works_trips_nobody() -> None:
    answers = RememberedAnswers()
    msal = _ExpiringMapping(answers, capacity=5)
    odd: list[BaseException] = []
    ended = threading.Event()

    def forget() -> None:
        while not ended.is_set():
            answers.forget()

    def remember() -> None:
        try:
            for number in range(3_000):
                msal.set(str(number % 9), number, number % 2)
                msal.get(str(number % 9))
        except BaseException as trouble:  # noqa: BLE001 - that there is none is what is tested
            odd.append(trouble)

    forgetting = threading.Thread(target=forget)
    forgetting.start()
    remembering = [threading.Thread(target=remember) for _ in range(2)]
    for thread in remembering:
        thread.start()
    for thread in remembering:
        thread.join()
    ended.set()
    forgetting.join()
    assert odd == []
