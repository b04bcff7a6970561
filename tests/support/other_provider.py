"""npm's `oidc-provider` as a running OpenID provider, and a person at a browser who follows its pages."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import requests
import trustme

from app.clouds import Cloud, Service, cloud_named

FOLDER = Path(__file__).resolve().parents[1] / "identity_provider"
MODULES = "IDENTITY_PROVIDER_MODULES"
"""The environment variable that names the folder `node_modules`, where it is not beside the server."""

_OLDEST_NODE = 20
PERSON = "alex.andersen"
_CANCEL = re.compile(r'href="([^"]*/abort)"')
_SECONDS = 120


def modules_folder() -> Path:
    """Give the folder with the provider's packages; without them or without Node the test is skipped."""
    folder = Path(os.environ.get(MODULES, FOLDER / "node_modules")).resolve()
    if _node_version() < _OLDEST_NODE:
        pytest.skip(f"there is no Node {_OLDEST_NODE} or newer on this computer")
    if not (folder / "oidc-provider").is_dir():
        pytest.skip(f"oidc-provider is not installed: npm ci in {FOLDER}, or {MODULES} names node_modules")
    return folder


def _node_version() -> int:
    node = shutil.which("node")
    if node is None:
        return 0
    asked = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=60, check=True)
    return int(asked.stdout.strip().lstrip("v").partition(".")[0])


@dataclass(frozen=True)
class Provider:
    """The running provider."""

    issuer: str
    ca_file: Path

    def cloud(self) -> Cloud:
        """Give a cloud whose people sign in here."""
        origin = self.issuer.removesuffix(urlsplit(self.issuer).path)
        return replace(
            cloud_named("public"),
            id="other",
            authority=origin,
            issuer=self.issuer,
            ca_file=self.ca_file,
            power_platform=Service("https://websites.example", ("environments", "websites")),
            business_apps=Service("https://environments.example", ("environments",)),
            discovery=Service("https://discovery.example", ("websites",)),
            graph=Service("https://graph.example", ("licences",)),
        )

    def accepts(self, token: str) -> bool:
        """Say whether the provider itself lets the bearer of a token in."""
        with self.browser() as browser:
            header = {"Authorization": f"Bearer {token}"}
            return browser.get(f"{self.issuer}/me", headers=header, timeout=_SECONDS).status_code == 200

    def sign_in(self, page: str, person: str = PERSON) -> None:
        """Follow the pages of a sign-in to its end."""
        with self.browser() as browser:
            _follow(browser, browser.get(page, timeout=_SECONDS), {"login": person, "password": "any"})

    def decline(self, page: str) -> None:
        """Choose Cancel on the first page."""
        with self.browser() as browser:
            first = browser.get(page, timeout=_SECONDS)
            cancel = _CANCEL.search(first.text)
            assert cancel is not None, "the page has no Cancel"
            _press(browser, browser.get(urljoin(first.url, cancel[1]), timeout=_SECONDS), {})

    def enter_code(self, page: str, code: str, *, decline: bool = False) -> None:
        """Type a code on another device, and sign in there or say no."""
        with self.browser() as browser:
            typed = _press(browser, browser.get(page, timeout=_SECONDS), {"user_code": code})
            if decline:
                _press(browser, typed, {"abort": "yes"})
                return
            _follow(browser, typed, {"login": PERSON, "password": "any"})

    @contextmanager
    def browser(self) -> Iterator[requests.Session]:
        """Give a browser that trusts the provider."""
        with requests.Session() as browser:
            browser.trust_env = False
            browser.verify = str(self.ca_file)
            yield browser


class _Form(HTMLParser):
    """The first form of a page: where it goes, what it carries along, and what can be filled in."""

    def __init__(self, page: requests.Response) -> None:
        super().__init__()
        self.address = ""
        self.fields: dict[str, str] = {}
        self._page = page
        self.feed(page.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of the form and its fields."""
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.address = self.address or urljoin(self._page.url, values["action"])
        if tag == "input":
            self.fields[values["name"]] = values.get("value", "")


def _follow(browser: requests.Session, page: requests.Response, known: dict[str, str]) -> None:
    """Fill in and send forms until a page has none, or the program answered."""
    for _ in range(8):
        form = _Form(page)
        if not form.address:
            return
        page = _press(browser, page, {name: known[name] for name in form.fields if name in known})
        if urlsplit(form.address).scheme == "http":
            return
    pytest.fail("the pages of the provider have no end")


def _press(
    browser: requests.Session, page: requests.Response, filled_in: dict[str, str]
) -> requests.Response:
    form = _Form(page)
    assert form.address, f"{page.url}: {page.status_code} {page.text}"
    answer = browser.post(form.address, data={**form.fields, **filled_in}, timeout=_SECONDS)
    answer.raise_for_status()
    return answer


@contextmanager
def running_provider(folder: Path) -> Iterator[Provider]:
    """A provider with a certificate of its own, until the block ends."""
    modules = modules_folder()
    authority = trustme.CA()
    issued = authority.issue_cert("localhost")
    ca_file, certificate, key = folder / "ca.pem", folder / "certificate.pem", folder / "key.pem"
    authority.cert_pem.write_to_path(str(ca_file))
    issued.cert_chain_pems[0].write_to_path(str(certificate))
    issued.private_key_pem.write_to_path(str(key))
    with (
        (folder / "provider.log").open("w", encoding="utf-8") as log,
        subprocess.Popen(
            ["node", str(FOLDER / "server.mjs"), str(certificate), str(key)],  # noqa: S607 - as a person would
            cwd=modules.parent,
            env={**os.environ, "NODE_ENV": "test"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        try:
            yield Provider(f"https://localhost:{_port(process, folder)}/realm", ca_file)
        finally:
            process.kill()


def _port(process: subprocess.Popen[str], folder: Path) -> int:
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("port "):
            return int(line.split()[1])
    pytest.fail((folder / "provider.log").read_text("utf-8"))
