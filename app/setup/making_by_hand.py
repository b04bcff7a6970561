"""The portal of a setup that is made by hand: looking for the new site, and going on when it appears."""

from __future__ import annotations

from dataclasses import replace

from app.errors import Trouble
from app.problems import problem_of
from app.provisioning.plan import Adopt, wanted
from app.services.environments import Environment
from app.services.websites import Website
from app.setup.course import ByHand
from app.setup.creating import Creating
from app.setup.stage import Stage
from app.setup.state import Activity, StepId
from app.text import Text


class MakingByHand:
    """What a person can do while the portal is made by hand. All coroutines may be cancelled."""

    def __init__(self, stage: Stage) -> None:
        self._stage, self._creating = stage, Creating(stage)
        self._rounds = 0

    async def watch(self) -> None:
        """Looks for the new site until it appears, then waits until it is finished.

        Ends when the step is left. Looks at once; a looking that goes on already ends with that. Does nothing
        where nothing is made by hand.
        """
        stage, by_hand = self._stage, self._stage.state.course.by_hand
        if by_hand is None:
            return
        self._rounds += 1
        environment, this_round = stage.environment(), self._rounds
        self._become(watching=True)
        stage.become(stage.state.with_activity(StepId.CREATE, Activity()))
        site: Website | None = None
        try:
            site = await self._appeared(environment, by_hand, this_round)
        except Trouble as trouble:
            if self._is_wanted(environment, this_round):
                problem = Activity(problem=problem_of(trouble))
                stage.become(stage.state.with_activity(StepId.CREATE, problem))
        finally:
            if self._is_wanted(environment, this_round):
                self._become(watching=False, hindrance=None)
        if site is not None and self._is_wanted(environment, this_round):
            # It is there now, whoever asked for it.
            course = replace(stage.state.course, way=Adopt(site), by_hand=None, appeared=site.id)
            stage.become(replace(stage.state, course=course))
            await self._creating.create()

    async def _appeared(self, environment: Environment, by_hand: ByHand, this_round: int) -> Website | None:
        stage = self._stage
        request = wanted(stage.state.course.way, stage.state.request)

        def hinder(hindrance: Text | None) -> None:
            if self._is_wanted(environment, this_round):
                self._become(hindrance=hindrance)

        def is_wanted() -> bool:
            return self._is_wanted(environment, this_round)

        creator = self._creating.creator()
        return await creator.await_handwork(environment.id, request, by_hand.known, hinder, is_wanted)

    def _is_wanted(self, environment: Environment, this_round: int) -> bool:
        """Whether the looking goes on: a later one, or leaving the step, takes its place."""
        state = self._stage.state
        if this_round != self._rounds:
            return False
        return state.course.by_hand is not None and state.environment == environment

    def _become(self, **changes: object) -> None:
        course = self._stage.state.course
        if course.by_hand is not None:
            by_hand = replace(course.by_hand, **changes)  # type: ignore[arg-type]
            course = replace(course, by_hand=by_hand)
            self._stage.become(replace(self._stage.state, course=course))
