"""The shape of an address: what is asked for, without about whom or what."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

HIDDEN = "{}"
_NAME = re.compile(r"[$]?[A-Za-z][A-Za-z_-]{0,39}[0-9]?")
_VERSION = re.compile(r"v?[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}", re.IGNORECASE)
_OF_ONE = re.compile(r"([A-Za-z_.]{1,60})\(.*\)")
_MOST = 14


def host_of(url: str) -> str:
    """The host of an address."""
    return urlsplit(url).hostname or ""


def path_template(url: str) -> str:
    """The path with ids and names left out: /environments/{}/websites. Queries are left out whole."""
    parts = [part for part in urlsplit(url).path.split("/") if part]
    shown = [_shown(part) for part in parts[:_MOST]]
    return "/" + "/".join(shown + ["..."] * (len(parts) > _MOST))


def _shown(part: str) -> str:
    if _VERSION.fullmatch(part) or _NAME.fullmatch(part):
        return part
    of_one = _OF_ONE.fullmatch(part)
    return f"{of_one[1]}({HIDDEN})" if of_one else HIDDEN
