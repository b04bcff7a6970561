"""Comparing what the journal holds with what Microsoft has, at each start of the program."""

from __future__ import annotations

from dataclasses import replace

from app.errors import Trouble
from app.provisioning.journal import Creation
from app.provisioning.standing import Standing, standing_of
from app.services import websites
from app.setup.begun_before import account_of
from app.setup.stage import Stage


class Reconciling:
    """Looks how the portals stand that were begun before. May be cancelled; changes and asks for nothing."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def look(self) -> None:
        """Takes up how each stands, as far as it can be seen without asking the person for anything."""
        for creation in self._stage.state.unfinished:
            standing = await self._standing(creation)
            if standing is not None:
                state = self._stage.state
                others = tuple(pair for pair in state.standings if pair[0] != creation.id)
                self._stage.become(replace(state, standings=(*others, (creation.id, standing))))

    async def _standing(self, creation: Creation) -> Standing | None:
        stage, place = self._stage, creation.place
        account = account_of(place, stage.state.saved_accounts)
        if account is None:
            return None
        client = stage.connection.company(account).power_platform
        try:
            sites = await websites.list_websites(client, place.environment)
        except Trouble:
            # The card says what the journal knows; going on tells what stands in the way.
            return None
        return standing_of(creation, sites)
