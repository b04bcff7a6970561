"""What the state of a setup knows, for the report on it. Pure."""

from __future__ import annotations

from app.aftercare.known_portal import KnownPortal
from app.report.setup_facts import SetupFacts
from app.services.websites import Website
from app.setup.begun_before import account_of
from app.setup.state import SetupState


def facts_of(state: SetupState, site: Website) -> SetupFacts:
    """The facts about the portal of a setup."""
    care, usability = state.aftercare, state.usability
    portal = state.portals.of(state.environment.id, site.id) if state.environment else None
    return SetupFacts(
        site=site,
        seen=care.seen,
        portal=portal,
        maker=_maker(state, portal),
        language=site.language or _wanted_language(state),
        reach=care.reach,
        findings=care.findings,
        readiness=state.readiness,
        permissions=usability.facts,
        answers=usability.answers,
        invitees=usability.invitees,
        ticks=usability.ticks,
    )


def _maker(state: SetupState, portal: KnownPortal | None) -> str:
    if portal is None:
        return ""
    known = (*((state.account,) if state.account else ()), *state.saved_accounts)
    account = account_of(portal.place, known)
    return account.user_name if account else ""


def _wanted_language(state: SetupState) -> int | None:
    """The language that was asked for, where it is known that the site came of that."""
    creation = state.aftercare.origin.creation if state.aftercare.origin else None
    return creation.request.language if creation else None
