from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from company_changes import core
from practice_world import Practice

from app.checks.check import Finding
from app.checks.facts import Facts
from app.checks.portal_template import CHECK
from app.clouds import cloud_named


def examined(practice: Practice, cloud_id: str = "") -> Finding:
    """What the check finds, in another cloud by its name where one is given."""
    company, environment = practice.company(), practice.environment()
    if cloud_id:
        named = cloud_named(cloud_id)
        cloud = replace(company.cloud, title=named.title, verified=named.verified, pages=named.pages)
        company = replace(company, cloud=cloud)

    async def examine() -> Finding:
        async with Facts(company, environment) as facts:
            return await CHECK.examine(facts)

    return asyncio.run(examine())


def test_a_cloud_that_nobody_has_tried_is_told_as_such(practice: Practice) -> None:
    finding = examined(practice, "gcc-high")
    assert finding.verdict.value == "could-not-be-checked"
    assert "nobody has tried it" in str(finding.summary)
    assert finding.remedy is not None
    assert finding.remedy.page.startswith("https://make.high.powerpages.microsoft.us/environments/")


@pytest.mark.parametrize(
    ("version", "verdict"),
    [
        ("1.0.2408.99", "not-ready"),
        ("1.0.2409.1", "not-ready"),
        ("1.1.2604.99", "not-ready"),
        ("1.1.2605", "could-not-be-checked"),
        ("1.1.2605.1", "could-not-be-checked"),
        ("1.10.1", "could-not-be-checked"),
        ("unknown", "could-not-be-checked"),
        ("", "could-not-be-checked"),
    ],
)
def test_versions_of_power_pages_core_are_compared_as_numbers(
    practice: Practice, version: str, verdict: str
) -> None:
    practice.company()
    core(version)(practice, "ready")
    assert examined(practice).verdict.value == verdict
