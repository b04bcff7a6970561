"""The vault: one text kept in the operating system's keyring, whole or not at all.

Windows Credential Manager holds at most 1,280 characters an entry, so there the text is cut into parts. A
new generation of parts is written first, one small entry then points to it, and the old parts go last: a
crash in between leaves the old text or the new one. A part that is missing or was changed means "nothing
saved" (contract: identity.md sections 5 and 8, desktop-stack.md section 5).
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import hashlib
import re
import zlib
from dataclasses import dataclass
from typing import Protocol

WINDOWS_PART = 1_200
"""Characters a part: below the 1,280 UTF-16 units that Windows allows."""

_MOST_PARTS = 200
_MOST_BYTES = 1_000_000
_USER = "customer-portal-setup"
_POINTER = re.compile(r"parts 1 ([12]) ([0-9]{1,3}) ([0-9a-f]{64})")


class Keyring(Protocol):
    """What is used of a `keyring` backend. Its exceptions differ by platform, so any may come."""

    def get_password(self, service: str, username: str) -> str | None:
        """The secret of that name, or None."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keeps a secret."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Forgets a secret; raises when there is none."""
        ...


class VaultClosed(Exception):
    """The keyring is missing, locked or refuses; the message is its own and not for people."""


@dataclass(frozen=True)
class _Pointer:
    """Which of the two generations of parts holds the text."""

    generation: int
    parts: int
    checksum: str

    def __str__(self) -> str:
        return f"parts 1 {self.generation} {self.parts} {self.checksum}"


@dataclass(frozen=True)
class Vault:
    """Keeps one text under `name`. With `part_size`, no entry is longer than that many characters."""

    keyring: Keyring
    name: str
    part_size: int | None = None

    def load(self) -> str | None:
        """The saved text; None where nothing is saved, or what is saved is damaged.

        Raises:
            VaultClosed: the keyring cannot be asked.
        """
        entry = self._get(self.name)
        if entry is None:
            return None
        pointer = _pointer(entry)
        if pointer is None:
            return _unpacked(entry)
        parts = [self._get(self._part(pointer.generation, index)) for index in range(pointer.parts)]
        packed = "".join(part or "" for part in parts)
        return _unpacked(packed) if _checksum(packed) == pointer.checksum else None

    def save(self, content: str) -> None:
        """Keeps `content` in place of what was there.

        Raises:
            VaultClosed: the keyring refuses, or the text is too long; what was saved before is still there.
        """
        packed = _packed(content)
        if self.part_size is None:
            self._set(self.name, packed)
        else:
            self._save_parts(packed, self.part_size)

    def clear(self) -> None:
        """Removes everything that is saved.

        Raises:
            VaultClosed: the keyring cannot be asked, or keeps something nevertheless.
        """
        self._remove(self.name)
        if self.part_size is not None:
            self._remove_parts(1)
            self._remove_parts(2)

    def _save_parts(self, packed: str, size: int) -> None:
        parts = [packed[start : start + size] for start in range(0, len(packed), size)]
        if len(parts) > _MOST_PARTS:
            raise VaultClosed("the text is too long")
        before = _pointer(self._get(self.name) or "")
        generation = 2 if before is not None and before.generation == 1 else 1
        for index, part in enumerate(parts):
            self._set(self._part(generation, index), part)
        self._set(self.name, str(_Pointer(generation, len(parts), _checksum(packed))))
        # The text is saved. What cannot be tidied up now is overwritten later or goes at sign-out.
        with contextlib.suppress(VaultClosed):
            self._remove_parts(generation, len(parts))
            self._remove_parts(3 - generation)

    def _remove_parts(self, generation: int, first: int = 0) -> None:
        """Removes the parts from `first` on, also those that a crash left behind.

        Parts are written forwards and removed backwards, so that they never have a gap.
        """
        end = first
        while end < _MOST_PARTS and self._get(self._part(generation, end)) is not None:
            end += 1
        for index in reversed(range(first, end)):
            self._remove(self._part(generation, index))

    def _part(self, generation: int, index: int) -> str:
        # One service name an entry: under a shared one, keyring's Windows backend writes each entry twice.
        return f"{self.name}/{generation}/{index}"

    def _get(self, service: str) -> str | None:
        try:
            return self.keyring.get_password(service, _USER)
        except Exception as trouble:
            raise VaultClosed(str(trouble)) from trouble

    def _set(self, service: str, content: str) -> None:
        try:
            self.keyring.set_password(service, _USER, content)
        except Exception as trouble:
            raise VaultClosed(str(trouble)) from trouble

    def _remove(self, service: str) -> None:
        if self._get(service) is None:
            return
        try:
            self.keyring.delete_password(service, _USER)
        except Exception as trouble:
            raise VaultClosed(str(trouble)) from trouble


def _pointer(entry: str) -> _Pointer | None:
    found = _POINTER.fullmatch(entry)
    if found is None or int(found[2]) > _MOST_PARTS:
        return None
    return _Pointer(int(found[1]), int(found[2]), found[3])


def _packed(content: str) -> str:
    raw = content.encode()
    if len(raw) > _MOST_BYTES:
        raise VaultClosed("the text is too long")
    return base64.b64encode(hashlib.sha256(raw).digest() + zlib.compress(raw)).decode()


def _unpacked(packed: str) -> str | None:
    """The text that was packed, or None where anything about it was changed."""
    try:
        content = base64.b64decode(packed, validate=True)
        raw = zlib.decompressobj().decompress(content[32:], _MOST_BYTES)
        return raw.decode() if hashlib.sha256(raw).digest() == content[:32] else None
    except (binascii.Error, ValueError, zlib.error):
        return None


def _checksum(packed: str) -> str:
    return hashlib.sha256(packed.encode()).hexdigest()
