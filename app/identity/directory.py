"""MSAL's public client for one cloud: the calls that sign people in. Blocking; for worker threads.

MSAL asks the network already when it is made, and it repeats a refusal from memory for a minute (contract:
identity.md section 4); both are dealt with here.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from app.calls import Call
from app.errors import NotRegistered, SignInRefused, Trouble, UnreadableReply
from app.http import Http
from app.identity import broker
from app.identity.answers import RememberedAnswers
from app.identity.memory import ANY_ORGANISATION, AccountMemory
from app.identity.microsoft import SignInTransport

if TYPE_CHECKING:
    from msal import PublicClientApplication

    from app.identity.account_cache import AccountCache


class Directory:
    """The organisations' sign-in service of one cloud.

    Every question raises NetworkTrouble, ReplyTrouble, Throttled or ServiceDown where no answer came that
    MSAL can read, and NotRegistered where the program has no client id.
    """

    def __init__(
        self, http: Http, authority: str, client_id: str, memory: AccountMemory, issuer: str = ""
    ) -> None:
        """Asks Microsoft's `authority`, or the OpenID provider `issuer`, which knows no organisations."""
        self._transport = SignInTransport(http, issuer or authority)
        self._authority = authority
        self._issuer = issuer
        self._client_id = client_id
        self._memory = memory
        self._lock = threading.Lock()
        self._turn = threading.Lock() if issuer else contextlib.nullcontext()
        self._answers: dict[tuple[str, bool], RememberedAnswers] = {}
        self._clients: dict[tuple[str, bool], PublicClientApplication] = {}

    def forget_answers(self) -> None:
        """Forgets the refusals that MSAL repeats for a minute without asking."""
        for remembered in tuple(self._answers.values()):
            remembered.forget()

    def within(self, call: Call) -> contextlib.AbstractContextManager[None]:
        """What this thread asks meanwhile can be ended by `call`."""
        return self._transport.within(call)

    def start(
        self, scopes: tuple[str, ...], return_to: str, organisation: str, hint: str | None, claims: str | None
    ) -> dict[str, Any]:
        """A sign-in with a browser: `auth_uri` to open, `state` that the answer must carry.

        `organisation` is an id or a domain; ANY_ORGANISATION leaves it to the person.
        """
        self.forget_answers()
        with self._readable():
            flow: dict[str, Any] = self._application(organisation).initiate_auth_code_flow(
                list(scopes),
                redirect_uri=return_to,
                login_hint=hint,
                prompt=self._prompt(hint),
                claims_challenge=claims,
                response_mode="form_post",
            )
        return flow

    def finish(self, flow: Mapping[str, Any], form: Mapping[str, str], organisation: str) -> dict[str, Any]:
        """MSAL's answer to what the browser brought back, remembered if it holds tokens."""
        with self._readable():
            application = self._application(organisation)
            try:
                answer: dict[str, Any] = application.acquire_token_by_auth_code_flow(dict(flow), dict(form))
            except (ValueError, RuntimeError):
                # MSAL's word for an answer that does not belong to this sign-in (state or nonce).
                raise SignInRefused("answer-of-another-sign-in") from None
        self._memory.keep()
        return answer

    def start_code(self, scopes: tuple[str, ...]) -> dict[str, Any]:
        """A sign-in with a code: `user_code`, `verification_uri` and `expires_in`, or a refusal."""
        with self._readable():
            flow: dict[str, Any] = self._application(ANY_ORGANISATION).initiate_device_flow(list(scopes))
        return flow

    def finish_code(self, flow: dict[str, Any], stopped: Callable[[], bool]) -> dict[str, Any]:
        """Waits until the code was typed, has run out, or `stopped` says so."""
        with self._readable():
            answer: dict[str, Any] = self._application(ANY_ORGANISATION).acquire_token_by_device_flow(
                flow, exit_condition=lambda _flow: stopped()
            )
        self._memory.keep()
        return answer

    def by_windows(
        self, window: int, scopes: tuple[str, ...], organisation: str, hint: str | None, claims: str | None
    ) -> AccountCache | None:
        """What Windows' own sign-in gives, in a cache apart; None where it leads to no account.

        `window` is the handle of the window that Windows puts its own above. Never raises.
        """
        from app.identity.account_cache import AccountCache

        try:
            cache = AccountCache()
            application = self._made(self._place(organisation), cache, by_windows=True)
            answered = broker.sign_in(application, window, scopes, hint, claims)
        except Exception:  # noqa: BLE001 - whatever is odd about it, the browser is there
            return None
        return cache if answered and cache.accounts() else None

    def silently(
        self, account_id: str, organisation: str, scopes: tuple[str, ...], claims: str | None, renew: bool
    ) -> dict[str, Any] | None:
        """A token for a saved account; a refusal; or None where nothing is saved to ask with."""
        with self._readable():
            application = self._application(organisation)
        accounts = application.get_accounts()
        account = next((one for one in accounts if one["home_account_id"] == account_id), None)
        if account is None:
            return None
        if renew:
            self.forget_answers()
        if account.get("account_source") == broker.SOURCE and broker.is_there():
            return self._silently_by_windows(account, organisation, scopes, claims, renew)
        # Other providers take each refresh token once: the next question has to wait for the new one.
        with self._turn, self._readable():
            answer: dict[str, Any] | None = application.acquire_token_silent_with_error(
                list(scopes), account, force_refresh=renew, claims_challenge=claims
            )
        self._memory.keep()
        return answer

    def _silently_by_windows(
        self,
        account: Mapping[str, Any],
        organisation: str,
        scopes: tuple[str, ...],
        claims: str | None,
        renew: bool,
    ) -> dict[str, Any] | None:
        try:
            application = self._application(organisation, by_windows=True)
            answer: dict[str, Any] | None = application.acquire_token_silent_with_error(
                list(scopes), account, force_refresh=renew, claims_challenge=claims
            )
        except Trouble:
            raise
        except Exception:  # noqa: BLE001 - whatever is odd about it, the browser is there
            return None
        self._memory.keep()
        return answer

    def _prompt(self, hint: str | None) -> str | None:
        """What the page has to ask: who signs in, where no `hint` says so.

        Providers that keep to OpenID Connect Core give a refresh token only to those whom they asked for
        consent (its section 11); not all know the question "select_account".
        """
        if self._issuer:
            return "consent" if hint else "login consent"
        return None if hint else "select_account"

    def _place(self, organisation: str) -> str:
        return self._issuer or f"{self._authority}/{quote(organisation, safe='')}"

    def _application(self, organisation: str, *, by_windows: bool = False) -> PublicClientApplication:
        place = self._place(organisation)
        with self._lock:
            if (place, by_windows) not in self._clients:
                made = self._made(place, self._memory.cache, by_windows=by_windows)
                self._clients[place, by_windows] = made
            return self._clients[place, by_windows]

    def _made(self, place: str, cache: AccountCache, *, by_windows: bool) -> PublicClientApplication:
        if not self._client_id:
            raise NotRegistered
        from msal import PublicClientApplication

        _silence_msal()
        answers = self._answers[place, by_windows] = RememberedAnswers()
        return PublicClientApplication(
            self._client_id,
            **{"oidc_authority" if self._issuer else "authority": place},
            instance_discovery=False,
            token_cache=cache,
            http_client=self._transport,
            http_cache=answers,
            client_capabilities=["CP1"],
            enable_broker_on_windows=by_windows,
        )

    @contextlib.contextmanager
    def _readable(self) -> Iterator[None]:
        """MSAL trips in its own ways over answers with fields missing, or of another kind than promised."""
        try:
            yield
        except (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as trouble:
            raise UnreadableReply(urlsplit(self._issuer or self._authority).hostname or "") from trouble


def _silence_msal() -> None:
    """Keeps MSAL out of every log: it writes authorization codes, device codes and verifiers there."""
    logger = logging.getLogger("msal")
    logger.setLevel(logging.CRITICAL + 1)
    logger.propagate = False
