"""The program's accounts at a practice tenant, with everything a test wants to look at."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import browser
from one_entry import OneEntry

from app.calls import Call
from app.clouds import Cloud
from app.http import Http, Reply, Request
from app.identity.accounts import Account, Accounts
from app.identity.memory import AccountMemory
from app.identity.vault import Vault
from app.limits import Limits

NAME = "Customer Portal Setup/practice"


class WatchedHttp(Http):
    """The way out, which remembers what was asked and tells when a certain question begins."""

    def __init__(self, cloud: Cloud, **settings: Any) -> None:
        super().__init__(cloud.ca_file, system_proxy=False, limits=Limits(total=240), **settings)
        self.requests: list[Request] = []
        self.begun: dict[str, threading.Event] = {}
        self.forged: dict[str, Reply] = {}

    def exchange(self, request: Request, call: Call | None = None) -> Reply:
        """Do what the real one does."""
        self.requests.append(request)
        for part, event in self.begun.items():
            if part in request.url:
                event.set()
        for part, reply in self.forged.items():
            if part in request.url:
                return reply
        return super().exchange(request, call)

    def forge(self, part: str, body: bytes, status: int = 400) -> None:
        """Let questions to addresses with this part get an answer that the practice tenant never gives."""
        self.forged[part] = Reply(status, {"content-type": "application/json"}, body, "", "forged")

    def asked(self, part: str) -> int:
        """Say how often an address with this part was asked."""
        return sum(part in request.url for request in self.requests)

    def beginning(self, part: str) -> threading.Event:
        """Give what is set once an address with this part is asked."""
        return self.begun.setdefault(part, threading.Event())


@dataclass
class Desk:
    """A program that was started: its accounts, its way out and the keyring that outlives it."""

    cloud: Cloud
    keyring: OneEntry = field(default_factory=OneEntry)
    client_id: str = "the-program"
    open_vault: Callable[[], Vault] | None = None
    people: list[threading.Thread] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Start the program."""
        self.http = WatchedHttp(self.cloud)
        self.memory = AccountMemory(self.open_vault or (lambda: Vault(self.keyring, NAME)))
        self.accounts = Accounts(self.http, self.cloud, self.client_id, self.memory)

    def restarted(self) -> Desk:
        """End the program and start it again, with the same keyring."""
        self.close()
        return Desk(self.cloud, self.keyring, self.client_id, self.open_vault)

    def close(self) -> None:
        """End the program."""
        self.http.close()
        for person in self.people:
            person.join()

    def opens(self, scenario: str = "ready") -> Callable[[str], None]:
        """Give a browser in which someone signs in."""
        return self.browser(browser.sign_in, scenario)

    def declines(self) -> Callable[[str], None]:
        """Give a browser in which someone says no."""
        return self.browser(browser.decline)

    def signed_in(self, scenario: str = "ready") -> Account:
        """Sign someone in."""
        return asyncio.run(self.accounts.sign_in(self.opens(scenario)))

    def kept(self) -> dict[str, Any]:
        """Give what is kept in the keyring, as MSAL wrote it."""
        saved = Vault(self.keyring, NAME).load()
        content: dict[str, Any] = json.loads(saved) if saved else {}
        return content

    def browser(self, act: Callable[..., None], *choice: str) -> Callable[[str], None]:
        """Give a browser at which someone does what `act` does with the page."""

        def open_page(url: str) -> None:
            self.pages.append(url)
            person = threading.Thread(target=act, args=(url, *choice))
            self.people.append(person)
            person.start()

        return open_page
