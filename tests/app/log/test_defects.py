from __future__ import annotations

from app.errors import ConnectionLost
from app.log.defects import place_of


def _raised(trouble: Exception) -> Exception:
    try:
        raise trouble
    except Exception as caught:  # noqa: BLE001 - that is what is wanted
        return caught


def test_a_defect_is_told_by_its_kind_and_place_and_not_by_its_words() -> None:
    told = place_of(_raised(ValueError("the token eyJ is no number")))
    assert told.startswith("ValueError at app/log/test_defects.py:")
    assert "token" not in told


def test_what_came_before_is_named() -> None:
    trouble = ConnectionLost("one.example")
    trouble.__cause__ = KeyError("secret")
    assert place_of(trouble) == f"{ConnectionLost.__module__}.ConnectionLost, after KeyError"
