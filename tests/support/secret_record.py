"""What the practice tenant hands out and is handed that nobody else may learn, taken down as it happens.

A secret opens something by itself, or together with what a neighbour on this computer can see: tokens,
authorization codes, device codes and PKCE verifiers. What a sign-in shows on purpose is kept apart: the code
that a person types, and the state, nonce and challenge in the address of the sign-in page. These are told to
the person and to the browser and belong nowhere else, but open nothing without the secret half.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest
from werkzeug import Request

from app.demo.server.fault_effects import Reply
from app.demo.server.origin import Origin

_TOKEN = re.compile(r"eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}")
_HANDED_IN = ("code", "code_verifier", "refresh_token", "device_code")
_SHOWN = ("state", "nonce", "code_challenge")
_IN_ADDRESS = re.compile(rf"[?&]({'|'.join(_SHOWN)})=([\w.~-]+)")
_USER_CODE = re.compile(r'"user_code": "(\w+)"')


@dataclass
class SecretRecord:
    """The secrets by value, each with its name; and what is shown on purpose, in the same way."""

    secrets: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)

    @property
    def kinds(self) -> set[str]:
        """What kinds of secrets there were."""
        return set(self.secrets.values())

    def note_request(self, request: Request) -> None:
        """Take down what a request carries."""
        for name in _HANDED_IN:
            if len(value := request.form.get(name, "")) > 20:
                self.secrets[value] = name
        self.note_shown(request.url)
        if request.authorization is not None and request.authorization.token:
            self.secrets[request.authorization.token] = "access_token"

    def note_shown(self, told: str) -> None:
        """Take down what stands in the address of a sign-in page."""
        self.shown.update((value, name) for name, value in _IN_ADDRESS.findall(told))

    def note_reply(self, reply: Reply) -> None:
        """Take down what an answer carries: every secret that the tenant makes is a signed token."""
        text = reply.response.get_data(as_text=True) + reply.response.headers.get("Set-Cookie", "")
        for value in _TOKEN.findall(text):
            self.secrets.setdefault(value, "handed out")
        for value in _USER_CODE.findall(text):
            self.shown[value] = "user_code"


def recorded(monkeypatch: pytest.MonkeyPatch) -> SecretRecord:
    """Take down everything from now on, at all practice tenants of this process."""
    record = SecretRecord()
    answer = Origin.answer

    def noting(origin: Origin, request: Request) -> Reply:
        reply = answer(origin, request)
        record.note_request(request)
        record.note_reply(reply)
        return reply

    monkeypatch.setattr(Origin, "answer", noting)
    return record
