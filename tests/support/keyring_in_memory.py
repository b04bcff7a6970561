"""The operating system's keyring, for as long as a test lasts."""

from __future__ import annotations

import json

from app.identity.vault import Vault


class KeyringInMemory:
    """Keeps secrets as the keyrings of the operating systems do."""

    def __init__(self) -> None:
        self._secrets: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """The secret of that name."""
        return self._secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keeps a secret."""
        self._secrets[(service, username)] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forgets a secret."""
        del self._secrets[(service, username)]

    def end_sign_ins(self) -> None:
        """Make every saved sign-in one that Microsoft no longer knows."""
        for service, _ in list(self._secrets):
            vault = Vault(self, service)
            content = json.loads(vault.load() or "{}")
            for entry in content.get("RefreshToken", {}).values():
                entry["secret"] = "revoked"
            vault.save(json.dumps(content))
