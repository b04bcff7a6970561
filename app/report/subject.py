"""What a report is about, who made it, and when."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from app.catalogues import help_pages
from app.clouds import Cloud
from app.identity.accounts import Account
from app.report.document import Link
from app.services.environments import Environment
from app.text import Text, text
from app.version import VERSION

_LONGEST_NAME = 60


@dataclass(frozen=True)
class Subject:
    """`made_at` has the zone in which all times are told. `approval` asks administrators to approve."""

    cloud: Cloud
    environment: Environment
    account: Account
    made_at: datetime
    approval: Text
    version: str = VERSION

    def moment(self, when: datetime) -> str:
        """A moment as people and machines read it: 2026-11-21 13:30 UTC+01:00."""
        local = when.astimezone(self.made_at.tzinfo)
        sign = local.strftime("%z") or "+0000"
        return f"{local:%Y-%m-%d %H:%M} UTC{sign[:3]}:{sign[3:5]}"

    def link(self, address: str) -> Link | None:
        """A link to a page that the program would open itself; None for any other."""
        if not address or not (address in help_pages() or self.cloud.may_open(address)):
            return None
        return Link(text("Open the page"), address)

    def with_practice(self, lead: Text) -> Text:
        """What a report begins with, and that it was practice where it was."""
        if not self.cloud.is_local:
            return lead
        return text("{lead} This was practice: the company is made up.", lead=lead)

    def foot(self) -> Text:
        """Which program made this, and when."""
        return text(
            "Made by Customer Portal Setup {version} on {moment}",
            version=self.version,
            moment=self.moment(self.made_at),
        )

    def file_name(self, kind: str) -> str:
        """A name for a file that every system takes."""
        name = "".join(one if one.isalnum() or one in " -_" else " " for one in self.environment.name)
        plain = " ".join(unicodedata.normalize("NFC", name).split())[:_LONGEST_NAME].strip()
        return "-".join([kind, *plain.split(), f"{self.made_at:%Y-%m-%d}"])
