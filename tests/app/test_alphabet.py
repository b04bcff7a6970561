from __future__ import annotations

import pytest

from app.alphabet import alphabetical


def _ordered(tag: str, *names: str) -> list[str]:
    mixed = list(names)
    mixed.reverse()
    return sorted(mixed, key=alphabetical(tag))


@pytest.mark.parametrize(
    ("tag", "names"),
    [
        ("sv", ["Arvika", "Ystad", "Zinkgruvan", "Åhus", "Ängelholm", "Örebro"]),
        ("sv", ["Z9", "Å2", "Å10", "Ä1", "Ö"]),
        ("sv-FI", ["Zinkgruvan", "Åhus", "Ängelholm"]),
        ("de", ["Ahlen", "Älmhult", "Amberg", "Öhringen", "Olpe", "Zwickau"]),
        ("en", ["Ahlen", "Älmhult", "Amberg", "Zwickau"]),
        ("es", ["Nuez", "Nunez", "Nuntius", "Nuñez", "Nuzco"]),
        ("fr", ["cote", "coté", "côte", "coter", "œuvre", "ours"]),
        ("tlh", ["Ahlen", "Älmhult", "Amberg"]),
    ],
)
def test_letters_stand_where_the_alphabet_has_them(tag: str, names: list[str]) -> None:
    assert _ordered(tag, *names) == names


def test_case_decides_nothing() -> None:
    assert sorted(["beta", "Alpha", "alpha", "Beta"], key=alphabetical("en")) == [
        "Alpha",
        "alpha",
        "beta",
        "Beta",
    ]


@pytest.mark.parametrize("tag", ["en", "sv"])
def test_numbers_stand_by_their_value(tag: str) -> None:
    names = ["Contoso 2", "Contoso 10", "Contoso 010 B", "Contoso 11", "Contoso A"]
    assert _ordered(tag, *names) == names


def test_a_nought_in_front_decides_only_between_what_is_otherwise_the_same() -> None:
    assert _ordered("en", "Test 07", "Test 7", "Test 7 B") == ["Test 07", "Test 7", "Test 7 B"]


def test_a_letter_in_two_parts_is_the_same_letter() -> None:
    composed, in_parts = "Åhus", "A\u030ahus"
    assert _ordered("sv", "Zorn", in_parts, "Ängelholm") == ["Zorn", in_parts, "Ängelholm"]
    key = alphabetical("sv")
    assert key(composed).partition("\0")[0] == key(in_parts).partition("\0")[0]


def test_names_of_other_scripts_come_after() -> None:
    assert _ordered("sv", "Örebro", "Ωmega", "東京", "Alpha") == ["Alpha", "Örebro", "Ωmega", "東京"]


def test_a_number_of_any_length_can_be_sorted() -> None:
    long = "1" + "0" * 5000
    assert _ordered("en", f"A {long}", "A 9") == ["A 9", f"A {long}"]
