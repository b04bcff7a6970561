"""A setup that is walked through from the command line: the window's journey with other eyes and hands."""

from __future__ import annotations

import sys
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from app.cli.options import Options
from app.cli.output import Output
from app.cli.recording import recorded
from app.clouds import Cloud, cloud_from_file
from app.errors import EnvironmentNotFound
from app.problems import Problem, problem_of
from app.provisioning.progress import STAGES, Progress
from app.report.writing import MakePdf
from app.services.environments import Environment
from app.setup.connection import connect
from app.setup.journey import Journey
from app.setup.live_tools import tools_of_a_command
from app.setup.proving import OpenPage
from app.setup.state import SetupState, StepId
from app.setup.update_state import UpdateState
from app.text import text

_SIGN_IN_HAS_ENDED = "SIGN-IN-4"


class Stopped(Exception):
    """The journey cannot go on; `problem` says why. `content` is what else its JSON has."""

    def __init__(self, problem: Problem, content: dict[str, Any] | None = None) -> None:
        super().__init__(problem.code)
        self.problem, self.content = problem, content


class Session:
    """One command's way through the journey."""

    def __init__(self, options: Options, output: Output, journey: Journey, make_pdf: MakePdf) -> None:
        self.options = options
        self.output = output
        self.journey = journey
        self.make_pdf = make_pdf

    @property
    def state(self) -> SetupState:
        """Where the journey is."""
        return self.journey.state

    async def go_on(self) -> None:
        """Goes to the next step and does what it needs.

        Raises:
            Stopped: that did not work.
        """
        self.journey.forward()
        step = self.state.step
        await self.journey.arrive()
        # What does not work may lead back to another step.
        self._settle(step)

    async def sign_in(self) -> None:
        """Takes the saved account that is meant, or signs a person in. Raises as `go_on` does."""
        await self.journey.start()
        self.journey.forward()
        wanted = self.options.account.casefold()
        saved = [one for one in self.state.saved_accounts if wanted in ("", one.user_name.casefold())]
        if saved:
            self.journey.people.choose(saved[0])
        else:
            await self._sign_in_in_person()

    async def list_environments(self) -> None:
        """Reads the person's environments; a saved sign-in that has ended is made anew. Raises as `go_on`."""
        self.journey.forward()
        await self.journey.arrive()
        problem = self.state.activity.problem
        if problem is not None and problem.code == _SIGN_IN_HAS_ENDED and not _wants_proof(problem):
            await self._sign_in_in_person()
            await self.journey.arrive()
        self._settle()

    async def choose_environment(self) -> None:
        """Takes the environment that the options name. Raises as `go_on` does."""
        await self.list_environments()
        self.journey.environments.choose(named(self.state.environments or (), self.options.environment))

    async def check(self) -> None:
        """Makes all checks, also of an environment that cannot be used: they say why."""
        await self.journey.checks.check_all()

    async def resume(self) -> bool:
        """Goes on with a portal that was begun in the chosen environment; False if there is none.

        Raises as `go_on` does.
        """
        environment = self.state.environment
        places = (
            one for one in self.state.unfinished if environment and one.place.environment == environment.id
        )
        begun = next(places, None)
        if begun is None:
            return False
        await self.journey.creation.resume(begun)
        self._settle()
        return True

    async def _sign_in_in_person(self) -> None:
        if self.options.device_code:
            await self.journey.people.sign_in_with_code()
        else:
            await self.journey.people.sign_in(opener(self.output))
        self._settle(StepId.SIGN_IN)

    @property
    def update(self) -> UpdateState:
        """How the update of a portal stands."""
        return self.state.update or UpdateState()

    def settled_update(self) -> UpdateState:
        """How it stands, once it is shown that nothing has come in its way.

        Raises:
            Stopped: something has.
        """
        if self.update.problem is not None:
            raise Stopped(self.update.problem)
        return self.update

    def _settle(self, step: StepId | None = None) -> None:
        problem = self.state.activity_of(step or self.state.step).problem
        if problem is not None:
            raise Stopped(problem)


def opener(output: Output) -> OpenPage:
    """Opens a sign-in page in the person's browser, and says where it is."""

    def open_page(address: str) -> None:
        output.say(text("Sign in in your browser. If it does not open, go to {address}", address=address))
        # Some browsers give the word back only when they are closed.
        threading.Thread(target=webbrowser.open, args=(address,), name="browser", daemon=True).start()

    return open_page


def asking_unasked(output: Output) -> OpenPage:
    """Opens a page that Microsoft asked for in the middle of something, and says what it is about."""
    open_page = opener(output)

    def open_with_reason(address: str) -> None:
        output.say(text("Microsoft wants you to confirm who you are."))
        open_page(address)

    return open_with_reason


def _wants_proof(problem: Problem) -> bool:
    return problem.wish is not None and problem.wish.claims is not None


def named(environments: tuple[Environment, ...], wanted: str) -> Environment:
    """The environment with this id, or else the only one with this name.

    Raises:
        Stopped: there is none, or more than one.
    """
    found = [one for one in environments if one.id == wanted]
    found = found or [one for one in environments if one.name.casefold() == wanted.casefold()]
    if len(found) != 1:
        raise Stopped(problem_of(EnvironmentNotFound(wanted, len(found))))
    return found[0]


@contextmanager
def open_session(options: Options, output: Output, make_pdf: MakePdf) -> Iterator[Session]:
    """A session with the cloud of the options, or with the practice company while it lasts.

    Raises:
        FileTrouble, PracticeUnavailable: this computer does not allow it.
    """
    with ExitStack() as stack:
        cloud = _practice(options, stack) if options.demo else options.cloud()
        connection = connect(cloud, options.client_id, options.state_folder, output.language.say)
        stack.callback(connection.close)
        unasked = None if options.device_code or not _has_terminal() else asking_unasked(output)
        connection = stack.enter_context(recorded(connection, options.record, output))
        state = SetupState(alphabet=output.language.tag)
        journey = Journey(connection, _Teller(output), state, unasked, update_tools=tools_of_a_command)
        yield Session(options, output, journey, make_pdf)


def _has_terminal() -> bool:
    """Whether a person is there, who would know what a page in the browser is about."""
    return sys.stdin is not None and sys.stdin.isatty()


def _practice(options: Options, stack: ExitStack) -> Cloud:
    from app.demo.tenant import PracticeTenant

    folder = options.state_folder / "practice"
    tenant = stack.enter_context(PracticeTenant.start(folder, pace=options.pace, first_port=options.port))
    return cloud_from_file(tenant.cloud_file)


class _Teller:
    """Says what changes from one state to the next: the code to type, and the progress of a creation."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._told: object = None

    def __call__(self, state: SetupState) -> None:
        code, progress = state.device_code, state.progress
        told = code or (progress and _told(progress))
        if told == self._told:
            return
        self._told = told
        if code is not None:
            self._output.say(
                text("Go to {address} and enter the code {code}", address=code.address, code=code.code)
            )
        elif progress is not None and state.step is StepId.CREATE:
            self._output.say(progress.hindrance or STAGES[progress.stage])


def _told(progress: Progress) -> tuple[object, ...]:
    return (progress.stage, progress.hindrance)
