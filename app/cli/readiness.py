"""What the checks found, as the commands print it."""

from __future__ import annotations

from typing import Any

from app.cli import report
from app.cli.session import Session
from app.cli.ways import ways_entry


def readiness(session: Session) -> dict[str, Any]:
    """The person, the environment and every check, as JSON."""
    state = session.state
    return {
        **person(session),
        "environment": report.environment_entry(state.environment) if state.environment else None,
        "ready": state.is_ready,
        "ways": ways_entry(state),
        "checks": checks(session),
    }


def checks(session: Session) -> list[dict[str, Any]]:
    """Every check that has come to its end, as JSON."""
    say = session.output.language.say
    return [
        report.finding_entry(one.check, one.finding, session.journey.reports.message(one), say)
        for one in session.state.readiness
        if one.finding is not None
    ]


def readiness_lines(session: Session) -> list[str]:
    """Every check in words, and then the verdict on all of them."""
    say = session.output.language.say
    found = [line for one in session.state.readiness for line in report.finding_lines(one, say)]
    return [*found, say(session.journey.reports.readiness().verdict)]


def person(session: Session) -> dict[str, Any]:
    """Who is signed in, as JSON."""
    account = session.state.account
    return {"account": report.account_entry(account) if account else None}
