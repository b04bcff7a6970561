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
        account, wanted = stage.state.account, wish or self._wish()
        stage.proving.stop()
        async with stage.doing(stage.state.step, text("Waiting for you to sign in in your browser")):
            again = await stage.connection.sign_in_again(open_page, account, wanted)
            await self._back_again(account, again)

    async def sign_in_with_computer(
        self, window: int, open_page: OpenPage, organisation: str = ANY_ORGANISATION
    ) -> None:
        """Signs a person in through Windows, above the window with the handle `window`.

        Where that does not work, with the browser that `open_page` opens.
        """
        if not await self._by_computer(window, None, None, organisation):
            await self.sign_in(open_page, organisation)

    async def sign_in_again_with_computer(
        self, window: int, open_page: OpenPage, wish: SignInWish | None = None
    ) -> None:
        """Does what `sign_in_again` does, through Windows if that works."""
        wanted = wish or self._wish()
        if not await self._by_computer(window, self._stage.state.account, wanted, ANY_ORGANISATION):
            await self.sign_in_again(open_page, wanted)

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

    async def _by_computer(
        self, window: int, account: Account | None, wish: SignInWish | None, organisation: str
    ) -> bool:
        stage, again = self._stage, None
        stage.proving.stop()
        async with stage.doing(stage.state.step, text("Waiting for Windows to sign you in")):
            again = await stage.connection.sign_in_with_computer(window, account, wish, organisation)
            if again is not None:
                await self._back_again(account, again)
        return again is not None

    def _wish(self) -> SignInWish | None:
        problem = self._stage.state.activity.problem
        return problem.wish if problem else None

    async def _back_again(self, before: Account | None, again: Account) -> None:
        await self._signed_in(again)
        if before is not None and again != before:
            # Someone else has other environments: what was chosen here is not theirs.
            self._stage.become(flow.reached_by(self._stage.state, StepId.ENVIRONMENT))

    async def _signed_in(self, account: Account) -> None:
        await self._stage.remember(lambda state: state.with_account(account))
