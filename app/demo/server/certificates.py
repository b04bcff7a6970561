"""The practice tenant's own certificate authority, and the certificate its https origins show."""

from __future__ import annotations

import ssl
from dataclasses import asdict, dataclass
from typing import Final, Self

import trustme

from app.demo.state import ITSELF, Documents

_NAMES: Final = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Authority:
    """A certificate authority made for one practice folder. Only its cloud file leads to trust in it."""

    certificate: str
    private_key: str

    @classmethod
    def made(cls) -> Self:
        """Make a new authority."""
        made = trustme.CA(organization_name="Practice company")
        return cls(made.cert_pem.bytes().decode(), made.private_key_pem.bytes().decode())

    @classmethod
    def remembered(cls, documents: Documents) -> Self:
        """Give the authority kept in the state; make and keep one the first time."""
        kept = documents.get(ITSELF, "authority", "tls")
        if kept is not None:
            return cls(**kept)
        made = cls.made()
        documents.put(ITSELF, "authority", "tls", asdict(made))
        return made

    def server_context(self) -> ssl.SSLContext:
        """Give the TLS context of a server on this computer, with a new certificate for it."""
        authority = trustme.CA.from_pem(self.certificate.encode(), self.private_key.encode())
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(*_NAMES, organization_name="Practice company").configure_cert(context)
        return context
