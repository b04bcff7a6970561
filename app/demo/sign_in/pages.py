"""The sign-in pages as HTML. Everything that comes from outside is escaped on its way in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup
from werkzeug import Response

from app.demo.browser.html_templates import filled, html_page
from app.demo.contoso.scenarios import Scenario


def sign_in(scenarios: Iterable[Scenario]) -> Response:
    """Give the page on which someone chooses whom to sign in as."""
    return _page("Sign in to practise", "sign_in", choices=_choices(scenarios))


def return_to_program(address: str, fields: Mapping[str, str]) -> Response:
    """Give the page that posts the answer to the program which asked for the sign-in."""
    inputs = Markup("\n").join(
        Markup('<input type="hidden" name="{}" value="{}">').format(name, value)
        for name, value in fields.items()
    )
    return _page("Going back", "return_to_program", address=address, inputs=inputs)


def device_code(note: str = "") -> Response:
    """Give the page on which someone types the code that another screen shows."""
    return _page("Enter the code", "device_code", note=note)


def device_sign_in(user_code: str, scenarios: Iterable[Scenario]) -> Response:
    """Give the page that lets someone sign in on the other device, once the code is known."""
    return _page("Sign in to practise", "device_sign_in", code=user_code, choices=_choices(scenarios))


def notice(message: str, status: int = 200) -> Response:
    """Give a page that says one thing."""
    return _page("Practice company", "notice", status, message=message)


def _choices(scenarios: Iterable[Scenario]) -> Markup:
    return Markup("\n").join(
        filled(
            "scenario",
            id=scenario.id,
            title=scenario.title,
            description=scenario.description,
            person=f"{scenario.person.name} ({scenario.person.user_name})",
        )
        for scenario in scenarios
    )


def _page(title: str, template: str, status: int = 200, /, **values: str) -> Response:
    page = html_page(filled("page", title=title, content=filled(template, **values)), status)
    page.headers["Referrer-Policy"] = "no-referrer"
    return page
