from __future__ import annotations

from datetime import date

from app.aftercare.hand_over import GROUPS, ITEMS, hand_over_items
from app.aftercare.hand_over_text import hand_over_text
from app.catalogues import help_page
from app.text import render

TICKS = {"invitations": date(2026, 11, 20)}


def test_every_item_has_words_a_group_a_source_and_a_page() -> None:
    items = hand_over_items()
    assert {item.id for item in items} == set(ITEMS)
    assert {item.group for item in items} == set(GROUPS)
    assert all(item.source and help_page(item.help) for item in items)


def test_columns_that_must_stay_are_named() -> None:
    said = render(ITEMS["order-columns"])
    for name in ("Company", "Name", "Currency", "Price list", "Ship-to country", "Language"):
        assert name in said


def test_the_text_marks_what_is_done() -> None:
    lines = hand_over_text("Contoso", "contoso.example", TICKS, render).splitlines()
    assert sum(line.startswith("[x] ") for line in lines) == 1
    assert sum(line.startswith("[ ] ") for line in lines) == len(ITEMS) - 1
