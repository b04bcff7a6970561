"""Every origin of the practice tenant, wired: signing in, the services, and the pages of a browser."""

from __future__ import annotations

from collections.abc import Mapping

from app.demo.addresses import BROWSER, LOGIN
from app.demo.server.gates import browser_gate, login_gate, service_gate
from app.demo.server.origin import Origin, Surroundings
from app.demo.services import BROWSER_ROUTES, SERVICE_ROUTES
from app.demo.sign_in import cookie
from app.demo.sign_in.authorize import SignInPage
from app.demo.sign_in.device_code import DeviceCodes
from app.demo.sign_in.discovery import Discovery
from app.demo.sign_in.token_endpoint import TokenEndpoint
from app.demo.sign_in.tokens import TokenMint


def all_origins(mint: TokenMint, surroundings: Surroundings) -> Mapping[str, Origin]:
    """Give every origin by its name."""
    device_codes = DeviceCodes(mint)
    token_endpoint = TokenEndpoint(mint, device_codes)
    login = (*Discovery(mint).routes(), *token_endpoint.routes(), *device_codes.login_routes())
    pages = (*SignInPage(mint).routes(), *device_codes.browser_routes(), *BROWSER_ROUTES)
    browser = browser_gate(lambda request: cookie.remembered(request, mint))
    services = {
        name: Origin(name, routes, service_gate(name, mint), surroundings)
        for name, routes in SERVICE_ROUTES.items()
    }
    return {
        LOGIN: Origin(LOGIN, login, login_gate(), surroundings),
        BROWSER: Origin(BROWSER, pages, browser, surroundings),
        **services,
    }
