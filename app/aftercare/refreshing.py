"""A portal whose configuration was changed: restarted, so that its visitors meet the changes, and looked at.

Without a restart the changes show within a quarter of an hour (contract: portal-configuration.md section 4);
who may ask for one, and how long it takes, is not known. So a restart that is turned away is no trouble.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.aftercare.acts import Caretaker, Certainty
from app.aftercare.reachability import Reach, ReachPatience, Sleep, wait_for_answer
from app.errors import NetworkTrouble, ServiceRefused
from app.services.site_answers import SiteAnswer
from app.text import Text, text

if TYPE_CHECKING:
    from app.services.websites import Website


@dataclass(frozen=True)
class Refreshed:
    """What became of it. `restart` is None where it was turned away, `reach` the last look at the portal."""

    restart: Certainty | None
    reach: Reach

    @property
    def words(self) -> Text:
        """When visitors meet the changes."""
        if self.restart is None:
            return text(
                "Microsoft did not restart the portal. Visitors see the changes within about 15 minutes."
            )
        if self.restart is Certainty.UNKNOWN:
            return text(
                "It is not known whether the portal restarts. Visitors see the changes in about 15 minutes."
            )
        return text("Microsoft restarts the portal, so that visitors see the changes.")


@dataclass(frozen=True)
class Refresher:
    """Restarts one site and looks at it. `tell` hears each look; `settling` are seconds before the first one.

    A site may go on answering for a moment after a restart was asked for.
    """

    care: Caretaker
    look: Callable[[], Awaitable[SiteAnswer]]
    tell: Callable[[Reach], None]
    sleep: Sleep
    patience: ReachPatience = field(default_factory=ReachPatience)
    settling: float = 15.0

    async def refresh(self, site: Website) -> Refreshed:
        """Asks for the restart once, and waits until the site answers its visitors.

        Raises:
            SignInTrouble: the person is not signed in any more.
        """
        restart = await self._restart(site)
        if restart is not None:
            await self.sleep(self.settling)
        return Refreshed(restart, await wait_for_answer(self.look, self.tell, self.sleep, self.patience))

    async def _restart(self, site: Website) -> Certainty | None:
        try:
            return (await self.care.restart(site)).certainty
        except (ServiceRefused, NetworkTrouble):
            return None
