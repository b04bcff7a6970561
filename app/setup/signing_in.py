"""The people of a setup: signing in, also again or with a code; choosing a saved account; signing out."""

from __future__ import annotations

from dataclasses import replace

from app.identity.accounts import Account, DeviceCode
from app.identity.approval import ApprovalRequest
from app.identity.memory import ANY_ORGANISATION
from app.problems import SignInWish
from app.setup import flow
from app.setup.proving import OpenPage
from app.setup.stage import Stage
from app.setup.state import StepId
from app.text import text


class SigningIn:
    """What a person can do about who they are. All coroutines may be cancelled."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def sign_in(self, open_page: OpenPage, organisation: str = ANY_ORGANISATION) -> None:
        """Signs a person in with the browser that `open_page` opens.

        `organisation` is the domain or id of one that they are a guest of.
        """
        stage = self._stage
        stage.proving.stop()

        def opened(address: str) -> None:
            stage.become(replace(stage.state, sign_in_address=address))
            open_page(address)

        async with stage.doing(StepId.SIGN_IN, text("Waiting for you to sign in in your browser")):
            try:
                account = await stage.connection.accounts.sign_in(opened, organisation=organisation)
            finally:
                stage.become(replace(stage.state, sign_in_address=""))
            await self._signed_in(account)

    async def sign_in_with_code(self) -> None:
        """Signs a person in who types a code in any browser; the state shows it meanwhile."""
        stage = self._stage

        def show(code: DeviceCode) -> None:
            stage.become(replace(stage.state, device_code=code))

        async with stage.doing(StepId.SIGN_IN, text("Signing you in with a code")):
            try:
                account = await stage.connection.accounts.sign_in_with_code(show)
            finally:
                stage.become(replace(stage.state, device_code=None))
            await self._signed_in(account)

    async def sign_in_again(self, open_page: OpenPage, wish: SignInWish | None = None) -> None:
        """Signs the same person in again, where a step needs it; the step's problem goes away with it.

        `wish` says for which service, and what it wants proved; without one, the step's problem does.
        """
        stage = self._stage
        step, account, problem = stage.state.step, stage.state.account, stage.state.activity.problem
        wanted = wish or (problem.wish if problem else None)
        stage.proving.stop()
        async with stage.doing(step, text("Waiting for you to sign in in your browser")):
            again = await stage.connection.sign_in_again(open_page, account, wanted)
            await self._signed_in(again)
            if account is not None and stage.state.account != account:
                # Someone else has other environments: what was chosen here is not theirs.
                stage.become(flow.reached_by(stage.state, StepId.ENVIRONMENT))

    def approval(self) -> ApprovalRequest:
        """What to send to an administrator where the organisation has to approve the program first."""
        return self._stage.connection.approval(self._stage.state.account)

    def forget_refusals(self) -> None:
        """Lets the next question go to Microsoft, also where the same one was refused a moment ago."""
        self._stage.connection.accounts.forget_refusals()

    def stop_proving(self) -> None:
        """Ends the waiting for a page that was opened without being asked for."""
        self._stage.proving.stop()

    def choose(self, account: Account) -> None:
        """Takes a saved account."""
        self._stage.become(self._stage.state.with_account(account))

    async def sign_out(self, account: Account) -> None:
        """Forgets an account on this computer."""
        await self._stage.connection.accounts.sign_out(account)
        await self._stage.remember(lambda state: state.without_account(account))

    async def _signed_in(self, account: Account) -> None:
        await self._stage.remember(lambda state: state.with_account(account))
