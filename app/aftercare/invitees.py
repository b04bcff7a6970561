"""Who can be invited: what each contact and account still lacks. Pure.

A column that the table has not is "cannot tell", never "lacks".
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum

from app.aftercare.invitation_needs import INVITATION, ORDER, Need, invitation_needs
from app.services.customers import ACCOUNTS, CONTACTS, CustomerRow, CustomerTable
from app.services.table_metadata import Column

_NAMES = {CONTACTS.name: "fullname", ACCOUNTS.name: "name"}
_SHOWN = {
    CONTACTS.name: ("emailaddress1", "msdyn_company", "parentcustomerid"),
    ACCOUNTS.name: ("msdyn_company",),
}


class Show(Enum):
    """Which of them are shown."""

    EVERYBODY = "everybody"
    LACKING = "lacking"
    READY = "ready"


@dataclass(frozen=True)
class Lacks:
    """What is missing, and what cannot be told, by the ids of the needs."""

    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether nothing is missing and everything could be told."""
        return not self.missing and not self.unknown


@dataclass(frozen=True)
class Invitee:
    """A contact or an account. `account` is the contact's own; `found_by` is what a search looks at."""

    table: str
    id: str
    name: str
    email: str
    company: str
    account: str
    invitation: Lacks
    order: Lacks
    found_by: str

    @property
    def is_contact(self) -> bool:
        """Whether it is a person, who can be invited."""
        return self.table == CONTACTS.name


@dataclass(frozen=True)
class Yardstick:
    """The needs of one table, each with the column that holds it, or None where there is none."""

    table: CustomerTable
    columns: tuple[Column, ...]
    needs: tuple[tuple[Need, Column | None], ...]


def wanted_columns(table: CustomerTable) -> tuple[str, ...]:
    """The names of all columns that are of interest in a table."""
    needs = (name for need in invitation_needs() if need.table == table.name for name in need.columns)
    return tuple(dict.fromkeys((_NAMES[table.name], *_SHOWN[table.name], *needs)))


def yardstick(table: CustomerTable, found: Collection[Column]) -> Yardstick:
    """How rows of a table are judged, where it has the columns `found`."""
    by_name = {column.name: column for column in found}
    needs = tuple(
        (need, next((by_name[name] for name in need.columns if name in by_name), None))
        for need in invitation_needs()
        if need.table == table.name
    )
    return Yardstick(table, tuple(found), needs)


def invitee(stick: Yardstick, row: CustomerRow) -> Invitee:
    """A row, judged."""
    table, value = stick.table.name, row.values.get
    name, email = value(_NAMES[table], ""), value("emailaddress1", "")
    company, account = value("msdyn_company", ""), value("parentcustomerid", "")
    return Invitee(
        table=table,
        id=row.id,
        name=name,
        email=email,
        company=company,
        account=account,
        invitation=_lacks(stick, row, INVITATION),
        order=_lacks(stick, row, ORDER),
        found_by=" ".join((name, email, company, account)).casefold(),
    )


def matching(everybody: Sequence[Invitee], show: Show, wanted: str) -> list[Invitee]:
    """Those that are to be shown and have every word of `wanted` somewhere, in their order."""
    found = list(everybody)
    for word in wanted.casefold().split():
        found = [one for one in found if word in one.found_by]
    if show is Show.EVERYBODY:
        return found
    return [one for one in found if is_ready(one) is (show is Show.READY)]


def is_ready(one: Invitee) -> bool:
    """Whether nothing is in the way of an invitation and of an order."""
    return one.invitation.is_ready and one.order.is_ready


def _lacks(stick: Yardstick, row: CustomerRow, before: str) -> Lacks:
    missing, unknown = [], []
    for need, column in stick.needs:
        if before not in need.before:
            continue
        if column is None:
            unknown.append(need.id)
        elif not _is_met(need, row.values.get(column.name, "")):
            missing.append(need.id)
    return Lacks(tuple(missing), tuple(unknown))


def _is_met(need: Need, value: str) -> bool:
    return value == need.value if need.value else bool(value)
