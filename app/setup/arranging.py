"""Everything that is in the order of names, when another language is spoken."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from app.setup.environment_index import EnvironmentIndex, index_of
from app.setup.likely_environments import likeliest_first
from app.setup.other_portals import by_name
from app.setup.stage import Stage


class Arranging:
    """Puts what is known into the order of a language. It asks no service."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def in_alphabet_of(self, tag: str) -> None:
        """Arranges what is there, and from now on everything that is found, as the language of a tag does."""
        self._stage.become(replace(self._stage.state, alphabet=tag))
        await self._environments()
        await self._update()

    async def _environments(self) -> None:
        stage = self._stage
        while (index := stage.state.listing.index).environments and index.alphabet != stage.state.alphabet:
            arranged = await asyncio.to_thread(_arranged, index, stage.state.alphabet)
            if stage.state.listing.index is index:
                listing = replace(stage.state.listing, index=arranged)
                stage.become(replace(stage.state, environments=arranged.environments, listing=listing))

    async def _update(self) -> None:
        stage = self._stage
        update = stage.state.update
        if update is not None and update.others:
            update = replace(update, others=by_name(update.others, stage.state.alphabet))
            stage.become(replace(stage.state, update=update))
        while update is not None and update.comparison is not None:
            before, alphabet = update.comparison, stage.state.alphabet
            arranged = await asyncio.to_thread(before.in_alphabet_of, alphabet)
            update = stage.state.update
            if update is not None and update.comparison is before and stage.state.alphabet == alphabet:
                stage.become(replace(stage.state, update=replace(update, comparison=arranged)))
                return


def _arranged(index: EnvironmentIndex, alphabet: str) -> EnvironmentIndex:
    return index_of(likeliest_first(index.environments, alphabet), alphabet)
