"""Microsoft's own check of a site, the quick scan (contract: power-platform-api.json, PortalScanIssues).

The documented results are Pass, Warning and Error, and there are five documented categories; anything else
is kept as the service wrote it. How long a scan takes is unknown: `LONGEST` is the program's own patience.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from app.addresses import readable
from app.services.client import segment
from app.services.websites import API_VERSION, websites_path

if TYPE_CHECKING:
    from app.services.client import Client
    from app.services.reply import Fields

LONGEST = 300.0
"""Seconds that a scan may take."""


class Severity(Enum):
    """How much a finding matters, the most important first. UNKNOWN is a result that is not documented."""

    SERIOUS = "error"
    ADVICE = "warning"
    UNKNOWN = "unknown"
    PASSED = "pass"


@dataclass(frozen=True)
class ScanFinding:
    """One finding, in Microsoft's words. `learn_more` is an address that nobody has checked yet."""

    severity: Severity
    category: str
    issue: str
    description: str = ""
    learn_more: str = ""


async def scan_website(
    client: Client, environment: str, site: str, language: int | None = None
) -> tuple[ScanFinding, ...]:
    """What the scan finds, the most important first. It is asked for once.

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: as their names say.
    """
    path = f"{websites_path(environment)}/{segment(site)}/scan/quick/execute"
    query = {**API_VERSION, **({"lcid": str(language)} if language else {})}
    reply = await client.act("POST", path, query, LONGEST)
    order = list(Severity)
    found = (_finding(row) for row in client.items(reply))
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def _finding(row: Fields) -> ScanFinding:
    known = {one.value: one for one in Severity}
    return ScanFinding(
        severity=known.get(row.text("result").lower(), Severity.UNKNOWN),
        category=row.name("category"),
        issue=row.words("issue"),
        description=row.words("description"),
        learn_more=readable(row.text("learnMoreUrl")),
    )
