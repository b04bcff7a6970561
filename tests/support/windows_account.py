"""Windows' own sign-in as MSAL's broker sees it: a stand-in for the package `pymsalruntime`.

Its shape is what msal 1.39 calls in `msal/broker.py`, compared with the real package's description of
itself; its tokens are the practice tenant's. What the real one answers on Windows was never seen.
"""

from __future__ import annotations

import base64
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.machinery import ModuleSpec
from types import ModuleType, SimpleNamespace
from typing import Any

import msal
import pytest
from browser import sign_in
from practice_client import CLIENT_ID, client_of, redirect

from app.demo.tenant import PracticeTenant

ACCOUNT = "the-id-that-windows-gives"


@dataclass
class Windows:
    """What Windows knows and does. `asked` has each question with what it was about.

    `status` is its answer to a question without a window, `answer` that of the person in the window: a
    scenario, or what goes wrong. With `held`, that window stays open until it is set.
    """

    tenant: PracticeTenant
    status: str = "Status_InteractionRequired"
    answer: str = "ready"
    context: str = "(pii)"
    known: str = ""
    held: threading.Event | None = None
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    windows: list[int] = field(default_factory=list)

    def module(self) -> ModuleType:
        """The package, as MSAL imports it."""
        package = ModuleType("pymsalruntime")
        package.__spec__ = ModuleSpec("pymsalruntime", None)
        statuses = ("Status_AccountUnusable", "Status_InteractionRequired", "Status_UserCanceled")
        contents: dict[str, Any] = {
            "LogLevel": SimpleNamespace(TRACE=0, DEBUG=1, FATAL=5),
            "Response_Status": SimpleNamespace(**{name: name for name in statuses}),
            "register_logging_callback": lambda _callback: None,
            "CallbackData": CallbackData,
            "MSALRuntimeAuthParameters": Parameters,
            "read_account_by_id": self._read_account,
            "signin_silently": self._without_window,
            "signin_interactively": self._with_window,
            "acquire_token_silently": self._for_account,
        }
        for name, content in contents.items():
            setattr(package, name, content)
        return package

    def _read_account(self, account_id: str, _correlation: str, done: Callable[[Any], None]) -> None:
        found = Account(self.known) if self.known and account_id == ACCOUNT else None
        done(Result(account=found))

    def _without_window(self, parameters: Parameters, _correlation: str, done: Callable[[Any], None]) -> None:
        self._note("signin_silently", parameters)
        done(self._tokens(parameters, self.known) if self.known else Result(error=self._no(self.status)))

    def _for_account(
        self, parameters: Parameters, _correlation: str, account: Account, done: Callable[[Any], None]
    ) -> None:
        self._note("acquire_token_silently", parameters)
        refused = self.status != "Status_InteractionRequired"
        done(Result(error=self._no(self.status)) if refused else self._tokens(parameters, account.scenario))

    def _with_window(
        self,
        window: int,
        parameters: Parameters,
        _correlation: str,
        hint: str | None,
        done: Callable[[Any], None],
    ) -> None:
        self._note("signin_interactively", parameters, hint=hint)
        self.windows.append(window)

        def answered() -> None:
            if self.held is not None:
                self.held.wait(120)
            result = Result(error=self._no(self.answer))
            try:
                if not self.answer.startswith("Status_"):
                    result = self._tokens(parameters, self.answer)
            finally:
                done(result)

        threading.Thread(target=answered, name="windows").start()

    def _tokens(self, parameters: Parameters, scenario: str) -> Result:
        self.known = scenario
        with ThreadPoolExecutor(1, "sign_in") as apart:
            tokens = apart.submit(self._fetched, parameters, scenario).result()
        return Result(tokens=tokens, account=Account(scenario, tokens["id_token_claims"]))

    def _fetched(self, parameters: Parameters, scenario: str) -> dict[str, Any]:
        # MSAL names the sign-in service to Windows without a port.
        authority = f"{self.tenant.addresses('login')}/{parameters.authority.rpartition('/')[2]}"
        with client_of(self.tenant) as client, redirect() as (address, answer):
            application = msal.PublicClientApplication(
                CLIENT_ID, authority=authority, instance_discovery=False, http_client=client
            )
            flow = application.initiate_auth_code_flow(
                parameters.scopes, redirect_uri=address, response_mode="form_post"
            )
            sign_in(flow["auth_uri"], scenario)
            tokens: dict[str, Any] = application.acquire_token_by_auth_code_flow(flow, answer)
        return tokens

    def _note(self, question: str, parameters: Parameters, **more: Any) -> None:
        self.asked.append((question, {"claims": parameters.claims, **more}))

    def _no(self, status: str) -> Refusal:
        return Refusal(status, self.context)


class CallbackData:
    """What MSAL waits for."""

    def __init__(self, is_interactive: bool = False) -> None:
        self.signal = threading.Event()
        self.result: Any = None

    def complete(self, result: Any) -> None:
        """Hands the result over."""
        self.result = result
        self.signal.set()


class Parameters:
    """What is asked for."""

    def __init__(self, client_id: str, authority: str) -> None:
        self.client_id, self.authority = client_id, authority
        self.scopes: list[str] = []
        self.claims: str | None = None

    def set_requested_scopes(self, scopes: list[str]) -> None:
        """Takes the scopes."""
        self.scopes = list(scopes)

    def set_decoded_claims(self, claims: str) -> None:
        """Takes the claims."""
        self.claims = claims

    def set_redirect_uri(self, _address: str) -> None:
        """Windows needs none, but one has to be set."""

    def set_additional_parameter(self, _name: str, _value: str) -> None:
        """Takes anything."""


@dataclass(frozen=True)
class Account:
    """Someone whom Windows knows."""

    scenario: str
    claims: dict[str, Any] = field(default_factory=dict)

    def get_account_id(self) -> str:
        """Windows' own id, which is none of the sign-in service's."""
        return ACCOUNT

    def get_client_info(self) -> str:
        """The ids of the person and of their organisation, as the token endpoint gives them."""
        ids = json.dumps({"uid": self.claims["oid"], "utid": self.claims["tid"]}).encode()
        return base64.urlsafe_b64encode(ids).rstrip(b"=").decode()


@dataclass(frozen=True)
class Refusal:
    """A no."""

    status: str
    context: str

    def get_context(self) -> str:
        """What it says for support."""
        return self.context

    def get_status(self) -> str:
        """Its kind."""
        return self.status

    def get_error_code(self) -> int:
        """Its number."""
        return 3399614473

    def get_tag(self) -> int:
        """Where it comes from."""
        return 1


@dataclass(frozen=True)
class Result:
    """What Windows answers: tokens with their account, an account alone, or a no."""

    tokens: dict[str, Any] = field(default_factory=dict)
    account: Account | None = None
    error: Refusal | None = None

    def get_error(self) -> Refusal | None:
        """The no, if it is one."""
        return self.error

    def get_telemetry_data(self) -> dict[str, str]:
        """Nothing."""
        return {}

    def get_account(self) -> Account | None:
        """Whose tokens they are."""
        return self.account

    def get_id_token(self) -> str:
        """The claims of the id token."""
        return json.dumps(self.tokens["id_token_claims"])

    def get_raw_id_token(self) -> str:
        """The id token."""
        return str(self.tokens["id_token"])

    def is_pop_authorization(self) -> bool:
        """Whether the token is bound to a key."""
        return False

    def get_access_token(self) -> str:
        """The access token."""
        return str(self.tokens["access_token"])

    def get_access_token_expiry_time(self) -> int:
        """When it ends, in seconds since 1970."""
        return int(time.time()) + int(self.tokens["expires_in"])

    def get_granted_scopes(self) -> list[str]:
        """What it is for."""
        return str(self.tokens["scope"]).split()


@contextmanager
def on_windows(monkeypatch: pytest.MonkeyPatch, package: ModuleType | None) -> Iterator[None]:
    """Lets MSAL and the program take this computer for one with Windows, and perhaps the package."""
    system = SimpleNamespace(**{name: getattr(sys, name) for name in ("version_info", "stdin", "version")})
    system.platform = "win32"
    with monkeypatch.context() as patch:
        patch.setattr("msal.application.sys", system)
        patch.setattr("app.identity.broker.system", lambda: "Windows")
        patch.setitem(sys.modules, "pymsalruntime", package)
        _forget_broker()
        yield
    _forget_broker()


def _forget_broker() -> None:
    """MSAL takes the package once, when its broker is first imported."""
    sys.modules.pop("msal.broker", None)
    vars(msal).pop("broker", None)
