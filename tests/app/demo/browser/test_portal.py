from __future__ import annotations

from collections.abc import Callable

import pytest
from practice_company import PracticeCompany

ROOT = "/sites/contoso-customers"


@pytest.mark.parametrize(
    ("path", "words"),
    [("", "Welcome"), ("/products", "Desk lamp"), ("/orders", "SO-00101"), ("/sign-in", "invitation")],
)
def test_any_browser_can_look_at_an_open_portal(
    company_of: Callable[[str], PracticeCompany], path: str, words: str
) -> None:
    response = company_of("site-exists").ask("browser", "GET", f"{ROOT}{path}", stranger=True)
    assert response.status_code == 200
    assert words in response.get_data(as_text=True)
    assert "Practice company" in response.get_data(as_text=True)


def test_a_portal_that_is_being_made_says_so_and_looks_again(company: PracticeCompany) -> None:
    form = {"name": "<b>Lamps</b>", "subdomain": "lamps", "create": "yes"}
    page = f"/pages/sites?environment={company.environment()}"
    assert company.ask("browser", "POST", page, data=form).status_code == 303
    starting = company.ask("browser", "GET", "/sites/lamps", stranger=True)
    assert starting.status_code == 503
    assert int(starting.headers["Retry-After"]) >= 1
    assert 'http-equiv="refresh"' in starting.get_data(as_text=True)
    company.pass_minutes(26)
    opened = company.ask("browser", "GET", "/sites/lamps", stranger=True)
    assert opened.status_code == 200
    assert "&lt;b&gt;Lamps&lt;/b&gt;" in opened.get_data(as_text=True)


def test_where_no_portal_is_nothing_is_found(company: PracticeCompany) -> None:
    assert company.ask("browser", "GET", ROOT).status_code == 404
