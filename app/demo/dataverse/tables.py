"""The catalogue of Dataverse tables in the practice company: their names, keys and columns.

A table with a `solution` exists only where that solution is installed, as for dual-write
(contract: dual-write.md section 2.1; its columns: section 2.3). Those of websites are in `portal_tables` and
`component_tables`. The lookups of the party model's table and the names of relationships are the practice
company's own, but for `order_customer_accounts`. `EntityDefinitions`, `$select`, `$filter` and
the checks of a written row all come from here, so another table is one more line.
"""

from __future__ import annotations

from typing import Final

from app.demo.dataverse.columns import STANDARD, UNSTATED, choice, lookup, of, texts
from app.demo.dataverse.component_tables import COMPONENT_TABLES
from app.demo.dataverse.portal_tables import PORTAL_TABLES
from app.demo.dataverse.table import Column, Table

_CUSTOMER_TYPES: Final = {1: "Competitor", 3: "Customer", 5: "Supplier", 12: "Other"}
_DUAL_WRITE: Final = "DualWriteCore"
_COMPANY: Final = "Dynamics365Company"
_PARTY: Final = "Party"
_CUSTOMER: Final = (
    Column("address1_country"),
    lookup("msdyn_company", "cdm_company"),
    lookup("defaultpricelevelid", "pricelevel"),
    lookup("transactioncurrencyid", "transactioncurrency"),
)
"""What dual-write and sales know of accounts and of contacts alike."""

TABLES: Final = (
    Table(
        "account",
        "accounts",
        "name",
        (
            *texts("name accountnumber telephone1 emailaddress1 websiteurl description"),
            *texts("address1_line1 address1_city"),
            *_CUSTOMER,
            *of("number", "numberofemployees"),
            *of("money", "revenue"),
            choice("customertypecode", _CUSTOMER_TYPES),
            lookup("primarycontactid", "contact"),
            *STANDARD,
        ),
        alternate_keys=("accountnumber",),
    ),
    Table(
        "contact",
        "contacts",
        "fullname",
        (
            *texts("firstname lastname fullname emailaddress1 telephone1 jobtitle"),
            *texts("msdyn_contactpersonid"),
            *_CUSTOMER,
            *of("flag", "donotemail"),
            lookup("parentcustomerid", "account", "parentcustomerid_account"),
            *STANDARD,
        ),
    ),
    Table(
        "product",
        "products",
        "name",
        (*texts("name productnumber description"), *of("money", "price"), *STANDARD),
        alternate_keys=("productnumber",),
    ),
    Table(
        "salesorder",
        "salesorders",
        "name",
        (
            *texts("name ordernumber"),
            *of("money", "totalamount"),
            lookup("customerid", "account", "customerid_account", "order_customer_accounts"),
            lookup("msdyn_invoicecustomer", "account"),
            *STANDARD,
        ),
    ),
    Table(
        "salesorderdetail",
        "salesorderdetails",
        "productdescription",
        (
            *texts("productdescription"),
            *of("money", "quantity priceperunit"),
            lookup("salesorderid", "salesorder"),
            lookup("productid", "product"),
            *UNSTATED,
        ),
    ),
    Table(
        "systemuser",
        "systemusers",
        "fullname",
        (
            *texts("fullname firstname lastname internalemailaddress domainname"),
            Column("azureactivedirectoryobjectid", "id"),
            *of("flag", "isdisabled"),
            choice("accessmode", {0: "Read-Write", 1: "Administrative", 2: "Read", 4: "Non-interactive"}),
            *UNSTATED,
        ),
    ),
    Table(
        "role",
        "roles",
        "name",
        (
            *texts("name"),
            lookup("businessunitid", "businessunit"),
            lookup("roletemplateid", "roletemplate"),
            *UNSTATED,
        ),
    ),
    Table("publisher", "publishers", "friendlyname", (*texts("friendlyname uniquename"), *UNSTATED)),
    Table(
        "solution",
        "solutions",
        "friendlyname",
        (
            *texts("uniquename version friendlyname solutionpackageversion"),
            *of("time", "installedon"),
            *of("flag", "isvisible ismanaged"),
            lookup("publisherid", "publisher"),
            *UNSTATED,
        ),
    ),
    Table("pricelevel", "pricelevels", "name", (*texts("name"), *STANDARD)),
    Table(
        "transactioncurrency",
        "transactioncurrencies",
        "currencyname",
        (*texts("currencyname isocurrencycode"), *STANDARD),
    ),
    Table(
        "cdm_company",
        "cdm_companies",
        "cdm_name",
        (*texts("cdm_name cdm_companycode"), *STANDARD),
        solution=_COMPANY,
    ),
    Table(
        "msdyn_contactforparty",
        "msdyn_contactforparties",
        "msdyn_contactforpartynumber",
        (
            *texts("msdyn_contactforpartynumber"),
            lookup("msdyn_contact", "contact", relationship="msdyn_contact_msdyn_contactforparty"),
            lookup("msdyn_account", "account", relationship="msdyn_account_msdyn_contactforparty"),
            *STANDARD,
        ),
        solution=_PARTY,
    ),
    Table(
        "msdyn_dualwriteruntimeconfig",
        "msdyn_dualwriteruntimeconfigs",
        "msdyn_internalentityname",
        (*texts("msdyn_internalentityname msdyn_externalentityname msdyn_unsecure"), *STANDARD),
        solution=_DUAL_WRITE,
    ),
    Table(
        "msdyn_dualwriteentitymap",
        "msdyn_dualwriteentitymaps",
        "msdyn_name",
        (*texts("msdyn_name msdyn_displayname msdyn_version msdyn_mapping msdyn_properties"), *STANDARD),
        solution=_DUAL_WRITE,
    ),
    *PORTAL_TABLES,
    *COMPONENT_TABLES,
)
