"""Somebody who brings a portal up to date, without a window."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

from states_of_updating import REFERENCE
from update_tools import ToolsInMemory

from app.setup.journey import Journey
from app.setup.state import SetupState
from app.setup.update_state import UpdateState
from app.update.merge.choice import Take
from app.update.merge.decision import Place


@dataclass
class Person:
    """Somebody at the portal; `states` are all that were shown."""

    journey: Journey
    tools: ToolsInMemory
    restarts: list[bool]
    states: list[SetupState] = field(default_factory=list)

    @property
    def update(self) -> UpdateState:
        update = self.journey.state.update
        assert update is not None
        return update

    def place(self, name: str) -> Place:
        comparison = self.update.comparison
        assert comparison is not None
        return next(one.place for one in comparison.decisions if one.name == name)

    def do(self, *work: object) -> None:
        async def all_of_it() -> None:
            for one in work:
                await one  # type: ignore[misc]

        asyncio.run(all_of_it())

    def compare(self, *, with_base: bool = True) -> None:
        self.journey.updating.open()
        self.do(self.journey.arrive())
        self.journey.updating.use_template(REFERENCE)
        self.journey.updating.use_baseline(Path("baseline") if with_base else None)
        self.do(self.journey.updating.compare())

    def choose_all(self) -> None:
        self.journey.updating.choose(self.place("Header"), Take.OURS)
        self.journey.updating.choose(self.place("Greeting"), Take.THEIRS)

    def review(self) -> None:
        self.choose_all()
        self.do(self.journey.updating.review())

    def keep(self) -> None:
        self.do(self.journey.choices.keep())

    def keep_all(self) -> None:
        self.compare()
        self.choose_all()
        self.keep()
