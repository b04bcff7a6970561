"""What the commands print: JSON of a stable form (docs/headless.md), or plain lines for people."""

from __future__ import annotations

from typing import Any

from app.checks.check import Check, CheckResult, Evidence, Finding, Verdict
from app.identity.accounts import Account
from app.problems import HELPERS, Problem
from app.services.environments import Environment
from app.services.websites import Website
from app.setup.environment_listing import Listing
from app.text import Say, Text, render, text

FORMAT = 1
"""The version of the form; it grows only when something that was there changes its meaning."""

_MARKS = {
    Verdict.READY: text("Ready"),
    Verdict.NOT_READY: text("Not ready"),
    Verdict.COULD_NOT_CHECK: text("Could not check"),
    Verdict.CONFIRMED_BY_YOU: text("Confirmed by you"),
}
_ADVICE = text("Advice")


def account_entry(account: Account) -> dict[str, Any]:
    """A person as JSON."""
    return {"userName": account.user_name, "tenant": account.tenant}


def environment_entry(environment: Environment) -> dict[str, Any]:
    """An environment as JSON."""
    return {
        "id": environment.id,
        "name": environment.name,
        "kind": environment.kind,
        "region": environment.region,
        "default": environment.is_default,
        "availability": environment.availability.value,
        "dataverse": environment.dataverse or None,
        "finance": environment.finance or None,
        "financeLink": _finance_link(environment),
        "state": environment.state or None,
        "trialEnds": environment.trial_ends.isoformat() if environment.trial_ends else None,
    }


def listing_entry(listing: Listing) -> dict[str, Any]:
    """Who was asked for environments, and whether the list is whole, as JSON."""
    return {
        "complete": listing.gap is None,
        "sources": [
            {
                "source": one.source.value,
                "count": one.count,
                "problem": one.problem.code if one.problem else None,
            }
            for one in listing.answers
        ],
    }


def finding_entry(check: Check, finding: Finding, message: Text | None, say: Say = render) -> dict[str, Any]:
    """A check with its finding as JSON, and the message to whoever can help."""
    remedy = finding.remedy
    return {
        "id": check.id,
        "title": say(check.title),
        "mandatory": check.mandatory,
        "verdict": finding.verdict.value,
        "summary": say(finding.summary),
        "evidence": [_evidence_entry(one, say) for one in finding.evidence],
        "remedy": None
        if remedy is None
        else {"action": say(remedy.action), "who": remedy.helper.value, "page": remedy.page or None},
        "problem": problem_entry(finding.problem, say) if finding.problem else None,
        "message": say(message) if message else None,
    }


def website_entry(site: Website) -> dict[str, Any]:
    """A site as JSON."""
    return {
        "id": site.id,
        "name": site.name,
        "address": site.address,
        "record": site.record,
        "template": site.template,
        "trial": site.is_trial,
        "trialDays": site.trial_days,
        "private": site.is_private,
    }


def problem_entry(problem: Problem, say: Say = render) -> dict[str, Any]:
    """A problem as JSON."""
    return {
        "code": problem.code,
        "what": say(problem.what),
        "remedy": say(problem.remedy),
        "who": problem.helper.value,
        "details": dict(problem.details),
    }


def finding_lines(result: CheckResult, say: Say = render) -> list[str]:
    """A check with its finding in words; nothing where it has none."""
    finding = result.finding
    if finding is None:
        return []
    room = max(len(say(one)) for one in (*_MARKS.values(), _ADVICE))
    mark, below = say(_ADVICE if result.is_advice else _MARKS[finding.verdict]), " " * (room + 3)
    lines = [f"[{mark}]".ljust(room + 3) + f"{say(result.check.title)}: {say(finding.summary)}"]
    if finding.problem is not None:
        lines.append(f"{below}{say(finding.problem.what)}")
    if finding.verdict is not Verdict.READY and finding.remedy is not None:
        lines.append(f"{below}{say(finding.remedy.action)} {say(HELPERS[finding.remedy.helper])}")
        lines += [f"{below}{finding.remedy.page}"] if finding.remedy.page else []
    return lines


def environment_line(environment: Environment) -> str:
    """An environment in one line."""
    return f"{environment.name}  ({environment.kind}, {environment.availability.value})  {environment.id}"


def _finance_link(environment: Environment) -> str:
    if environment.finance:
        return "linked"
    return "not-linked" if environment.finance_told else "unknown"


def _evidence_entry(evidence: Evidence, say: Say) -> dict[str, Any]:
    return {
        "source": say(evidence.source),
        "askedAt": evidence.asked_at.isoformat(),
        "answer": say(evidence.answer),
    }
