"""Where an update of a live portal reads: Dataverse, folders, and what is kept on this computer."""

from __future__ import annotations

import asyncio
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from app.aftercare.known_portal import KnownPortal
from app.errors import NotFound, SignInNeeded
from app.services.websites import list_websites
from app.setup.begun_before import account_of, found_again
from app.setup.keeping_baseline import SNAPSHOTS_NAME
from app.setup.other_portals import portals_elsewhere
from app.setup.stage import Stage
from app.setup.update_tools import Tell

if TYPE_CHECKING:
    from app.services.client import Client
    from app.update.live.captured import Captured
    from app.update.site.site import Site
    from app.update.snapshots.snapshot import SnapshotNote
    from app.update.snapshots.snapshots import Snapshots


class PortalSides:
    """Reads the sides of the portal that `stage` is at."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def read_portal(self, tell: Tell) -> Captured:
        """The portal as it is now. Raises as the services do."""
        return await _captured(self._dataverse(), self._stage.site().record, tell)

    async def other_portals(self, tell: Tell) -> tuple[KnownPortal, ...]:
        """The portals of other environments that the person may see. Raises as the services do."""
        stage = self._stage
        return await portals_elsewhere(stage.company(), stage.environment().id, tell, stage.state.alphabet)

    async def read_reference(self, portal: KnownPortal, tell: Tell) -> Site:
        """Another portal, that shows what Microsoft's template is now.

        Raises:
            SignInNeeded: the account that it was made with is not known here.
            NotFound: it is no longer there. Otherwise as the services do.
        """
        account = account_of(portal.place, self._stage.state.saved_accounts)
        if account is None:
            raise SignInNeeded
        company = self._stage.connection.company(account, self._stage.proved)
        environment = await found_again(company, portal.place)
        sites = await list_websites(company.power_platform, environment.id)
        site = next((one for one in sites if one.id == portal.website), None)
        if site is None:
            raise NotFound("Power Platform", 404)
        captured = await _captured(company.dataverse(environment.dataverse), site.record, tell)
        return captured.site

    async def read_folder(self, folder: Path) -> Site:
        """A website in a folder. Raises FolderTrouble."""
        from app.update.folder.read import read_folder

        return (await asyncio.to_thread(read_folder, folder)).site

    async def baselines(self) -> tuple[SnapshotNote, ...]:
        """What is kept of the template as it was when the portal was made, the newest first."""
        notes = await asyncio.to_thread(self._snapshots().notes, self._stage.site().record)
        return tuple(one for one in notes if one.kind == "baseline")

    async def read_snapshot(self, note: SnapshotNote) -> Site:
        """A website as it was kept. Raises SnapshotTrouble."""
        return (await asyncio.to_thread(self._snapshots().open, note)).site

    def _snapshots(self) -> Snapshots:
        from app.update.snapshots.snapshots import Snapshots

        return Snapshots(self._stage.connection.folder / SNAPSHOTS_NAME)

    def _dataverse(self) -> Client:
        return self._stage.company().dataverse(self._stage.environment().dataverse)


async def _captured(client: Client, record: str, tell: Tell) -> Captured:
    # What an update needs is loaded when it is wanted, and beside the window's thread.
    await asyncio.to_thread(import_module, "app.update.live.capture")
    from app.update.live.capture import capture, model_of
    from app.update.schema import portal_schema

    schema = await asyncio.to_thread(portal_schema)
    return await capture(client, record, await model_of(client, record), schema, tell)
