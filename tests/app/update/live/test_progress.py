from __future__ import annotations

import pytest

from app.errors import WebsiteTooLarge
from app.update.live.progress import Counter


def test_lists_are_counted_together_and_a_list_begun_anew_counts_once() -> None:
    told: list[tuple[int, int]] = []
    counter = Counter(lambda *now: told.append(now))
    counter.at("pages", 2, 5, 10)
    counter.at("files", 1, 1, 10)
    counter.at("pages", 1, 5, 5)
    assert told == [(2, 5), (3, 6), (2, 6)]


@pytest.mark.parametrize("limits", [(1, 100), (100, 10)])
def test_more_than_any_website_has_ends_the_reading(limits: tuple[int, int]) -> None:
    counter = Counter(lambda *_: None, *limits)
    counter.at("pages", 1, 1, 10)
    with pytest.raises(WebsiteTooLarge):
        counter.at("files", 1, 1, 1)
