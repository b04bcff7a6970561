"""Who may see a private site: its company's own people, once they have signed in.

Contract: power-platform.md section 0.1. Where the sign-in leads to is a public fact; what it asks for is not,
so the parameters are the practice company's own. Nobody redeems the code that comes back: the cookie counts.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from typing import Final
from urllib.parse import urlencode

from werkzeug import Response

from app.demo.browser.html_templates import filled, html_page, paragraph
from app.demo.call import Call
from app.demo.contoso import sites
from app.demo.document import Document

_NOT_SHARED: Final = "This site is private, and it is not shared with you. Ask the company that made it."


def turned_away(call: Call, tenant: str, site: Document) -> Response | None:
    """Answer someone who may not see a site; None for everyone who may."""
    if not sites.is_private(site):
        return None
    if call.signed_in is None:
        return Response(status=302, headers={"Location": _sign_in(call, tenant, site)})
    if call.signed_in.tenant != tenant:
        content = paragraph(_NOT_SHARED)
        frame = filled(
            "portal", site=site["name"], title="Not for you", content=content, navigation="", refresh=""
        )
        return html_page(frame, 403)
    return None


def signed_in(call: Call) -> Response:
    """Lead someone on who comes back from the sign-in."""
    return Response(status=303, headers={"Location": call.request.path})


def _sign_in(call: Call, tenant: str, site: Document) -> str:
    proof = hashlib.sha256(secrets.token_bytes(32)).digest()
    asked = {
        "client_id": site["application"],
        "response_type": "code",
        "response_mode": "form_post",
        "redirect_uri": f"{call.addresses('browser')}/sites/{site['subdomain']}",
        "scope": "openid profile",
        "nonce": secrets.token_urlsafe(16),
        "code_challenge": base64.urlsafe_b64encode(proof).decode().rstrip("="),
        "code_challenge_method": "S256",
    }
    return f"{call.addresses('browser')}/{tenant}/oauth2/v2.0/authorize?{urlencode(asked)}"
