from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from practice_company import PracticeCompany

from app.demo.contoso.company import limit_site_creation
from app.demo.contoso.table_maps import MAPS
from app.demo.dataverse.people import user_row
from app.demo.dataverse.store import Organization

CompanyOf = Callable[[str], PracticeCompany]


def show(company: PracticeCompany, page: str, environment: str = "production") -> str:
    target = f"/pages/{page}?environment={company.environment(environment)}"
    response = company.ask("browser", "GET", target)
    assert response.status_code == 200
    return response.get_data(as_text=True)


def press(company: PracticeCompany, page: str, environment: str = "production", **form: str) -> str:
    target = f"/pages/{page}?environment={company.environment(environment)}"
    response = company.ask("browser", "POST", target, data=form)
    assert response.status_code == 303
    back = urlsplit(response.headers["Location"])
    return company.ask("browser", "GET", f"{back.path}?{back.query}").get_data(as_text=True)


def statuses(company: PracticeCompany, title: str) -> set[str]:
    entity = next(one.entity for one in MAPS if one.title == title)
    rows = company.get("finance-a", "/data/DualWriteProjectConfigurations")["value"]
    return {row["Status"] for row in rows if row["InternalEntityName"] == entity}


@pytest.mark.parametrize(
    "page", ["dual_write", "environment", "sites", "apps", "site_administration", "licences", "capacity"]
)
def test_every_page_says_that_it_is_for_practice(company: PracticeCompany, page: str) -> None:
    content = show(company, page)
    assert "Practice company – this page stands in for one of Microsoft’s" in content
    assert "<script" not in content


@pytest.mark.parametrize("page", ["dual_write", "environment", "sites", "apps", "capacity"])
def test_an_unknown_environment_has_no_page(company: PracticeCompany, page: str) -> None:
    response = company.ask("browser", "GET", f"/pages/{page}?environment=<script>")
    assert response.status_code == 404
    assert "<script" not in response.get_data(as_text=True)


def test_the_stopped_maps_are_started_where_they_are_stopped(company_of: CompanyOf) -> None:
    company = company_of("maps-stopped")
    assert show(company, "dual_write").count("<td>Not running</td>") == 2
    for title in ("Products", "Sales Order Details"):
        assert f"{title}: Running." in press(company, "dual_write", run=title)
        assert statuses(company, title) == {"Enabled"}
    rows = company.rows("msdyn_dualwriteruntimeconfigs")["value"]
    assert "salesorderdetail" in {row["msdyn_internalentityname"] for row in rows}


@pytest.mark.parametrize(("deed", "status"), [("pause", "Queueing"), ("stop", "Disabled")])
def test_a_running_map_is_paused_and_stopped(company: PracticeCompany, deed: str, status: str) -> None:
    press(company, "dual_write", **{deed: "Accounts"})
    assert statuses(company, "Accounts") == {status}


def test_an_environment_that_is_not_linked_has_no_maps(company: PracticeCompany) -> None:
    assert "not linked to Finance and Operations" in show(company, "dual_write", "default")


def test_the_role_is_assigned_in_the_admin_centre(company_of: CompanyOf) -> None:
    company = company_of("not-administrator")
    assert "Assign the System Administrator role" in show(company, "environment")
    assert "is System Administrator." in press(company, "environment", assign="role")
    found = company.get("discovery", "/api/discovery/v2.0/Instances")["value"]
    (production,) = [one for one in found if one["EnvironmentId"] == company.environment()]
    assert production["IsUserSysAdmin"]


def test_licences_are_got_in_the_admin_centre(company_of: CompanyOf) -> None:
    company = company_of("no-licence")
    press(company, "environment", assign="supply-chain")
    assert "missing" not in press(company, "environment", assign="power-pages")
    details = company.get("graph", "/v1.0/me/licenseDetails")["value"]
    assert "DYN365_SCM" in {one["skuPartNumber"] for one in details}
    path = f"/licensing/environments/{company.environment()}/allocations?api-version=2024-10-01"
    assert company.get("power_platform", path)["currencyAllocations"][0]["allocated"] > 0


@pytest.mark.parametrize("scenario_id", ["ready", "create-refused", "template-refused"])
def test_a_site_is_made_by_hand_also_where_programs_may_not(company_of: CompanyOf, scenario_id: str) -> None:
    company = company_of(scenario_id)
    content = press(company, "sites", name="Lamps", subdomain="lamps", create="yes")
    assert "Lamps is being made." in content
    path = f"/powerpages/environments/{company.environment()}/websites?api-version=2024-10-01"
    (site,) = company.get("power_platform", path)["value"]
    assert (site["templateName"], site["name"]) == ("CustomerPortal", "Lamps")


def test_an_inactive_site_is_brought_back_by_hand(company_of: CompanyOf) -> None:
    company = company_of("site-inactive")
    record = company.rows("adx_websites")["value"][0]["adx_websiteid"]
    content = press(company, "sites", record=record, subdomain="again", reactivate="yes")
    assert "Contoso customers is being made." in content
    assert "Inactive sites" not in content
    target = f"/pages/edit_site?environment={company.environment()}&website_record={record}"
    assert company.ask("browser", "GET", target).status_code == 200


def test_an_inactive_site_is_brought_back_at_the_address_that_names_it(company_of: CompanyOf) -> None:
    company = company_of("site-inactive")
    record = company.rows("adx_websites")["value"][0]["adx_websiteid"]
    target = f"/pages/reactivate?environment={company.environment()}&website_record={record}"
    shown = company.ask("browser", "GET", f"{target}&site_address=again").get_data(as_text=True)
    assert 'value="again"' in shown
    company.ask("browser", "POST", target, data={"record": record, "subdomain": "again", "reactivate": "yes"})
    after = company.ask("browser", "GET", target).get_data(as_text=True)
    assert "There is no inactive site with this content." in after


@pytest.mark.parametrize(
    ("scenario_id", "form", "words"),
    [
        ("ready", {"name": "Lamps", "subdomain": "contoso"}, "This address is taken"),
        ("ready", {"name": "Lamps", "subdomain": "Not This"}, "small letters"),
        ("ready", {"name": " ", "subdomain": "lamps"}, "Give the site a name"),
        ("site-exists", {"name": "Lamps", "subdomain": "lamps"}, "a customer portal already"),
        ("not-administrator", {"name": "Lamps", "subdomain": "lamps"}, "Only a System Administrator"),
    ],
)
def test_a_site_that_cannot_be_is_not_made_by_hand(
    company_of: CompanyOf, scenario_id: str, form: dict[str, str], words: str
) -> None:
    company = company_of(scenario_id)
    assert words in press(company, "sites", **form)
    assert "Lamps" not in show(company, "apps")


def test_sites_are_stopped_started_and_deleted_in_the_admin_centre(company_of: CompanyOf) -> None:
    company = company_of("site-exists")
    path = f"/powerpages/environments/{company.environment()}/websites?api-version=2024-10-01"
    identity = company.get("power_platform", path)["value"][0]["id"]
    seen = []
    for deed in ("stop", "start", "delete"):
        press(company, "site_administration", **{deed: identity})
        seen.append(company.ask("browser", "GET", "/sites/contoso-customers").status_code)
    assert seen == [404, 200, 404]


def _record(company: PracticeCompany, logical: str, name: str) -> str:
    """The address of a row's form."""
    sets = {"contact": ("contacts", "fullname"), "account": ("accounts", "name")}
    entity_set, column = sets[logical]
    row = company.rows(f"{entity_set}?$filter={column} eq '{name}'")["value"][0]
    key = row[f"{logical}id"]
    return f"/pages/record?environment={company.environment()}&table={logical}&record={key}"


def test_a_form_is_filled_in_with_what_was_empty(company: PracticeCompany) -> None:
    address = _record(company, "contact", "Kim Abercrombie")
    assert "<td>Empty</td>" in company.ask("browser", "GET", address).get_data(as_text=True)
    assert company.ask("browser", "POST", address, data={"fill": "yes"}).status_code == 303
    content = company.ask("browser", "GET", address).get_data(as_text=True)
    assert "<td>Empty</td>" not in content
    assert "Fill in what is empty" not in content


def test_a_form_that_is_complete_has_nothing_to_press(company: PracticeCompany) -> None:
    content = company.ask("browser", "GET", _record(company, "account", "Fabrikam")).get_data(as_text=True)
    assert "<h1>Fabrikam</h1>" in content
    assert "<button" not in content


@pytest.mark.parametrize("query", ["table=contact&record=x", "table=role&record=x", "table=%3Cscript%3E"])
def test_a_row_that_is_not_there_has_no_form(company: PracticeCompany, query: str) -> None:
    target = f"/pages/record?environment={company.environment()}&{query}"
    assert company.ask("browser", "GET", target).status_code == 404
    assert company.ask("browser", "POST", target).status_code == 303


def test_what_else_of_an_environment_is_put_right_in_the_admin_centre(company: PracticeCompany) -> None:
    tenant = company.person.tenant
    with company.state.transaction() as documents:
        limit_site_creation(documents, tenant, limited=True)
        now = company.clock.now()
        organization = Organization(documents, tenant, "a", company.person.user, now, company.addresses)
        table = organization.standard_table("systemuser")
        organization.change(table, user_row(organization), {"isdisabled": True, "accessmode": 2})
    content = show(company, "environment")
    assert "switched off" in content
    assert "Only administrators of the company create sites." in content
    press(company, "environment", assign="access")
    content = press(company, "environment", assign="everyone-creates")
    assert "Everyone with the right role may create sites." in content
    assert "switched off" not in content


@pytest.mark.parametrize("deed", ["role", "access", "core"])
def test_an_environment_without_dataverse_has_nothing_to_put_right(
    company: PracticeCompany, deed: str
) -> None:
    assert "This environment has no Dataverse that" in press(company, "environment", "training", assign=deed)


def test_what_is_not_installed_is_installed_in_the_admin_centre(company_of: CompanyOf) -> None:
    company = company_of("solutions-missing")
    assert show(company, "dual_write").count("<td>Running</td>") == 2
    note = press(company, "environment", install="msdyn_Dynamics365SupplyChainExtendedAnchor")
    assert "Dual-write Supply Chain Extended Solution is installed." in note
    assert show(company, "dual_write").count("<td>Not running</td>") == 3
    assert "cannot be installed" in press(company, "environment", install="no-such-package")


def test_the_map_of_the_party_model_is_shown_where_it_is_in_use(company_of: CompanyOf) -> None:
    assert "Contacts V2 (msdyn_contactforparties)" in show(company_of("party-model"), "dual_write")
