from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from app.identity.cache_merge import (
    Sections,
    account_ids,
    merged,
    sections_of,
    to_keep,
    without_account,
)

CACHES = st.dictionaries(
    st.sampled_from(["Account", "RefreshToken", "AccessToken"]),
    st.dictionaries(
        st.sampled_from(["a", "b", "c"]),
        st.fixed_dictionaries({"home_account_id": st.sampled_from(["alex.t", "bo.t"]), "secret": st.text()}),
    ),
)


@given(own=CACHES, saved=CACHES)
def test_nothing_is_lost_and_the_own_word_counts(own: Sections, saved: Sections) -> None:
    both = merged(own, saved)
    for name in (*own, *saved):
        assert both[name] == {**saved.get(name, {}), **own.get(name, {})}


@given(cache=CACHES)
def test_merging_with_itself_changes_nothing(cache: Sections) -> None:
    assert merged(cache, cache) == cache


@given(cache=CACHES)
def test_a_forgotten_account_leaves_no_trace(cache: Sections) -> None:
    left = without_account(cache, "alex.t")
    assert "alex.t" not in json.dumps(left)
    assert account_ids(left) == account_ids(cache) - {"alex.t"}


@given(cache=CACHES)
def test_access_tokens_are_not_kept(cache: Sections) -> None:
    assert to_keep(cache) == {name: entries for name, entries in cache.items() if name != "AccessToken"}


@given(content=st.text() | st.recursive(st.none() | st.text(), st.lists).map(json.dumps))
def test_what_is_no_cache_is_empty(content: str) -> None:
    assert sections_of(content) == {}
