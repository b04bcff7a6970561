"""Every file and entry from outside that the program reads, as it is when it is whole, and how it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Literal

from damaged import damaged, damaged_json, damaged_lines
from hypothesis import strategies as st
from keyring_in_memory import KeyringInMemory
from release_signing import SECRET, public
from setup_states import ALEX

from app.aftercare.hand_over_notes import HandOverNotes, NotesPlace
from app.aftercare.known_portal import Coming, KnownPortal
from app.aftercare.portal_notes import PortalNotes
from app.clouds import cloud_from_file
from app.errors import Trouble
from app.identity.memory import AccountMemory
from app.identity.vault import Vault, VaultClosed
from app.identity.vault_names import VaultNames
from app.policy import read_policy
from app.problems import problem_of
from app.provisioning.journal import Event, Journal, Place
from app.provisioning.site_request import SiteRequest
from app.recording.comparison import differences
from app.releases.manifest import NotBelieved, read_manifest
from app.releases.notes import Notes as ReleaseNotes
from app.setup.last_choices import LastChoices
from app.setup.preferences import LANGUAGE, Preferences
from app.update.applying.reasons import Reason, Stop
from app.update.applying.run import Ending, read_run
from app.update.applying.run_note import RunNote
from app.update.applying.runs import Runs
from app.update.applying.step import Step
from app.update.plan_file import read_plan
from app.update.site.record import Record
from app.update.site.site import Site
from app.update.snapshots.snapshot import Snapshot
from app.update.snapshots.snapshot_file import file_content, read_note, read_snapshot
from installer.release_manifest import signed_manifest

_NOW = datetime(2026, 11, 21, 12, 30, tzinfo=UTC)
_PLACE = Place("public", "account", "environment", "Contoso", "tenant")
_WEBSITE = "5e000000-0000-4000-8000-000000000001"


@dataclass(frozen=True)
class OutsideFile:
    """How a file is written and read. `told` are the outcomes that reading may have instead."""

    name: str
    write: Callable[[Path], None]
    read: Callable[[Path], object]
    form: Literal["bytes", "json", "lines"] = "bytes"
    told: tuple[type[Exception], ...] = (Trouble,)

    def contents(self, folder: Path) -> st.SearchStrategy[bytes]:
        """What may stand in the file: whole, and damaged in many ways."""
        folder.mkdir(parents=True)
        file = folder / "file"
        self.write(file)
        content = next(one for one in folder.iterdir() if one.is_file()).read_bytes()
        return {"bytes": damaged, "json": damaged_json, "lines": damaged_lines}[self.form](content)


def read_and_told(kind: OutsideFile, file: Path) -> None:
    """Reads a file of that kind. Raises AssertionError where there is an outcome without words."""
    told: Exception | None = None
    try:
        kind.read(file)
    except kind.told as trouble:
        told = trouble
    assert not isinstance(told, Trouble) or problem_of(told).code != "PROGRAM-1"


def _journal(file: Path) -> None:
    journal = Journal(file)
    creation, _ = journal.begin(_PLACE, SiteRequest("Contoso orders", "contoso-orders", 1033))
    accepted = journal.write(creation, Event.ACCEPTED, operation="https://contoso.example/operation")
    journal.write(accepted, Event.FINISHED, website=_WEBSITE, record=_WEBSITE)


def _snapshot(file: Path) -> None:
    record = Record("adx_website", _WEBSITE, {"adx_name": "Contoso"}, {"adx_x": ("2", "1")}, b"\x00\xff")
    site = Site(_WEBSITE, "Contoso", "standard", (record,))
    file.write_bytes(file_content(Snapshot(site, "baseline", _NOW, "environment", "9.2.1")))


def _cloud(file: Path) -> None:
    file.write_bytes(files("resources").joinpath("clouds", "public.toml").read_bytes())


def _plan(file: Path) -> None:
    file.write_text(
        '{"format": 1, "checksums": {"site": "a", "template": "b", "baseline": "", "decisions": "c"},'
        ' "decisions": [{"table": "adx_webtemplate", "id": "7e", "choice": "ours", "fields": ['
        '{"field": "adx_source", "choice": {"edited": "New"}, "conflicts": [{"choice": "both"}]}]}]}',
        "utf-8",
    )


def _recording(file: Path) -> None:
    file.write_text(
        '{"format": 1, "program": "1", "calls": [{"method": "GET", "path": "/a", "status": 200,'
        ' "headers": {"a": "b"}, "answer": {"value": [{"status": "Ready", "name": "text-1"}]}}]}',
        "utf-8",
    )


def _notes(folder: Path) -> Path:
    """The one file in the folder of ticks."""
    HandOverNotes(folder).write(NotesPlace("a", "b", "c"), {"public": date(2026, 11, 21)})
    return next(folder.iterdir())


def _read_notes(file: Path) -> object:
    folder = file.parent / "ticks"
    place = _notes(folder)
    place.write_bytes(file.read_bytes())
    return HandOverNotes(folder).read(NotesPlace("a", "b", "c"))


def _write_notes(file: Path) -> None:
    file.write_bytes(_notes(file.parent / "ticks").read_bytes())


def _keyring_entry(file: Path) -> None:
    keyring = KeyringInMemory()
    Vault(keyring, "name").save('{"Account": {"a": {"home_account_id": "a.b", "username": "alex"}}}')
    file.write_text(next(iter(keyring._secrets.values())), "utf-8")


def _read_keyring(file: Path) -> object:
    keyring = KeyringInMemory()
    Vault(keyring, "name").save("{}")
    ((service, username),) = keyring._secrets
    keyring.set_password(service, username, file.read_bytes().decode("utf-8", "surrogateescape"))
    return Vault(keyring, "name").load()


def _accounts(file: Path) -> object:
    keyring = KeyringInMemory()
    Vault(keyring, "name").save(file.read_bytes().decode("utf-8", "replace"))
    return AccountMemory(lambda: Vault(keyring, "name")).accounts()


def _write_accounts(file: Path) -> None:
    file.write_text(
        '{"Account": {"a": {"home_account_id": "a.b", "environment": "login.example", "realm": "b",'
        ' "username": "alex@contoso.example", "authority_type": "MSSTS"}}, "RefreshToken": {"b":'
        ' {"home_account_id": "a.b", "secret": "s", "credential_type": "RefreshToken"}}}',
        "utf-8",
    )


def _update_run(file: Path) -> None:
    record = Record("adx_webfile", "5a", {"adx_name": "logo"}, {"adx_x": ("1", "2")}, b"\x00\xff")
    about = RunNote("", "update", _WEBSITE, "Contoso", "environment", "alex@contoso.example", _NOW, "backup")
    runs = Runs(file.parent / "runs")
    run = runs.begin(about, (Step(None, record),))
    key = (record.table, record.id)
    runs.file_of(run).asked([key])
    runs.file_of(run).answered([], {key: Stop(Reason.REFUSED, "0x1", "because")})
    runs.file_of(run).finished(
        Ending({key: record}, {key: Stop(Reason.REFUSED, "0x1", "because")}, (record,))
    )
    file.write_bytes(run.file.read_bytes())


OUTSIDE_FILES = (
    OutsideFile(
        "settings file",
        lambda file: Preferences(file).remember(LANGUAGE, "sv"),
        lambda file: Preferences(file).of(LANGUAGE),
        form="json",
        told=(),
    ),
    OutsideFile(
        "last environments",
        lambda file: LastChoices(file).remember("public", ALEX, "environment"),
        lambda file: LastChoices(file).of("public", ALEX),
        form="json",
        told=(),
    ),
    OutsideFile(
        "portals",
        lambda file: PortalNotes(file).note(KnownPortal(_PLACE, _WEBSITE, "Contoso", Coming.BY_HAND, _NOW)),
        lambda file: PortalNotes(file).read(),
        form="json",
        told=(),
    ),
    OutsideFile("ticks", _write_notes, _read_notes, form="json"),
    OutsideFile("policy file", lambda file: _put(file, b'client_id = "a"\ncloud = "public"\n'), read_policy),
    OutsideFile("cloud file", _cloud, cloud_from_file),
    OutsideFile("plan file", _plan, read_plan, form="json"),
    OutsideFile("snapshot", _snapshot, lambda file: (read_note(file), read_snapshot(file))),
    OutsideFile("journal", _journal, lambda file: Journal(file).creations()),
    OutsideFile("run of an update", _update_run, read_run, form="lines"),
    OutsideFile(
        "news of a version",
        lambda file: _put(file, signed_manifest(SECRET, "1.2.3", date(2027, 1, 31))),
        lambda file: read_manifest(file.read_bytes(), [public(SECRET)]),
        form="json",
        told=(NotBelieved,),
    ),
    OutsideFile(
        "last look for a version",
        lambda file: ReleaseNotes(file).hide("1.2.3"),
        lambda file: (ReleaseNotes(file).is_hidden("1.2.3"), ReleaseNotes(file).was_asked(_NOW.date())),
        form="json",
        told=(),
    ),
    OutsideFile(
        "names in the keyring",
        lambda file: VaultNames(file).remember("name"),
        lambda file: VaultNames(file).all(),
        form="json",
        told=(),
    ),
    OutsideFile("recording", _recording, lambda file: differences(file, file), form="json"),
    OutsideFile("entry of the keyring", _keyring_entry, _read_keyring, told=(VaultClosed,)),
    OutsideFile("accounts in the keyring", _write_accounts, _accounts, form="json", told=()),
)


def _put(file: Path, content: bytes) -> None:
    file.write_bytes(content)
