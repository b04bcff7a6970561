from __future__ import annotations

from collections.abc import Callable

from practice_company import API_VERSION, PracticeCompany
from recorded_replies import recorded

from app.demo.contoso.packages import PACKAGES, SUPPLY_CHAIN_PACKAGE
from app.demo.contoso.table_maps import MAPS

CompanyOf = Callable[[str], PracticeCompany]


def solutions(company: PracticeCompany) -> set[str]:
    return {row["uniquename"] for row in company.rows("solutions")["value"]}


def maps(company: PracticeCompany) -> set[str]:
    return {row["msdyn_displayname"] for row in company.rows("msdyn_dualwriteentitymaps")["value"]}


def packages_path(company: PracticeCompany) -> str:
    return f"/appmanagement/environments/{company.environment()}/applicationPackages"


def test_solutions_are_named_as_the_documents_name_them() -> None:
    known = str(recorded("dualwrite", "dualwrite_solution_unique_names"))
    names = [name for package in PACKAGES if not package.everywhere for name, _ in package.solutions]
    assert [name for name in names if name not in known] == []


def test_a_ready_company_has_every_package_and_its_maps(company: PracticeCompany) -> None:
    assert solutions(company) >= {name for package in PACKAGES for name, _ in package.solutions}
    assert maps(company) == {one.name for one in MAPS}


def test_what_is_missing_comes_with_the_installation(company_of: CompanyOf) -> None:
    company = company_of("solutions-missing")
    assert "Dynamics365SupplyChainExtended" not in solutions(company)
    assert len(maps(company)) == 2
    path = f"{packages_path(company)}/{SUPPLY_CHAIN_PACKAGE}/install?api-version={API_VERSION}"
    address = company.ask("power_platform", "POST", path, json={}).headers["Operation-Location"]
    company.pass_minutes(15)
    operation = address.partition("/appmanagement")[2]
    assert company.get("power_platform", f"/appmanagement{operation}")["status"] == "Succeeded"
    assert "Dynamics365SupplyChainExtended" in solutions(company)
    assert len(maps(company)) == 5


def test_only_an_administrator_may_install(company_of: CompanyOf) -> None:
    company = company_of("not-administrator")
    path = f"{packages_path(company)}/{SUPPLY_CHAIN_PACKAGE}/install?api-version={API_VERSION}"
    assert company.ask("power_platform", "POST", path, json={}).status_code == 403


def test_an_environment_that_is_not_linked_has_no_dual_write(company: PracticeCompany) -> None:
    path = f"/appmanagement/environments/{company.environment('default')}/applicationPackages"
    rows = company.get("power_platform", f"{path}?api-version={API_VERSION}")["value"]
    assert [one["uniqueName"] for one in rows if one["state"] == "Installed"] == ["PowerPages_Core"]
