"""Reading rows: `$select`, `$filter`, `$orderby`, `$expand`, `$top`, `$count` and pages.

Contract: power-platform.md section 5. A page holds `Prefer: odata.maxpagesize` rows, never more than 5000;
with `$top` there is no next page. What a skip token holds is Dataverse's own affair: here the place to go on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote

from werkzeug import Request

from app.demo.dataverse.odata_filter import FilterUnreadable, parse_filter
from app.demo.dataverse.paths import Reachable, Reaching
from app.demo.dataverse.portal_tables import PORTAL_ASSOCIATIONS
from app.demo.dataverse.problems import not_a_property, unreadable
from app.demo.dataverse.store import Organization, etag
from app.demo.dataverse.table import Table
from app.demo.document import Document
from app.demo.paging import address_with

_MOST_ROWS: Final = 5000
_FORMATTED: Final = "OData.Community.Display.V1.FormattedValue"
_MAX_PAGE_SIZE: Final = re.compile(r"odata\.maxpagesize\s*=\s*(\d+)")
_ANNOTATIONS: Final = re.compile(r'odata\.include-annotations\s*=\s*"?([^",;]+)')
_COOKIE_PLACE: Final = re.compile(r'pagenumber="(\d+)" pagingcookie="after=(\d+)"')
_EXPAND: Final = re.compile(r"(\w+)(?:\(([^()]*)\))?(?:,|$)")


@dataclass(frozen=True)
class _View:
    """What of each row is shown: columns, annotations, and navigation properties with their options."""

    columns: Sequence[str]
    annotated: bool
    expanded: tuple[tuple[str, str], ...]


def collection(organization: Organization, request: Request, table: Table) -> Document:
    """Give one page of a table, as the query asks for it."""
    view = _view(request, table)
    rows = _sorted(request, table, _filtered(organization, request, table))
    shown, next_address = _page(request, rows)
    body: Document = {"@odata.context": _context(request, table, request.args.get("$select", ""))}
    if request.args.get("$count") == "true":
        body["@odata.count"] = min(len(rows), _MOST_ROWS)
        body["@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded"] = len(rows) > _MOST_ROWS
    body["value"] = [_shape(organization, table, row, view) for row in shown]
    if next_address:
        body["@odata.nextLink"] = next_address
    return body


def single(organization: Organization, request: Request, table: Table, row: Document) -> Document:
    """Give one row, as the query asks for it."""
    context = _context(request, table, request.args.get("$select", "")) + "/$entity"
    return {"@odata.context": context, **_shape(organization, table, row, _view(request, table))}


def preferences_applied(request: Request) -> Mapping[str, str]:
    """Give the Preference-Applied header of a reading, where there is something to say."""
    wanted = request.headers.get("Prefer", "")
    applied = [match.group(0) for match in (_MAX_PAGE_SIZE.search(wanted),) if match]
    if _wants_annotations(request):
        applied.append('odata.include-annotations="*"')
    return {"Preference-Applied": ",".join(applied)} if applied else {}


def _view(request: Request, table: Table) -> _View:
    return _View(
        columns=_selected(request.args.get("$select", ""), table),
        annotated=_wants_annotations(request),
        expanded=tuple(_EXPAND.findall(request.args.get("$expand", ""))),
    )


def _shape(organization: Organization, table: Table, row: Document, view: _View) -> Document:
    body: Document = {"@odata.etag": etag(row), **{name: row.get(name) for name in view.columns}}
    if view.annotated:
        body |= _annotations(organization, table, body)
    for navigation, options in view.expanded:
        body[navigation] = _expanded(organization, table, row, navigation, options)
    return body


def _selected(columns: str, table: Table) -> Sequence[str]:
    """Give the columns that `$select` names, the primary key always among them."""
    wanted = [name.strip() for name in columns.split(",") if name.strip()]
    for name in wanted:
        if name not in table.json_names:
            raise not_a_property(name, table.logical)
    return tuple(dict.fromkeys((*wanted, table.id_column))) if wanted else table.json_names


def _filtered(organization: Organization, request: Request, table: Table) -> list[Document]:
    rows, expression = organization.rows(table), request.args.get("$filter")
    if expression is None:
        return rows
    try:
        meets = parse_filter(expression, Reachable(organization, table))
    except FilterUnreadable as problem:
        raise unreadable(f"{problem} (Microsoft.Dynamics.CRM.{table.logical})") from problem
    return [row for row in rows if meets(Reaching(organization, table, row))]


def _sorted(request: Request, table: Table, rows: list[Document]) -> list[Document]:
    orders = [part.split() for part in request.args.get("$orderby", "").split(",") if part.strip()]
    for column, *direction in reversed(orders):
        if column not in table.json_names:
            raise not_a_property(column, table.logical)
        rows = sorted(rows, key=lambda row: _order_of(row.get(column)), reverse=direction == ["desc"])
    return rows


def _order_of(value: Any) -> tuple[bool, Any]:
    return value is not None, value.casefold() if isinstance(value, str) else value or 0


def _page(request: Request, rows: list[Document]) -> tuple[list[Document], str | None]:
    top = request.args.get("$top", "")
    if top.isdecimal():
        return rows[: int(top)], None
    wanted = _MAX_PAGE_SIZE.search(request.headers.get("Prefer", ""))
    size = min(int(wanted.group(1)) or _MOST_ROWS, _MOST_ROWS) if wanted else _MOST_ROWS
    place = _COOKIE_PLACE.search(unquote(request.args.get("$skiptoken", "")))
    number, start = (int(place.group(1)), int(place.group(2))) if place else (1, 0)
    end = start + size
    if end >= len(rows):
        return rows[start:], None
    cookie = f'<cookie pagenumber="{number + 1}" pagingcookie="after={end}" istracking="False" />'
    return rows[start:end], address_with(request, **{"$skiptoken": cookie})


def _expanded(organization: Organization, table: Table, row: Document, navigation: str, options: str) -> Any:
    association = ASSOCIATIONS.get((table.logical, navigation))
    if association:
        other = organization.table_named(association)
        linked = organization.linked(navigation, row[table.id_column])
        found = [organization.row(other, identity) for identity in linked] if other else []
        return [_chosen(other, one, options) for one in found if other and one]
    lookup = table.lookup(navigation)
    if lookup is None:
        raise not_a_property(navigation, table.logical)
    other = organization.table_named(lookup.target)
    target = row.get(lookup.json_name)
    one = organization.row(other, target) if other and target else None
    return _chosen(other, one, options) if other and one else None


ASSOCIATIONS: Final[Mapping[tuple[str, str], str]] = {
    ("systemuser", "systemuserroles_association"): "role",
    **PORTAL_ASSOCIATIONS,
}
"""The many-to-many associations: the table at one end and the navigation property, and the other table."""


def _chosen(table: Table, row: Document, options: str) -> Document:
    """Give an expanded row: of its options only a nested `$select` is known here."""
    columns = options.removeprefix("$select=") if options.startswith("$select=") else ""
    return {"@odata.etag": etag(row), **{name: row.get(name) for name in _selected(columns, table)}}


def _wants_annotations(request: Request) -> bool:
    wanted = _ANNOTATIONS.search(request.headers.get("Prefer", ""))
    return wanted is not None and wanted.group(1).strip() in ("*", _FORMATTED, "OData.*")


def _annotations(organization: Organization, table: Table, body: Document) -> Document:
    labels: Document = {}
    for column in table.columns:
        value = body.get(column.json_name)
        if isinstance(value, int) and value in column.options:
            labels[f"{column.json_name}@{_FORMATTED}"] = column.options[value]
        if column.kind == "lookup" and value:
            labels[f"{column.json_name}@Microsoft.Dynamics.CRM.lookuplogicalname"] = column.target
            labels[f"{column.json_name}@{_FORMATTED}"] = _name_of(organization, column.target, str(value))
    return labels


def _name_of(organization: Organization, logical: str, identity: str) -> str | None:
    table = organization.table_named(logical)
    row = organization.row(table, identity) if table else None
    name: str | None = row.get(table.name_column) if table and row else None
    return name


def _context(request: Request, table: Table, columns: str) -> str:
    api = request.base_url.partition("/api/data/")[0]
    version = request.path.split("/")[3]
    chosen = f"({columns})" if columns else ""
    return f"{api}/api/data/{version}/$metadata#{table.entity_set}{chosen}"
