from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from practice_company import PracticeCompany

from app.demo.contoso.company_licences import POWER_PAGES, SUPPLY_CHAIN

CompanyOf = Callable[[str], PracticeCompany]
LICENSING = "api-version=2022-03-01-preview"


def press(company: PracticeCompany, page: str, **form: str) -> str:
    target = f"/pages/{page}?environment={company.environment()}"
    response = company.ask("browser", "POST", target, data=form)
    assert response.status_code == 303
    back = urlsplit(response.headers["Location"])
    return company.ask("browser", "GET", f"{back.path}?{back.query}").get_data(as_text=True)


def products(company: PracticeCompany) -> dict[str, str]:
    found = company.get("graph", "/v1.0/subscribedSkus")["value"]
    return {one["skuPartNumber"]: one["capabilityStatus"] for one in found}


def allocated(company: PracticeCompany) -> int:
    path = f"/licensing/environments/{company.environment()}/allocations?{LICENSING}"
    units: int = company.get("power_platform", path)["currencyAllocations"][0]["allocated"]
    return units


def test_a_product_that_is_on_offer_is_got(company_of: CompanyOf) -> None:
    company = company_of("no-licence")
    assert POWER_PAGES not in products(company)
    content = press(company, "licences", get=POWER_PAGES)
    assert "5 in force" in content
    assert products(company)[POWER_PAGES] == "Enabled"


def test_a_lapsed_product_is_renewed(company: PracticeCompany) -> None:
    with company.state.transaction() as documents:
        lapsed = documents.get(company.person.tenant, "sku", SUPPLY_CHAIN) or {}
        documents.put(
            company.person.tenant, "sku", SUPPLY_CHAIN, {**lapsed, "state": "Suspended", "owned": 0}
        )
    assert products(company)[SUPPLY_CHAIN] == "Suspended"
    press(company, "licences", renew=SUPPLY_CHAIN)
    assert products(company)[SUPPLY_CHAIN] == "Enabled"


def test_nothing_that_is_not_on_offer_is_got(company: PracticeCompany) -> None:
    before = products(company)
    press(company, "licences", get="DYN365_ANYTHING")
    assert products(company) == before


def test_capacity_is_bought_first_and_set_aside_then(company_of: CompanyOf) -> None:
    company = company_of("no-licence")
    press(company, "capacity", deed="buy")
    assert allocated(company) == 0
    content = press(company, "capacity", deed="set-aside")
    assert "5 units are bought, 5 of them are set aside for this environment." in content
    assert allocated(company) == 5


def test_pay_as_you_go_is_linked_to_the_environment_alone(company: PracticeCompany) -> None:
    path = "/licensing/environments/{}/billingPolicy?" + LICENSING
    own, other = path.format(company.environment()), path.format(company.environment("default"))
    assert company.ask("power_platform", "GET", own).status_code == 404
    assert "Contoso usage: Enabled." in press(company, "capacity", deed="pay-as-you-go")
    policy = company.get("power_platform", own)
    assert (policy["status"], policy["type"]) == ("Enabled", "TenantOwned")
    assert company.ask("power_platform", "GET", other).status_code == 404
    links = f"/licensing/billingPolicies/{policy['id']}/environments?{LICENSING}"
    assert company.get("power_platform", links)["value"] == [
        {"billingPolicyId": policy["id"], "environmentId": company.environment()}
    ]


def test_an_unknown_button_or_environment_does_nothing(company: PracticeCompany) -> None:
    before = allocated(company)
    press(company, "capacity", deed="something")
    assert allocated(company) == before
    for method in ("GET", "POST"):
        response = company.ask("browser", method, "/pages/capacity?environment=none", data={"deed": "buy"})
        assert response.status_code == 404
