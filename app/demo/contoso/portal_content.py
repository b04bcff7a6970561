"""What the practice company sells, to whom, and what was ordered: for its rows and its portal's pages."""

from __future__ import annotations

from typing import Final

CUSTOMERS: Final = (
    ("Adventure Works", "Malmö"),
    ("Fabrikam", "Utrecht"),
    ("Northwind Traders", "Lyon"),
    ("Tailspin Toys", "Hamburg"),
    ("Wingtip Toys", "Sevilla"),
)
PRODUCTS: Final = (
    ("D0001", "Desk lamp", 49.0),
    ("D0002", "Floor lamp", 129.0),
    ("D0003", "Pendant light", 89.5),
    ("D0004", "Outdoor wall light", 74.0),
)
ORDERS: Final = (
    ("SO-00101", "Adventure Works", "Desk lamp, 20 pieces", "Delivered"),
    ("SO-00102", "Fabrikam", "Pendant light, 6 pieces", "On its way"),
    ("SO-00103", "Northwind Traders", "Floor lamp, 4 pieces", "Confirmed"),
)
