"""What the templates of the practice company bring, and how they and the portals move on."""

from __future__ import annotations

from collections.abc import Callable

from practice_company import PracticeCompany

from app.demo.contoso.template_rows import TemplateRow, template_rows


def _rows(version: int) -> dict[tuple[str, str], TemplateRow]:
    known = {"website": "w", "language": "l"}
    rows = template_rows(known, version, customer_portal=True)
    return {(row.table, _name(row)): row for row in rows}


def _name(row: TemplateRow) -> str:
    named = ("adx_partialurl", "adx_name", "adx_entityname")
    return next(str(row.values[name]) for name in named if name in row.values)


def _without_ids(row: TemplateRow) -> tuple[object, ...]:
    values = {name: value for name, value in row.values.items() if len(str(value)) != 36}
    return values, row.file


def test_a_newer_version_differs_in_a_handful_of_rows() -> None:
    old, new = _rows(1), _rows(2)
    assert {key for key in old if key not in new} == {
        ("adx_webpage", "old-search"),
        ("adx_sitemarker", "Search"),
    }
    assert {("adx_webpage", "invoices"), ("adx_contentsnippet", "Skip to content")} <= new.keys() - old.keys()
    both = old.keys() & new.keys()
    changed = {key for key in both if _without_ids(old[key]) != _without_ids(new[key])}
    assert changed == {
        ("adx_webtemplate", "Header"),
        ("adx_webtemplate", "Home"),
        ("adx_webtemplate", "Orders"),
        ("adx_webfile", "portal.css"),
        ("adx_contentsnippet", "Footer"),
        ("adx_sitesetting", "Orders/PageSize"),
    }


def test_every_site_has_ids_of_its_own() -> None:
    one, other = _rows(1), _rows(1)
    assert not {row.id for row in one.values()} & {row.id for row in other.values()}


def _press(company: PracticeCompany, **form: str) -> None:
    path = f"/pages/sites?environment={company.environment()}"
    pressed = company.ask("browser", "POST", path, data=form)
    assert pressed.status_code in (302, 303)


def _names(company: PracticeCompany, table: str) -> list[str]:
    return [row["adx_name"] for row in company.rows(f"{table}?$select=adx_name")["value"]]


def test_a_site_made_after_the_publishing_has_what_is_new(company: PracticeCompany) -> None:
    _press(company, publish="yes")
    _press(company, create="yes", name="Orders", subdomain="orders")
    assert "Invoices" in _names(company, "adx_webpages")


def test_a_site_made_before_it_has_not(company: PracticeCompany) -> None:
    _press(company, create="yes", name="Orders", subdomain="orders")
    _press(company, publish="yes")
    assert "Invoices" not in _names(company, "adx_webpages")


def test_a_colleague_changes_a_portal_once(company_of: Callable[[str], PracticeCompany]) -> None:
    company = company_of("site-exists")
    (website,) = (row["adx_websiteid"] for row in company.rows("adx_websites")["value"])
    _press(company, customise="yes", record=website)
    _press(company, customise="yes", record=website)
    assert _names(company, "adx_webpages").count("Contact us") == 1
    (setting,) = company.rows("adx_sitesettings?$filter=adx_name eq 'Orders/PageSize'")["value"]
    assert setting["adx_value"] == "50"


def test_one_scenario_has_a_changed_portal_and_a_fresh_one(
    company_of: Callable[[str], PracticeCompany],
) -> None:
    company = company_of("template-newer")
    assert "Contact us" in _names(company, "adx_webpages")
    assert "Invoices" not in _names(company, "adx_webpages")
    fresh = company.get("organization-b", "/api/data/v9.2/adx_webpages")["value"]
    assert "Invoices" in [row["adx_name"] for row in fresh]
