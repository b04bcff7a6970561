"""The signed manifest: which version is the newest. Nothing in it is believed before its signature.

It is JSON: `format` 1, `content` and `signature`, both base64. The content is JSON again: `program`,
`version` and `until`, the last day on which it is to be believed: an old one cannot be shown for ever.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

PROGRAM = "customer-portal-setup"
FORMAT = 1
_VERSION = re.compile(r"(\d{1,6})\.(\d{1,6})\.(\d{1,6})")


class NotBelieved(Exception):
    """What was read is no manifest of this program, or nobody who may has signed it."""


@dataclass(frozen=True)
class Release:
    """The newest version, and until when that is to be believed."""

    version: str
    until: date

    def is_newer_than(self, version: str) -> bool:
        """Whether it comes after `version`; False where that has another form."""
        own, other = _numbers(self.version), _numbers(version)
        return own is not None and other is not None and own > other


def read_manifest(raw: bytes, keys: Iterable[bytes]) -> Release:
    """The release that a manifest tells of.

    Raises:
        NotBelieved: no signature of one of `keys`, or something else is wrong with it.
    """
    try:
        outside = json.loads(raw)
        content = base64.b64decode(outside["content"], validate=True)
        signature = base64.b64decode(outside["signature"], validate=True)
        if outside["format"] != FORMAT or not _is_signed(content, signature, keys):
            raise NotBelieved
        return _release(json.loads(content))
    except (ValueError, KeyError, TypeError, RecursionError, binascii.Error) as trouble:
        raise NotBelieved from trouble


def _release(content: Any) -> Release:
    version = content["version"]
    if content["program"] != PROGRAM or not isinstance(version, str) or _numbers(version) is None:
        raise NotBelieved
    return Release(version, date.fromisoformat(content["until"]))


def _is_signed(content: bytes, signature: bytes, keys: Iterable[bytes]) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    for key in keys:
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(signature, content)
        except InvalidSignature:
            continue
        return True
    return False


def _numbers(version: str) -> tuple[int, ...] | None:
    found = _VERSION.fullmatch(version)
    return tuple(map(int, found.groups())) if found else None
