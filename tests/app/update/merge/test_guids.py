from __future__ import annotations

import pytest

from app.update.merge.guids import with_guids

ONE, TWO = "0123abcd-89ef-4321-8765-0123456789ab", "ffffabcd-89ef-4321-8765-0123456789ab"


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        (ONE, TWO),
        (f'{{"id":"{ONE}","x":["{{{ONE}}}"]}}', f'{{"id":"{TWO}","x":["{{{TWO}}}"]}}'),
        (ONE.upper(), TWO.upper()),
        (f"?id={ONE}&y={ONE}", f"?id={TWO}&y={TWO}"),
        (f"x{ONE}", f"x{ONE}"),
        (f"{ONE}0", f"{ONE}0"),
        (ONE[1:], ONE[1:]),
        ("a-b-c", "a-b-c"),
        (TWO, TWO),
        ("", ""),
    ],
)
def test_ids_are_found_in_any_text(text: str, replaced: str) -> None:
    assert with_guids(text, {ONE: TWO}.get) == replaced
