"""Functions and actions of the Dataverse Web API which the practice company offers.

Contract: power-platform.md section 5 and dual-write.md section 2.2.
"""

from __future__ import annotations

from uuid import uuid4

from werkzeug import Request, Response

from app.demo.contoso.company import finance_address
from app.demo.dataverse.people import business_unit_id, require_right, user_row
from app.demo.dataverse.problems import no_such_resource, no_such_row, unreadable
from app.demo.dataverse.rows import add_row, body_of
from app.demo.dataverse.store import Organization
from app.demo.dataverse.table import Table
from app.demo.dataverse.values import written_values
from app.demo.document import Document
from app.demo.envelopes import dataverse, odata


def who_am_i(organization: Organization, request: Request) -> Response:
    """Answer with the ids of the person and of the organisation."""
    return result(
        request,
        "WhoAmIResponse",
        {
            "BusinessUnitId": business_unit_id(organization),
            "UserId": user_row(organization)["systemuserid"],
            "OrganizationId": organization.environment()["dataverse"]["id"],
        },
    )


def provisioned_languages(organization: Organization, request: Request) -> Response:
    """Answer with the LCIDs of the languages that are enabled."""
    name = "RetrieveProvisionedLanguages"
    languages = organization.environment()["dataverse"]["languages"]
    return result(request, f"{name}Response", {name: languages})


def finance_details(organization: Organization, request: Request) -> Response:
    """Answer with the linked Finance and Operations environment, 400 where there is none.

    `IsUnifiedDatabase` is not documented, but was observed.
    """
    environment = organization.environment()
    if environment["finance"] is None:
        message = "Dataverse environment is not integrated with Finance and Operations."
        return dataverse(400, "0x80048d0b", message)
    details = {
        "Url": finance_address(organization.addresses, environment),
        "TenantId": organization.tenant,
        "Id": environment["finance"],
        "IsUnifiedDatabase": False,
    }
    return result(request, "RetrieveFinanceAndOperationsIntegrationDetailsResponse", details)


def create_multiple(organization: Organization, request: Request, table: Table) -> Response:
    """Add several rows, all or none; the answer has their ids."""
    require_right(organization, table, "Create")
    ids = [add_row(organization, table, target)[table.id_column] for target in _targets(request)]
    return result(request, "CreateMultipleResponse", {"Ids": ids})


def update_multiple(organization: Organization, request: Request, table: Table) -> Response:
    """Change several rows, all or none."""
    require_right(organization, table, "Write")
    for target in _targets(request):
        values = written_values(organization, table, target)
        identity = str(values.get(table.id_column))
        row = organization.row(table, identity)
        if row is None:
            raise no_such_row(table.logical, identity)
        organization.change(table, row, values)
    return Response(status=204, headers={"OData-Version": "4.0"})


def bulk_delete(organization: Organization, request: Request) -> Response:
    """Delete the rows that the query names by id; done at once, where Dataverse queues a job."""
    body = body_of(request)
    queries = body.get("QuerySet") if isinstance(body, dict) else None
    for one in queries if isinstance(queries, list) else []:
        table = organization.table_named(str(one.get("EntityName")))
        if table is None:
            raise no_such_resource(str(one.get("EntityName")))
        require_right(organization, table, "Delete")
        for identity in _ids(one):
            row = organization.row(table, identity)
            if row is not None:
                organization.remove(table, row)
    return result(request, "BulkDeleteResponse", {"JobId": str(uuid4())})


def _ids(bulk_query: Document) -> list[str]:
    conditions = bulk_query["Criteria"]["Conditions"]
    return [str(value["Value"]) for condition in conditions for value in condition["Values"]]


def _targets(request: Request) -> list[object]:
    body = body_of(request)
    targets = body.get("Targets") if isinstance(body, dict) else None
    if not isinstance(targets, list):
        raise unreadable("The parameter 'Targets' is expected in the request body.")
    return targets


def result(request: Request, kind: str, values: Document) -> Response:
    """Answer with what a function or an action gives."""
    origin, _, rest = request.base_url.partition("/api/data/")
    context = f"{origin}/api/data/{rest.split('/')[0]}/$metadata#Microsoft.Dynamics.CRM.{kind}"
    return odata({"@odata.context": context, **values})
