from __future__ import annotations

import inspect
import pickle
import re
from pathlib import Path

import pytest

from app import errors
from app.errors import (
    CloudFileUnreadable,
    Forbidden,
    ForeignAddress,
    NameNotFound,
    NetworkTrouble,
    NoNetwork,
    ReplyTrouble,
    ServiceRefused,
    Throttled,
    Trouble,
)


def _all(kind: type[Trouble]) -> list[type[Trouble]]:
    return [found for child in kind.__subclasses__() for found in (child, *_all(child))]


@pytest.mark.parametrize("kind", _all(Trouble))
def test_every_outcome_stands_in_the_tree(kind: type[Trouble]) -> None:
    assert re.search(rf"\b{kind.__name__}\b", inspect.getdoc(errors) or "")


@pytest.mark.parametrize("kind", _all(Trouble))
def test_every_outcome_says_what_it_means(kind: type[Trouble]) -> None:
    assert kind.__doc__
    assert not kind.__doc__.startswith(kind.__name__ + "(")


def test_outcomes_of_another_kind_or_with_other_facts_differ() -> None:
    assert NoNetwork("a") == NoNetwork("a")
    assert NoNetwork("a") != NoNetwork("b")
    other: NetworkTrouble = NameNotFound("a")
    assert other != NoNetwork("a")


@pytest.mark.parametrize(
    ("trouble", "family"),
    [
        (NoNetwork("a"), NetworkTrouble),
        (ForeignAddress("a", "b"), ReplyTrouble),
        (Throttled("a", 429, wait=3.0), ServiceRefused),
        (CloudFileUnreadable(Path("a"), "b"), errors.FileTrouble),
    ],
)
def test_an_outcome_is_caught_by_its_family(trouble: Trouble, family: type[Trouble]) -> None:
    with pytest.raises(family):
        raise trouble


def test_an_outcome_carries_its_facts() -> None:
    refused = Forbidden("Dataverse", 403, "0x1", "no", "id")
    assert (refused.service, refused.status, refused.code) == ("Dataverse", 403, "0x1")
    assert (refused.message, refused.correlation) == ("no", "id")


def test_an_outcome_can_be_shown_and_raised_again() -> None:
    trouble = Throttled("a", 429, wait=3.0)
    assert "Throttled" in repr(trouble)
    with pytest.raises(Throttled) as caught:
        raise trouble
    assert caught.value is trouble
    assert isinstance(pickle.dumps(NoNetwork("a")), bytes)
