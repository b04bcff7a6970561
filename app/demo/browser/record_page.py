"""The stand-in of a row's form: what a contact or an account holds, and a button that fills in the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from markupsafe import Markup
from werkzeug import Response

from app.demo.browser.frame import back, environment_shown, note_of, organization_shown, stand_in
from app.demo.browser.html_templates import button, paragraph, table
from app.demo.call import Call, Route
from app.demo.dataverse.store import Organization
from app.demo.dataverse.table import Table
from app.demo.document import Document
from app.demo.state import Documents

_FORMS: Final[Mapping[str, Mapping[str, str]]] = {
    "contact": {
        "emailaddress1": "Email",
        "_msdyn_company_value": "Company",
        "msdyn_contactpersonid": "Account number",
        "_parentcustomerid_value": "Potential customer",
        "_defaultpricelevelid_value": "Price list",
        "_transactioncurrencyid_value": "Currency",
        "address1_country": "Ship to country/region",
    },
    "account": {
        "_msdyn_company_value": "Company",
        "accountnumber": "Account number",
        "customertypecode": "Relationship type",
    },
}
_LOOKUPS: Final[Mapping[str, str]] = {
    "_msdyn_company_value": "cdm_company",
    "_defaultpricelevelid_value": "pricelevel",
    "_transactioncurrencyid_value": "transactioncurrency",
    "_parentcustomerid_value": "account",
}


def show(call: Call) -> Response:
    """Answer with the form of the row that the address names."""
    with call.state.transaction() as documents:
        found = _found(call, documents)
        if found is None:
            words = "There is no such row, or it has no form here. Open this page from the program."
            return stand_in("No such row", paragraph(words), status=404)
        _, of, row = found
    form = _FORMS[of.logical]
    values = ((title, "Filled in" if row.get(name) else "Empty") for name, title in form.items())
    parts: list[Markup] = [table(("Field", "Value"), values)]
    if not all(row.get(name) for name in form):
        parts.append(button("fill", "yes", "Fill in what is empty"))
    return stand_in(str(row[of.name_column]), *parts, note=note_of(call))


def press(call: Call) -> Response:
    """Fill in everything that the row lacks."""
    with call.state.transaction() as documents:
        found = _found(call, documents)
        if found is None:
            return back(call)
        organization, of, row = found
        missing = [name for name in _FORMS[of.logical] if not row.get(name)]
        organization.change(of, row, {name: _value(organization, row, name) for name in missing})
    return back(call, "Everything is filled in.")


def _found(call: Call, documents: Documents) -> tuple[Organization, Table, Document] | None:
    environment = environment_shown(call, documents)
    organization = organization_shown(call, documents, environment) if environment else None
    of = organization.table_named(call.request.args.get("table", "")) if organization else None
    if organization is None or of is None or of.logical not in _FORMS:
        return None
    row = organization.row(of, call.request.args.get("record", ""))
    return None if row is None else (organization, of, row)


def _value(organization: Organization, row: Document, name: str) -> object:
    if name in _LOOKUPS:
        other = organization.standard_table(_LOOKUPS[name])
        return organization.rows(other)[0][other.id_column]
    if name == "customertypecode":
        return 3
    return {"emailaddress1": f"{row['versionnumber']}@customers.example", "address1_country": "SWE"}.get(
        name, f"C-{row['versionnumber']}"
    )


ROUTES: Final = (
    Route("GET", "/pages/record", show),
    Route("POST", "/pages/record", press),
)
