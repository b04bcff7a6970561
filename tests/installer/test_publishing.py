from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from project_sources import ROOT

from app.version import VERSION
from installer import publishing
from installer.windows_installers import product_code


@pytest.fixture
def dist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("installer.publishing.DIST", tmp_path)
    monkeypatch.setattr("installer.windows_installers.DIST", tmp_path)
    return tmp_path


def _make(dist: Path, *endings: str) -> None:
    for ending in endings:
        (dist / f"customer-portal-setup-{VERSION}{ending}").write_bytes(ending.encode())


def test_the_manifests_name_what_was_made_with_its_sum(dist: Path) -> None:
    _make(dist, "-setup.exe", ".msi")
    made = {
        file.name: file.read_text("utf-8") for file in publishing.write_manifests("https://a.example/v1/")
    }
    told = made["CustomerPortalSetup.CustomerPortalSetup.installer.yaml"]
    assert hashlib.sha256(b"-setup.exe").hexdigest() in told
    assert f"https://a.example/v1/customer-portal-setup-{VERSION}.msi" in told
    assert product_code() in told
    assert not [name for name, content in made.items() if re.search(r"\$(?!schema)", content)]


def test_what_was_not_made_has_no_manifest(dist: Path) -> None:
    _make(dist, "-setup.exe", "-arm64.dmg")
    names = {file.suffix for file in publishing.write_manifests("https://a.example")}
    assert names == {".yaml"}
    _make(dist, "-x86_64.dmg")
    assert ".rb" in {file.suffix for file in publishing.write_manifests("https://a.example")}


def test_the_checksums_are_of_everything_but_themselves(dist: Path) -> None:
    _make(dist, ".msi")
    for _ in range(2):
        lines = publishing.write_checksums().read_text("utf-8").splitlines()
        assert lines == [f"{hashlib.sha256(b'.msi').hexdigest()}  customer-portal-setup-{VERSION}.msi"]


def test_secrets_are_in_the_workflow_by_name_only() -> None:
    workflow = (ROOT / ".github" / "workflows" / "installers.yml").read_text("utf-8")
    told = set(re.findall(r"secrets\.(\w+)", workflow))
    assert told
    readme = (ROOT / "installer" / "README.md").read_text("utf-8")
    assert {name for name in told if f"`{name}`" not in readme} == set()
    assert "BEGIN" not in workflow
