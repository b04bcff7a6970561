"""A site and an operation as the websites API shows them.

Contract: power-platform.md section 2. The fields of a site are documented; `dataModel` and `createdOn`
without a Z were observed. Unknown are what a production site has for its days, which is null here, and the
body of an operation: it has the fields that public clients read.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from app.demo.call import Call
from app.demo.contoso.company import dataverse_address
from app.demo.contoso.sites import (
    COMPLETE,
    FAILED,
    IN_PROGRESS,
    data_model,
    is_deleted,
    is_private,
    is_production,
    stage,
    trial_days_left,
)
from app.demo.document import Document

_SUSPENDED_DAYS: Final = 7
_PACKAGE_VERSION: Final = "9.7.4.27"
_BEING_DELETED: Final = "StateDeletingApplication"


def site_address(call: Call, site: Document) -> str:
    """Give the address at which visitors find a site."""
    return f"{call.addresses('browser')}/sites/{site['subdomain']}"


def website(call: Call, environment: Document, site: Document) -> Document:
    """Give a site as the API shows it."""
    dataverse = environment["dataverse"]
    made = stage(site, call.clock)
    asked_for = datetime.fromisoformat(site["asked_for"])
    production = is_production(site)
    days_left = None if production else trial_days_left(environment, site, call.clock)
    return {
        "id": site["id"],
        "name": site["name"],
        "createdOn": asked_for.strftime("%Y-%m-%dT%H:%M:%S"),
        "templateName": site["template"],
        "websiteUrl": site_address(call, site),
        "tenantId": call.person.tenant,
        "dataverseInstanceUrl": f"{dataverse_address(call.addresses, environment)}/",
        "environmentName": environment["name"],
        "environmentId": environment["id"],
        "dataverseOrganizationId": dataverse["id"],
        "selectedBaseLanguage": site["language"],
        "customHostNames": [],
        "websiteRecordId": site["record"],
        "subdomain": site["subdomain"],
        "packageInstallStatus": made.package_status,
        "type": "Production" if production else "Trial",
        "trialExpiringInDays": days_left,
        "suspendedWebsiteDeletingInDays": None if days_left is None else days_left + _SUSPENDED_DAYS,
        "packageVersion": _PACKAGE_VERSION,
        "isEarlyUpgradeEnabled": False,
        "isCustomErrorEnabled": True,
        "applicationUserAadAppId": site["application"],
        "ownerId": site["owner"],
        "status": _BEING_DELETED if site["deleted_at"] else made.status,
        "siteVisibility": "private" if is_private(site) else "public",
        "dataModel": data_model(site),
    }


def operation_body(call: Call, operation: Document, site: Document) -> Document:
    """Give how far an operation on a site is."""
    body: Document = {
        "operationId": operation["id"],
        "createdDateTime": operation["asked_for"],
        "websiteId": site["id"],
    }
    if operation["kind"] == "delete":
        return body | {"operationStatus": COMPLETE if is_deleted(site, call.clock) else IN_PROGRESS}
    if site["deleted_at"]:
        problem = {"code": "NotFound", "message": "Website with the given id does not exist"}
        return body | {"operationStatus": "OperationFailed", "error": problem}
    made = stage(site, call.clock)
    body |= {"operationStatus": made.status, "statusMessage": made.message}
    if made.status == FAILED:
        body["error"] = {"code": made.package_status, "message": made.message}
    if made.status == COMPLETE:
        body |= {"websiteUrl": site_address(call, site), "websiteRecordId": site["record"]}
    return body
