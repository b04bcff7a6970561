"""The practice company's customers, its products and what orders need: some of it is still to be filled in.

What a contact needs before an invitation and before an order: dual-write.md section 1.3.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.demo.contoso import portal_content
from app.demo.dataverse.store import Organization
from app.demo.document import Document

_COUNTRIES: Final = {"Malmö": "SWE", "Utrecht": "NLD", "Lyon": "FRA", "Hamburg": "DEU", "Sevilla": "ESP"}
_LEFT_OUT: Final[Mapping[str, tuple[str, ...]]] = {
    "Northwind Traders": ("_defaultpricelevelid_value",),
    "Tailspin Toys": ("emailaddress1", "msdyn_contactpersonid"),
    "Wingtip Toys": ("_msdyn_company_value", "address1_country", "_transactioncurrencyid_value"),
}
"""What the contact of a customer is still without."""


def add(organization: Organization) -> None:
    """Add the legal entity, the currency and the price list, then the customers and the products."""
    shared = {
        "_msdyn_company_value": _add(
            organization, "cdm_company", {"cdm_name": "Contoso", "cdm_companycode": "USMF"}
        ),
        "_defaultpricelevelid_value": _add(organization, "pricelevel", {"name": "Standard EUR"}),
        "_transactioncurrencyid_value": _add(
            organization, "transactioncurrency", {"currencyname": "Euro", "isocurrencycode": "EUR"}
        ),
    }
    for number, (name, city) in enumerate(portal_content.CUSTOMERS, start=1):
        _add_customer(organization, f"C-{number:03}", name, city, shared)
    _add(organization, "contact", {"firstname": "Kim", "lastname": "Abercrombie"})
    for code, product, price in portal_content.PRODUCTS:
        _add(organization, "product", {"name": product, "productnumber": code, "price": price})


def _add_customer(
    organization: Organization, number: str, name: str, city: str, shared: Mapping[str, str]
) -> None:
    place = {"address1_city": city, "address1_country": _COUNTRIES[city]}
    values = {"name": name, "accountnumber": number, "customertypecode": 3, **place, **shared}
    account = _add(organization, "account", values)
    person: Document = {
        "firstname": "Sam",
        "lastname": name,
        "emailaddress1": f"sam@{name.lower().replace(' ', '')}.example",
        "msdyn_contactpersonid": number,
        "address1_country": _COUNTRIES[city],
        "_parentcustomerid_value": account,
        **shared,
    }
    left_out = _LEFT_OUT.get(name, ())
    _add(organization, "contact", {key: value for key, value in person.items() if key not in left_out})


def _add(organization: Organization, logical: str, values: Document) -> str:
    table = organization.standard_table(logical)
    return str(organization.add(table, values)[table.id_column])
