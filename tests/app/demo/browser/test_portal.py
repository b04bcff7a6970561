from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from practice_company import PracticeCompany

from app.demo.contoso import scenarios, sites

ROOT = "/sites/contoso-customers"


@pytest.mark.parametrize(
    ("path", "words"),
    [("", "Welcome"), ("/products", "Desk lamp"), ("/orders", "SO-00101"), ("/sign-in", "invitation")],
)
@pytest.mark.parametrize("stranger", [False, True])
def test_the_companys_people_see_a_private_portal_and_everyone_a_public_one(
    company_of: Callable[[str], PracticeCompany], path: str, words: str, stranger: bool
) -> None:
    company = company_of("site-exists")
    if stranger:
        make_public(company)
    response = company.ask("browser", "GET", f"{ROOT}{path}", stranger=stranger)
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
    opened = company.ask("browser", "GET", "/sites/lamps")
    assert opened.status_code == 200
    assert "&lt;b&gt;Lamps&lt;/b&gt;" in opened.get_data(as_text=True)


def test_a_stranger_at_a_private_portal_is_led_to_the_sign_in_and_back(
    company_of: Callable[[str], PracticeCompany],
) -> None:
    company = company_of("site-exists")
    response = company.ask("browser", "GET", ROOT, stranger=True)
    target = urlsplit(response.headers["Location"])
    assert response.status_code == 302
    assert target.path == f"/{company.person.tenant}/oauth2/v2.0/authorize"
    assert parse_qs(target.query)["redirect_uri"] == [company.addresses("browser") + ROOT]
    back = company.ask("browser", "POST", ROOT, data={"code": "x"}, stranger=True)
    assert (back.status_code, back.headers["Location"]) == (303, ROOT)


def test_people_of_another_company_are_turned_away_from_a_private_portal(
    company_of: Callable[[str], PracticeCompany],
) -> None:
    company = company_of("site-exists")
    visitor = replace(company, person=scenarios.BY_ID["ready"].person)
    response = visitor.ask("browser", "GET", ROOT)
    assert response.status_code == 403
    assert "not shared with you" in response.get_data(as_text=True)


def make_public(company: PracticeCompany) -> None:
    with company.state.transaction() as documents:
        for site in documents.all(company.person.tenant, sites.WEBSITE):
            sites.save(documents, company.person.tenant, site | {"private": False})


def test_where_no_portal_is_nothing_is_found(company: PracticeCompany) -> None:
    assert company.ask("browser", "GET", ROOT).status_code == 404
