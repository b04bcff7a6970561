"""The practice tenant's cloud file: the addresses by which the program finds it, as for any other cloud."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from app.clouds import ENVIRONMENT_SERVICES, PAGES
from app.demo.addresses import BROWSER, FINANCE, LOGIN, ORGANIZATIONS, SERVICES, Addresses
from app.errors import PracticeUnavailable

_CLOUD_FILE: Final = "practice-cloud.toml"
_CA_FILE: Final = "practice-ca.pem"
_CLIENT_ID: Final = "00000000-0000-4000-8000-c0ffee000001"

Table = Mapping[str, str | bool | list[str]]


def write(folder: Path, addresses: Addresses, authority_certificate: str) -> Path:
    """Write the cloud file and the certificate that it trusts; give the cloud file's path.

    Raises:
        PracticeUnavailable: "folder-not-writable".
    """
    try:
        _replace(folder / _CA_FILE, authority_certificate)
        _replace(folder / _CLOUD_FILE, _toml(addresses))
    except OSError as problem:
        raise PracticeUnavailable("folder-not-writable", str(folder)) from problem
    return folder / _CLOUD_FILE


def _toml(addresses: Addresses) -> str:
    tables = [_lines({"id": "practice", "title": "Practice company", "verified": True})]
    tables += [f"[{name}]\n{_lines(table)}" for name, table in _tables(addresses).items()]
    return "\n".join(tables)


def _tables(addresses: Addresses) -> Mapping[str, Table]:
    browser = addresses(BROWSER)
    services: dict[str, Table] = {
        f"services.{name}": {"address": addresses(name), "scopes": [f"{addresses(name)}/.default"]}
        for name in SERVICES
    }
    return {
        "sign_in": {"authority": addresses(LOGIN), "client_id": _CLIENT_ID},
        **services,
        "dataverse": {"hosts": [addresses.host(name) for name in ORGANIZATIONS]},
        "finance": {"hosts": [addresses.host(name) for name in FINANCE]},
        "sites": {"address": f"{browser}/sites/{{subdomain}}", "hosts": [addresses.host(BROWSER)]},
        "pages": {name: _page(browser, name, placeholders) for name, placeholders in PAGES.items()},
        "trust": {"ca_file": _CA_FILE},
    }


def _page(browser: str, name: str, placeholders: set[str]) -> str:
    # The environment says enough: the addresses of its services need not be in the page's address.
    values = {key: f"{{{key}}}" for key in sorted(placeholders - ENVIRONMENT_SERVICES)}
    query = f"?{urlencode(values, safe='{}')}" if values else ""
    return f"{browser}/pages/{name}{query}"


def _lines(table: Table) -> str:
    # JSON writes texts, lists and booleans as TOML does.
    return "".join(f"{key} = {json.dumps(value)}\n" for key, value in table.items())


def _replace(file: Path, content: str) -> None:
    fresh = file.with_suffix(".new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.write(content)
    fresh.replace(file)
