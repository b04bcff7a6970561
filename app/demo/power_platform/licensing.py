"""The Power Platform API's licensing: capacity bought, capacity allocated, pay-as-you-go.

Contract: identity.md section 1.3. Who may ask is unknown; here everyone may. The company pays nothing as it
goes: its list of billing policies is empty.
"""

from __future__ import annotations

from typing import Final

from werkzeug import Response

from app.demo.call import Call, Route
from app.demo.contoso import company_licences as licences
from app.demo.document import Document
from app.demo.envelopes import answer, answering, power_platform
from app.demo.power_platform.calls import environment_of, require_api_version


def allocations(call: Call) -> Response:
    """Answer with the capacity that is allocated to an environment."""
    require_api_version(call)
    with call.state.transaction() as documents:
        environment = environment_of(call, documents)
        amounts = licences.allocated(documents, call.person.tenant, environment["id"])
    found = [{"currencyType": currency, "allocated": amount} for currency, amount in amounts.items()]
    return answer({"environmentId": environment["id"], "currencyAllocations": found})


def currency_reports(call: Call) -> Response:
    """Answer with what is bought, allocated and used; allocations and use where the query includes them."""
    require_api_version(call)
    with call.state.transaction() as documents:
        bought = licences.purchased(documents, call.person.tenant)
        allocated = licences.allocated_altogether(documents, call.person.tenant)
    return answer([_report(call, currency, bought, allocated) for currency in bought])


def billing_policies(call: Call) -> Response:
    """Answer with the company's billing policies."""
    require_api_version(call)
    return answer({"value": []})


def policy_environments(call: Call) -> Response:
    """Answer that there is no such billing policy."""
    require_api_version(call)
    return power_platform(404, "BillingPolicyNotFound", "The billing policy does not exist.")


def _report(call: Call, currency: str, bought: dict[str, int], allocated: dict[str, int]) -> Document:
    report: Document = {"currencyType": currency, "purchased": bought[currency]}
    if call.request.args.get("includeAllocations", "").lower() == "true":
        report["allocated"] = allocated[currency]
    if call.request.args.get("includeConsumptions", "").lower() == "true":
        day = call.clock.now().strftime("%Y-%m-%dT00:00:00Z")
        report["consumed"] = {"unitsConsumed": 0, "lastUpdatedDay": day}
    return report


ROUTES: Final = (
    Route("GET", "/licensing/environments/<environment>/allocations", answering(allocations)),
    Route("GET", "/licensing/tenantCapacity/currencyReports", answering(currency_reports)),
    Route("GET", "/licensing/billingPolicies", answering(billing_policies)),
    Route("GET", "/licensing/billingPolicies/<policy>/environments", answering(policy_environments)),
)
