"""What is left before customers use the portal: a list to tick, with a source for each item.

The items are in `resources/hand_over.toml`, their words here. Contract: dual-write.md section 1.3.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from app.text import Text, text


@dataclass(frozen=True)
class HandOverItem:
    """One thing to do or to keep in mind. `help` names the page where it is explained."""

    id: str
    group: str
    help: str
    source: str


GROUPS = {
    "people": text("People"),
    "goods": text("Products and prices"),
    "orders": text("Orders"),
    "site": text("The site"),
}
"""What the items are about, in their order."""

ITEMS = {
    "contacts-arrive": text("Contacts made in Dataverse appear in Supply Chain Management."),
    "invitations": text(
        "Each person is invited in Portal Management: contact, Create Invitation, then Send Invitation. "
        "Without an invitation nobody gets in."
    ),
    "web-roles": text(
        "Each invitation gives a web role: Customer representative sees all orders of the company, "
        "others see their own."
    ),
    "products-active": text(
        "Products are active. They arrive as drafts unless System settings, Sales, says to create them "
        "active."
    ),
    "price-lists": text(
        "Prices are right. Products are put on the first price list of their currency, in the order of the "
        "alphabet."
    ),
    "pricing-settings": text(
        "Sales settings: system pricing calculation is on, and discounts are calculated by line item."
    ),
    "site-and-warehouse": text("Default order settings give each product a site and a warehouse."),
    "number-sequences": text(
        "Order numbers cannot collide: the two applications have different number sequences."
    ),
    "order-columns": text(
        "These columns stay on the sales order: Company, Name, Currency, Price list, Ship-to country, "
        "Potential customer, Language and Delivery address description."
    ),
    "line-columns": text(
        "These columns stay on the order lines: Product, Quantity, Unit, Ship-to country and Delivery "
        "address description."
    ),
    "trial-order": text(
        "A test contact has placed an order in the portal, and it has arrived in Supply Chain Management."
    ),
    "registration": text(
        "Registration stays closed: nobody has switched on open registration in the site settings."
    ),
    "visibility": text("The site is made public, and a production site, when the customers are let in."),
}
"""The words of each item."""


@cache
def hand_over_items() -> tuple[HandOverItem, ...]:
    """The catalogue."""
    content = tomllib.loads(files("resources").joinpath("hand_over.toml").read_text("utf-8"))
    return tuple(HandOverItem(**row) for row in content["item"])


def words_of(item: HandOverItem) -> Text:
    """What an item says."""
    return ITEMS[item.id]
