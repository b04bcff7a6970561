"""Two copies of the program share one vault: what each has learned is kept, and who signed out stays out.

MSAL's cache is JSON: sections (Account, RefreshToken, IdToken ...), each of entries by key.
"""

from __future__ import annotations

import json
from typing import Any

Sections = dict[str, dict[str, dict[str, Any]]]


def sections_of(content: str) -> Sections:
    """The sections in a saved cache; none where the text is not a cache that MSAL can work with."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return found if _is_cache(found) else {}


def to_keep(own: Sections) -> Sections:
    """What outlives the program: all but access tokens, which are asked for again."""
    return {name: dict(entries) for name, entries in own.items() if name != "AccessToken"}


def account_ids(sections: Sections) -> frozenset[str]:
    """The accounts in a cache, by MSAL's key for them."""
    return frozenset(str(entry.get("home_account_id")) for entry in sections.get("Account", {}).values())


def without_account(sections: Sections, account_id: str) -> Sections:
    """A cache without any trace of an account."""
    return {
        name: {key: entry for key, entry in entries.items() if entry.get("home_account_id") != account_id}
        for name, entries in sections.items()
    }


def merged(own: Sections, saved: Sections) -> Sections:
    """What both copies know; where they differ, `own`, which is the newer one."""
    names = list(dict.fromkeys((*saved, *own)))
    return {name: {**saved.get(name, {}), **own.get(name, {})} for name in names}


def _is_cache(content: Any) -> bool:
    return isinstance(content, dict) and all(
        isinstance(section, dict) and all(_is_entry(entry) for entry in section.values())
        for section in content.values()
    )


def _is_entry(content: Any) -> bool:
    """Whether it can be one of MSAL's: accounts are told apart by a key, which is a text."""
    return isinstance(content, dict) and isinstance(content.get("home_account_id", ""), str)
