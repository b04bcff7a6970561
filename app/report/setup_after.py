"""What came after the portal was made: the site check, the table permissions, the customers."""

from __future__ import annotations

from collections.abc import Mapping

from app.aftercare.invitees import Invitee, is_ready
from app.aftercare.permission_plan import (
    PermissionPlan,
    PermissionStep,
    Standing,
    permission_id,
    permission_plan,
)
from app.report.document import Block, RowGroup, Table, Tone, Words
from app.report.setup_facts import SetupFacts
from app.services.site_scan import ScanFinding, Severity
from app.text import Text, plural, text

_SEVERITIES: Mapping[Severity, tuple[Text, Tone]] = {
    Severity.SERIOUS: (text("Put right"), Tone.ATTENTION),
    Severity.ADVICE: (text("Hint"), Tone.UNSURE),
    Severity.UNKNOWN: (text("Look at it"), Tone.UNSURE),
    Severity.PASSED: (text("In order"), Tone.READY),
}
_STANDINGS: Mapping[Standing, tuple[Text, Tone]] = {
    Standing.THERE: (text("There"), Tone.READY),
    Standing.PARTLY: (text("Some web roles are missing"), Tone.UNSURE),
    Standing.MISSING: (text("Missing"), Tone.ATTENTION),
    Standing.DIFFERENT: (text("There, but different"), Tone.ATTENTION),
    Standing.WAITS: (text("Missing"), Tone.ATTENTION),
}


def plan_of_permissions(facts: SetupFacts) -> PermissionPlan | None:
    """What is left to be done about the permissions; None where they were not looked at."""
    return None if facts.permissions is None else permission_plan(facts.permissions, facts.answers or {})


def was_made_here(facts: SetupFacts, step: PermissionStep) -> bool:
    """Whether a permission is one that the program has made: those have ids of its own."""
    found = facts.permissions
    if found is None or step.make.id != permission_id(found.website, step.wanted):
        return False
    return any(one.id == step.make.id for one in found.permissions)


def site_check(findings: tuple[ScanFinding, ...] | None) -> tuple[Block, ...]:
    """What Microsoft's check of the site found, in Microsoft's words."""
    if findings is None:
        return (Words(text("Microsoft's site check was not run in this start of the program.")),)
    if not findings:
        return (Words(text("Microsoft's site check was run and told nothing.")),)
    head = ((text("Finding"), 40), (text("What Microsoft says"), 60))
    return (
        Table(text("Findings of Microsoft's site check"), head, tuple(_finding(one) for one in findings)),
    )


def web_roles(facts: SetupFacts) -> tuple[Block, ...]:
    """Whether the web roles have what the party model asks for, and what was done about it."""
    plan = plan_of_permissions(facts)
    if plan is None:
        return (Words(text("The table permissions were not looked at in this start of the program.")),)
    if not plan.is_needed:
        return (Words(text("The party model is not installed: no further table permissions are needed.")),)
    if not plan.steps:
        return (
            Words(
                text(
                    "The party model is installed. Which website in Dataverse is this portal's could not be "
                    "told, so its table permissions were not looked at."
                )
            ),
        )
    lead = Words(text("The party model is installed, and web roles need three more table permissions."))
    head = ((text("Table permission"), 40), (text("What was done"), 60))
    groups = tuple(_permission(facts, one) for one in plan.steps)
    return lead, Table(text("Table permissions for the party model"), head, groups)


def customers(invitees: tuple[Invitee, ...] | None) -> tuple[Block, ...]:
    """Who can be invited, in numbers alone: names belong in the list itself."""
    if invitees is None:
        return (Words(text("Contacts and accounts were not read in this start of the program.")),)
    contacts = [one for one in invitees if one.is_contact]
    invited = sum(1 for one in contacts if one.invitation.is_ready)
    both = sum(1 for one in contacts if is_ready(one))
    unknown = sum(1 for one in contacts if one.invitation.unknown or one.order.unknown)
    said = plural(
        "{invited} of {count} contact can be invited, {both} can order as well.",
        "{invited} of {count} contacts can be invited, {both} can order as well.",
        len(contacts),
        invited=invited,
        both=both,
    )
    if not unknown:
        return (Words(said),)
    open_ends = plural(
        "Of {count} not everything could be told.", "Of {count} not everything could be told.", unknown
    )
    return Words(said), Words(open_ends)


def _finding(finding: ScanFinding) -> RowGroup:
    mark, tone = _SEVERITIES[finding.severity]
    name = text("{issue}", issue=finding.issue) if finding.issue else text("Without a name")
    said = finding.description or finding.category or "–"
    return RowGroup(name, mark, tone, ((text("{said}", said=said),),))


def _permission(facts: SetupFacts, step: PermissionStep) -> RowGroup:
    mark, tone = _STANDINGS[step.standing]
    # What keeps one from being made is a question that only the program's page can put.
    reasons = () if step.standing is Standing.WAITS else step.reasons
    rows = tuple((one,) for one in (_deed(facts, step), *reasons))
    return RowGroup(text("{name}", name=step.wanted.name), mark, tone, rows)


def _deed(facts: SetupFacts, step: PermissionStep) -> Text:
    if was_made_here(facts, step):
        return text("Created by this program.")
    if step.standing in (Standing.THERE, Standing.DIFFERENT):
        return text("Nothing: it was there, and was left as it is.")
    if step.standing is Standing.WAITS:
        return text("Nothing yet: something has to be settled first. The last page of the program says what.")
    return text("Nothing yet.")
