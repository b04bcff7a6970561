"""What MSAL remembers of the sign-in service's answers, in a form that can be forgotten at any moment.

MSAL repeats a refusal from this mapping for a minute (contract: identity.md section 4). It guards the mapping
with a lock of its own, one for each application, so no other application may share it, and nobody else may
change it piece by piece.
"""

from __future__ import annotations

from typing import Any


class RememberedAnswers:
    """One application's answers: the part of a dictionary that MSAL uses, and `forget`."""

    def __init__(self) -> None:
        self._kept: dict[str, Any] = {}

    def forget(self) -> None:
        """Forgets everything at once. May be called from any thread, also while MSAL works."""
        self._kept = {}

    def get(self, key: str, default: Any = None) -> Any:
        """What is kept under `key`, or `default`."""
        return self._kept.get(key, default)

    def pop(self, key: str, default: Any = None) -> Any:
        """Removes and gives what is kept under `key`, or `default`."""
        return self._kept.pop(key, default)

    def __getitem__(self, key: str) -> Any:
        return self._kept[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self._kept[key] = value
