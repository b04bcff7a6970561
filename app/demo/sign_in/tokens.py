"""The tokens of the practice tenant: signed with a key of its own, and valid at one origin each."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any, Final, Literal, Self
from uuid import uuid4

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from jwt.algorithms import RSAAlgorithm
from werkzeug import Request

from app.demo.addresses import LOGIN, Addresses
from app.demo.call import Person
from app.demo.state import ITSELF, Documents

ACCESS_SECONDS: Final = 3600
_ALGORITHM: Final = "RS256"

Purpose = Literal["authorization-code", "refresh-token", "device-code", "cookie"]


@dataclass(frozen=True)
class SigningKey:
    """The RSA key that signs every token, and the id under which clients find its public half."""

    key: RSAPrivateKey
    id: str

    @classmethod
    def remembered(cls, documents: Documents) -> Self:
        """Give the key kept in the state; make and keep one the first time."""
        kept = documents.get(ITSELF, "signing-key", "tokens")
        if kept is None:
            kept = {"id": uuid4().hex, "private_key": _new_key()}
            documents.put(ITSELF, "signing-key", "tokens", kept)
        key = serialization.load_pem_private_key(kept["private_key"].encode(), password=None)
        if not isinstance(key, RSAPrivateKey):
            raise TypeError("the kept signing key is not an RSA key")
        return cls(key, kept["id"])

    def published(self) -> dict[str, Any]:
        """Give the public half as a JSON Web Key."""
        public = RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {**public, "use": "sig", "kid": self.id, "alg": _ALGORITHM}


@dataclass(frozen=True)
class TokenMint:
    """Makes tokens and recognises its own. Times are real times: other programs judge them too."""

    key: SigningKey
    addresses: Addresses

    def access_token(
        self, person: Person, client: str, origin: str, permissions: str, proved: tuple[str, ...] = ()
    ) -> str:
        """Give a token for one origin, good for an hour. `proved` are authentication contexts.

        Microsoft's own services get tokens with the `upn` of a person; the m365 command line reads it.
        """
        claims = {
            "aud": self.addresses(origin),
            "appid": client,
            "scp": permissions,
            "scenario": person.scenario,
            "upn": person.user_name,
            "acrs": list(proved),
        }
        return self._signed({**self._person_claims(person), **claims}, ACCESS_SECONDS)

    def id_token(self, person: Person, client: str, nonce: str) -> str:
        """Give the token that tells the client who signed in."""
        claims = {"aud": client, "nonce": nonce} if nonce else {"aud": client}
        return self._signed({**self._person_claims(person), **claims}, ACCESS_SECONDS)

    def bearer(self, request: Request, audience: str) -> Person | None:
        """Give who a request's bearer token stands for, None unless it is for `audience` and in time."""
        claims = self._shown(request, audience)
        if claims is None:
            return None
        return Person(
            tenant=claims["tid"],
            user=claims["oid"],
            scenario=claims["scenario"],
            name=claims["name"],
            user_name=claims["preferred_username"],
        )

    def proved(self, request: Request, audience: str) -> tuple[str, ...]:
        """Give the authentication contexts that a request's bearer token proves."""
        claims = self._shown(request, audience) or {}
        return tuple(claims.get("acrs", ()))

    def seal(self, purpose: Purpose, content: dict[str, Any], seconds: float) -> str:
        """Give a text which only this tenant can make, and which `unseal` opens for so many seconds."""
        return self._signed({**content, "aud": purpose}, seconds)

    def unseal(self, purpose: Purpose, sealed: str) -> dict[str, Any] | None:
        """Give what was sealed for a purpose, None if it was not, or if it is too old."""
        return self._opened(sealed, purpose)

    def _shown(self, request: Request, audience: str) -> dict[str, Any] | None:
        authorization = request.authorization
        if authorization is None or authorization.type != "bearer" or not authorization.token:
            return None
        return self._opened(authorization.token, audience, "scenario")

    def _person_claims(self, person: Person) -> dict[str, str]:
        return {
            "iss": f"{self.addresses(LOGIN)}/{person.tenant}/v2.0",
            "tid": person.tenant,
            "oid": person.user,
            "sub": person.user,
            "name": person.name,
            "preferred_username": person.user_name,
            "ver": "2.0",
        }

    def _signed(self, claims: dict[str, Any], seconds: float) -> str:
        now = int(time.time())
        times = {"iat": now, "nbf": now, "exp": int(now + seconds), "jti": uuid4().hex}
        return jwt.encode({**claims, **times}, self.key.key, _ALGORITHM, headers={"kid": self.key.id})

    def _opened(self, token: str, audience: str, *needed: str) -> dict[str, Any] | None:
        try:
            claims: dict[str, Any] = jwt.decode(
                token,
                self.key.key.public_key(),
                [_ALGORITHM],
                {"require": ["exp", "aud", *needed]},
                audience=audience,
            )
        except jwt.InvalidTokenError:
            return None
        return claims


def _new_key() -> str:
    key = generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
