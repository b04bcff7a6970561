"""What a service wants proved before it accepts a token: the claims challenge of a 401.

Microsoft's services send it when a rule of the organisation changed or a sign-in was revoked (contract:
identity.md section 4).
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping

_CLAIMS = re.compile(r'claims="([A-Za-z0-9+/=_-]{1,8192})"')


def claims_wanted(headers: Mapping[str, str]) -> str | None:
    """The claims in a WWW-Authenticate header, as the text of a JSON object; None where it names none."""
    challenge = headers.get("www-authenticate", "")
    found = _CLAIMS.search(challenge)
    if found is None or "insufficient_claims" not in challenge:
        return None
    encoded = found.group(1).replace("-", "+").replace("_", "/")
    try:
        claims = base64.b64decode(encoded + "=" * (-len(encoded) % 4)).decode()
        wanted = json.loads(claims)
    except (binascii.Error, ValueError, RecursionError):
        return None
    is_request = isinstance(wanted, dict) and all(isinstance(part, dict) for part in wanted.values())
    return claims if is_request else None
