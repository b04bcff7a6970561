"""Which table permissions are there, which are missing, and what has to be asked before they can be made.

Pure. What is there and different is told and left alone: somebody may have meant it so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from uuid import NAMESPACE_OID, uuid5

from app.aftercare.party_model import WantedPermission, party_model
from app.aftercare.permission_questions import AUTHENTICATED, REPRESENTATIVE, Question, open_questions
from app.services.table_metadata import Relationship
from app.services.table_permissions import PRIVILEGES, Scope, TablePermission, WebRole
from app.text import Text, text

_UNDECIDED = frozenset({"missing", "partly", "waits"})
_ROLES = 2
"""The web roles that Microsoft's page gives the first permission to."""


@dataclass(frozen=True)
class PermissionFacts:
    """What was found. `is_needed` says that the party model is there; `website` is the id of the site's row.

    `relationships` are those by which a permission can go, under the permission's id.
    """

    is_needed: bool
    website: str = ""
    roles: tuple[WebRole, ...] = ()
    permissions: tuple[TablePermission, ...] = ()
    relationships: Mapping[str, tuple[Relationship, ...]] = field(default_factory=dict)


class Standing(Enum):
    """How a wanted permission stands."""

    THERE = "there"
    PARTLY = "partly"
    MISSING = "missing"
    DIFFERENT = "different"
    WAITS = "waits"


@dataclass(frozen=True)
class PermissionStep:
    """A wanted permission as it stands. `make` is what would be made; `roles` would still be given to it.

    `reasons` say what is different, or what has to be settled first.
    """

    wanted: WantedPermission
    standing: Standing
    make: TablePermission
    roles: tuple[WebRole, ...] = ()
    reasons: tuple[Text, ...] = ()


@dataclass(frozen=True)
class PermissionPlan:
    """The three permissions, and what the person has to say before the missing ones can be made.

    There are none where it cannot be told which website they would belong to.
    """

    is_needed: bool
    steps: tuple[PermissionStep, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether nothing is to be done."""
        if not self.is_needed:
            return True
        return bool(self.steps) and all(step.standing is Standing.THERE for step in self.steps)

    @property
    def to_do(self) -> tuple[PermissionStep, ...]:
        """What can be made now, each after its parent."""
        return tuple(one for one in self.steps if one.standing in (Standing.MISSING, Standing.PARTLY))


def permission_plan(facts: PermissionFacts, answers: Mapping[str, str]) -> PermissionPlan:
    """What has to be done. `answers` are what the person chose, under the question's id."""
    if not facts.is_needed:
        return PermissionPlan(is_needed=False)
    if not facts.website:
        return PermissionPlan(is_needed=True)
    questions, settled = open_questions(facts.roles, facts.relationships, answers)
    steps: list[PermissionStep] = []
    for wanted in party_model().permissions:
        parent = steps[-1] if steps else None
        steps.append(_step(facts, wanted, parent, settled))
    open_ids = {one.wanted.id for one in steps if one.standing.value in _UNDECIDED}
    if any(one.standing.value in _UNDECIDED and one.wanted.scope is Scope.CONTACT for one in steps):
        open_ids |= {AUTHENTICATED, REPRESENTATIVE}
    return PermissionPlan(True, tuple(steps), tuple(one for one in questions if one.id in open_ids))


def permission_id(website: str, wanted: WantedPermission) -> str:
    """The id under which the program makes a permission: always the same one for a website."""
    return str(uuid5(NAMESPACE_OID, f"customer-portal-setup/{website.lower()}/{wanted.id}"))


def _step(
    facts: PermissionFacts,
    wanted: WantedPermission,
    parent: PermissionStep | None,
    settled: Mapping[str, str],
) -> PermissionStep:
    fresh = _fresh(facts, wanted, parent, settled)
    roles = _wanted_roles(facts.roles, wanted, settled)
    known = {one.name for one in facts.relationships.get(wanted.id, ())}
    there = [one for one in facts.permissions if _is_about(one, wanted, fresh)]
    undecided = wanted.scope is Scope.CONTACT and not {AUTHENTICATED, REPRESENTATIVE} <= settled.keys()
    judged = [(one, _differences(one, fresh, known), _lacking(one, roles)) for one in there]
    for one, _, _ in judged:
        # The program was ended before it gave its own permission to the roles that were chosen.
        if one.id == fresh.id and undecided and len(one.roles) < _ROLES:
            return PermissionStep(wanted, Standing.WAITS, one, roles, (_roles_open(facts.roles),))
    for one, differences, lacking in judged:
        if not differences and not lacking:
            return PermissionStep(wanted, Standing.THERE, one)
    for one, differences, lacking in judged:
        if not differences and one.id == fresh.id:
            return PermissionStep(wanted, Standing.PARTLY, one, lacking)
    if judged:
        one, differences, lacking = judged[0]
        return PermissionStep(wanted, Standing.DIFFERENT, one, (), (*differences, *_role_words(lacking)))
    reasons = _obstacles(facts, wanted, parent, fresh, undecided=undecided)
    return PermissionStep(wanted, Standing.WAITS if reasons else Standing.MISSING, fresh, roles, reasons)


def _fresh(
    facts: PermissionFacts,
    wanted: WantedPermission,
    parent: PermissionStep | None,
    settled: Mapping[str, str],
) -> TablePermission:
    return TablePermission(
        id=permission_id(facts.website, wanted),
        name=wanted.name,
        table=wanted.table,
        scope=wanted.scope,
        relationship=settled.get(wanted.id, ""),
        parent=parent.make.id if parent else "",
        privileges=frozenset(PRIVILEGES),
    )


def _wanted_roles(
    roles: tuple[WebRole, ...], wanted: WantedPermission, settled: Mapping[str, str]
) -> tuple[WebRole, ...]:
    """The roles of the first permission; the others get theirs by way of it."""
    if wanted.scope is not Scope.CONTACT:
        return ()
    ids = {settled.get(AUTHENTICATED), settled.get(REPRESENTATIVE)}
    return tuple(role for role in roles if role.id in ids)


def _is_about(one: TablePermission, wanted: WantedPermission, fresh: TablePermission) -> bool:
    if one.id == fresh.id:
        return True
    same = one.table == wanted.table and one.scope is wanted.scope
    # A permission on the same table below another parent is an affair of its own.
    return same and (wanted.scope is Scope.CONTACT or one.parent == fresh.parent)


def _differences(one: TablePermission, fresh: TablePermission, known: set[str]) -> tuple[Text, ...]:
    found = []
    if not one.is_active:
        found.append(text("It is switched off."))
    if one.table != fresh.table or one.scope is not fresh.scope or one.parent != fresh.parent:
        found.append(text("Its table, its scope or its parent was changed."))
    lacking = sorted(fresh.privileges - one.privileges)
    if lacking:
        found.append(text("Privileges are missing: {names}.", names=", ".join(lacking)))
    if known and one.relationship not in known:
        found.append(text("It goes by a relationship that does not lead to the right table."))
    if one.scope is Scope.CONTACT and not one.roles and one.id != fresh.id:
        found.append(text("It is not given to any web role."))
    return tuple(found)


def _lacking(one: TablePermission, roles: tuple[WebRole, ...]) -> tuple[WebRole, ...]:
    return tuple(role for role in roles if role.id not in one.roles)


def _role_words(lacking: tuple[WebRole, ...]) -> tuple[Text, ...]:
    names = ", ".join(role.name for role in lacking)
    return (text("It is not given to these web roles: {names}.", names=names),) if lacking else ()


def _obstacles(
    facts: PermissionFacts,
    wanted: WantedPermission,
    parent: PermissionStep | None,
    fresh: TablePermission,
    *,
    undecided: bool,
) -> tuple[Text, ...]:
    """Why a permission that is missing cannot be made yet."""
    found = []
    if parent is not None and parent.standing in (Standing.DIFFERENT, Standing.WAITS):
        found.append(text("It needs the permission above first."))
    if not facts.relationships.get(wanted.id):
        found.append(
            text(
                "No relationship between the tables {table} and {other} was found.",
                table=wanted.table,
                other=wanted.other,
            )
        )
    elif not fresh.relationship:
        found.append(text("Choose below by which relationship it goes."))
    if undecided:
        found.append(_roles_open(facts.roles))
    return tuple(found)


def _roles_open(roles: tuple[WebRole, ...]) -> Text:
    if not any(not role.is_anonymous for role in roles):
        return text("The site has no web roles that could get it.")
    return text("Choose below which web roles get it.")
