"""The Power Platform API's licensing: capacity bought, capacity allocated, pay-as-you-go.

Contract: identity.md section 1.3, power-platform-api.json. Who may ask is unknown; here everyone may. What is
answered for an environment that no billing policy is linked to is unknown too; here it is 404.
"""

from __future__ import annotations

from typing import Final

from werkzeug import Response

from app.demo.call import Call, Route
from app.demo.contoso import company_capacity as capacity
from app.demo.document import Document
from app.demo.envelopes import Refused, answer, answering, power_platform
from app.demo.power_platform.calls import environment_of, require_api_version
from app.demo.state import Documents


def allocations(call: Call) -> Response:
    """Answer with the capacity that is allocated to an environment."""
    require_api_version(call)
    with call.state.transaction() as documents:
        environment = environment_of(call, documents)
        amounts = capacity.set_aside_for(documents, call.person.tenant, environment["id"])
    found = [{"currencyType": currency, "allocated": amount} for currency, amount in amounts.items()]
    return answer({"environmentId": environment["id"], "currencyAllocations": found})


def currency_reports(call: Call) -> Response:
    """Answer with what is bought, allocated and used; allocations and use where the query includes them."""
    require_api_version(call)
    with call.state.transaction() as documents:
        bought = capacity.bought(documents, call.person.tenant)
        allocated = capacity.set_aside_altogether(documents, call.person.tenant)
    return answer([_report(call, currency, bought, allocated) for currency in bought])


def billing_policies(call: Call) -> Response:
    """Answer with the company's billing policies."""
    require_api_version(call)
    with call.state.transaction() as documents:
        found = capacity.policies(documents, call.person.tenant)
    return answer({"value": [_policy(call, policy) for policy in found]})


def policy_environments(call: Call) -> Response:
    """Answer with the environments that are linked to a billing policy."""
    require_api_version(call)
    with call.state.transaction() as documents:
        known = capacity.policies(documents, call.person.tenant)
    policy = next((one for one in known if one["id"] == call.values["policy"].lower()), None)
    if policy is None:
        raise Refused(_no_policy())
    links = [{"billingPolicyId": policy["id"], "environmentId": one} for one in policy["environments"]]
    return answer({"value": links})


def environment_policy(call: Call) -> Response:
    """Answer with the billing policy that an environment is linked to."""
    require_api_version(call)
    with call.state.transaction() as documents:
        policy = _linked(call, documents)
    if policy is None:
        raise Refused(_no_policy())
    return answer(_policy(call, policy))


def _linked(call: Call, documents: Documents) -> Document | None:
    environment = environment_of(call, documents)["id"]
    known = capacity.policies(documents, call.person.tenant)
    return next((policy for policy in known if environment in policy["environments"]), None)


def _no_policy() -> Response:
    return power_platform(404, "BillingPolicyNotFound", "The billing policy does not exist.")


def _policy(call: Call, policy: Document) -> Document:
    return {
        "id": policy["id"],
        "name": policy["name"],
        "type": "TenantOwned",
        "status": policy["status"],
        "location": "europe",
        "billingInstrument": {"id": "", "resourceGroup": "contoso", "subscriptionId": call.person.tenant},
    }


def _report(call: Call, currency: str, bought: dict[str, int], allocated: dict[str, int]) -> Document:
    report: Document = {"currencyType": currency, "purchased": bought[currency]}
    if call.request.args.get("includeAllocations", "").lower() == "true":
        report["allocated"] = allocated.get(currency, 0)
    if call.request.args.get("includeConsumptions", "").lower() == "true":
        day = call.clock.now().strftime("%Y-%m-%dT00:00:00Z")
        report["consumed"] = {"unitsConsumed": 0, "lastUpdatedDay": day}
    return report


ROUTES: Final = (
    Route("GET", "/licensing/environments/<environment>/allocations", answering(allocations)),
    Route("GET", "/licensing/environments/<environment>/billingPolicy", answering(environment_policy)),
    Route("GET", "/licensing/tenantCapacity/currencyReports", answering(currency_reports)),
    Route("GET", "/licensing/billingPolicies", answering(billing_policies)),
    Route("GET", "/licensing/billingPolicies/<policy>/environments", answering(policy_environments)),
)
