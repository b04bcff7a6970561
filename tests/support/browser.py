"""A person at a browser: follows the sign-in pages by their forms, as anyone would."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

import requests

_SECONDS = 120


def sign_in(authorize_url: str, scenario: str) -> None:
    """Open the sign-in page, choose a scenario's person and go back to the program."""
    _answer_sign_in(authorize_url, {"scenario": scenario})


def decline(authorize_url: str) -> None:
    """Open the sign-in page, refuse to sign in and go back to the program."""
    _answer_sign_in(authorize_url, {"decline": "yes"})


def enter_device_code(verification_uri: str, code: str, scenario: str) -> None:
    """Type the code on another device and choose a scenario's person."""
    with _browser() as browser:
        page = _form_of(browser.get(verification_uri, timeout=_SECONDS))
        page = _form_of(_press(browser, page, {"code": code}))
        _press(browser, page, {"scenario": scenario}).raise_for_status()


def decline_device_code(verification_uri: str, code: str) -> None:
    """Type the code on another device and refuse to sign in."""
    with _browser() as browser:
        page = _form_of(browser.get(verification_uri, timeout=_SECONDS))
        page = _form_of(_press(browser, page, {"code": code}))
        _press(browser, page, {"decline": "yes"}).raise_for_status()


def visit(address: str, scenario: str) -> requests.Response:
    """Open a private site, sign in as a scenario's person where it asks for that, and give what it shows."""
    with _browser() as browser:
        page = _form_of(browser.get(address, timeout=_SECONDS))
        way_back = _form_of(_press(browser, page, {"scenario": scenario}))
        return _press(browser, way_back, {})


@dataclass
class Form(HTMLParser):
    """The form of a page: where it goes, what it carries along, and which buttons it has."""

    address: str
    carried: dict[str, str] = field(default_factory=dict)
    buttons: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of what a form consists of."""
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.address = urljoin(self.address, values.get("action", ""))
        if tag == "input" and values.get("type") == "hidden":
            self.carried[values["name"]] = values["value"]
        if tag == "button" and "name" in values:
            self.buttons.add((values["name"], values["value"]))


def form_of(page: str, address: str) -> Form:
    """Give the form of a page that came from an address."""
    form = Form(address)
    form.feed(page)
    return form


def _answer_sign_in(authorize_url: str, choice: dict[str, str]) -> None:
    with _browser() as browser:
        page = _form_of(browser.get(authorize_url, timeout=_SECONDS))
        assert set(choice.items()) <= page.buttons, f"the page has no button {choice}"
        way_back = _form_of(_press(browser, page, choice))
        _press(browser, way_back, {}).raise_for_status()


def _browser() -> requests.Session:
    browser = requests.Session()
    browser.trust_env = False
    return browser


def _form_of(answer: requests.Response) -> Form:
    answer.raise_for_status()
    return form_of(answer.text, answer.url)


def _press(browser: requests.Session, form: Form, filled_in: dict[str, str]) -> requests.Response:
    return browser.post(form.address, data={**form.carried, **filled_in}, timeout=_SECONDS)
