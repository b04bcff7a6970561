from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from usability_states import ACCOUNT, INVITEES, invitee

from app.aftercare.invitees_csv import harmless, invitees_csv
from app.text import render


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_spreadsheet_knows_it_by_its_mark_and_its_line_ends() -> None:
    content = invitees_csv(INVITEES, render)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == len(INVITEES) + 1
    assert {len(row) for row in cells(content)} == {8}


def test_what_is_missing_and_what_cannot_be_told_have_columns_of_their_own() -> None:
    rows = {row[0]: row for row in cells(invitees_csv(INVITEES, render))}
    assert rows["Kim Abercrombie"][5:] == [
        "Email address, Company (legal entity)",
        "Company (legal entity), Price list, Currency",
        "",
    ]
    assert rows["Jo Wingtip"][5:] == ["", "", "Account number"]
    assert rows[ACCOUNT.name][1] == "Account"


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\u00a0@"])
def test_a_name_is_never_a_formula(first: str) -> None:
    name = f"{first}HYPERLINK(1)"
    row = cells(invitees_csv([replace(invitee("Sam"), name=name)], render))[1]
    assert row[0] == f"'{name}"


def test_an_ordinary_name_stays_as_it_is() -> None:
    for name in ("Sam", "O'Neil", "Åsa-Lena", "a=b", "", "'=1"):
        assert harmless(name) == name


@given(name=st.text(), email=st.text())
def test_whatever_people_are_called_the_table_keeps_its_form(name: str, email: str) -> None:
    odd = replace(invitee("Sam"), name=name.encode("utf-8", "replace").decode(), email="", company="")
    rows = cells(invitees_csv([odd, replace(odd, email=email.encode("utf-8", "replace").decode())], render))
    assert [len(row) for row in rows] == [8, 8, 8]
    assert not any(cell.lstrip()[:1] in ("=", "+", "-", "@") for row in rows for cell in row if cell.strip())
