"""Keeping the portal as the template made it: later updates tell by it what the person has changed since.

It comes after a creation that has ended well. Nothing that goes wrong here changes anything about that: it
is told, and the person can try again.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

from app.errors import TimedOut
from app.problems import problem_of
from app.services.environments import Environment
from app.services.websites import Website
from app.setup.baseline import Baseline
from app.setup.stage import Stage

if TYPE_CHECKING:
    from app.update.snapshots.snapshot import SnapshotKind

SNAPSHOTS_NAME = "snapshots"
"""The folder with snapshots, beside the journal."""

_LONGEST = 600.0
"""Seconds after which the reading is given up, so that a command comes to its end."""


class KeepingBaseline:
    """Takes the snapshot of a portal. All coroutines may be cancelled."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def keep_template(self) -> None:
        """Keeps the portal that was just made as the baseline; does nothing where one is kept already."""
        await self._keep(of_template=True)

    async def keep_now(self) -> None:
        """Keeps the portal as it is now, because the person wants that. What is kept already stays."""
        await self._keep(of_template=False)

    async def try_again(self) -> None:
        """Tries once more what did not work."""
        await self._keep(of_template=self._stage.state.baseline.of_template)

    async def _keep(self, *, of_template: bool) -> None:
        stage, site = self._stage, self._stage.state.site
        if site is None or not site.record or stage.state.baseline.is_working:
            return
        now = Baseline(of_template)
        self._become(site, replace(now, is_working=True))
        try:
            async with asyncio.timeout(_LONGEST):
                taken = await self._taken(site, stage.environment(), now)
            now = replace(now, kept=taken)
        except TimeoutError:
            now = replace(now, problem=problem_of(TimedOut("Dataverse")))
        except Exception as trouble:  # noqa: BLE001 - a creation that has ended well is not spoiled afterwards
            now = replace(now, problem=problem_of(trouble))
        finally:
            self._become(site, now)

    async def _taken(self, site: Website, environment: Environment, now: Baseline) -> datetime:
        """When the portal was read that is kept then."""
        # What an update needs is loaded when it is wanted, and beside the window's thread.
        await asyncio.to_thread(import_module, "app.update.live.keeping")
        from app.update.live.keeping import Kept, keep

        # Nobody is sent to the browser for what they have not asked for.
        client = self._stage.company(unasked=not now.of_template).dataverse(environment.dataverse)

        def tell(read: int, known: int) -> None:
            self._become(site, replace(now, is_working=True, read=read, known=known))

        kind: SnapshotKind = "baseline" if now.of_template else "on demand"
        kept = Kept(site.record, environment.id, site.package_version, kind)
        return await keep(client, self._stage.connection.folder / SNAPSHOTS_NAME, kept, tell)

    def _become(self, site: Website, baseline: Baseline) -> None:
        """Takes the news up, unless the person has gone to another portal meanwhile."""
        state = self._stage.state
        if state.site is not None and state.site.id == site.id:
            self._stage.become(replace(state, baseline=baseline))
