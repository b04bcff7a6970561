from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from window_places import PRODUCTION

from app.catalogues import help_page
from app.report.subject import Subject


def test_times_are_local_and_say_their_zone(subject: Subject) -> None:
    assert subject.moment(datetime(2026, 11, 21, 23, 5, tzinfo=UTC)) == "2026-11-22 00:05 UTC+01:00"
    there = replace(subject, made_at=subject.made_at.astimezone(UTC))
    assert there.moment(subject.made_at) == "2026-11-21 12:30 UTC+00:00"


@pytest.mark.parametrize(
    "address",
    [
        "https://make.powerpages.microsoft.com/environments/e-1/portals/home",
        "https://contoso.operations.dynamics.com/?mi=DM_DataManagementWorkspaceMenuItem",
        help_page("solutions"),
    ],
)
def test_pages_of_the_cloud_and_help_pages_are_linked(subject: Subject, address: str) -> None:
    link = subject.link(address)
    assert link is not None
    assert link.address == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://make.powerpages.microsoft.com/",
        "https://make.powerpages.microsoft.com.evil.example/",
        "javascript:alert(1)",
        "file:///etc/passwd",
    ],
)
def test_nothing_else_is_linked(subject: Subject, address: str) -> None:
    assert subject.link(address) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Contoso Production", "Readiness-Contoso-Production-2026-11-21"),
        ("../../etc/passwd", "Readiness-etc-passwd-2026-11-21"),
        ('a<b>:"c"|d?*\\e', "Readiness-a-b-c-d-e-2026-11-21"),
        ("Å strøm 東京", "Readiness-Å-strøm-東京-2026-11-21"),
        ("", "Readiness-2026-11-21"),
    ],
)
def test_a_file_s_name_suits_every_system(subject: Subject, name: str, expected: str) -> None:
    subject = replace(subject, environment=replace(PRODUCTION, name=name))
    assert subject.file_name("Readiness") == expected


def test_a_long_name_is_cut(subject: Subject) -> None:
    subject = replace(subject, environment=replace(PRODUCTION, name="n" * 300))
    assert len(subject.file_name("Readiness")) < 100
