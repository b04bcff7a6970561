"""Windows' own sign-in (its web account manager), through MSAL's broker.

Windows proves that a computer is managed, which a browser often cannot (contract: identity.md section 4). It
needs the optional package `msal[broker]`. What of it can be wrong is not documented, so anything but a token
counts as "not this way".
"""

from __future__ import annotations

from importlib.util import find_spec
from platform import system
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from msal import PublicClientApplication

SOURCE = "broker"
"""What MSAL notes of an account that Windows signed in; only Windows can renew its tokens."""


def is_there() -> bool:
    """Whether Windows can be asked: the program runs on it and has the optional package."""
    return system() == "Windows" and find_spec("pymsalruntime") is not None


def asks_windows(application: PublicClientApplication) -> bool:
    """Whether MSAL found everything it needs. Without that it would open a browser of its own."""
    return bool(application.is_pop_supported())


def sign_in(
    application: PublicClientApplication,
    window: int,
    scopes: tuple[str, ...],
    hint: str | None,
    claims: str | None,
) -> bool:
    """Whether Windows gave a token, with its own window above the one with the handle `window`.

    Blocks until the person has answered; there is no way to end that from outside.
    """
    if not asks_windows(application):
        return False
    answer = application.acquire_token_interactive(
        list(scopes), login_hint=hint, claims_challenge=claims, parent_window_handle=window
    )
    return "access_token" in answer
