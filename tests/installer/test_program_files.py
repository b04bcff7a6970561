from __future__ import annotations

import importlib.metadata
import re
from pathlib import Path

from project_sources import ROOT

from app.languages import SOURCE, shipped
from app.made_of import comparable
from installer.bill_of_materials import bill_of_materials
from installer.components import NOTICES, components, program
from installer.locks import pins
from installer.notices import overview, write_notices
from installer.package_facts import write_package_facts
from installer.program_files import data_files, languages, modules


def test_everything_that_the_program_reads_is_taken_along() -> None:
    taken = {file.as_posix() for file in data_files()}
    assert {
        "resources/clouds/public.toml",
        "resources/icons/portal.svg",
        "resources/report/paper.css",
    } <= taken
    assert {f"resources/translations/{tag}.mo" for tag in languages()} <= taken
    assert not any(name.endswith((".po", ".json", ".md", ".py")) for name in taken)


def test_every_language_of_the_program_is_taken_along() -> None:
    assert {SOURCE, *languages()} == set(shipped())


def test_modules_that_are_imported_late_are_taken_along() -> None:
    assert {"ui.main", "app.demo.tenant", "app.update.planning", "resources", "app.identity.broker"} <= set(
        modules()
    )


def test_every_package_of_the_lock_that_is_installed_has_its_notice() -> None:
    installed = {comparable(one.metadata["Name"]) for one in importlib.metadata.distributions()}
    wanted = {pin.name for pin in pins(ROOT / "requirements.lock")} & installed
    told = overview((program(), *components()))
    assert {name for name in wanted if not re.search(rf"^{re.escape(name)} \d", told, re.MULTILINE)} == set()


def test_the_notices_name_what_wheels_carry_inside() -> None:
    told = overview((program(), *components()))
    for part in ("libgit2", "libssh2", "PCRE", "OpenSSL", "Qt", "Python", "PyInstaller bootloader"):
        assert re.search(rf"^{part} .*\n    \S", told, re.MULTILINE), part


def test_the_notices_are_whole_files_beside_their_overview(tmp_path: Path) -> None:
    write_notices(tmp_path / "notices")
    told = (tmp_path / "notices" / "NOTICES.txt").read_text("utf-8")
    texts = re.findall(r"^    (\S+\.(?:txt|md|rst|json)|\S+/[A-Z.0-9]+)$", told, re.MULTILINE)
    assert len(texts) > 40
    assert [text for text in texts if not (tmp_path / "notices" / text).stat().st_size] == []


def test_qt_comes_with_its_licence_and_the_offer_of_its_source() -> None:
    words = (NOTICES / "qt.txt").read_text("utf-8")
    for needed in ("Lesser General Public License", "Source.", "Replacing Qt."):
        assert needed in words
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (NOTICES / "LGPL-3.txt").read_text("utf-8")


def test_the_bill_of_materials_names_each_part_once() -> None:
    bill = bill_of_materials((program(), *components()))
    references = [one["bom-ref"] for one in bill["components"]]
    assert len(references) == len(set(references))
    assert bill["metadata"]["component"]["name"] == "customer-portal-setup"
    msal = next(one for one in bill["components"] if one["name"] == "msal")
    assert msal["purl"].startswith("pkg:pypi/msal@")
    assert msal["properties"]


def test_the_build_lock_fits_the_programs_own() -> None:
    program_pins = {pin.name: pin.version for pin in pins(ROOT / "requirements.lock")}
    lock = ROOT / "installer" / "requirements-build.lock"
    building = pins(lock)
    assert [pin for pin in building if program_pins.get(pin.name, pin.version) != pin.version] == []


def test_packages_tell_the_bundle_the_same_as_the_environment(tmp_path: Path) -> None:
    write_package_facts(tmp_path / "facts")
    told = {
        one.metadata["Name"]: one for one in importlib.metadata.distributions(path=[str(tmp_path / "facts")])
    }
    installed = {comparable(one.metadata["Name"]) for one in importlib.metadata.distributions()}
    wanted = {pin.name for pin in pins(ROOT / "requirements.lock")} & installed
    assert {comparable(name) for name in told} == wanted
    assert any("keyring.backends" in one.value for one in told["keyring"].entry_points)
    licences = [file for file in told["msal"].files or () if "LICENSE" in file.name]
    assert "MIT" in licences[0].read_text()
