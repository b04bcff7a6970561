"""What a service may want proved by a new sign-in: an authentication context of Conditional Access.

A service asks in a 401 (contract: identity.md section 4); the program hands the claims on to the sign-in page
and to the token endpoint. Only a person can prove something, so a refresh token does not do unless its own
sign-in proved it. Which refusal the real endpoint chooses for that is not documented; 50076 is this tenant's
choice.
"""

from __future__ import annotations

import base64
import json
from typing import Any

from app.demo.sign_in.problems import SignInProblem


def claims_for(context: str) -> str:
    """Give the claims request that asks for one authentication context, such as "c1"."""
    return json.dumps({"access_token": {"acrs": {"essential": True, "value": context}}})


def challenge(context: str) -> str:
    """Give the part of a WWW-Authenticate header that asks for one authentication context."""
    encoded = base64.b64encode(claims_for(context).encode()).decode()
    return f'error="insufficient_claims", claims="{encoded}"'


def contexts_in(claims: str) -> tuple[str, ...]:
    """Give the authentication contexts that a claims request asks for; none where it asks for others."""
    try:
        asked: Any = json.loads(claims or "{}")
        wanted = asked["access_token"]["acrs"]["value"]
    except (ValueError, LookupError, TypeError):
        return ()
    return (str(wanted),)


def require_proof(claims: str, proved: tuple[str, ...]) -> None:
    """Let a token request pass whose claims were `proved` by its sign-in.

    Raises:
        SignInProblem: the person has to sign in for them.
    """
    missing = [context for context in contexts_in(claims) if context not in proved]
    if missing:
        message = "Due to a rule of your organisation, you must prove who you are to use this service."
        raise SignInProblem("interaction_required", 50076, message, claims=claims_for(missing[0]))
