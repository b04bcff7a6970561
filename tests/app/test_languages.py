from __future__ import annotations

from datetime import date, time

import pytest
from project_sources import ROOT

from app.languages import ENGLISH, Language, best_of, language_of, shipped
from app.text import Name, SourceLanguage, listed, plural, text

_THERE = ("en", "de", "sv", "pt-BR")


class Swedish(SourceLanguage):
    """A few words."""

    def gettext(self, message: str, /) -> str:
        return {"Signed in as {name}": "Inloggad som {name}"}.get(message, message)


class Written:
    """Writes so that it can be told apart."""

    def day(self, day: date, /) -> str:
        return f"d{day.day}"

    def time(self, time: time, /) -> str:
        return f"t{time.hour}"

    def count(self, count: int, /) -> str:
        return f"n{count}"


def test_english_is_there_and_says_what_stands_in_the_source() -> None:
    assert shipped()[0] == ENGLISH.tag == "en"
    assert ENGLISH.say(text("Signed in as {name}", name="Alex")) == "Signed in as Alex"


def test_every_translation_is_shipped() -> None:
    written = {one.stem for one in (ROOT / "resources" / "translations").glob("*.po")}
    assert set(shipped()) == {"en", *written}


@pytest.mark.parametrize("tag", shipped())
def test_a_shipped_language_speaks(tag: str) -> None:
    language = language_of(tag)
    assert language.tag == tag
    assert (language.say(text("Sign in")) == "Sign in") is (tag == "en")
    assert language.say(plural("{count} day", "{count} days", count=3)).startswith("3 ")


def test_texts_are_said_in_the_language() -> None:
    assert Language("sv", Swedish()).say(text("Signed in as {name}", name="{x}")) == "Inloggad som {x}"


def test_days_times_and_counts_are_written_as_the_language_does() -> None:
    language = Language("sv", Swedish(), Written())
    message = plural(
        "{count} day",
        "{count} days until {day}, {at}, {port}",
        3,
        day=date(2026, 11, 21),
        at=time(8),
        port=443,
    )
    assert language.say(message) == "n3 days until d21, t8, 443"
    assert ENGLISH.say(message) == "3 days until 2026-11-21, 08:00, 443"


def test_names_that_others_gave_are_theirs_in_the_language() -> None:
    name = Name("Products", (("sv", "Produkter"),))
    message = text("{name} after {names}", name=name, names=listed([name, "A", name]))
    assert Language("sv").say(message) == "Produkter after Produkter, A, Produkter"
    assert Language("fr").say(message) == ENGLISH.say(message) == "Products after Products, A, Products"


@pytest.mark.parametrize(
    ("wanted", "tag"),
    [
        (["sv"], "sv"),
        (["sv-SE"], "sv"),
        (["de_AT.UTF-8@euro"], "de"),
        (["pt_br.UTF-8"], "pt-BR"),
        (["pt-PT"], "en"),
        (["fi", "SV"], "sv"),
        (["", "en-GB", "sv"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_first_wanted_language_that_is_there_is_taken(wanted: list[str], tag: str) -> None:
    assert best_of(wanted, _THERE) == tag
