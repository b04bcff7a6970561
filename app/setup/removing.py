"""Taking away again a portal that this program made."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

from app.aftercare.origin import origin_of_site
from app.aftercare.refusals import Change
from app.aftercare.removal import RemovalStage, Remover
from app.provisioning.journal import Creation
from app.services.environments import Environment
from app.services.websites import list_websites
from app.setup import flow
from app.setup.aftercare_state import Act
from app.setup.aftercare_words import ENDS
from app.setup.begun_before import became_its_account, found_again
from app.setup.deeds import deed_of
from app.setup.stage import Stage
from app.setup.state import StepId
from app.text import text


class Removing:
    """What a person can do to take a portal away. All coroutines may be cancelled; the journal remembers."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def remove(self) -> None:
        """Removes the portal, if this program made it and nothing else is under way with it.

        The person has typed its name for that.
        """
        aftercare = self._stage.state.aftercare
        creation = aftercare.origin.creation if aftercare.origin else None
        if creation is not None:
            await self._run(creation, again=False)

    async def go_on(self) -> None:
        """Looks again how far the removal is, and goes on with it."""
        aftercare = self._stage.state.aftercare
        if aftercare.removing is not None:
            await self._run(aftercare.removing, again=True)

    async def resume(self, creation: Creation) -> None:
        """Goes on with a removal that was begun before; signs in first where its account is not known."""
        stage = self._stage
        if not became_its_account(stage, creation.place):
            return
        environment = await found_again(stage.company(), creation.place)
        if stage.state.aftercare.is_changing:
            return
        state = stage.state.with_environment(environment)
        aftercare = replace(state.aftercare, removing=creation, removal=RemovalStage.LOOKING)
        state = replace(state, request=creation.request, aftercare=aftercare)
        stage.become(flow.reached_by(state, StepId.FINISHED))
        await self._run(creation, again=True)

    async def _run(self, creation: Creation, *, again: bool) -> None:
        stage = self._stage
        if stage.state.aftercare.is_changing:
            return
        self._begin(creation)
        async with deed_of(stage, Act.REMOVAL, text("Removing the portal"), Change.REMOVE) as tell:
            journal = stage.connection.journal
            known = await asyncio.to_thread(journal.creations)
            creation = next((one for one in known if one.id == creation.id), creation)
            remover = Remover(stage.company(), journal, await self._environment(creation), self._tell)
            record = stage.state.site.record if stage.state.site else ""
            end = await (remover.resume(creation) if again else remover.remove(creation, record))
            if end is RemovalStage.HOST_STILL_THERE:
                await self._find_site(creation)
            self._tell(end)
            tell(ENDS[end])
        await stage.remember(lambda state: state)

    async def _environment(self, creation: Creation) -> Environment:
        """The environment with the address of its content; read again where that is not known yet."""
        known = self._stage.environment()
        return known if known.dataverse else await found_again(self._stage.company(), creation.place)

    async def _find_site(self, creation: Creation) -> None:
        """Takes up the site that is still there: it can be looked at, and its removal asked for again."""
        stage = self._stage
        sites = await list_websites(stage.company().power_platform, stage.environment().id)
        site = next((one for one in sites if one.id == creation.website), None)
        if site is not None:
            place = creation.place
            origin = origin_of_site((creation,), place.cloud, place.environment, site)
            aftercare = replace(stage.state.aftercare, origin=origin, seen=datetime.now(UTC))
            stage.become(replace(stage.state, site=site, aftercare=aftercare))

    def _begin(self, creation: Creation) -> None:
        aftercare = replace(self._stage.state.aftercare, removing=creation, removal=RemovalStage.LOOKING)
        self._stage.become(replace(self._stage.state, aftercare=aftercare))

    def _tell(self, stage: RemovalStage) -> None:
        aftercare = replace(self._stage.state.aftercare, removal=stage)
        self._stage.become(replace(self._stage.state, aftercare=aftercare))
