"""How tests talk to a running practice tenant, as the program would: TLS, MSAL and a loopback redirect."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qsl

import msal
import requests
from browser import sign_in

from app.demo.addresses import Addresses

CLIENT_ID = "11111111-2222-3333-4444-555555555555"


class Tenant(Protocol):
    """A running practice tenant, in this process or in another."""

    @property
    def cloud_file(self) -> Path:
        """What a program is started with to use it."""

    @property
    def addresses(self) -> Addresses:
        """Where its services are."""


def client_of(tenant: Tenant) -> requests.Session:
    """Give a session that trusts the practice tenant and looks at nothing in the environment."""
    session = requests.Session()
    session.trust_env = False
    session.verify = str(tenant.cloud_file.with_name("practice-ca.pem"))
    return session


def application(
    tenant: Tenant, client: requests.Session, cache: msal.TokenCache | None = None
) -> msal.PublicClientApplication:
    """Give the real MSAL, told to sign in at the practice tenant."""
    return msal.PublicClientApplication(
        CLIENT_ID,
        authority=f"{tenant.addresses('login')}/organizations",
        instance_discovery=False,
        http_client=client,
        token_cache=cache,
    )


def scope(tenant: Tenant, origin: str) -> list[str]:
    """Give the scopes of a token for an origin."""
    return [f"{tenant.addresses(origin)}/.default"]


def signed_in(
    tenant: Tenant, app: msal.PublicClientApplication, scenario: str, origin: str = "graph"
) -> dict[str, Any]:
    """Give MSAL's result after a person signed in in a browser."""
    with redirect() as (address, answer):
        flow = app.initiate_auth_code_flow(
            scope(tenant, origin), redirect_uri=address, response_mode="form_post"
        )
        sign_in(flow["auth_uri"], scenario)
        result: dict[str, Any] = app.acquire_token_by_auth_code_flow(flow, answer)
    return result


def access_token(tenant: Tenant, scenario: str, origin: str) -> str:
    """Give an access token for an origin, as a scenario's person gets it."""
    with client_of(tenant) as client:
        token: str = signed_in(tenant, application(tenant, client), scenario, origin)["access_token"]
    return token


@contextmanager
def redirect() -> Iterator[tuple[str, dict[str, str]]]:
    """Listen at a loopback redirect address; the dictionary is filled by the form that is posted there."""
    answer: dict[str, str] = {}

    class Page(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            answer.update(parse_qsl(self.rfile.read(length).decode()))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Keep the output of the tests clean."""

    with HTTPServer(("127.0.0.1", 0), Page) as server:
        serving = threading.Thread(target=server.serve_forever, args=(0.01,))
        serving.start()
        try:
            yield f"http://localhost:{server.server_port}", answer
        finally:
            server.shutdown()
            serving.join()
