from __future__ import annotations

from app.text import render
from app.update.kinds import kind_of
from app.update.schema import portal_schema


def test_every_table_has_a_word_of_its_own() -> None:
    words = {table: render(kind_of(table)) for table in portal_schema().tables}
    assert all(word != table for table, word in words.items())
    assert len({*words.values()}) == len(words)


def test_a_table_that_is_not_known_is_called_by_its_name() -> None:
    assert render(kind_of("adx_{new}")) == "adx_{new}"
