"""Which address belongs to whom: the one place that takes web addresses apart.

A token is sent to one origin (scheme, host and port) and to no other, so every address that a service
hands out is compared by origin before anything is sent there.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from app.errors import ForeignAddress

_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_ID = r"(?:[a-z]+-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_ENVIRONMENT_ID = re.compile(_ID, re.IGNORECASE)
_ENVIRONMENT_PAGE = re.compile(rf"(?:/environments?/|/e/|[?&]environment=)({_ID})(?![\w-])", re.IGNORECASE)
_LOOPBACK = ("localhost", "127.0.0.1")


def origin_of(url: str) -> str:
    """The origin of an https address, lower-case, without the standard port.

    Raises:
        ForeignAddress: it is no plain https address: another scheme, a user name in it, an international
            or malformed host, blanks or control characters.
    """
    if _is_ambiguous(url):
        raise ForeignAddress(host="", found=url)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ForeignAddress(host="", found=url) from None
    host = (parts.hostname or "").lower()
    plain = parts.netloc.isascii() and "@" not in parts.netloc
    if parts.scheme != "https" or not plain or not _HOST.fullmatch(host):
        raise ForeignAddress(host=host, found=url)
    return f"https://{host}" if port in (None, 443) else f"https://{host}:{port}"


def same_origin(origin: str, url: str) -> str:
    """`url`, once it is shown to belong to `origin`.

    Raises:
        ForeignAddress: it belongs to another origin.
    """
    if origin_of(url) != origin:
        raise ForeignAddress(host=urlsplit(origin).hostname or "", found=url)
    return url


def readable(told: str) -> str:
    """An address as somebody outside tells it; "" for one that cannot be taken apart.

    Where it leads is another question.
    """
    try:
        parts = urlsplit(told)
        _ = parts.hostname, parts.port
    except ValueError:
        return ""
    return told


def led_to(url: str, target: str) -> str:
    """Where `target`, found in the answer of `url`, leads to: it may be relative.

    Raises:
        ForeignAddress: it leads to another origin, or is no address.
    """
    try:
        joined = urljoin(url, target)
    except ValueError:
        raise ForeignAddress(host=urlsplit(url).hostname or "", found=target) from None
    return same_origin(origin_of(url), joined)


def same_place(one: str, other: str) -> bool:
    """Whether two addresses lead to one place: case, a last slash and Dataverse's "api" do not matter."""
    return _plain(one) == _plain(other)


def matches_host(url: str, patterns: tuple[str, ...]) -> bool:
    """Whether the host of an https `url` is one of `patterns`.

    `*` stands for characters within one label; a pattern without a port means the standard one.
    """
    try:
        place = origin_of(url).removeprefix("https://")
    except ForeignAddress:
        return False
    return any(_pattern(pattern).fullmatch(place) for pattern in patterns)


def completed(typed: str) -> str:
    """What a person typed as an address, with the scheme that people leave out."""
    trimmed = typed.strip()
    return trimmed if _SCHEME.match(trimmed) else f"https://{trimmed}"


def environment_id_in(url: str) -> str:
    """The id of the environment that a page is about, "" where its address names none.

    Contract: power-platform.md section 7. Whether the page belongs to the cloud is another question.
    """
    found = _ENVIRONMENT_PAGE.search(url)
    return found[1] if found else ""


def is_environment_id(typed: str) -> bool:
    """Whether this can be an environment's id: a GUID, with a word before it for a default environment."""
    return _ENVIRONMENT_ID.fullmatch(typed) is not None


def is_loopback(url: str) -> bool:
    """Whether `url` leads to this computer itself."""
    try:
        parts = urlsplit(url)
        return not _is_ambiguous(url) and "@" not in parts.netloc and parts.hostname in _LOOPBACK
    except ValueError:
        return False


def _plain(url: str) -> str:
    return url.lower().rstrip("/").replace(".api.", ".", 1)


def _is_ambiguous(url: str) -> bool:
    # Browsers read a backslash as a slash and pass over control characters; Python does not. Half
    # characters, as JSON can hold them, cannot be sent at all.
    return any(ord(one) <= 32 or one == "\\" or 0xD800 <= ord(one) <= 0xDFFF for one in url)


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile("[a-z0-9-]+".join(re.escape(part) for part in pattern.lower().split("*")))
