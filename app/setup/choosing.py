"""The environments of a setup: reading them, finding one that is not listed, and choosing one."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from app.services.environment_merge import merged
from app.services.environments import Environment
from app.setup.environment_address import Wanted, wanted_by
from app.setup.environment_index import NO_ENVIRONMENTS, EnvironmentIndex, index_of
from app.setup.environment_listing import Lookup
from app.setup.environment_lookup import looked_up
from app.setup.environment_reading import Reading
from app.setup.likely_environments import likeliest_first
from app.setup.stage import Stage
from app.setup.state import SetupState, StepId, is_suitable
from app.text import text


class Choosing:
    """What a person can do about the environment. All coroutines may be cancelled."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def load(self) -> None:
        """Reads the person's environments, the likeliest first, and shows them as they come in.

        The one that was used last is chosen, unless the person has chosen already.
        """
        stage = self._stage
        async with stage.doing(StepId.ENVIRONMENT, text("Reading your environments")):
            company = stage.company()
            last = await asyncio.to_thread(
                stage.connection.last_choices.of, stage.connection.cloud.id, company.account
            )
            listing = replace(stage.state.listing, is_reading=True, last=last)
            stage.become(replace(stage.state, listing=listing))
            reading = Reading(company, stage.company(unasked=False))
            is_new = not stage.state.environments

            async def show() -> None:
                # A list that is read again stays as it is until it is whole.
                if is_new:
                    await self._show(reading, is_reading=True)

            await reading.read(show)
            await self._show(reading, is_reading=False)

    def choose(self, environment: Environment) -> None:
        """Takes an environment; another one than before starts its checks anew."""
        self._stage.become(self._stage.state.with_environment(environment))

    async def remember(self) -> None:
        """Keeps the choice for the next start of the program."""
        stage = self._stage
        account, chosen = stage.state.account, stage.state.environment
        if account is not None and chosen is not None:
            kept = stage.connection.last_choices
            await asyncio.to_thread(kept.remember, stage.connection.cloud.id, account, chosen.id)

    async def look_up(self, typed: str) -> None:
        """Finds the environment that was typed, adds it to the list and chooses it if it will do."""
        stage = self._stage
        wanted = wanted_by(typed, stage.connection.cloud)
        if not isinstance(wanted, Wanted):
            self._tell(Lookup(message=wanted))
            return
        company = stage.company()
        self._tell(Lookup(is_looking=True))
        ending = Lookup()
        try:
            ending = await looked_up(company, wanted, stage.state.environments or ())
        finally:
            if company.account == stage.state.account:
                self._tell(ending)
        if ending.found is not None and company.account == stage.state.account:
            await self._add(ending.found)

    def begin_lookup(self) -> None:
        """Shows why an environment may not be listed, and lets one be looked up."""
        self._tell(Lookup())

    def end_lookup(self) -> None:
        """Returns to the list."""
        self._tell(None)

    async def _add(self, found: Environment) -> None:
        state = self._stage.state
        others = tuple(one for one in state.listing.added if one.id.casefold() != found.id.casefold())
        added = (*others, found)
        lists = (state.environments or (), added)
        index = await self._arranged(lists, NO_ENVIRONMENTS)
        state = self._stage.state
        if state.account == self._stage.company().account:
            state = _with_index(replace(state, listing=replace(state.listing, added=added)), index)
            self._stage.become(_chosen(state, found.id))

    async def _show(self, reading: Reading, *, is_reading: bool) -> None:
        stage = self._stage
        account = stage.state.account
        listing = stage.state.listing
        index = await self._arranged((*reading.lists, listing.added), listing.index)
        if stage.state.account != account:
            return
        listing = replace(stage.state.listing, is_reading=is_reading, answers=reading.answers)
        state = _with_index(replace(stage.state, listing=listing), index)
        stage.become(state if state.environment else _chosen(state, listing.last))

    async def _arranged(
        self, lists: Sequence[Sequence[Environment]], known: EnvironmentIndex
    ) -> EnvironmentIndex:
        """The list in the order of the language that is spoken once that is done."""
        while True:
            alphabet = self._stage.state.alphabet
            index = await asyncio.to_thread(_arranged, lists, known, alphabet)
            if alphabet == self._stage.state.alphabet:
                return index

    def _tell(self, lookup: Lookup | None) -> None:
        state = self._stage.state
        self._stage.become(replace(state, listing=replace(state.listing, lookup=lookup)))


def _arranged(
    lists: Sequence[Sequence[Environment]], known: EnvironmentIndex, alphabet: str
) -> EnvironmentIndex:
    """The environments of all lists, ready to be looked through; `known` itself where nothing is new."""
    before = {one.id: one for one in known.environments}
    # What is as it was stays the same thing, so that two lists are compared in no time.
    found = (one if one != before.get(one.id) else before[one.id] for one in merged(lists))
    environments = likeliest_first(found, alphabet)
    is_known = known.environments == environments and known.alphabet == alphabet
    return known if is_known and environments else index_of(environments, alphabet)


def _with_index(state: SetupState, index: EnvironmentIndex) -> SetupState:
    """The state with this list, and with what it says of the environment that is chosen."""
    state = replace(state, environments=index.environments, listing=replace(state.listing, index=index))
    chosen = state.environment
    if chosen is None:
        return state
    same = next((one for one in index.environments if one.id == chosen.id), None)
    if same is None:
        return state
    if (same.dataverse, same.availability) == (chosen.dataverse, chosen.availability):
        return replace(state, environment=same)
    return state.with_environment(same)


def _chosen(state: SetupState, wanted: str) -> SetupState:
    """The state with the environment of this id, if it is there and will do."""
    found = next((one for one in state.environments or () if wanted and one.id == wanted), None)
    return state.with_environment(found) if found is not None and is_suitable(found) else state
