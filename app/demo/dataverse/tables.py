"""The catalogue of Dataverse tables in the practice company: their names, keys and columns.

A table with a `solution` exists only where that solution is installed, as for dual-write
(contract: dual-write.md section 2.1; its columns: section 2.3). Names of the portal's tables:
portal-configuration.md. `EntityDefinitions`, `$select`, `$filter` and the checks of a written row all come
from here, so another table is one more line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

Kind = Literal["text", "number", "money", "flag", "time", "choice", "lookup", "id"]

_ACTIVE: Final = {0: "Active", 1: "Inactive"}
_REASONS: Final = {1: "Active", 2: "Inactive"}


@dataclass(frozen=True)
class Column:
    """One column; a lookup has the navigation property to bind it by and the table that it points to."""

    name: str
    kind: Kind = "text"
    options: Mapping[int, str] = field(default_factory=dict)
    navigation: str = ""
    target: str = ""

    @property
    def json_name(self) -> str:
        """Give the name of the column in JSON: a lookup shows as `_name_value`."""
        return f"_{self.name}_value" if self.kind == "lookup" else self.name


@dataclass(frozen=True)
class Table:
    """One table, by its logical name and the name of its entity set."""

    logical: str
    entity_set: str
    name_column: str
    columns: tuple[Column, ...]
    solution: str = ""
    alternate_keys: tuple[str, ...] = ()

    @property
    def id_column(self) -> str:
        """Give the primary key's column."""
        return f"{self.logical}id"

    @property
    def json_names(self) -> tuple[str, ...]:
        """Give the names of all columns as JSON has them, the primary key first."""
        return (self.id_column, *(column.json_name for column in self.columns))

    def lookup(self, navigation: str) -> Column | None:
        """Give the lookup that is bound and expanded by this navigation property."""
        return next((column for column in self.columns if column.navigation == navigation), None)


def _texts(names: str) -> tuple[Column, ...]:
    return tuple(Column(name) for name in names.split())


def _of(kind: Kind, names: str) -> tuple[Column, ...]:
    return tuple(Column(name, kind) for name in names.split())


def _choice(name: str, options: Mapping[int, str]) -> Column:
    return Column(name, "choice", options)


def _lookup(name: str, target: str, navigation: str = "") -> Column:
    return Column(name, "lookup", navigation=navigation or name, target=target)


_STANDARD: Final = (
    *_of("time", "createdon modifiedon"),
    Column("versionnumber", "number"),
    _choice("statecode", _ACTIVE),
    _choice("statuscode", _REASONS),
)
_UNSTATED: Final = _STANDARD[:3]
_CUSTOMER_TYPES: Final = {1: "Competitor", 3: "Customer", 5: "Supplier", 12: "Other"}
_DUAL_WRITE: Final = "DualWriteCore"
_PORTAL: Final = "adx_websiteid"

TABLES: Final = (
    Table(
        "account",
        "accounts",
        "name",
        (
            *_texts("name accountnumber telephone1 emailaddress1 websiteurl description"),
            *_texts("address1_line1 address1_city"),
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
            _lookup("customerid", "account", "customerid_account"),
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
