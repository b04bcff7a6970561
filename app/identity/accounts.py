"""The people who have signed in, and the tokens that they have let the program use.

One sign-in serves every service: a token for each is asked for when it is first needed, and a refusal for
one leaves the others alone. Tokens live here and in the vault, nowhere else.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from app.addresses import readable
from app.calls import Call
from app.clouds import Cloud, Service
from app.errors import SignInNeeded, SignInTimedOut, UnreadableReply
from app.http import Http, Token
from app.identity.browser_return import BrowserReturn
from app.identity.directory import Directory
from app.identity.memory import ANY_ORGANISATION, AccountMemory, home_tenant, tenant_of
from app.identity.microsoft import refusal
from app.plain_names import plain_name
from app.text import Say, render

_Answer = TypeVar("_Answer")
_LONGEST_CODE = 24 * 60 * 60
"""Seconds for which a code is good at most, whatever is said of it: minutes are usual."""

SIGN_IN_TIME = 300.0
"""Seconds that a person has in the browser before the program asks whether to start again."""


@dataclass(frozen=True)
class Account:
    """A person in one organisation, their own or one that they are a guest of.

    `id` is Microsoft's key for the person; `tenant` the organisation's id, or the domain that was typed;
    "" with a provider that knows no organisations.
    """

    id: str
    user_name: str
    tenant: str

    @property
    def is_guest(self) -> bool:
        """Whether the organisation is another one than the person's own."""
        return self.tenant not in ("", home_tenant(self.id))


@dataclass(frozen=True)
class DeviceCode:
    """What the person types on another device: the code, where, and the seconds it is good for."""

    code: str
    address: str
    seconds: int


class Accounts:
    """Signs people in to one cloud. All methods may be cancelled. `say` is for the page in the browser."""

    def __init__(
        self, http: Http, cloud: Cloud, client_id: str, memory: AccountMemory, say: Say = render
    ) -> None:
        self._cloud, self._say = cloud, say
        self._memory = memory
        self._directory = Directory(http, cloud.authority, client_id, memory, cloud.issuer)

    @property
    def kept(self) -> bool:
        """Whether sign-ins outlast the program: False where no keyring could be used."""
        return self._memory.kept

    async def saved(self) -> tuple[Account, ...]:
        """The accounts that need no typing. Asks only this computer."""
        found = await asyncio.to_thread(self._memory.accounts)
        return tuple(self._account(one) for one in found)

    async def sign_in(
        self,
        open_page: Callable[[str], None],
        *,
        organisation: str = ANY_ORGANISATION,
        hint: str | None = None,
        service: Service | None = None,
        claims: str | None = None,
        seconds: float = SIGN_IN_TIME,
    ) -> Account:
        """Signs a person in with the browser that `open_page` opens.

        `organisation` is the id or domain of one that the person is a guest of. `hint` is a user name to
        start with; `service` the one that consent or `claims` is asked for.

        Raises:
            SignInTimedOut: the browser did not come back.
            SignInTrouble, NetworkTrouble: Microsoft said no, or was not reached.
        """
        wanted = service or self._cloud.power_platform
        async with BrowserReturn(self._say) as browser:
            back = browser.address
            flow = await self._ask(
                Call(), lambda: self._directory.start(wanted.scopes, back, organisation, hint, claims)
            )
            browser.expect(flow["state"])
            open_page(flow["auth_uri"])
            try:
                async with asyncio.timeout(seconds):
                    form = await browser.answer()
            except TimeoutError:
                raise SignInTimedOut from None
        answer = await self._ask(Call(), lambda: self._directory.finish(flow, form, organisation))
        return await self._signed_in(answer, wanted)

    async def sign_in_with_code(self, show: Callable[[DeviceCode], None]) -> Account:
        """Signs a person in who types a code on any device. Raises as `sign_in` does."""
        wanted = self._cloud.power_platform
        flow = await self._ask(Call(), lambda: self._directory.start_code(wanted.scopes))
        if "user_code" not in flow or "verification_uri" not in flow:
            raise refusal(flow, wanted.address)
        show(self._device_code(flow))
        call = Call()
        answer = await self._ask(call, lambda: self._directory.finish_code(flow, lambda: call.stopped))
        return await self._signed_in(answer, wanted)

    async def sign_in_with_computer(
        self,
        window: int,
        *,
        organisation: str = ANY_ORGANISATION,
        hint: str | None = None,
        service: Service | None = None,
        claims: str | None = None,
    ) -> Account | None:
        """Signs a person in through Windows, above the window with the handle `window`.

        The rest is as for `sign_in`. None where that does not lead to an account, for whatever reason.
        Cancelling ends the waiting; what the person then does in Windows' own window is not taken.
        """
        wanted = service or self._cloud.power_platform
        found = await self._ask(
            Call(),
            lambda: self._directory.by_windows(window, wanted.scopes, organisation, hint, claims),
        )
        if found is None:
            return None
        await asyncio.to_thread(self._memory.learn, found.sections())
        return self._account(found.accounts()[0])

    async def token(
        self, account: Account, service: Service, *, claims: str | None = None, renew: bool = False
    ) -> Token:
        """A token for one service, without asking the person.

        `renew` asks again although a token or a refusal is remembered.

        Raises:
            SignInNeeded: the person has to sign in again.
            ConsentNeeded: the organisation has not allowed it.
            SignInTrouble, NetworkTrouble: another refusal, or Microsoft was not reached.
        """
        organisation = account.tenant if account.is_guest else ANY_ORGANISATION
        answer = await self._ask(
            Call(), lambda: self._directory.silently(account.id, organisation, service.scopes, claims, renew)
        )
        if answer is None:
            raise SignInNeeded(claims, resource=service.address)
        if "access_token" not in answer:
            # What the service wants is not always repeated by those who turn it down.
            raise refusal({"claims": claims, **answer}, service.address)
        return Token(service.address, answer["access_token"])

    def forget_refusals(self) -> None:
        """Lets the next question go to Microsoft, also where the same one was refused a moment ago."""
        self._directory.forget_answers()

    async def sign_out(self, account: Account) -> None:
        """Forgets the account here and in the keyring. Needs no network."""
        await asyncio.to_thread(self._memory.forget, account.id)

    async def _ask(self, call: Call, question: Callable[[], _Answer]) -> _Answer:
        """What the directory answers. Cancelling ends on the wire what `call` is for."""

        def asked() -> _Answer:
            with self._directory.within(call):
                return question()

        try:
            return await asyncio.to_thread(asked)
        except asyncio.CancelledError:
            call.stop()
            raise

    def _device_code(self, flow: Mapping[str, Any]) -> DeviceCode:
        code, address = flow["user_code"], flow["verification_uri"]
        if not isinstance(code, str) or not isinstance(address, str) or not readable(address):
            raise UnreadableReply(urlsplit(self._cloud.sign_in_page).hostname or "")
        return DeviceCode(code, address, min(int(flow["expires_in"]), _LONGEST_CODE))

    async def _signed_in(self, answer: Mapping[str, Any], wanted: Service) -> Account:
        if "access_token" not in answer:
            raise refusal(answer, wanted.address)
        claims = answer.get("id_token_claims") or {}
        person = claims.get("oid", claims.get("sub"))
        found = await asyncio.to_thread(self._memory.accounts)
        account = next((one for one in found if one.get("local_account_id") == person), None)
        if account is None:
            raise UnreadableReply(urlsplit(self._cloud.issuer or self._cloud.authority).hostname or "")
        return self._account(account)

    def _account(self, entry: Mapping[str, Any]) -> Account:
        # What MSAL calls the organisation is a piece of another provider's address.
        tenant = "" if self._cloud.issuer else tenant_of(entry)
        return Account(
            str(entry.get("home_account_id", "")), plain_name(str(entry.get("username", ""))), tenant
        )
