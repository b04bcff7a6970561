from __future__ import annotations

from pathlib import Path

import pytest

from app.cli import parse
from app.cli.snapshot_options import SnapshotOptions
from app.cli.update_options import BegunOptions, UpdateOptions
from app.clouds import CLOUD_IDS
from app.version import VERSION


def test_without_a_command_the_window_is_meant() -> None:
    options = parse([])
    assert (options.command, options.demo, options.port) == (None, False, None)
    assert options.cloud().id == "public"


@pytest.mark.parametrize("cloud", CLOUD_IDS)
def test_every_cloud_can_be_named(cloud: str) -> None:
    assert parse(["--cloud", cloud]).cloud().id == cloud


def test_a_command_takes_what_it_needs() -> None:
    command = "--state-folder here create --environment Contoso --name Orders --address orders"
    options = parse(f"{command} --language 1053 --json --device-code --account a@b.c".split())
    assert (options.command, options.environment, options.name) == ("create", "Contoso", "Orders")
    assert (options.address, options.language, options.account) == ("orders", 1053, "a@b.c")
    assert (options.json, options.device_code, options.state_folder) == (True, True, Path("here"))


@pytest.mark.parametrize("way", ["adopt/A-1", "reactivate/a-1"])
def test_a_site_that_is_there_needs_no_name(way: str) -> None:
    options = parse(["create", "--environment", "Contoso", "--way", way, "--report", "setup.pdf"])
    assert (options.way, options.name, options.report) == (way.lower(), "", Path("setup.pdf"))


def test_an_update_has_its_folders_and_its_plan() -> None:
    folders = "update --site a --template b --baseline c --json"
    planned, applied = parse(f"{folders} --plan p".split()), parse(f"{folders} --apply p --to d".split())
    assert planned.json
    assert planned.update == UpdateOptions(
        Path("a"), Path("b"), "", Path("c"), Path("p"), applies=False, to=None
    )
    assert applied.update == UpdateOptions(
        Path("a"), Path("b"), "", Path("c"), Path("p"), applies=True, to=Path("d")
    )
    assert parse(["environments"]).update is None


def test_the_portal_of_an_environment_is_updated_by_another_environments() -> None:
    live = parse(["update", "--environment", "a", "--reference", "b", "--apply", "p", "--account", "c@d.e"])
    assert (live.environment, live.account) == ("a", "c@d.e")
    assert live.update == UpdateOptions(None, None, "b", None, Path("p"), applies=True, to=None)
    assert live.update.folders is None


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["update", "--environment", "a", "--template", "b", "--apply", "p", "--to", "c"],
        ["update", "--site", "a", "--reference", "b", "--plan", "p"],
        ["update", "--site", "a", "--environment", "e", "--template", "b", "--plan", "p"],
        ["--nonsense"],
        ["check"],
        ["create", "--environment", "Contoso"],
        ["environments", "--environment", "Contoso"],
        ["create", "--environment", "a", "--name", "b", "--address", "c", "--language", "English"],
        ["check", "--environment", "a", "--report", "report.txt"],
        ["check", "--environment", "a", "--report", "report"],
        ["create", "--environment", "a", "--name", "b", "--address", "c", "--report", "report.txt"],
        ["create", "--environment", "a", "--name", "b", "--address", "c", "--way", "another"],
        ["create", "--environment", "a", "--name", "b", "--way", "create"],
        ["create", "--environment", "a", "--address", "b"],
        ["update", "--site", "a", "--template", "b"],
        ["update", "--site", "a", "--plan", "p.json"],
        ["update", "--site", "a", "--template", "b", "--apply", "p.json"],
        ["update", "--site", "a", "--template", "b", "--plan", "p.json", "--to", "c"],
        ["update", "--site", "a", "--template", "b", "--plan", "p.json", "--apply", "p.json", "--to", "c"],
        ["update", "--site", "a", "--template", "b", "--plan", "p.json", "--account", "a@b.c"],
        ["update", "--site", "a", "--template", "b", "--plan", "a/p.json"],
        ["update", "--site", "a", "--template", "b", "--baseline", "c", "--apply", "p", "--to", "x/../c/new"],
        ["update", "--environment", "a", "--plan", "p.json"],
        ["update", "--environment", "a", "--undo", "--template", "b"],
        ["update", "--site", "a", "--undo"],
        ["update", "--environment", "a", "--undo", "--go-on"],
        ["update", "--environment", "a", "--undo", "--dry-run", "--report", "r.json"],
        ["update", "--environment", "a", "--reference", "b", "--plan", "p.json", "--dry-run"],
        ["update", "--site", "a", "--template", "b", "--plan", "p.json", "--report", "r.json"],
        ["snapshots", "--even-if-needed"],
        ["snapshots", "--remove"],
        ["--port", "0"],
        ["--port", "65536"],
        ["--port", "many"],
        ["--pace", "0"],
        ["--pace", "-1"],
        ["--pace", "nan"],
        ["--pace", "quick"],
    ],
)
def test_options_that_make_no_sense_are_told_with_code_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["--language", "en", *arguments])
    assert ended.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("Usage: customer-portal-setup")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--port", "many"], "a port is a number from 1 to 65500"),
        (["--pace", "quick"], "the pace is a number above 0"),
        (
            ["check", "--environment", "a", "--report", "report.txt"],
            "the name of a report ends in one of .html, .pdf, .json",
        ),
    ],
)
def test_a_value_that_will_not_do_is_told_in_words(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parse(["--language", "en", *arguments])
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("name", ["report.html", "REPORT.PDF", "./folder/report.json"])
def test_a_report_is_of_the_kind_that_its_name_says(name: str) -> None:
    assert parse(["check", "--environment", "a", "--report", name]).report == Path(name)


@pytest.mark.parametrize(
    ("arguments", "begun"),
    [
        ("--go-on --report r.json", BegunOptions(undoes=False, run="", only_looks=False)),
        ("--undo --report r.json", BegunOptions(undoes=True, run="", only_looks=False)),
        ("--undo 0c1f --dry-run", BegunOptions(undoes=True, run="0c1f", only_looks=True)),
    ],
)
def test_what_was_begun_needs_no_sides(arguments: str, begun: BegunOptions) -> None:
    options = parse(f"update --environment a {arguments}".split())
    report = Path("r.json") if "--report" in arguments else None
    assert (options.begun, options.update, options.report) == (begun, None, report)
    assert parse(["environments"]).begun is None


def test_snapshots_are_listed_unless_some_are_to_be_removed() -> None:
    assert parse(["snapshots"]).snapshots == SnapshotOptions((), even_if_needed=False)
    removed = parse(["snapshots", "--remove", "a", "b", "--even-if-needed", "--json"])
    assert (removed.snapshots, removed.json) == (SnapshotOptions(("a", "b"), even_if_needed=True), True)


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"customer-portal-setup {VERSION}\n"


@pytest.mark.parametrize(("written", "tag"), [("en", "en"), ("EN-gb", "en"), ("en_US.UTF-8", "en")])
def test_the_program_s_language_is_one_that_it_speaks(written: str, tag: str) -> None:
    assert parse(["--language", written]).speaks == tag


def test_the_program_s_language_is_not_the_portal_s() -> None:
    options = parse(
        ["--language", "en", "create", "--environment=e", "--name=n", "--address=a", "--language", "1053"]
    )
    assert (options.speaks, options.language) == ("en", 1053)


def test_a_language_that_the_program_does_not_speak_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--language", "tlh"])
    assert "the program speaks en" in capsys.readouterr().err
