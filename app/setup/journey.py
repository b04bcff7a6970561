"""One person's way through the setup: what each intent does to the state.

A window or a command line calls these; each takes the state a step further and tells the new one to
whoever shows it. Nothing is shown or asked here.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

from app.catalogues import portal_languages
from app.checks.catalogue import all_checks
from app.checks.check import Check, CheckResult
from app.checks.run import run_checks
from app.errors import EnvironmentNotFound, SignInNeeded, Trouble
from app.identity.accounts import Account, DeviceCode
from app.identity.approval import ApprovalRequest
from app.identity.memory import ANY_ORGANISATION
from app.problems import problem_of
from app.provisioning.create import Creator
from app.provisioning.journal import Creation, Place
from app.provisioning.progress import Progress
from app.provisioning.site_request import SiteRequest
from app.services import dataverse
from app.services.company import Company
from app.services.environments import Environment, list_environments
from app.setup import flow
from app.setup.connection import Connection
from app.setup.state import Activity, SetupState, StepId, is_suitable
from app.text import Text, text

OpenPage = Callable[[str], None]


class Journey:
    """The setup of one portal. `show` gets every new state; all coroutines may be cancelled."""

    def __init__(
        self, connection: Connection, show: Callable[[SetupState], None], state: SetupState | None = None
    ) -> None:
        self._connection = connection
        self._show = show
        self.state = state or SetupState()

    def forward(self) -> None:
        """Goes to the next step, if nothing is in the way."""
        self._become(flow.forward(self.state))

    def back(self) -> None:
        """Goes to the step before, if there is a way back."""
        self._become(flow.back(self.state))

    def go(self, step: StepId) -> None:
        """Goes to a step that the list of steps offers."""
        self._become(flow.go(self.state, step))

    async def start(self) -> None:
        """Reads what this computer remembers: accounts, and portals that are still being created."""
        await self._remember(lambda state: state)

    async def arrive(self) -> None:
        """Does what the current step needs at once, unless it was done before."""
        match self.state.step:
            case StepId.ENVIRONMENT if self.state.environments is None:
                await self.load_environments()
            case StepId.READINESS if not self.state.readiness or self.state.checks_are_running:
                await self.check_rest()
            case StepId.SITE if self.state.languages is None:
                await self.load_languages()
            case StepId.CREATE if self.state.site is None:
                await self.create()

    async def sign_in(self, open_page: OpenPage, organisation: str = ANY_ORGANISATION) -> None:
        """Signs a person in with the browser that `open_page` opens.

        `organisation` is the domain or id of one that they are a guest of.
        """

        def opened(address: str) -> None:
            self._become(replace(self.state, sign_in_address=address))
            open_page(address)

        async with self._doing(StepId.SIGN_IN, text("Waiting for you to sign in in your browser")):
            try:
                account = await self._connection.accounts.sign_in(opened, organisation=organisation)
            finally:
                self._become(replace(self.state, sign_in_address=""))
            await self._signed_in(account)

    async def sign_in_with_code(self) -> None:
        """Signs a person in who types a code in any browser; the state shows it meanwhile."""

        def show(code: DeviceCode) -> None:
            self._become(replace(self.state, device_code=code))

        async with self._doing(StepId.SIGN_IN, text("Waiting for you to enter the code")):
            try:
                account = await self._connection.accounts.sign_in_with_code(show)
            finally:
                self._become(replace(self.state, device_code=None))
            await self._signed_in(account)

    async def sign_in_again(self, open_page: OpenPage) -> None:
        """Signs the same person in again, where a step needs it; the step's problem goes away with it."""
        step, account = self.state.step, self.state.account
        async with self._doing(step, text("Waiting for you to sign in in your browser")):
            hint = account.user_name if account else None
            organisation = account.tenant if account and account.is_guest else ANY_ORGANISATION
            accounts = self._connection.accounts
            await self._signed_in(await accounts.sign_in(open_page, organisation=organisation, hint=hint))
            if account is not None and self.state.account != account:
                # Someone else has other environments: what was chosen here is not theirs.
                self._become(flow.reached_by(self.state, StepId.ENVIRONMENT))

    def approval(self) -> ApprovalRequest:
        """What to send to an administrator where the organisation has to approve the program first."""
        return self._connection.approval(self.state.account)

    def choose_account(self, account: Account) -> None:
        """Takes a saved account."""
        self._become(self.state.with_account(account))

    async def sign_out(self, account: Account) -> None:
        """Forgets an account on this computer."""
        await self._connection.accounts.sign_out(account)
        await self._remember(lambda state: state.with_account(None) if account == state.account else state)

    async def load_environments(self) -> None:
        """Reads the person's environments, the likeliest first."""
        async with self._doing(StepId.ENVIRONMENT, text("Reading your environments")):
            company = self._company()
            found = await list_environments(company.business_apps)
            if company.account == self.state.account:
                self._become(replace(self.state, environments=tuple(sorted(found, key=_likeliness))))

    def choose_environment(self, environment: Environment) -> None:
        """Takes an environment; another one than before starts its checks anew."""
        self._become(self.state.with_environment(environment))

    async def check_all(self) -> None:
        """Runs all checks."""
        await self._check(all_checks())

    async def check_rest(self) -> None:
        """Runs the checks that have no result: all of them at first, later those that were cut short."""
        known = {one.check.id for one in self.state.readiness if one.finding is not None}
        await self._check(tuple(check for check in all_checks() if check.id not in known))

    async def check_one(self, check_id: str) -> None:
        """Runs one check again."""
        await self._check(tuple(check for check in all_checks() if check.id == check_id))

    def confirm(self, check_id: str) -> None:
        """Takes the person's word for a check that could not tell."""
        self._become(self.state.with_confirmation(check_id))

    async def load_languages(self) -> None:
        """Reads the languages that the environment has and a portal can have."""
        async with self._doing(StepId.SITE, text("Reading the languages of the environment")):
            environment = self._environment()
            enabled = await dataverse.languages(self._company().dataverse(environment.dataverse))
            offered = tuple(one.id for one in portal_languages() if one.id in enabled)
            request = self.state.request
            if request.language is None and environment.base_language in offered:
                request = replace(request, language=environment.base_language)
            self._become(replace(self.state, languages=offered, request=request))

    def edit(self, request: SiteRequest) -> None:
        """Takes what the person has entered for the site."""
        self._become(replace(self.state, request=request))

    async def create(self) -> None:
        """Creates the portal and waits for it. A creation that is still open is gone on with instead.

        Does nothing while it is at work already. Where the request was turned down, nothing is under way
        and the way back is free again.
        """
        if self.state.activity_of(StepId.CREATE).doing is not None:
            return
        async with self._doing(StepId.CREATE, text("Creating your portal")):
            environment, request = self._environment(), self.state.request
            begun = await self._begun(environment)
            creator = Creator(self._company(), self._connection.journal, self._tell_progress)
            try:
                site = await (creator.resume(begun) if begun else creator.create(environment, request))
            except Trouble:
                if await self._begun(environment) is None:
                    self._become(replace(self.state, progress=None))
                raise
            self._become(replace(self.state, site=site))

    async def resume(self, creation: Creation) -> None:
        """Goes on with a creation that was begun before, from its account on."""
        account = next(one for one in self.state.saved_accounts if one.id == creation.place.account)
        self._become(self.state.with_account(account))
        state = self.state.with_environment(await self._found_again(creation.place))
        self._become(flow.reached_by(replace(state, request=creation.request), StepId.CREATE))
        await self.create()

    async def _found_again(self, place: Place) -> Environment:
        """The environment of a creation; what the journal has of it, where the list cannot be read."""
        try:
            found = await list_environments(self._company().business_apps)
        except Trouble:
            found = ()
        known = Environment(place.environment, place.environment_name)
        return next((one for one in found if one.id == place.environment), known)

    def _tell_progress(self, progress: Progress) -> None:
        self._become(replace(self.state, progress=progress))

    async def _begun(self, environment: Environment) -> Creation | None:
        creations = await asyncio.to_thread(self._connection.journal.creations)
        places = (self._connection.cloud.id, environment.id)
        return next(
            (one for one in creations if one.is_open and (one.place.cloud, one.place.environment) == places),
            None,
        )

    async def _check(self, checks: tuple[Check, ...]) -> None:
        company, environment = self._company(), self._environment()
        # Someone may have put right meanwhile what was refused a moment ago.
        self._connection.accounts.forget_refusals()
        for check in checks:
            self._become(self.state.with_result(CheckResult(check)))

        def tell(result: CheckResult) -> None:
            # A late answer about another environment is of no use any more.
            if self.state.environment == environment:
                self._become(self.state.with_result(result))

        async with self._doing(StepId.READINESS, text("Checking")):
            await run_checks(company, environment, checks, tell)

    async def _signed_in(self, account: Account) -> None:
        await self._remember(lambda state: state.with_account(account))

    async def _remember(self, change: Callable[[SetupState], SetupState]) -> None:
        """Makes `change`, and takes up what this computer remembers of accounts and of open creations.

        The state is changed as it is after the reading: the person may have gone on meanwhile.
        """
        accounts = await self._connection.accounts.saved()
        creations = await asyncio.to_thread(self._connection.journal.creations)
        known = {account.id for account in accounts}
        cloud = self._connection.cloud.id
        unfinished = tuple(
            one
            for one in creations
            if one.is_open and one.place.cloud == cloud and one.place.account in known
        )
        kept = self._connection.accounts.kept
        state = change(self.state)
        self._become(replace(state, saved_accounts=accounts, unfinished=unfinished, keeps_sign_in=kept))

    @contextlib.asynccontextmanager
    async def _doing(self, step: StepId, what: Text) -> AsyncIterator[None]:
        """Shows `what` while the work runs, and what came in its way if it did not end well."""
        ending = Activity()
        self._become(self.state.with_activity(step, Activity(doing=what)))
        try:
            yield
        except Trouble as trouble:
            ending = Activity(problem=problem_of(trouble))
        finally:
            self._become(self.state.with_activity(step, ending))

    def _company(self) -> Company:
        if self.state.account is None:
            raise SignInNeeded
        return self._connection.company(self.state.account)

    def _environment(self) -> Environment:
        if self.state.environment is None:
            raise EnvironmentNotFound("")
        return self.state.environment

    def _become(self, state: SetupState) -> None:
        if state != self.state:
            self.state = state
            self._show(state)


def _likeliness(environment: Environment) -> tuple[bool, bool, bool, str, str]:
    """The order of environments: usable ones first, of them those with Finance and Operations."""
    unusable = not is_suitable(environment)
    return (
        unusable,
        environment.is_default,
        not environment.finance,
        environment.name.casefold(),
        environment.id,
    )
