"""The support file: what helps someone who cannot see this computer, as texts to show before saving.

It has the log, the versions of what the program is made of, and how the checks stand. It has no token, no
code, no name of a person, a site or an environment, and nothing that a service has worded itself.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from app.checks.check import CheckResult
from app.log.redaction import redacted
from app.report.support import for_support

ENDING = ".zip"


@dataclass(frozen=True)
class SupportPart:
    """One text in the file. `name` is its name there."""

    name: str
    content: str


def file_name(now: datetime) -> str:
    """The name that is suggested for the file."""
    return f"customer-portal-setup-support-{now:%Y-%m-%d-%H%M}{ENDING}"


def versions_part(versions: Mapping[str, str]) -> SupportPart:
    """What the program runs on and is made of."""
    return SupportPart("versions.txt", _lines(f"{name}: {value}" for name, value in versions.items()))


def checks_part(results: Iterable[CheckResult]) -> SupportPart:
    """Each check's verdict, when its sources were asked, and the codes of what came in its way."""
    return SupportPart("checks.txt", _lines(_result(one) for one in results) or "No check was run.\n")


def zipped(parts: Iterable[SupportPart]) -> bytes:
    """The file's content."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts:
            archive.writestr(part.name, part.content)
    return whole.getvalue()


def _result(result: CheckResult) -> str:
    finding = result.finding
    if finding is None:
        return f"{result.check.id}: running"
    asked = [f"{one.asked_at.astimezone(UTC):%Y-%m-%d %H:%M:%S}Z" for one in finding.evidence]
    told = [finding.verdict.value, f"asked {asked[-1]}" if asked else ""]
    told.append(for_support(finding.problem) if finding.problem else "")
    return f"{result.check.id}: {', '.join(part for part in told if part)}"


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{redacted(line)}\n" for line in lines)
