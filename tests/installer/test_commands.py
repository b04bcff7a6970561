from __future__ import annotations

from pathlib import Path

import pytest

from installer import commands
from installer.program_files import modules


def test_without_a_command_the_bundle_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []

    def make() -> Path:
        made.append(tmp_path)
        return tmp_path

    monkeypatch.setattr(commands, "make_bundle", make)
    assert commands.main([]) == 1  # an empty folder is no bundle
    assert commands.main(["bundle"]) == 1
    assert made == [tmp_path, tmp_path]


def test_what_a_bundle_lacks_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "make_bundle", lambda: tmp_path)
    commands.main([])
    told = capsys.readouterr().err
    for wanted in (
        "certifi/cacert.pem",
        "qtbase_sv.qm",
        "resources/clouds/public.toml",
        "notices/NOTICES.txt",
    ):
        assert f"{wanted}\n" in told


@pytest.mark.parametrize("command", ["try", "windows", "bill"])
def test_a_bundle_that_is_not_there_is_asked_for(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.main([command, "--bundle", str(tmp_path / "none")]) == 1
    assert "There is no bundle yet" in capsys.readouterr().err


def test_a_disk_image_needs_a_mac(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("platform.system", lambda: "Linux")
    assert commands.main(["macos"]) == 1
    assert "on a Mac only" in capsys.readouterr().err


def test_modules_that_a_bundle_lacks_are_named_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "make_bundle", lambda: tmp_path)
    monkeypatch.setattr(commands, "faults", lambda bundle: [])
    kept = [*modules(), "certifi", "keyring.backends.Windows", "keyring.backends.SecretService"]
    monkeypatch.setattr(commands, "modules_of", lambda bundle: kept)
    assert commands.main([]) == 1
    missing = ("kwallet", "libsecret", "macOS")
    assert capsys.readouterr().err.splitlines() == [f"missing: keyring.backends.{one}" for one in missing]
