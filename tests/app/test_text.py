from __future__ import annotations

import gettext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text import Text, plural, render, text

SWEDISH = {
    "Signed in as {name}": "Inloggad som {name}",
    "environment": "miljö",
    "Open {what}": "Öppna {what}",
}


class Swedish(gettext.NullTranslations):
    """A catalogue as translators deliver it."""

    def gettext(self, message: str) -> str:
        return SWEDISH.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return "{count} karta" if n == 1 else "{count} kartor"


def test_a_text_without_placeholders_is_itself() -> None:
    assert render(text("Try again.")) == "Try again."


def test_placeholders_take_their_values() -> None:
    assert render(text("{host}: {port}", host="a", port=443)) == "a: 443"


def test_a_text_as_a_string_is_in_the_source_language() -> None:
    assert str(text("Signed in as {name}", name="Alex")) == "Signed in as Alex"


@given(value=st.text())
def test_values_are_never_read_as_templates(value: str) -> None:
    assert render(text("<{name}>", name=value)) == f"<{value}>"


@pytest.mark.parametrize("value", ["{name}", "{0}", "{name.__class__}", "{", "}", "{{}}", "%s", "%(name)s"])
def test_values_may_hold_braces(value: str) -> None:
    assert render(text("{name} and {other}", name=value, other=value), Swedish()) == f"{value} and {value}"


def test_a_template_may_hold_braces() -> None:
    assert render(text("{{{name}}}", name="a")) == "{a}"


def test_texts_within_texts_are_shown_in_the_same_language() -> None:
    assert render(text("Open {what}", what=text("environment")), Swedish()) == "Öppna miljö"


@pytest.mark.parametrize(("count", "shown"), [(0, "0 maps"), (1, "1 map"), (2, "2 maps")])
def test_one_thing_and_many_have_their_forms(count: int, shown: str) -> None:
    assert render(plural("{count} map", "{count} maps", count=count)) == shown


def test_the_language_chooses_the_form() -> None:
    assert render(plural("{count} map", "{count} maps", count=1), Swedish()) == "1 karta"
    assert render(plural("{count} map", "{count} maps", count=5), Swedish()) == "5 kartor"


def test_both_forms_may_show_other_values() -> None:
    message = plural("{count} map of {name}", "{count} maps of {name}", count=3, name="{count}")
    assert render(message) == "3 maps of {count}"


def test_the_literal_is_what_translators_look_up() -> None:
    assert text("Signed in as {name}", name="Alex").template == "Signed in as {name}"
    assert render(text("Signed in as {name}", name="Alex"), Swedish()) == "Inloggad som Alex"


def test_equal_texts_are_equal_and_can_be_kept_in_sets() -> None:
    assert text("{a}", a="b") == text("{a}", a="b")
    assert len({text("{a}", a="b"), text("{a}", a="b"), text("{a}", a="c"), Text("x")}) == 3


def test_a_value_may_be_called_like_the_template() -> None:
    assert render(text("{template}", template="x")) == "x"
