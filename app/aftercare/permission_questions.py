"""What cannot be recognised by itself and has to be asked: web roles by other names, and relationships.

The name of a web role follows the template's language and can be changed; the role of everybody who is
signed in is known by its mark (contract: portal-configuration.md section 1.2, fixtures). By which
relationship a permission goes, Microsoft's page does not say: where the tables have several, one is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.aftercare.party_model import WantedPermission, party_model
from app.services.table_metadata import Relationship
from app.services.table_permissions import WebRole
from app.text import Text, text

AUTHENTICATED, REPRESENTATIVE = "authenticated", "representative"
"""The questions about web roles; the others have the ids of their permissions."""


@dataclass(frozen=True)
class Option:
    """One answer. `title` is a name from the service."""

    id: str
    title: str


@dataclass(frozen=True)
class Question:
    """What the person is asked. `answer` is what they chose, "" before that."""

    id: str
    asks: Text
    options: tuple[Option, ...]
    answer: str = ""


def open_questions(
    roles: Sequence[WebRole],
    relationships: Mapping[str, tuple[Relationship, ...]],
    answers: Mapping[str, str],
) -> tuple[tuple[Question, ...], Mapping[str, str]]:
    """What is not clear by itself; and what is settled, by itself or by the person's answers."""
    asked: list[Question] = []
    settled: dict[str, str] = {}
    for question, known in _all(roles, relationships):
        answer = known or _taken(question, answers)
        if answer:
            settled[question.id] = answer
        if not known and question.options:
            asked.append(Question(question.id, question.asks, question.options, answer))
    return tuple(asked), settled


def _all(
    roles: Sequence[WebRole], relationships: Mapping[str, tuple[Relationship, ...]]
) -> list[tuple[Question, str]]:
    """Every question with its answer where that is clear by itself."""
    named = tuple(Option(role.id, role.name) for role in roles if not role.is_anonymous)
    authenticated = [role.id for role in roles if role.is_authenticated]
    names = party_model().representative_names
    representative = [role.id for role in roles if role.name.strip().casefold() in names]
    asks_authenticated = text("Which web role does everybody have who is signed in?")
    asks_representative = text("Which web role is for customers who look after all orders of their company?")
    questions = [
        (Question(AUTHENTICATED, asks_authenticated, named), _only(authenticated)),
        (Question(REPRESENTATIVE, asks_representative, named), _only(representative)),
    ]
    permissions = party_model().permissions
    return [*questions, *(_relationship(one, relationships.get(one.id, ())) for one in permissions)]


def _relationship(wanted: WantedPermission, found: tuple[Relationship, ...]) -> tuple[Question, str]:
    asks = text(
        "By which relationship do the tables {table} and {other} belong together?",
        table=wanted.table,
        other=wanted.other,
    )
    options = tuple(Option(one.name, f"{one.name}\n{one.child}.{one.column}") for one in found)
    preferred = [one.name for one in found if one.child == wanted.table and one.column == wanted.prefers]
    return Question(wanted.id, asks, options), _only([one.name for one in found]) or _only(preferred)


def _taken(question: Question, answers: Mapping[str, str]) -> str:
    answer = answers.get(question.id, "")
    return answer if any(option.id == answer for option in question.options) else ""


def _only(found: Sequence[str]) -> str:
    return found[0] if len(found) == 1 else ""
