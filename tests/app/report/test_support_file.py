from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from window_results import results_with

from app.checks.check import Verdict
from app.report.support_file import SupportPart, checks_part, file_name, versions_part, zipped
from app.report.versions import versions
from app.version import VERSION


def test_what_is_shown_is_what_is_saved() -> None:
    parts = (SupportPart("log.txt", "one line\n"), SupportPart("versions.txt", "Python: 3\n"))
    with zipfile.ZipFile(io.BytesIO(zipped(parts))) as archive:
        saved = {name: archive.read(name).decode() for name in archive.namelist()}
    assert saved == {part.name: part.content for part in parts}


def test_each_check_is_told_with_its_verdict_and_codes() -> None:
    content = checks_part(results_with({"first-site": Verdict.COULD_NOT_CHECK})).content
    line = next(one for one in content.splitlines() if one.startswith("first-site"))
    assert line.startswith("first-site: could-not-be-checked, asked 20")
    assert "NET-" in line


def test_what_a_service_has_answered_is_in_no_line() -> None:
    assert "System Administrator" not in checks_part(results_with({})).content


def test_without_checks_the_file_says_so() -> None:
    assert checks_part(()).content == "No check was run.\n"


def test_the_versions_of_program_and_parts_are_told() -> None:
    content = versions_part(versions({"Qt": "6.1"})).content
    assert f"Customer Portal Setup: {VERSION}\n" in content
    assert "Qt: 6.1\n" in content
    assert "msal: 1." in content


def test_the_suggested_name_tells_when_it_was_made() -> None:
    moment = datetime(2026, 11, 21, 9, 5, tzinfo=UTC)
    assert file_name(moment) == "customer-portal-setup-support-2026-11-21-0905.zip"
