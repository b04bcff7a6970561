from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.catalogues import device_code_pages, help_page
from app.clouds import CLOUD_IDS, cloud_named
from app.errors import ForeignAddress
from app.identity.approval import approval_request
from app.problems import Problem
from app.releases.channel import Channel
from ui.browser import may_open, open_calendar_file, opener, report_opener

_PORTAL = "https://contoso.powerappsportals.com"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    pages: list[str] = []

    def open_url(url: QUrl) -> bool:
        pages.append(url.toString())
        return "no-browser" not in pages[-1]

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return pages


def test_pages_of_the_cloud_and_help_pages_open(opened: list[str]) -> None:
    open_page = opener(cloud_named("public"), lambda _: None)
    open_page(_PORTAL)
    open_page(help_page("table_maps"))
    assert opened == [_PORTAL, help_page("table_maps")]


def test_the_pages_for_typing_a_code_open(opened: list[str]) -> None:
    open_page = opener(cloud_named("public"), lambda _: None)
    for address in sorted(device_code_pages()):
        open_page(address)
    assert opened == sorted(device_code_pages())


def test_pages_of_microsofts_documentation_open(opened: list[str]) -> None:
    page = "https://learn.microsoft.com/power-pages/admin/convert-site"
    opener(cloud_named("public"), lambda _: None)(page)
    assert opened == [page]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://learn.microsoft.com/x",
        "https://learn.microsoft.com.evil.example/x",
        "https://learn.microsoft.com@evil.example/x",
        "https://evil.example/learn.microsoft.com",
    ],
)
def test_what_only_looks_like_documentation_may_not_be_opened(address: str) -> None:
    assert not may_open(cloud_named("public"), address)


def test_of_saved_files_only_one_for_a_calendar_is_opened(opened: list[str], tmp_path: Path) -> None:
    for name in ("trial.exe", "trial", "trial.ics"):
        open_calendar_file(tmp_path / name)
    assert opened == [QUrl.fromLocalFile(str(tmp_path / "trial.ics")).toString()]


@pytest.mark.parametrize("cloud_id", CLOUD_IDS)
def test_the_page_for_approving_the_program_opens(cloud_id: str, opened: list[str]) -> None:
    cloud = cloud_named(cloud_id)
    page = approval_request(cloud, "client", "organizations").page
    opener(cloud, lambda _: None)(page)
    assert opened == [page]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com",
        "http://contoso.powerappsportals.com",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "",
    ],
)
def test_nothing_else_opens(address: str, opened: list[str]) -> None:
    with pytest.raises(ForeignAddress):
        opener(cloud_named("public"), lambda _: None)(address)
    assert opened == []


@pytest.mark.parametrize("name", ["report.html", "Report.PDF"])
def test_a_report_that_was_saved_is_shown(name: str, opened: list[str], tmp_path: Path) -> None:
    report_opener(lambda _: None)(tmp_path / name)
    assert opened == [QUrl.fromLocalFile(str(tmp_path / name)).toString()]


@pytest.mark.parametrize("name", ["report.exe", "report.html.lnk", "report", "report.hta"])
def test_no_other_file_is_opened(name: str, opened: list[str], tmp_path: Path) -> None:
    with pytest.raises(ForeignAddress):
        report_opener(lambda _: None)(tmp_path / name)
    assert opened == []


def test_a_report_that_cannot_be_shown_is_told_with_its_place(opened: list[str], tmp_path: Path) -> None:
    problems: list[Problem] = []
    file = tmp_path / "no-browser.pdf"
    report_opener(problems.append)(file)
    assert str(problems[0].remedy) == f"Open it yourself: {file}"


def test_a_computer_without_a_browser_is_told_of(opened: list[str]) -> None:
    problems: list[Problem] = []
    address = "https://no-browser.powerappsportals.com"
    opener(cloud_named("public"), problems.append)(address)
    assert opened == [address]
    assert problems[0].details == (("address", address),)


def test_the_page_of_new_versions_is_opened_only_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    cloud, page = cloud_named("public"), "https://releases.example/"
    assert not may_open(cloud, page)
    assert not may_open(cloud, "")
    monkeypatch.setattr("ui.browser.release_channel", lambda: Channel("", page, ()))
    assert may_open(cloud, page)
    assert not may_open(cloud, f"{page}other")
