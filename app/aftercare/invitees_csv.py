"""The list of who can be invited as a table for a spreadsheet.

Commas and line ends as in RFC 4180; UTF-8 with a byte order mark, by which Excel knows it. A cell that a
spreadsheet would take for a formula is made text: names come from outside.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from app.aftercare.invitation_needs import NEED_NAMES
from app.aftercare.invitees import Invitee, Lacks
from app.text import Say, Text, text

_FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n")
_HEADINGS = (
    text("Name"),
    text("Kind"),
    text("Email address"),
    text("Company (legal entity)"),
    text("Customer account"),
    text("Missing before an invitation"),
    text("Missing before a first order"),
    text("Could not be told"),
)


def invitees_csv(everybody: Iterable[Invitee], say: Say) -> bytes:
    """The file's content, in the words of `say`."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([say(heading) for heading in _HEADINGS])
    for one in everybody:
        writer.writerow([harmless(cell) for cell in _cells(one, say)])
    return out.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: with an apostrophe before it where it would."""
    risky = cell.startswith(_FORMULA_BEGINS) or cell.lstrip().startswith(_FORMULA_BEGINS)
    return f"'{cell}" if risky else cell


def kind_of(one: Invitee) -> Text:
    """What somebody is called who is a contact, or what is an account."""
    return text("Contact") if one.is_contact else text("Account")


def names_of(needs: Iterable[str], say: Say) -> str:
    """The needs as a person reads them."""
    return ", ".join(say(NEED_NAMES[need]) for need in needs)


def _cells(one: Invitee, say: Say) -> tuple[str, ...]:
    unknown = dict.fromkeys((*one.invitation.unknown, *one.order.unknown))
    return (
        one.name,
        say(kind_of(one)),
        one.email,
        one.company,
        one.account,
        _missing(one.invitation, say),
        _missing(one.order, say),
        names_of(unknown, say),
    )


def _missing(lacks: Lacks, say: Say) -> str:
    return names_of(lacks.missing, say)
