from __future__ import annotations

import pytest
from setup_states import PROD, UAT

from app.cli.session import Stopped, named
from app.services.environments import Environment

_DOUBLE = (Environment("d-1", "Double"), Environment("d-2", "double"))
_ALL = (UAT, PROD, *_DOUBLE, Environment("Contoso", "Called by an id"))


@pytest.mark.parametrize(
    ("wanted", "found"), [("e-1", "e-1"), ("contoso uat", "e-1"), ("d-2", "d-2"), ("Contoso", "Contoso")]
)
def test_an_environment_is_found_by_id_first_and_then_by_name(wanted: str, found: str) -> None:
    assert named(_ALL, wanted).id == found


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("Nowhere", "There is no environment called Nowhere among yours."),
        ("", "There is no environment called  among yours."),
        ("DOUBLE", "More than one environment is called DOUBLE."),
    ],
)
def test_none_and_several_are_told_apart(wanted: str, words: str) -> None:
    with pytest.raises(Stopped) as stopped:
        named(_ALL, wanted)
    assert str(stopped.value.problem.what) == words
