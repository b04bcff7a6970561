from __future__ import annotations

import pytest

from app.setup.pace import Pace


@pytest.mark.parametrize(
    ("pause", "changed", "asked", "expected"),
    [
        (4.0, False, None, 6.0),
        (25.0, False, None, 30.0),
        (30.0, True, None, 4.0),
        (4.0, False, 90.0, 90.0),
        (4.0, True, 20.0, 20.0),
        (30.0, False, 5.0, 30.0),
    ],
)
def test_pauses_grow_while_nothing_changes_and_obey_the_service(
    pause: float, changed: bool, asked: float | None, expected: float
) -> None:
    assert Pace().after(pause, changed=changed, asked=asked) == expected
