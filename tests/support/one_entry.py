"""A keyring as most systems have it: entries of any length, each written as a whole."""

from __future__ import annotations


class OneEntry:
    """The entries, by service."""

    def __init__(self) -> None:
        self.entries: dict[str, str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Give an entry."""
        return self.entries.get(service)

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep an entry."""
        self.entries[service] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget an entry."""
        del self.entries[service]
