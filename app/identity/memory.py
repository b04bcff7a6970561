"""What is remembered of accounts: MSAL's cache in memory, and without access tokens in the vault.

Access tokens are asked for again after a start, one silent call a service; leaving them out keeps the
vault small (contract: identity.md section 8). Without a usable keyring everything stays in memory.
"""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from app.identity.cache_merge import (
    Sections,
    account_ids,
    merged,
    sections_of,
    to_keep,
    without_account,
)
from app.identity.vault import Vault, VaultClosed

if TYPE_CHECKING:
    from app.identity.account_cache import AccountCache

ANY_ORGANISATION = "organizations"
"""The organisation that stands for the person's own, whichever that is."""


class AccountMemory:
    """The tokens in memory and their vault. Safe to use from several threads, and by several copies.

    `open_vault` finds the vault when it is first needed; it may take long and may raise `VaultClosed`.
    `one_copy_at_a_time` keeps another copy of the program from the vault meanwhile; it may raise that too.
    """

    def __init__(
        self,
        open_vault: Callable[[], Vault],
        one_copy_at_a_time: Callable[[], AbstractContextManager[object]] = contextlib.nullcontext,
    ) -> None:
        self._open_vault = open_vault
        self._one_copy_at_a_time = one_copy_at_a_time
        self._lock = threading.RLock()
        self._cache: AccountCache | None = None
        self._vault: Vault | None = None
        self._known: frozenset[str] = frozenset()
        self.kept = True

    @property
    def cache(self) -> AccountCache:
        """The cache, filled from the vault at first use."""
        with self._lock:
            if self._cache is None:
                self._cache = self._loaded()
            return self._cache

    def accounts(self) -> tuple[Mapping[str, Any], ...]:
        """The accounts in the cache, as MSAL describes them: one for each person and organisation."""
        found = {(one.get("home_account_id"), tenant_of(one)): one for one in self.cache.accounts()}
        return tuple(found.values())

    def keep(self) -> None:
        """Writes the cache to the vault, if it has changed since, beside what another copy wrote there."""
        with self._lock:
            if not self.cache.has_state_changed:
                return
            self._rewrite(self._with_own)

    def learn(self, sections: Sections) -> None:
        """Takes in what another cache has, and keeps it."""
        with self._lock:
            self.cache.learn(sections)
            self._rewrite(self._with_own)

    def forget(self, account_id: str) -> None:
        """Removes every trace of an account, here and in the vault."""
        with self._lock:
            self.cache.forget(account_id)
            self._rewrite(lambda saved: without_account(saved, account_id))

    def _loaded(self) -> AccountCache:
        from app.identity.account_cache import AccountCache

        cache = AccountCache()
        try:
            self._vault = self._open_vault()
            saved = sections_of(self._vault.load() or "")
        except VaultClosed:
            self.kept = False
            return cache
        self._known = account_ids(saved)
        cache.take(saved)
        return cache

    def _with_own(self, saved: Sections) -> Sections:
        for gone in self._known - account_ids(saved):
            self.cache.forget(gone)
        return merged(to_keep(self.cache.sections()), saved)

    def _rewrite(self, change: Callable[[Sections], Sections]) -> None:
        """Changes what is in the vault, while no other copy of the program does."""
        if self._vault is None:
            return
        try:
            with self._one_copy_at_a_time():
                sections = change(sections_of(self._vault.load() or ""))
                if sections.get("Account"):
                    self._vault.save(json.dumps(sections))
                else:
                    self._vault.clear()
        except VaultClosed:
            self.kept = False
            return
        self._known = account_ids(sections)


def home_tenant(account_id: str) -> str:
    """The organisation that an account belongs to: MSAL's key is the person's id, a dot and that one's id."""
    return account_id.partition(".")[2]


def tenant_of(entry: Mapping[str, Any]) -> str:
    """The organisation that an entry was signed in to: the person's own, or one they visit as a guest."""
    realm = str(entry.get("realm", ""))
    return home_tenant(str(entry.get("home_account_id", ""))) if realm in ("", ANY_ORGANISATION) else realm
