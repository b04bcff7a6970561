"""The catalogue of Dataverse tables in the practice company: their names, keys and columns.

A table with a `solution` exists only where that solution is installed, as for dual-write
(contract: dual-write.md section 2.1; its columns: section 2.3). Names of the portal's tables:
portal-configuration.md; the lookups of the party model's table and the names of relationships are the
practice company's own, but for `order_customer_accounts`. `EntityDefinitions`, `$select`, `$filter` and the
checks of a written row all come from here, so another table is one more line.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.demo.dataverse.table import Column, Kind, Table

_ACTIVE: Final = {0: "Active", 1: "Inactive"}
_REASONS: Final = {1: "Active", 2: "Inactive"}


def _texts(names: str) -> tuple[Column, ...]:
    return tuple(Column(name) for name in names.split())


def _of(kind: Kind, names: str) -> tuple[Column, ...]:
    return tuple(Column(name, kind) for name in names.split())


def _choice(name: str, options: Mapping[int, str]) -> Column:
    return Column(name, "choice", options)


def _lookup(name: str, target: str, navigation: str = "", relationship: str = "") -> Column:
    known_as = relationship or f"{target}_{navigation or name}"
    return Column(name, "lookup", navigation=navigation or name, target=target, relationship=known_as)


_STANDARD: Final = (
    *_of("time", "createdon modifiedon"),
    Column("versionnumber", "number"),
    _choice("statecode", _ACTIVE),
    _choice("statuscode", _REASONS),
)
_UNSTATED: Final = _STANDARD[:3]
_CUSTOMER_TYPES: Final = {1: "Competitor", 3: "Customer", 5: "Supplier", 12: "Other"}
_DUAL_WRITE: Final = "DualWriteCore"
_COMPANY: Final = "Dynamics365Company"
_PARTY: Final = "Party"
_PORTAL: Final = "adx_websiteid"
_SCOPES: Final = {
    756150000: "Global",
    756150001: "Contact",
    756150002: "Account",
    756150003: "Parent",
    756150004: "Self",
}
_CUSTOMER: Final = (
    Column("address1_country"),
    _lookup("msdyn_company", "cdm_company"),
    _lookup("defaultpricelevelid", "pricelevel"),
    _lookup("transactioncurrencyid", "transactioncurrency"),
)
"""What dual-write and sales know of accounts and of contacts alike."""

TABLES: Final = (
    Table(
        "account",
        "accounts",
        "name",
        (
            *_texts("name accountnumber telephone1 emailaddress1 websiteurl description"),
            *_texts("address1_line1 address1_city"),
            *_CUSTOMER,
            *_of("number", "numberofemployees"),
            *_of("money", "revenue"),
            _choice("customertypecode", _CUSTOMER_TYPES),
            _lookup("primarycontactid", "contact"),
            *_STANDARD,
        ),
        alternate_keys=("accountnumber",),
    ),
    Table(
        "contact",
        "contacts",
        "fullname",
        (
            *_texts("firstname lastname fullname emailaddress1 telephone1 jobtitle"),
            *_texts("msdyn_contactpersonid"),
            *_CUSTOMER,
            *_of("flag", "donotemail"),
            _lookup("parentcustomerid", "account", "parentcustomerid_account"),
            *_STANDARD,
        ),
    ),
    Table(
        "product",
        "products",
        "name",
        (*_texts("name productnumber description"), *_of("money", "price"), *_STANDARD),
        alternate_keys=("productnumber",),
    ),
    Table(
        "salesorder",
        "salesorders",
        "name",
        (
            *_texts("name ordernumber"),
            *_of("money", "totalamount"),
            _lookup("customerid", "account", "customerid_account", "order_customer_accounts"),
            _lookup("msdyn_invoicecustomer", "account"),
            *_STANDARD,
        ),
    ),
    Table(
        "salesorderdetail",
        "salesorderdetails",
        "productdescription",
        (
            *_texts("productdescription"),
            *_of("money", "quantity priceperunit"),
            _lookup("salesorderid", "salesorder"),
            _lookup("productid", "product"),
            *_UNSTATED,
        ),
    ),
    Table(
        "systemuser",
        "systemusers",
        "fullname",
        (
            *_texts("fullname firstname lastname internalemailaddress domainname"),
            Column("azureactivedirectoryobjectid", "id"),
            *_of("flag", "isdisabled"),
            _choice("accessmode", {0: "Read-Write", 1: "Administrative", 2: "Read", 4: "Non-interactive"}),
            *_UNSTATED,
        ),
    ),
    Table(
        "role",
        "roles",
        "name",
        (
            *_texts("name"),
            _lookup("businessunitid", "businessunit"),
            _lookup("roletemplateid", "roletemplate"),
            *_UNSTATED,
        ),
    ),
    Table("publisher", "publishers", "friendlyname", (*_texts("friendlyname uniquename"), *_UNSTATED)),
    Table(
        "solution",
        "solutions",
        "friendlyname",
        (
            *_texts("uniquename version friendlyname solutionpackageversion"),
            *_of("time", "installedon"),
            *_of("flag", "isvisible ismanaged"),
            _lookup("publisherid", "publisher"),
            *_UNSTATED,
        ),
    ),
    Table(
        "adx_website",
        "adx_websites",
        "adx_name",
        (
            *_texts("adx_name adx_primarydomainname adx_partialurl"),
            *_of("number", "adx_website_language"),
            *_STANDARD,
        ),
    ),
    Table(
        "adx_webrole",
        "adx_webroles",
        "adx_name",
        (
            *_texts("adx_name adx_description"),
            *_of("flag", "adx_authenticatedusersrole adx_anonymoususersrole"),
            _lookup(_PORTAL, "adx_website"),
            *_STANDARD,
        ),
    ),
    Table(
        "adx_entitypermission",
        "adx_entitypermissions",
        "adx_entityname",
        (
            *_texts("adx_entityname adx_entitylogicalname"),
            *_texts("adx_contactrelationship adx_accountrelationship adx_parentrelationship"),
            _choice("adx_scope", _SCOPES),
            *_of("flag", "adx_read adx_create adx_write adx_delete adx_append adx_appendto"),
            _lookup("adx_parententitypermission", "adx_entitypermission"),
            _lookup(_PORTAL, "adx_website"),
            *_STANDARD,
        ),
    ),
    Table(
        "adx_webpage",
        "adx_webpages",
        "adx_name",
        (*_texts("adx_name adx_partialurl adx_title adx_copy"), _lookup(_PORTAL, "adx_website"), *_STANDARD),
    ),
    Table(
        "adx_contentsnippet",
        "adx_contentsnippets",
        "adx_name",
        (*_texts("adx_name adx_value"), _lookup(_PORTAL, "adx_website"), *_STANDARD),
    ),
    Table(
        "adx_sitesetting",
        "adx_sitesettings",
        "adx_name",
        (*_texts("adx_name adx_value adx_description"), _lookup(_PORTAL, "adx_website"), *_STANDARD),
    ),
    Table("pricelevel", "pricelevels", "name", (*_texts("name"), *_STANDARD)),
    Table(
        "transactioncurrency",
        "transactioncurrencies",
        "currencyname",
        (*_texts("currencyname isocurrencycode"), *_STANDARD),
    ),
    Table(
        "cdm_company",
        "cdm_companies",
        "cdm_name",
        (*_texts("cdm_name cdm_companycode"), *_STANDARD),
        solution=_COMPANY,
    ),
    Table(
        "msdyn_contactforparty",
        "msdyn_contactforparties",
        "msdyn_contactforpartynumber",
        (
            *_texts("msdyn_contactforpartynumber"),
            _lookup("msdyn_contact", "contact", relationship="msdyn_contact_msdyn_contactforparty"),
            _lookup("msdyn_account", "account", relationship="msdyn_account_msdyn_contactforparty"),
            *_STANDARD,
        ),
        solution=_PARTY,
    ),
    Table(
        "msdyn_dualwriteruntimeconfig",
        "msdyn_dualwriteruntimeconfigs",
        "msdyn_internalentityname",
        (*_texts("msdyn_internalentityname msdyn_externalentityname msdyn_unsecure"), *_STANDARD),
        solution=_DUAL_WRITE,
    ),
    Table(
        "msdyn_dualwriteentitymap",
        "msdyn_dualwriteentitymaps",
        "msdyn_name",
        (*_texts("msdyn_name msdyn_displayname msdyn_version msdyn_mapping msdyn_properties"), *_STANDARD),
        solution=_DUAL_WRITE,
    ),
)
