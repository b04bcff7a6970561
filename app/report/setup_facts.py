"""What the report on a setup is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.aftercare.invitees import Invitee
from app.aftercare.known_portal import KnownPortal
from app.aftercare.permission_plan import PermissionFacts
from app.aftercare.reachability import Reach
from app.checks.check import CheckResult
from app.services.site_scan import ScanFinding
from app.services.websites import Website


@dataclass(frozen=True)
class SetupFacts:
    """Everything that is known of a setup. None stands for "not known in this start of the program".

    `seen` is when the site was last read. `portal` says how it came to be, `maker` is the user name of who
    did that, "" where it is not known. `language` is an LCID. `readiness` is empty where no check was made.
    """

    site: Website
    seen: datetime | None = None
    portal: KnownPortal | None = None
    maker: str = ""
    language: int | None = None
    reach: Reach | None = None
    findings: tuple[ScanFinding, ...] | None = None
    readiness: tuple[CheckResult, ...] = ()
    permissions: PermissionFacts | None = None
    answers: Mapping[str, str] | None = None
    invitees: tuple[Invitee, ...] | None = None
    ticks: Mapping[str, date] | None = None
