"""Finding again what a creation in the journal belongs to."""

from __future__ import annotations

from app.errors import Trouble
from app.identity.accounts import Account
from app.provisioning.journal import Place
from app.services.company import Company
from app.services.environments import Environment, list_environments


def account_of(place: Place, accounts: tuple[Account, ...]) -> Account | None:
    """The saved account that the creation was begun with; None where it is not saved."""
    return next(
        (one for one in accounts if one.id == place.account and place.tenant in ("", one.tenant)),
        None,
    )


async def found_again(company: Company, place: Place) -> Environment:
    """The environment of a creation; what the journal has of it, where the list cannot be read."""
    try:
        found = await list_environments(company.business_apps)
    except Trouble:
        found = ()
    known = Environment(place.environment, place.environment_name)
    return next((one for one in found if one.id == place.environment), known)
