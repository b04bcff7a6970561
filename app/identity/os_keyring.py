"""The operating system's own keyring, where there is one that keeps secrets safe.

`keyring` may have been told to use any backend, also one that writes plain files or keeps nothing. Only
those of the operating systems are accepted (contract: identity.md section 5).
"""

from __future__ import annotations

from typing import Any

from app.identity.vault import WINDOWS_PART, Vault, VaultClosed

_WINDOWS = "keyring.backends.Windows"
_ACCEPTED = (
    _WINDOWS,
    "keyring.backends.macOS",
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
)


def os_vault(name: str) -> Vault:
    """The vault called `name` in the operating system's keyring. It may wait for the system.

    Raises:
        VaultClosed: this system has no keyring that is safe to use.
    """
    try:
        import keyring

        backend = _accepted(keyring.get_keyring())
    except Exception as trouble:
        # Settings of the machine may name a backend that is not there, or one that cannot be loaded.
        raise VaultClosed(str(trouble)) from trouble
    if backend is None:
        raise VaultClosed("no keyring of the operating system")
    on_windows = type(backend).__module__ == _WINDOWS
    if on_windows:
        # The standard setting lets secrets roam to other computers of the domain.
        backend.persist = "local machine"
    return Vault(backend, name, WINDOWS_PART if on_windows else None)


def _accepted(backend: Any) -> Any:
    """The backend itself, or the first accepted one of a chain; None where there is none."""
    chained = getattr(backend, "backends", ())
    candidates = (backend, *chained)
    return next((one for one in candidates if type(one).__module__ in _ACCEPTED), None)
