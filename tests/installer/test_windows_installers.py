from __future__ import annotations

import re
from pathlib import Path

import pytest
from project_sources import ROOT

from app.releases.managed import MANAGED_NAME
from installer.product import COMMAND, TITLE, WINDOW
from installer.program_files import languages
from installer.windows_installers import make_installers, product_code, sign_all

_FOLDER = ROOT / "installer" / "windows"
_NAMES = {"de": "German", "en": "English", "es": "Spanish", "fr": "French", "nl": "Dutch", "sv": "Swedish"}


def _script() -> str:
    return (_FOLDER / "setup.nsi").read_text("utf-8")


def test_the_setup_speaks_the_languages_of_the_program() -> None:
    spoken = re.findall(r'MUI_LANGUAGE "(\w+)"', _script())
    assert sorted(spoken) == sorted(_NAMES[tag] for tag in ("en", *languages()))


def test_everything_that_the_setup_says_is_there_in_each_language() -> None:
    said = set(re.findall(r"\$\((\w+)\)", _script()))
    words = re.findall(
        r'LangString (\w+) \$\{LANG_(\w+)\} "(.+)"', (_FOLDER / "words.nsh").read_text("utf-8")
    )
    assert {(name, language) for name, language, _ in words} == {
        (name, language.upper()) for name in said for language in _NAMES.values()
    }


def test_the_setup_knows_what_the_programs_are_called() -> None:
    for name in (TITLE, f"{COMMAND}.exe", f"{WINDOW}.exe"):
        assert f'"{name}"' in _script()
    package = (_FOLDER / "product.wxs").read_text("utf-8")
    assert f"[INSTALLDIR]{WINDOW}.exe" in package


def test_uninstalling_empties_the_keyring_before_the_program_goes() -> None:
    script = _script()
    assert script.index("forget-everything --files") < script.rindex('RMDir /r "$INSTDIR')


def test_no_folder_is_removed_that_may_hold_a_persons_own_files() -> None:
    assert set(re.findall(r'RMDir /r "(.+)"', _script())) == {r"$INSTDIR\_internal"}
    begun = _script().partition("Function .onInit")[2].partition("FunctionEnd")[0]
    assert r'StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${ID}"' in begun


def test_each_version_has_an_id_of_its_own_that_stays() -> None:
    assert product_code("1.0.0") == product_code("1.0.0")
    assert product_code("1.0.0") != product_code("1.0.1")


def test_what_a_publisher_signed_is_not_signed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    signed: list[str] = []
    monkeypatch.setenv("WINDOWS_SIGN_COMMAND", "sign it")
    monkeypatch.setattr(
        "installer.windows_installers.run", lambda command: signed.append(Path(command[-1]).name)
    )
    for name, has_signature in (("own.pyd", False), ("theirs.dll", True)):
        content = bytearray(512)
        content[0x3C] = 0x40
        content[0x40 + 24 : 0x40 + 26] = b"\x0b\x02"
        content[0x40 + 24 + 112 + 4 * 8 + 4] = 9 if has_signature else 0
        (tmp_path / name).write_bytes(content)
    sign_all(tmp_path)
    assert signed == [f"{COMMAND}.exe", f"{WINDOW}.exe", "own.pyd"]


def test_a_bundle_of_another_system_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="is no bundle for Windows"):
        make_installers(tmp_path)


def test_only_the_package_for_everyone_is_marked_as_managed() -> None:
    assert MANAGED_NAME not in _script()
