"""Which of the licences that were listed mean something for this setup, and how they stand.

Contract: identity.md section 1.2: a plan's id tells first, the product's own id second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.catalogues import LicenceGroup, PlanCatalogue
from app.services.licences import Product, Standing

_BEST_FIRST = (Standing.IN_FORCE, Standing.ENDS_SOON, Standing.UNKNOWN, Standing.LAPSED)


def standing_of(products: Iterable[Product], group: LicenceGroup) -> Standing | None:
    """How the best licence of a group stands; None where there is none."""
    found = {standing for product in products for standing in _standings(product, group)}
    return next((standing for standing in _BEST_FIRST if standing in found), None)


def in_state(products: Iterable[Product], group: LicenceGroup, standing: Standing) -> tuple[Product, ...]:
    """The products of a group that stand so."""
    return tuple(product for product in products if standing in _standings(product, group))


def unknown_to(products: Iterable[Product], catalogue: PlanCatalogue) -> tuple[Product, ...]:
    """The products that the catalogue knows nothing of. What they hold cannot be told."""
    groups = (
        catalogue.power_pages,
        catalogue.power_pages_trial,
        catalogue.power_pages_visitors,
        catalogue.supply_chain,
        catalogue.supply_chain_trial,
        catalogue.supply_chain_limited,
    )
    return tuple(
        product
        for product in products
        if product.id not in catalogue.elsewhere and not any(_standings(product, one) for one in groups)
    )


def _standings(product: Product, group: LicenceGroup) -> tuple[Standing, ...]:
    by_plan = tuple(_plans(product, group))
    return by_plan or ((product.standing,) if product.id in group.products else ())


def _plans(product: Product, group: LicenceGroup) -> Iterator[Standing]:
    return (plan.standing for plan in product.plans if plan.id in group.plans)
