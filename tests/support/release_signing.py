"""Keys that sign manifests of releases in tests, and nowhere else."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SECRET, OTHER = bytes(range(32)), bytes(range(1, 33))


def public(secret: bytes) -> bytes:
    """The public key of a private one."""
    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()
