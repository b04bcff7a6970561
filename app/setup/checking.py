"""The readiness of a setup: running the checks, one, some or all, and taking the person's word."""

from __future__ import annotations

from app.checks.catalogue import all_checks
from app.checks.check import Check, CheckResult, Verdict
from app.checks.run import run_checks
from app.problems.passing import passes
from app.provisioning.plan import Way
from app.setup.planning import choosing_way
from app.setup.stage import Stage
from app.setup.state import StepId
from app.text import text


class Checking:
    """What a person can do about the checks. All coroutines may be cancelled."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def check_all(self) -> None:
        """Runs all checks."""
        await self._check(all_checks())

    async def check_rest(self) -> None:
        """Runs the checks that have no result: all of them at first, later those that were cut short."""
        known = {one.check.id for one in self._stage.state.readiness if one.finding is not None}
        await self._check(tuple(check for check in all_checks() if check.id not in known))

    async def check_one(self, check_id: str) -> None:
        """Runs one check again."""
        await self._check(tuple(check for check in all_checks() if check.id == check_id))

    async def check_waiting(self) -> None:
        """Runs again what is not ready."""
        await self._check(tuple(one.check for one in self._stage.state.readiness if one.waits))

    async def look_again(self) -> None:
        """Runs all checks again for someone who comes back: each shows its result until there is a new one.

        A service that does not answer just now takes nothing back of what it said before.
        """
        await self._check(all_checks(), quietly=True)

    def confirm(self, check_id: str) -> None:
        """Takes the person's word for a check that could not tell."""
        self._stage.become(self._stage.state.with_confirmation(check_id))

    def take_way(self, way: Way) -> None:
        """Takes the person's choice among the ways on that a check has found."""
        self._stage.become(choosing_way(self._stage.state, way))

    async def _check(self, checks: tuple[Check, ...], *, quietly: bool = False) -> None:
        stage = self._stage
        company, environment = stage.company(unasked=not quietly), stage.environment()
        # Someone may have put right meanwhile what was refused a moment ago.
        stage.connection.accounts.forget_refusals()
        state = stage.state
        for check in () if quietly else checks:
            state = state.with_result(CheckResult(check))
        stage.become(state)

        def tell(result: CheckResult) -> None:
            # A late answer about another environment is of no use any more.
            if stage.state.environment == environment and not (quietly and self._adds_nothing(result)):
                stage.become(stage.state.with_result(result))

        async with stage.doing(StepId.READINESS, text("Checking")):
            await run_checks(company, environment, checks, tell)

    def _adds_nothing(self, result: CheckResult) -> bool:
        """Whether no answer was had, where there is one from before."""
        problem = result.finding.problem if result.finding else None
        known = (one.finding for one in self._stage.state.readiness if one.check.id == result.check.id)
        before = next(known, None)
        answered = before is not None and before.verdict is not Verdict.COULD_NOT_CHECK
        return answered and problem is not None and passes(problem)
