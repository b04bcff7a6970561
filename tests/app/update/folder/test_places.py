from __future__ import annotations

from zlib import crc32

import pytest

from app.update.folder.change import EMPTY, with_site
from app.update.folder.stems import stem_of, told_apart
from app.update.site.record import Record
from app.update.site.site import Site

SITE = "5e000000-0000-4000-8000-000000000001"


def _id(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


def _paths(*records: Record) -> list[str]:
    site = Site(SITE, "x", "standard", (Record("adx_website", SITE), *records))
    made = with_site(EMPTY, site)
    assert len(made.site.records) == len(records) + 1
    return [path for path in made.files if path != "website.yml"]


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Footer", "Footer"),
        ("Account/Sign In", "Account-Sign-In"),
        ('"News Admin" List', "-News-Admin--List"),
        ("[Admin] 100% (1), Größe – 2.1_x&y", "[Admin]-100%-(1),-Größe-–-2.1_x&y"),
        ("a:b?c", "a-b-c"),
        ("con", "-con-"),
        ("..", "--"),
        (".htaccess", "-.htaccess-"),
        ("../../etc", "-..-..-etc-"),
    ],
)
def test_stems_are_made_of_names(name: str, stem: str) -> None:
    assert stem_of(name) == stem


def test_long_names_are_cut() -> None:
    assert len(stem_of("ä" * 400).encode()) <= 180


def test_the_crc_of_the_id_tells_records_of_one_name_apart() -> None:
    id_ = "02869ABB-1106-4c0e-acfa-fae15966f7b5"
    assert told_apart("Default", id_, file=False) == "Default_198BA1C7"
    assert told_apart("logo.min.png", id_, file=True) == "logo.min_198BA1C7.png"
    assert told_apart("logo", id_, file=True) == "logo_198BA1C7"


def test_records_of_one_name_get_files_of_their_own() -> None:
    names = ["Card", "card", "Card"]
    records = [Record("adx_webtemplate", _id(n), {"adx_name": name}) for n, name in enumerate(names)]
    second, third = (f"{crc32(_id(number).encode()):08X}" for number in (1, 2))
    assert set(_paths(*records)) == {
        "web-templates/card/Card.webtemplate.yml",
        f"web-templates/card_{second.lower()}/card_{second}.webtemplate.yml",
        f"web-templates/card_{third.lower()}/Card_{third}.webtemplate.yml",
    }


def test_a_text_without_a_language_gives_way_to_one_in_a_language() -> None:
    spoken = Record("adx_portallanguage", _id(8), {"adx_languagecode": "en-US"})
    language = Record("adx_websitelanguage", _id(9), {"adx_portallanguageid": _id(8)})
    english = Record("adx_weblinkset", _id(2), {"adx_name": "Default", "adx_websitelanguageid": _id(9)})
    mark = f"{crc32(_id(1).encode()):08X}"
    assert _paths(spoken, language, english, Record("adx_weblinkset", _id(1), {"adx_name": "Default"}))[
        1:3
    ] == [
        "weblink-sets/default/Default.en-US.weblinkset.yml",
        f"weblink-sets/default_{mark.lower()}/Default_{mark}.weblinkset.yml",
    ]


def test_a_name_that_looks_told_apart_is_told_apart_once_more() -> None:
    mark = f"{crc32(_id(2).encode()):08X}"
    names = {0: "A", 1: f"A_{mark}", 2: "A"}
    records = [Record("adx_webtemplate", _id(n), {"adx_name": name}) for n, name in names.items()]
    assert f"web-templates/a_{mark.lower()}_2/A_{mark}_2.webtemplate.yml" in _paths(*records)


def test_steps_stand_in_the_folder_of_their_form() -> None:
    form = Record("adx_webform", _id(1), {"adx_name": "Create Order"})
    step = Record("adx_webformstep", _id(2), {"adx_name": "Lines", "adx_webform": _id(1)})
    detail = Record("adx_webformmetadata", _id(3), {"adx_webformstep": _id(2)})
    folder = "advanced-forms/create-order"
    assert _paths(form, step, detail) == [
        f"{folder}/Create-Order.advancedform.yml",
        f"{folder}/advanced-form-steps/lines/Lines.advancedformstep.advancedformmetadata.yml",
        f"{folder}/advanced-form-steps/lines/Lines.advancedformstep.yml",
    ]


def test_content_pages_take_the_stem_of_their_root() -> None:
    root = Record("adx_webpage", _id(2), {"adx_name": "Orders"})
    content = Record("adx_webpage", _id(1), {"adx_name": "Bestellungen", "adx_rootwebpageid": _id(2)})
    assert _paths(root, content) == [
        "web-pages/orders/Orders.webpage.yml",
        "web-pages/orders/content-pages/Orders.webpage.yml",
    ]


def test_a_record_without_a_name_is_called_by_its_id() -> None:
    assert _paths(Record("adx_webtemplate", _id(1))) == [f"web-templates/{_id(1)}/{_id(1)}.webtemplate.yml"]
