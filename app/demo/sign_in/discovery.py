"""What a client reads first: where the endpoints are and which key signs (OpenID Connect Discovery 1.0)."""

from __future__ import annotations

import json
from dataclasses import dataclass

from werkzeug import Response

from app.demo.addresses import BROWSER, LOGIN
from app.demo.call import Call, Route
from app.demo.sign_in import people
from app.demo.sign_in.problems import SignInProblem
from app.demo.sign_in.tokens import TokenMint


@dataclass(frozen=True)
class Discovery:
    """Describes the sign-in service to its clients."""

    mint: TokenMint

    def routes(self) -> tuple[Route, ...]:
        """Give the routes, for the login origin."""
        configuration = "/<tenant>/v2.0/.well-known/openid-configuration"
        return (
            Route("GET", configuration, self._configuration, anonymous=True),
            Route("GET", "/<tenant>/discovery/v2.0/keys", self._keys, anonymous=True),
        )

    def _configuration(self, call: Call) -> Response:
        tenant = call.values["tenant"]
        try:
            people.offered(tenant)
        except SignInProblem as problem:
            return problem.response()
        login, browser = call.addresses(LOGIN), call.addresses(BROWSER)
        # For the shared tenants the real service publishes this very placeholder, braces and all.
        issuer = "{tenantid}" if tenant in people.ANY_TENANT else tenant
        return _json(
            {
                "issuer": f"{login}/{issuer}/v2.0",
                "authorization_endpoint": f"{browser}/{tenant}/oauth2/v2.0/authorize",
                "token_endpoint": f"{login}/{tenant}/oauth2/v2.0/token",
                "device_authorization_endpoint": f"{login}/{tenant}/oauth2/v2.0/devicecode",
                "jwks_uri": f"{login}/{tenant}/discovery/v2.0/keys",
                "response_modes_supported": ["form_post"],
                "response_types_supported": ["code"],
                "scopes_supported": ["openid", "profile", "email", "offline_access"],
                "subject_types_supported": ["pairwise"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        )

    def _keys(self, _call: Call) -> Response:
        return _json({"keys": [self.mint.key.published()]})


def _json(body: object) -> Response:
    return Response(json.dumps(body), mimetype="application/json")
