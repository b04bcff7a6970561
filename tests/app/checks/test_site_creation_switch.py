from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any, cast

import pytest
from practice_world import Practice

from app.checks.check import Finding
from app.checks.facts import Facts
from app.checks.site_creation_switch import CHECK
from app.services.tenant_settings import TenantSettings


@dataclass
class Settings:
    """Facts about the organisation's settings alone."""

    facts: Facts
    limited: bool | None
    found: Any = field(init=False)

    def __post_init__(self) -> None:
        self.found = self.facts.found

    async def tenant_settings(self) -> TenantSettings:
        return TenantSettings(self.limited)


@pytest.mark.parametrize(
    ("limited", "verdict"), [(True, "not-ready"), (False, "ready"), (None, "could-not-be-checked")]
)
def test_a_switch_that_is_not_told_is_neither_on_nor_off(
    practice: Practice, limited: bool | None, verdict: str
) -> None:
    facts = Settings(Facts(practice.company(), practice.environment()), limited)

    async def examine() -> Finding:
        return await CHECK.examine(cast(Facts, facts))

    finding = asyncio.run(examine())
    assert finding.verdict.value == verdict
    assert finding.evidence
    assert not CHECK.mandatory
