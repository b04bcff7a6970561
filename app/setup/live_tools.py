"""What an update of a live portal works with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.setup.portal_changes import PortalChanges
from app.setup.portal_drafts import PortalDrafts
from app.setup.portal_sides import PortalSides
from app.setup.stage import Stage
from app.setup.update_tools import UpdateTools

if TYPE_CHECKING:
    from app.update.drafts.draft import Draft


def live_tools(stage: Stage) -> UpdateTools:
    """The tools for the portal that `stage` is at."""
    return UpdateTools(PortalSides(stage), PortalChanges(stage), PortalDrafts(stage))


def tools_of_a_command(stage: Stage) -> UpdateTools:
    """The same without what a person chose in the window: a plan has all the choices that a command makes."""
    return UpdateTools(PortalSides(stage), PortalChanges(stage), _NoDrafts())


class _NoDrafts:
    async def read(self, _key: str) -> Draft | None:
        return None

    async def keep(self, _key: str, _draft: Draft) -> None:
        return None
