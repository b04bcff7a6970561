"""Makes the signed manifest that tells of a new version.

Usage, in the environment that the bundle is made from: python -m installer.release_manifest FILE
The private key (Ed25519, 32 bytes, base64) is in the environment variable RELEASE_SIGNING_KEY.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.releases.manifest import FORMAT, PROGRAM
from app.version import VERSION

_BELIEVED = timedelta(days=120)
"""How long a manifest is believed: until the next one at the latest."""


def signed_manifest(key: bytes, version: str, until: date) -> bytes:
    """The manifest, signed with a private key of 32 bytes."""
    content = json.dumps({"program": PROGRAM, "version": version, "until": until.isoformat()}).encode()
    signature = Ed25519PrivateKey.from_private_bytes(key).sign(content)
    whole = {
        "format": FORMAT,
        "content": base64.b64encode(content).decode(),
        "signature": base64.b64encode(signature).decode(),
    }
    return json.dumps(whole, indent=1).encode() + b"\n"


if __name__ == "__main__":
    secret = base64.b64decode(os.environ["RELEASE_SIGNING_KEY"], validate=True)
    Path(sys.argv[1]).write_bytes(signed_manifest(secret, VERSION, datetime.now(UTC).date() + _BELIEVED))
