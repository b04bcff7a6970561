"""The business application platform: environments, as a maker and as an administrator sees them.

Contract: power-platform.md section 1.1. The shape of an item is recorded. Whether the lists come in pages
is unknown, so these do, in ARM's way (`nextLink`). Unknown too are whether a maker's list has
`linkedAppMetadata` (here both lists have it) and what the administrators' list is to a plain maker: here it
is closed (403) to whoever is no System Administrator of the production environment, in words of our own. Who
may read the settings of the company is unknown as well; here everyone may.
"""

from __future__ import annotations

import re
from typing import Final

from werkzeug import Response

from app.demo.call import Call, Route
from app.demo.contoso import company
from app.demo.dataverse.people import is_administrator
from app.demo.dataverse.store import Organization
from app.demo.document import Document
from app.demo.envelopes import Refused, answer, answering, business_apps
from app.demo.paging import address_with, page, whole_number
from app.demo.state import Documents

_PAGE_SIZE: Final = 3
_PRODUCTION_SLOT: Final = "a"
_VERSION: Final = re.compile(r"\d{4}-\d\d-\d\d(-preview)?")
_PROVIDER: Final = "Microsoft.BusinessAppPlatform"
_ADMIN_PATH: Final = f"/providers/{_PROVIDER}/scopes/admin/environments"
_MAKER_PATH: Final = f"/providers/{_PROVIDER}/environments"
_ALIKE: Final[Document] = {
    "trialScenarioType": "None",
    "retentionPeriod": "P7D",
    "updateCadence": {"id": "Frequent"},
    "protectionStatus": {"keyManagedBy": "Microsoft"},
    "cluster": {
        "category": "Prod",
        "number": "100",
        "uriSuffix": "eu-il100.gateway.prod.island",
        "geoShortName": "EU",
        "environment": "Prod",
    },
    "connectedGroups": [],
    "lifecycleOperationsEnforcement": {
        "allowedOperations": [{"type": {"id": "Backup"}}],
        "disallowedOperations": [],
    },
    "governanceConfiguration": {"protectionLevel": "Basic"},
}


def list_environments(call: Call) -> Response:
    """Answer with a page of the company's environments."""
    _require_api_version(call)
    with call.state.transaction() as documents:
        _require_right(call, documents)
        everything = company.environments(documents, call.person.tenant)
    start = whole_number(call.request, "$skiptoken")
    shown, rest = page(everything, start, _PAGE_SIZE)
    body: Document = {"value": [_environment(call, one) for one in shown]}
    if rest is not None:
        body["nextLink"] = address_with(call.request, **{"$skiptoken": str(rest)})
    return answer(body)


def get_environment(call: Call) -> Response:
    """Answer with one environment."""
    _require_api_version(call)
    with call.state.transaction() as documents:
        _require_right(call, documents)
        environment = company.environment(documents, call.person.tenant, call.values["environment"])
    if environment is None:
        raise Refused(business_apps(404, "EnvironmentNotFound", "environment not found"))
    return answer(_environment(call, environment))


def tenant_settings(call: Call) -> Response:
    """Answer with settings of the company: some of those recorded; the real list has more."""
    _require_api_version(call)
    with call.state.transaction() as documents:
        limited = company.site_creation_is_limited(documents, call.person.tenant)
    return answer(
        {
            "disableEnvironmentCreationByNonAdminUsers": False,
            "disablePortalsCreationByNonAdminUsers": limited,
            "disableTrialEnvironmentCreationByNonAdminUsers": False,
            "disableCapacityAllocationByEnvironmentAdmins": False,
            "powerPlatform": {"powerPages": {}},
        }
    )


def _require_api_version(call: Call) -> None:
    version = call.request.args.get("api-version")
    if version is None:
        message = "The api-version query parameter (?api-version=) is required for all requests."
        raise Refused(business_apps(400, "MissingApiVersionParameter", message))
    if not _VERSION.fullmatch(version):
        message = f"The api-version '{version}' is invalid."
        raise Refused(business_apps(400, "InvalidApiVersionParameter", message))


def _is_for_administrators(call: Call) -> bool:
    return "/scopes/admin/" in call.request.path


def _require_right(call: Call, documents: Documents) -> None:
    if not _is_for_administrators(call):
        return
    organization = Organization.of_call(call, documents, _PRODUCTION_SLOT)
    if not is_administrator(organization):
        path = call.request.path
        message = f"The user '{call.person.user}' does not have permission to access the path '{path}'."
        raise Refused(business_apps(403, "Forbidden", message))


def _environment(call: Call, environment: Document) -> Document:
    as_administrator = _is_for_administrators(call)
    path = _ADMIN_PATH if as_administrator else _MAKER_PATH
    kind = f"{_PROVIDER}/scopes/environments" if as_administrator else f"{_PROVIDER}/environments"
    return {
        "id": f"{path}/{environment['id']}",
        "type": kind,
        "location": "europe",
        "name": environment["id"],
        "properties": _properties(call, environment),
    }


def _properties(call: Call, environment: Document) -> Document:
    properties: Document = {
        "tenantId": call.person.tenant,
        "azureRegion": "westeurope",
        "displayName": environment["name"],
        "description": environment["description"],
        "createdTime": environment["created"],
        "createdBy": _creator(call),
        "provisioningState": "Succeeded",
        "creationType": "DefaultTenant" if environment["is_default"] else "User",
        "environmentSku": environment["type"],
        "isDefault": environment["is_default"],
        "clientUris": {
            "admin": _page_of(call, "environment", environment),
            "maker": _page_of(call, "apps", environment),
        },
        "runtimeEndpoints": {
            "microsoft.BusinessAppPlatform": call.addresses("business_apps"),
        },
        "databaseType": "CommonDataService" if environment["dataverse"] else "None",
        "states": _states(environment),
        "retentionDetails": {
            "retentionPeriod": "P7D",
            "backupsAvailableFromDateTime": environment["created"],
        },
        **_ALIKE,
    }
    if environment["dataverse"]:
        properties["linkedEnvironmentMetadata"] = _dataverse(call, environment)
    if environment["finance"]:
        address = company.finance_address(call.addresses, environment)
        properties["linkedAppMetadata"] = {"id": environment["finance"], "type": "Internal", "url": address}
    return properties


def _creator(call: Call) -> Document:
    person = call.person
    return {
        "id": person.user,
        "displayName": person.name,
        "email": person.user_name,
        "type": "User",
        "tenantId": person.tenant,
        "userPrincipalName": person.user_name,
    }


def _states(environment: Document) -> Document:
    return {
        "management": {"id": "Ready" if environment["enabled"] else "NotSpecified"},
        "runtime": {
            "runtimeReasonCode": "NotSpecified",
            "requestedBy": {"displayName": "SYSTEM", "type": "NotSpecified"},
            "id": "Enabled" if environment["enabled"] else "AdminMode",
        },
    }


def _page_of(call: Call, page_name: str, environment: Document) -> str:
    return f"{call.addresses('browser')}/pages/{page_name}?environment={environment['id']}"


def _dataverse(call: Call, environment: Document) -> Document:
    dataverse = environment["dataverse"]
    address = company.dataverse_address(call.addresses, environment)
    return {
        "resourceId": dataverse["id"],
        "friendlyName": dataverse["name"],
        "uniqueName": dataverse["unique_name"],
        "domainName": dataverse["domain"],
        "version": dataverse["version"],
        "instanceUrl": f"{address}/",
        "instanceApiUrl": address,
        "baseLanguage": dataverse["language"],
        "instanceState": "Ready" if environment["enabled"] else "Disabled",
        "createdTime": dataverse["created"],
        "backgroundOperationsState": "Enabled",
        "scaleGroup": "EURCRMLIVESG100",
        "platformSku": "Standard",
    }


ROUTES: Final = (
    Route("POST", f"/providers/{_PROVIDER}/listTenantSettings", answering(tenant_settings)),
    Route("GET", _MAKER_PATH, answering(list_environments)),
    Route("GET", f"{_MAKER_PATH}/<environment>", answering(get_environment)),
    Route("GET", _ADMIN_PATH, answering(list_environments)),
    Route("GET", f"{_ADMIN_PATH}/<environment>", answering(get_environment)),
)
