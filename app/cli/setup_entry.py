"""What is known of a setup, as JSON (docs/headless.md). What is not known is null."""

from __future__ import annotations

from typing import Any

from app.aftercare.hand_over import hand_over_items, words_of
from app.aftercare.invitees import is_ready
from app.aftercare.permission_plan import PermissionStep
from app.aftercare.trial import trial_dates
from app.cli.report import website_entry
from app.report.setup_after import plan_of_permissions, was_made_here
from app.report.setup_facts import SetupFacts
from app.text import Say, render


def setup_entry(facts: SetupFacts, say: Say = render) -> dict[str, Any]:
    """The portal, how it came to be, and what came after."""
    dates = trial_dates(facts.site, facts.seen) if facts.seen else None
    return {
        "website": website_entry(facts.site),
        "seenAt": facts.seen.isoformat() if facts.seen else None,
        "lastDay": dates.ends.isoformat() if dates else None,
        "language": facts.language,
        "origin": _origin(facts),
        "answer": _answer(facts),
        "siteCheck": _site_check(facts),
        "permissions": _permissions(facts),
        "customers": _customers(facts),
        "handOver": _hand_over(facts, say),
    }


def _origin(facts: SetupFacts) -> dict[str, Any] | None:
    if facts.portal is None:
        return None
    return {
        "how": facts.portal.coming.value,
        "since": facts.portal.since.isoformat(),
        "by": facts.maker or None,
    }


def _answer(facts: SetupFacts) -> dict[str, Any] | None:
    if facts.reach is None:
        return None
    last = facts.reach.last
    return {"answers": last.answer.is_settled, "answer": last.answer.value, "status": last.status or None}


def _site_check(facts: SetupFacts) -> list[dict[str, Any]] | None:
    if facts.findings is None:
        return None
    return [
        {"severity": one.severity.name.lower(), "issue": one.issue, "description": one.description}
        for one in facts.findings
    ]


def _permissions(facts: SetupFacts) -> dict[str, Any] | None:
    plan = plan_of_permissions(facts)
    if plan is None:
        return None
    return {
        "needed": plan.is_needed,
        "complete": plan.is_complete,
        "permissions": [_permission(facts, one) for one in plan.steps],
    }


def _permission(facts: SetupFacts, step: PermissionStep) -> dict[str, Any]:
    return {
        "name": step.wanted.name,
        "standing": step.standing.value,
        "madeByThisProgram": was_made_here(facts, step),
    }


def _customers(facts: SetupFacts) -> dict[str, int] | None:
    if facts.invitees is None:
        return None
    contacts = [one for one in facts.invitees if one.is_contact]
    return {
        "contacts": len(contacts),
        "canBeInvited": sum(1 for one in contacts if one.invitation.is_ready),
        "canOrderAsWell": sum(1 for one in contacts if is_ready(one)),
    }


def _hand_over(facts: SetupFacts, say: Say) -> list[dict[str, Any]] | None:
    ticks = facts.ticks
    if ticks is None:
        return None
    return [
        {
            "id": one.id,
            "title": say(words_of(one)),
            "done": ticks[one.id].isoformat() if one.id in ticks else None,
        }
        for one in hand_over_items()
    ]
