"""The wanted site of a setup: the languages it can have, and what the person enters."""

from __future__ import annotations

from dataclasses import replace

from app.catalogues import portal_languages
from app.provisioning.site_request import SiteRequest
from app.services import dataverse
from app.setup.stage import Stage
from app.setup.state import StepId
from app.text import text


class Describing:
    """What a person can do about the site that they wish for. All coroutines may be cancelled."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def load_languages(self) -> None:
        """Reads the languages that the environment has and a portal can have."""
        stage = self._stage
        async with stage.doing(StepId.SITE, text("Reading the languages of the environment")):
            environment = stage.environment()
            enabled = await dataverse.languages(stage.company().dataverse(environment.dataverse))
            offered = tuple(one.id for one in portal_languages() if one.id in enabled)
            request = stage.state.request
            if request.language is None and environment.base_language in offered:
                request = replace(request, language=environment.base_language)
            stage.become(replace(stage.state, languages=offered, request=request))

    def edit(self, request: SiteRequest) -> None:
        """Takes what the person has entered for the site."""
        self._stage.become(replace(self._stage.state, request=request))
