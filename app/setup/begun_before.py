"""Finding again what a creation in the journal belongs to."""

from __future__ import annotations

from app.errors import Trouble
from app.identity.accounts import Account
from app.provisioning.journal import Place
from app.services.company import Company
from app.services.environments import Environment, list_environments
from app.setup import flow
from app.setup.stage import Stage
from app.setup.state import StepId


def account_of(place: Place, accounts: tuple[Account, ...]) -> Account | None:
    """The saved account that the creation was begun with; None where it is not saved."""
    return next(
        (one for one in accounts if one.id == place.account and place.tenant in ("", one.tenant)),
        None,
    )


def became_its_account(stage: Stage, place: Place) -> bool:
    """Goes on with the account that a creation was begun with; to the sign-in where it is not saved."""
    account = account_of(place, stage.state.saved_accounts)
    if account is None:
        stage.become(flow.reached_by(stage.state, StepId.SIGN_IN))
        return False
    stage.become(stage.state.with_account(account))
    return True


async def found_again(company: Company, place: Place) -> Environment:
    """The environment of a creation; what the journal has of it, where the list cannot be read."""
    try:
        found = await list_environments(company.business_apps)
    except Trouble:
        found = ()
    known = Environment(place.environment, place.environment_name)
    return next((one for one in found if one.id == place.environment), known)
