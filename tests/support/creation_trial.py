"""One creation at the practice tenant, whose waiting passes on the tenant's clock and not on ours."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from practice_world import Practice
from request_log import RequestLog

from app.provisioning.create import Creator
from app.provisioning.journal import Creation, Journal
from app.provisioning.patience import Patience
from app.provisioning.progress import CreationStage, Progress
from app.provisioning.site_request import SiteRequest
from app.services.company import Company
from app.services.environments import Environment
from app.services.websites import Website

REQUEST = SiteRequest("Contoso orders", "contoso-orders", 1033)
CREATE = "/powerpages/environments/*/websites"
OPERATION = "/powerpages/environments/*/operations/*"


@dataclass
class Trial:
    """What a creation works with. `during` is called before each wait, with the number of the wait."""

    practice: Practice
    file: Path
    log: RequestLog
    scenario: str = "ready"
    patience: Patience = field(default_factory=Patience)
    during: Callable[[int], None] = lambda _: None
    told: list[Progress] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    @property
    def company(self) -> Company:
        """The services as the person of the scenario may use them."""
        return self.practice.company(self.scenario)

    @property
    def environment(self) -> Environment:
        """The environment in which the portal is created."""
        return self.practice.environment(self.scenario)

    @property
    def journal(self) -> Journal:
        """The journal, as a program that starts now reads it."""
        return Journal(self.file)

    @property
    def creation(self) -> Creation:
        """The one creation in the journal."""
        (creation,) = self.journal.creations()
        return creation

    @property
    def stages(self) -> list[CreationStage]:
        """The stages that the person was told, each once in a row."""
        stages = [progress.stage for progress in self.told]
        return [stage for place, stage in enumerate(stages) if place == 0 or stages[place - 1] is not stage]

    @property
    def posts(self) -> int:
        """How many requests for a site arrived at the tenant."""
        return self.log.count("POST", CREATE, "power_platform")

    def creator(self, company: Company | None = None) -> Creator:
        """A creator whose waits move the tenant's clock."""
        return Creator(company or self.company, self.journal, self.told.append, self._sleep, self.patience)

    def create(self, request: SiteRequest = REQUEST, company: Company | None = None) -> Website:
        """Create the portal and wait for it."""
        return asyncio.run(self.creator(company).create(self.environment, request))

    def resume(self) -> Website:
        """Go on with the creation in the journal, as after a start of the program."""
        return asyncio.run(self.creator().resume(self.creation))

    def sites(self) -> list[str]:
        """The addresses of the sites that the tenant has made."""
        return [str(site["subdomain"]) for site in self.practice.sites(self.scenario)]

    async def _sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.during(len(self.waits))
        self.practice.tenant.clock.advance(timedelta(seconds=seconds))
