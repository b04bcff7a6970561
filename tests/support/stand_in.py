"""A person at the pages that stand in for Microsoft's: signs in there and presses a button."""

from __future__ import annotations

import requests
from browser import Form, form_of

_SECONDS = 120


def press(sign_in_page: str, scenario: str, page: str, name: str, value: str) -> str:
    """Open a page as the person of a scenario, press one of its buttons and give what the page says then.

    `sign_in_page` is where the browser signed in: it remembers who did.
    """
    with requests.Session() as browser:
        browser.trust_env = False
        form = _form(browser.get(sign_in_page, timeout=_SECONDS))
        browser.post(form.address, data={**form.carried, "scenario": scenario}, timeout=_SECONDS)
        shown = browser.get(page, timeout=_SECONDS)
        assert (name, value) in _form(shown).buttons, f"{page} has no button {name}={value}"
        return browser.post(page, data={name: value}, timeout=_SECONDS).text


def fill_in(sign_in_page: str, scenario: str, page: str, form: dict[str, str]) -> str:
    """Open a page as the person of a scenario, send a form of it and give what the page says then."""
    with requests.Session() as browser:
        browser.trust_env = False
        sign_in = _form(browser.get(sign_in_page, timeout=_SECONDS))
        browser.post(sign_in.address, data={**sign_in.carried, "scenario": scenario}, timeout=_SECONDS)
        browser.get(page, timeout=_SECONDS).raise_for_status()
        return browser.post(page, data=form, timeout=_SECONDS).text


def _form(answer: requests.Response) -> Form:
    answer.raise_for_status()
    return form_of(answer.text, answer.url)
