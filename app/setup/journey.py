"""One person's way through the setup: what each intent does to the state.

A window or a command line calls these; each takes the state a step further and tells the new one to
whoever shows it. Nothing is shown or asked here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from app.catalogues import portal_languages
from app.checks.catalogue import all_checks
from app.checks.check import Check, CheckResult
from app.checks.portal_slot import PORTAL_SLOT
from app.checks.run import run_checks
from app.errors import EnvironmentNotFound, SignInNeeded, Trouble
from app.identity.accounts import Account, DeviceCode
from app.identity.approval import ApprovalRequest
from app.identity.memory import ANY_ORGANISATION
from app.problems import SignInWish
from app.provisioning.create import Creator
from app.provisioning.journal import Creation, open_in
from app.provisioning.progress import Progress
from app.provisioning.site_request import SiteRequest
from app.services import dataverse
from app.services.company import Company
from app.services.environments import Environment, list_environments
from app.services.websites import Website
from app.setup import flow
from app.setup.begun_before import account_of, found_again
from app.setup.connection import Connection
from app.setup.likely_environments import likeliest_first
from app.setup.stage import Stage
from app.setup.state import SetupState, StepId
from app.text import text

OpenPage = Callable[[str], None]


class Journey:
    """The setup of one portal. `show` gets every new state; all coroutines may be cancelled."""

    def __init__(
        self, connection: Connection, show: Callable[[SetupState], None], state: SetupState | None = None
    ) -> None:
        self._connection = connection
        self._stage = Stage(show, state or SetupState())

    @property
    def state(self) -> SetupState:
        """Where the setup is."""
        return self._stage.state

    def forward(self) -> None:
        """Goes to the next step, if nothing is in the way.

        From an environment in which a portal is being created already, that is the creation.
        """
        state, chosen = self.state, self.state.environment
        begun = open_in(state.unfinished, self._connection.cloud.id, chosen.id) if chosen else None
        if state.step is StepId.ENVIRONMENT and begun is not None:
            self._stage.become(flow.reached_by(replace(state, request=begun.request), StepId.CREATE))
        else:
            self._stage.become(flow.forward(state))

    def back(self) -> None:
        """Goes to the step before, if there is a way back."""
        self._stage.become(flow.back(self.state))

    def go(self, step: StepId) -> None:
        """Goes to a step that the list of steps offers."""
        self._stage.become(flow.go(self.state, step))

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
            self._stage.become(replace(self.state, sign_in_address=address))
            open_page(address)

        async with self._stage.doing(StepId.SIGN_IN, text("Waiting for you to sign in in your browser")):
            try:
                account = await self._connection.accounts.sign_in(opened, organisation=organisation)
            finally:
                self._stage.become(replace(self.state, sign_in_address=""))
            await self._signed_in(account)

    async def sign_in_with_code(self) -> None:
        """Signs a person in who types a code in any browser; the state shows it meanwhile."""

        def show(code: DeviceCode) -> None:
            self._stage.become(replace(self.state, device_code=code))

        async with self._stage.doing(StepId.SIGN_IN, text("Signing you in with a code")):
            try:
                account = await self._connection.accounts.sign_in_with_code(show)
            finally:
                self._stage.become(replace(self.state, device_code=None))
            await self._signed_in(account)

    async def sign_in_again(self, open_page: OpenPage, wish: SignInWish | None = None) -> None:
        """Signs the same person in again, where a step needs it; the step's problem goes away with it.

        `wish` says for which service, and what it wants proved; without one, the step's problem does.
        """
        step, account = self.state.step, self.state.account
        problem = self.state.activity.problem
        async with self._stage.doing(step, text("Waiting for you to sign in in your browser")):
            connection, wanted = self._connection, wish or (problem.wish if problem else None)
            again = await connection.accounts.sign_in(
                open_page,
                organisation=account.tenant if account and account.is_guest else ANY_ORGANISATION,
                hint=account.user_name if account else None,
                service=connection.cloud.service_at(wanted.resource) if wanted else None,
                claims=wanted.claims if wanted else None,
            )
            await self._signed_in(again)
            if account is not None and self.state.account != account:
                # Someone else has other environments: what was chosen here is not theirs.
                self._stage.become(flow.reached_by(self.state, StepId.ENVIRONMENT))

    def approval(self) -> ApprovalRequest:
        """What to send to an administrator where the organisation has to approve the program first."""
        return self._connection.approval(self.state.account)

    def forget_refusals(self) -> None:
        """Lets the next question go to Microsoft, also where the same one was refused a moment ago."""
        self._connection.accounts.forget_refusals()

    def choose_account(self, account: Account) -> None:
        """Takes a saved account."""
        self._stage.become(self.state.with_account(account))

    async def sign_out(self, account: Account) -> None:
        """Forgets an account on this computer."""
        await self._connection.accounts.sign_out(account)
        await self._remember(lambda state: state.without_account(account))

    async def load_environments(self) -> None:
        """Reads the person's environments, the likeliest first."""
        async with self._stage.doing(StepId.ENVIRONMENT, text("Reading your environments")):
            company = self._company()
            found = await list_environments(company.business_apps)
            if company.account == self.state.account:
                self._stage.become(replace(self.state, environments=likeliest_first(found)))

    def choose_environment(self, environment: Environment) -> None:
        """Takes an environment; another one than before starts its checks anew."""
        self._stage.become(self.state.with_environment(environment))

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

    async def check_waiting(self, *, quietly: bool = False) -> None:
        """Runs again what is not ready; `quietly`, each check shows its result until there is a new one."""
        await self._check(tuple(one.check for one in self.state.readiness if one.waits), quietly=quietly)

    def confirm(self, check_id: str) -> None:
        """Takes the person's word for a check that could not tell."""
        self._stage.become(self.state.with_confirmation(check_id))

    async def load_languages(self) -> None:
        """Reads the languages that the environment has and a portal can have."""
        async with self._stage.doing(StepId.SITE, text("Reading the languages of the environment")):
            environment = self._environment()
            enabled = await dataverse.languages(self._company().dataverse(environment.dataverse))
            offered = tuple(one.id for one in portal_languages() if one.id in enabled)
            request = self.state.request
            if request.language is None and environment.base_language in offered:
                request = replace(request, language=environment.base_language)
            self._stage.become(replace(self.state, languages=offered, request=request))

    def edit(self, request: SiteRequest) -> None:
        """Takes what the person has entered for the site."""
        self._stage.become(replace(self.state, request=request))

    async def create(self) -> None:
        """Creates the portal and waits for it. A creation that is still open is gone on with instead.

        Does nothing while it is at work already. Where the request was turned down, nothing is under way
        and the way back is free again. A new one is begun only once every step before is done.
        """
        if self.state.activity_of(StepId.CREATE).doing is not None:
            return
        async with self._stage.doing(StepId.CREATE, text("Creating your portal")):
            environment = self._environment()
            begun = await self._begun(environment)
            if begun is None and not flow.is_reviewed(self.state):
                self._stage.become(flow.reached_by(self.state, StepId.READINESS))
                return
            try:
                site = await self._created(environment, begun)
            except Trouble:
                if await self._begun(environment) is None:
                    self._stage.become(replace(self.state, progress=None))
                raise
            self._stage.become(replace(self.state, site=site))

    async def resume(self, creation: Creation) -> None:
        """Goes on with a creation that was begun before; signs in first where its account is not known."""
        account = account_of(creation.place, self.state.saved_accounts)
        if account is None:
            self._stage.become(flow.reached_by(self.state, StepId.SIGN_IN))
            return
        self._stage.become(self.state.with_account(account))
        state = self.state.with_environment(await found_again(self._company(), creation.place))
        self._stage.become(flow.reached_by(replace(state, request=creation.request), StepId.CREATE))
        await self.create()

    async def _created(self, environment: Environment, begun: Creation | None) -> Website:
        creator = Creator(self._company(), self._connection.journal, self._tell_progress)
        if begun is None:
            looked = PORTAL_SLOT in self.state.confirmed
            return await creator.create(environment, self.state.request, looked=looked)
        self._stage.become(replace(self.state, request=begun.request))
        return await creator.resume(begun)

    def _tell_progress(self, progress: Progress) -> None:
        self._stage.become(replace(self.state, progress=progress))

    async def _begun(self, environment: Environment) -> Creation | None:
        creations = await asyncio.to_thread(self._connection.journal.creations)
        return open_in(creations, self._connection.cloud.id, environment.id)

    async def _check(self, checks: tuple[Check, ...], *, quietly: bool = False) -> None:
        company, environment = self._company(), self._environment()
        # Someone may have put right meanwhile what was refused a moment ago.
        self.forget_refusals()
        state = self.state
        for check in () if quietly else checks:
            state = state.with_result(CheckResult(check))
        self._stage.become(state)

        def tell(result: CheckResult) -> None:
            # A late answer about another environment is of no use any more.
            if self.state.environment == environment:
                self._stage.become(self.state.with_result(result))

        async with self._stage.doing(StepId.READINESS, text("Checking")):
            await run_checks(company, environment, checks, tell)

    async def _signed_in(self, account: Account) -> None:
        await self._remember(lambda state: state.with_account(account))

    async def _remember(self, change: Callable[[SetupState], SetupState]) -> None:
        """Makes `change`, and takes up what this computer remembers of accounts and of open creations.

        The state is changed as it is after the reading: the person may have gone on meanwhile.
        """
        accounts = await self._connection.accounts.saved()
        creations = await asyncio.to_thread(self._connection.journal.creations)
        cloud = self._connection.cloud.id
        unfinished = tuple(one for one in creations if one.is_open and one.place.cloud == cloud)
        kept = self._connection.accounts.kept
        state = change(self.state)
        self._stage.become(replace(state, saved_accounts=accounts, unfinished=unfinished, keeps_sign_in=kept))

    def _company(self) -> Company:
        if self.state.account is None:
            raise SignInNeeded
        return self._connection.company(self.state.account)

    def _environment(self) -> Environment:
        if self.state.environment is None:
            raise EnvironmentNotFound("")
        return self.state.environment
