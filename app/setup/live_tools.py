"""What an update of a live portal works with."""

from __future__ import annotations

from app.setup.portal_changes import PortalChanges
from app.setup.portal_drafts import PortalDrafts
from app.setup.portal_sides import PortalSides
from app.setup.stage import Stage
from app.setup.update_tools import UpdateTools


def live_tools(stage: Stage) -> UpdateTools:
    """The tools for the portal that `stage` is at."""
    return UpdateTools(PortalSides(stage), PortalChanges(stage), PortalDrafts(stage))
