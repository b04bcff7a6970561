"""What a customer needs before an invitation and before a first order: `resources/invitation_needs.toml`.

Contract: dual-write.md section 1.3. Which column of the table holds it is partly inferred; the file says so.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from app.text import text

INVITATION, ORDER = "invitation", "order"

NEED_NAMES = {
    "email": text("Email address"),
    "company": text("Company (legal entity)"),
    "account-number": text("Account number"),
    "potential-customer": text("Potential customer"),
    "price-list": text("Price list"),
    "currency": text("Currency"),
    "ship-to-country": text("Ship-to country"),
    "customer-number": text("Account number"),
    "customer-company": text("Company (legal entity)"),
    "customer-type": text("Relationship type Customer"),
}
"""What each need is called."""


@dataclass(frozen=True)
class Need:
    """What a row of `table` has to have: a value, or this `value`, in the first of `columns` it has.

    `is_inferred` says that no page of Microsoft's tells which column it is.
    """

    id: str
    table: str
    before: frozenset[str]
    columns: tuple[str, ...]
    value: str = ""
    is_inferred: bool = False


@cache
def invitation_needs() -> tuple[Need, ...]:
    """The catalogue."""
    content = tomllib.loads(files("resources").joinpath("invitation_needs.toml").read_text("utf-8"))
    return tuple(
        Need(
            row["id"],
            row["table"],
            frozenset(row["before"]),
            tuple(row["columns"]),
            row.get("value", ""),
            row["mark"] == "inferred",
        )
        for row in content["need"]
    )
