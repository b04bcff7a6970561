"""The environments of a setup: reading them and choosing one."""

from __future__ import annotations

from dataclasses import replace

from app.services.environments import Environment, list_environments
from app.setup.likely_environments import likeliest_first
from app.setup.stage import Stage
from app.setup.state import StepId
from app.text import text


class Choosing:
    """What a person can do about the environment. All coroutines may be cancelled."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def load(self) -> None:
        """Reads the person's environments, the likeliest first."""
        stage = self._stage
        async with stage.doing(StepId.ENVIRONMENT, text("Reading your environments")):
            company = stage.company()
            found = await list_environments(company.business_apps)
            if company.account == stage.state.account:
                stage.become(replace(stage.state, environments=likeliest_first(found)))

    def choose(self, environment: Environment) -> None:
        """Takes an environment; another one than before starts its checks anew."""
        self._stage.become(self._stage.state.with_environment(environment))
