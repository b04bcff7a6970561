"""A name is data: it is on one line, steers nothing, and is never markup nor a place for other words."""

from __future__ import annotations

import asyncio
import io
import re
import unicodedata
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

import pytest
from hostile_cases import NAMES
from scripted import client_of, reply

from app.cli.output import Output
from app.errors import ServiceRefused
from app.plain_names import plain_lines, plain_name
from app.problems import problem_of
from app.report.document import Document, Part, Tone, Words
from app.report.html import Style, html_of
from app.services.environments import environment
from app.services.reply import Fields
from app.services.websites import website
from app.text import text

_MARKUP = re.compile(r"<(?:b|img|a|script)\b", re.IGNORECASE)

named = pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)


def steers(shown: str) -> bool:
    """Whether a text has signs that change how it is shown, other than line ends."""
    kinds = {unicodedata.category(sign) for sign in shown if sign != "\n"}
    turning = {sign for sign in shown if unicodedata.bidirectional(sign)[:3] in ("LRE", "RLE", "LRO", "RLO")}
    return bool(kinds & {"Cc", "Cs", "Zl", "Zp"} or turning or set(shown) & set("\u2066\u2067\u2068\u2069"))


@named
def test_of_an_environment_and_of_a_site_it_is_one_plain_line(name: str) -> None:
    row: dict[str, Any] = {"name": "id", "properties": {"displayName": name}}
    for shown in (environment(Fields(row)).name, website(Fields({"name": name})).name):
        assert shown
        assert "\n" not in shown
        assert not steers(shown)


@named
def test_the_words_of_a_refusal_steer_nothing(name: str) -> None:
    client = client_of(lambda _: reply({"error": {"code": name, "message": name}}, status=400))
    with pytest.raises(ServiceRefused) as told:
        asyncio.run(client.post("/things", {}, {}))
    assert not steers(told.value.code + told.value.message)
    assert not any(steers(value) for _, value in problem_of(told.value).details)


@named
def test_a_terminal_is_given_no_orders(name: str) -> None:
    said, result = io.StringIO(), io.StringIO()
    with redirect_stderr(said), redirect_stdout(result):
        output = Output("environments", as_json=False)
        output.say(text("Environment {name}", name=name.encode("utf-8", "replace").decode()))
        output.result({}, [name.encode("utf-8", "replace").decode()])
    assert not steers(said.getvalue() + result.getvalue())


@named
def test_in_a_report_it_is_no_markup(name: str) -> None:
    shown = text("{name}", name=plain_name(name))
    part = Part(shown, (Words(shown),))
    page = html_of(Document(shown, shown, next(iter(Tone)), shown, (part,), shown, "report"), Style.SCREEN)
    assert not _MARKUP.search(page)


@named
def test_among_words_it_is_no_place_for_others(name: str) -> None:
    assert str(text("{name}, {account}", name=name, account="kim")) == f"{name}, kim"


@pytest.mark.parametrize(
    "name", ["Contoso", "Müller & Söhne", "پارسی\u200cنویسی", "שלום\u200f", "👨‍👩‍👧", "東京 本社"]
)
def test_ordinary_names_stay_as_they_are(name: str) -> None:
    assert plain_name(name) == plain_lines(name) == name


def test_lines_and_tabs_stay_in_what_has_several_lines() -> None:
    assert plain_lines("one\r\ntwo\tthree\x1b[2J") == "one\ntwo\tthree [2J"


def test_a_name_of_nothing_else_gives_way_to_the_id() -> None:
    row = {"name": "id", "properties": {"displayName": "\u202e\x1b"}}
    assert environment(Fields(row)).name == "id"
