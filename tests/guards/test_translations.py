"""Every text of the program is there in every language, whole and of this day."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from project_sources import ROOT

from bootstrap.text_faults import faults
from bootstrap.texts import gathered, mo_of, po_of, read, translations, updated

every_translation = pytest.mark.parametrize("file", translations(ROOT), ids=lambda file: file.name)


@pytest.fixture(scope="module")
def template() -> Catalog:
    return gathered(ROOT)


@every_translation
def test_a_translation_is_complete_and_right(file: Path, template: Catalog) -> None:
    assert list(faults(read(file), template)) == [], "python run.py texts, then translate"


@every_translation
def test_a_translation_is_compiled(file: Path, template: Catalog) -> None:
    catalog = updated(read(file), template)
    assert file.read_bytes() == po_of(catalog), "python run.py texts"
    assert file.with_suffix(".mo").read_bytes() == mo_of(catalog), "python run.py texts"


def test_nothing_compiled_is_without_its_source() -> None:
    compiled = (ROOT / "resources" / "translations").glob("*.mo")
    assert {one.stem for one in compiled} == {one.stem for one in translations(ROOT)}


def _catalog(*messages: tuple[str | tuple[str, str], str | tuple[str, ...]], fuzzy: bool = False) -> Catalog:
    made = Catalog(locale="sv", fuzzy=False)
    for wanted, written in messages:
        made.add(wanted, written, flags=["fuzzy"] if fuzzy else [])
    return made


_TEMPLATE = _catalog(("Signed in as {name}", ""), (("one map of {name}", "{count} maps of {name}"), ("", "")))
_RIGHT = ("Signed in as {name}", "Inloggad som {name}")
_MAPS = ("one map of {name}", "{count} maps of {name}")


@pytest.mark.parametrize(
    ("catalog", "told"),
    [
        (_catalog(_RIGHT, (_MAPS, ("en av {name}", "{count} av {name}"))), []),
        (_catalog(_RIGHT, (_MAPS, ("{count} av {name}", "{count} av {name}"))), []),
        (_catalog(_RIGHT), ["missing"]),
        (_catalog(_RIGHT, (_MAPS, ("en av {name}", ""))), ["missing"]),
        (_catalog(_RIGHT, (_MAPS, ("en", "{count} av {name}"))), ["other placeholders"]),
        (_catalog(_RIGHT, (_MAPS, ("{name}", "{count}, {name}", "{count}, {name}"))), ["3 forms and not 2"]),
        (_catalog(_RIGHT, ("one map of {name}", "en av {name}")), ["missing"]),
        (
            _catalog(("Signed in as {name}", "Inloggad"), (_MAPS, ("{name}", "{count} {name}"))),
            ["other placeholders"],
        ),
        (
            _catalog(("Signed in as {name}", "Inloggad som {name!r}"), (_MAPS, ("{name}", "{count} {name}"))),
            ["other placeholders"],
        ),
        (
            _catalog(("Signed in as {name}", "Inloggad som {name"), (_MAPS, ("{name}", "{count} {name}"))),
            ["other placeholders"],
        ),
        (_catalog(_RIGHT, (_MAPS, ("{name}", "{count} {name}")), ("Gone", "Borta")), ["stale"]),
        (_catalog(_RIGHT, (_MAPS, ("{name}", "{count} {name}")), fuzzy=True), ["fuzzy", "fuzzy"]),
    ],
)
def test_the_guard_tells_right_from_wrong(catalog: Catalog, told: list[str]) -> None:
    assert [one.partition(":")[0] for one in faults(catalog, _TEMPLATE)] == told


def test_what_is_known_stays_when_texts_change() -> None:
    changed = updated(_catalog(_RIGHT, ("Gone", "Borta")), _TEMPLATE)
    assert [(one.id, one.string) for one in changed if one.id] == [_RIGHT, (_MAPS, ("", ""))]
