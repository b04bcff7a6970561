"""Replies that are almost as documented: here and there something is missing, null or of another kind."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

_ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=8),
    st.sampled_from(["\ud800", "https://", "https://[", "0", "9" * 400, "\x00"]),
    st.just([]),
    st.just({}),
    st.lists(st.none() | st.text(max_size=3) | st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=3), st.none() | st.text(max_size=3), max_size=3),
)


@st.composite
def mutated(draw: st.DrawFn, payload: Any, most: int = 4) -> Any:
    """`payload` with up to `most` of its parts put away, replaced or added to."""
    changed = copy.deepcopy(payload)
    for _ in range(draw(st.integers(0, most))):
        places = list(_places(changed))
        if not places:
            return draw(_ODD)
        holder, key = draw(st.sampled_from(places))
        match draw(st.sampled_from(["replace", "remove", "add"])):
            case "replace":
                holder[key] = draw(_ODD)
            case "remove":
                del holder[key]
            case _ if isinstance(holder, dict):
                holder[draw(st.text(max_size=5))] = draw(_ODD)
    return changed


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a payload: its holder and its key or index there."""
    match value:
        case dict():
            inner = [place for one in value.values() for place in _places(one)]
            return [*((value, key) for key in value), *inner]
        case list():
            inner = [place for one in value for place in _places(one)]
            return [*((value, index) for index in range(len(value))), *inner]
        case _:
            return []
