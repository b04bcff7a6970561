from __future__ import annotations

import plistlib
import struct

import pytest
from project_sources import ROOT

from app.version import VERSION
from installer.icon import icns, ico
from installer.macos_application import information
from installer.program_files import languages
from installer.windows_version import numbers, version_resource


def test_the_icon_of_windows_holds_each_size_once() -> None:
    made = ico({16: b"small", 256: b"large"})
    assert struct.unpack_from("<HHH", made) == (0, 1, 2)
    for index, content in enumerate((b"small", b"large")):
        length, place = struct.unpack_from("<II", made, 6 + 16 * index + 8)
        assert made[place : place + length] == content


def test_the_icon_of_macos_says_how_long_it_is() -> None:
    made = icns({b"ic07": b"picture"})
    assert made[:4] == b"icns"
    assert struct.unpack_from(">I", made, 4)[0] == len(made)
    assert made.endswith(b"ic07" + struct.pack(">I", 15) + b"picture")


@pytest.mark.parametrize(
    ("version", "told"), [("1.2.3", (1, 2, 3, 0)), ("1.2", (1, 2, 0, 0)), ("2.0.1-beta.4", (2, 0, 1, 0))]
)
def test_windows_gets_four_numbers(version: str, told: tuple[int, int, int, int]) -> None:
    assert numbers(version) == told


def test_the_version_comes_from_the_program() -> None:
    assert repr(VERSION) in version_resource()
    assert information()["CFBundleShortVersionString"] == VERSION.partition("-")[0]


def test_macos_knows_all_languages() -> None:
    assert information()["CFBundleLocalizations"] == ["en", *languages()]
    plistlib.dumps(information())


def test_the_hardened_run_time_is_opened_for_callbacks_alone() -> None:
    granted = plistlib.loads((ROOT / "installer" / "macos" / "entitlements.plist").read_bytes())
    assert granted == {"com.apple.security.cs.allow-unsigned-executable-memory": True}
