"""Windows Credential Manager as `keyring` uses it, with its limits, on any system; it can be killed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from keyring.backends import Windows

MOST_BYTES = 2_560
NOT_FOUND = 1168


class CredentialError(Exception):
    """What Windows raises; it is no error of `keyring`."""

    def __init__(self, winerror: int, funcname: str, words: str) -> None:
        super().__init__(winerror, funcname, words)
        self.winerror = winerror
        self.funcname = funcname


class Killed(BaseException):
    """The program was ended; whatever it still does has no effect."""


class CredentialManager:
    """The entries, by target. Each call that changes something is one step; some are the last."""

    CRED_TYPE_GENERIC = 1
    CRED_PERSIST_LOCAL_MACHINE = 2
    CRED_PERSIST_ENTERPRISE = 3
    error = CredentialError

    def __init__(self) -> None:
        self.entries: dict[str, dict[str, Any]] = {}
        self.steps = 0
        self.last_step: int | None = None
        self.refuses = False

    def CredRead(self, Type: int, TargetName: str) -> dict[str, Any]:  # noqa: N802, N803 - Windows' names
        """Give an entry."""
        self._use("CredRead")
        if TargetName not in self.entries:
            raise CredentialError(NOT_FOUND, "CredRead", "Element not found.")
        return self.entries[TargetName]

    def CredWrite(self, credential: dict[str, Any], flags: int) -> None:  # noqa: N802 - Windows' name
        """Keep an entry."""
        self._use("CredWrite", changes=True)
        blob = credential["CredentialBlob"].encode("utf-16-le")
        if len(blob) > MOST_BYTES:
            raise CredentialError(1783, "CredWrite", "The stub received bad data.")
        self.entries[credential["TargetName"]] = {**credential, "CredentialBlob": blob}

    def CredDelete(self, Type: int, TargetName: str) -> None:  # noqa: N802, N803 - Windows' names
        """Forget an entry."""
        self._use("CredDelete", changes=True)
        if self.entries.pop(TargetName, None) is None:
            raise CredentialError(NOT_FOUND, "CredDelete", "Element not found.")

    def kill_after(self, steps: int | None) -> None:
        """End the program that uses this once it has made so many more changes; None lets it live."""
        self.last_step = None if steps is None else self.steps + steps

    def _use(self, call: str, *, changes: bool = False) -> None:
        if self.last_step is not None and self.steps >= self.last_step:
            raise Killed
        if self.refuses:
            raise CredentialError(1312, call, "A specified logon session does not exist.")
        self.steps += changes


@contextmanager
def credential_manager() -> Iterator[tuple[CredentialManager, Windows.WinVaultKeyring]]:
    """Give an empty Credential Manager and the real backend of `keyring` on top of it."""
    manager = CredentialManager()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Windows, "win32cred", manager, raising=False)
        patch.setattr(Windows, "pywintypes", manager, raising=False)
        yield manager, Windows.WinVaultKeyring()  # type: ignore[no-untyped-call]
