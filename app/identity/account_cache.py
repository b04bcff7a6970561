"""MSAL's token cache, as sections, and with a way to forget one account. Slow to import."""

from __future__ import annotations

import json
from typing import Any

from msal import SerializableTokenCache

from app.identity.cache_merge import Sections, merged, sections_of, without_account


class AccountCache(SerializableTokenCache):  # type: ignore[misc]  # MSAL has no types
    """The tokens in memory. Safe to use from several threads, as MSAL's own is."""

    def take(self, sections: Sections) -> None:
        """Starts with what was saved."""
        self.deserialize(json.dumps(sections))

    def sections(self) -> Sections:
        """What is in the cache; from now on it counts as unchanged."""
        return sections_of(self.serialize())

    def learn(self, sections: Sections) -> None:
        """Adds what another cache has; where they differ, that one is newer."""
        with self._lock:
            self.take(merged(sections, self.sections()))

    def accounts(self) -> list[dict[str, Any]]:
        """The accounts, as MSAL describes them."""
        return list(self.search(self.CredentialType.ACCOUNT))

    def forget(self, account_id: str) -> None:
        """Removes every trace of an account."""
        with self._lock:
            self.take(without_account(self.sections(), account_id))
