from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from portal_folder import (
    CODE_SITE,
    FOOTER,
    HOME,
    HOME_ENGLISH,
    LANGUAGE,
    LINKS,
    LOGO,
    OTHER_ROLE,
    PERMISSION,
    ROLE,
    SETTING,
    STANDARD,
    as_bytes,
)

from app.errors import OtherWebsite
from app.update.folder.change import EMPTY, with_site
from app.update.folder.image import FolderImage
from app.update.folder.read import image_of
from app.update.site.record import Record
from app.update.site.site import Site

BEFORE = image_of(as_bytes(STANDARD))
CODE = image_of(as_bytes(CODE_SITE))


def _found(image: FolderImage, table: str, id: str) -> Record:  # noqa: A002 -- Dataverse's own word
    record = image.site.find(table, id)
    assert record is not None
    return record


def _with_records(image: FolderImage, *records: Record, without: tuple[str, ...] = ()) -> FolderImage:
    """The folder after records are new or changed, and others gone."""
    new = {(record.table, record.id): record for record in records}
    kept = [record for key, record in image.site.by_id.items() if key not in new and record.id not in without]
    return with_site(image, replace(image.site, records=(*kept, *records)))


def _with_fields(image: FolderImage, table: str, id: str, **fields: str) -> FolderImage:  # noqa: A002
    record = _found(image, table, id)
    return _with_records(image, replace(record, fields={**record.fields, **fields}))


def _differences(before: FolderImage, after: FolderImage) -> dict[str, str | None]:
    paths = {*before.files, *after.files}
    told: Mapping[str, bytes] = after.files
    return {
        path: told[path].decode() if path in told else None
        for path in sorted(paths)
        if before.files.get(path) != told.get(path)
    }


@pytest.mark.parametrize("image", [BEFORE, CODE])
def test_without_a_change_every_file_keeps_its_bytes(image: FolderImage) -> None:
    assert with_site(image, image.site) == image


def test_a_changed_value_changes_its_own_place_alone() -> None:
    after = _with_fields(BEFORE, "adx_sitesetting", SETTING, adx_value="False")
    text = STANDARD["sitesetting.yml"].replace("adx_value: True", "adx_value: False")
    assert _differences(BEFORE, after) == {"sitesetting.yml": text}


def test_a_text_changes_in_its_side_file() -> None:
    after = _with_fields(BEFORE, "adx_contentsnippet", FOOTER, adx_value="<p>Fabrikam</p>\r\n")
    side = "content-snippets/footer-text/Footer-Text.en-US.contentsnippet.value.html"
    assert _differences(BEFORE, after) == {side: "<p>Fabrikam</p>\r\n"}


def test_a_text_that_is_new_gets_its_side_file() -> None:
    after = _with_fields(BEFORE, "adx_webpage", HOME_ENGLISH, adx_customcss="p {}")
    side = "web-pages/home/content-pages/Home.en-US.webpage.custom_css.css"
    assert _differences(BEFORE, after) == {side: "p {}"}


def test_a_text_that_is_gone_leaves_no_file() -> None:
    page = _found(BEFORE, "adx_webpage", HOME_ENGLISH)
    fields = {column: text for column, text in page.fields.items() if column != "adx_copy"}
    after = _with_records(BEFORE, replace(page, fields=fields))
    assert _differences(BEFORE, after) == {"web-pages/home/content-pages/Home.en-US.webpage.copy.html": None}


def test_a_text_that_stood_in_the_record_s_own_file_stays_there() -> None:
    path = "content-snippets/x/X.contentsnippet.yml"
    id_ = "7e000000-0000-4000-8000-000000000002"
    own = image_of(as_bytes({**STANDARD, path: f"adx_contentsnippetid: {id_}\nadx_name: X\nadx_value: a\n"}))
    after = _with_fields(own, "adx_contentsnippet", id_, adx_value="b")
    assert _differences(own, after) == {path: f"adx_contentsnippetid: {id_}\nadx_name: X\nadx_value: b\n"}


def test_byte_order_marks_stay() -> None:
    files = as_bytes(STANDARD)
    side = "content-snippets/footer-text/Footer-Text.en-US.contentsnippet.value.html"
    marked = image_of(
        {**files, side: b"\xef\xbb\xbfold", "sitesetting.yml": b"\xef\xbb\xbf" + files["sitesetting.yml"]}
    )
    after = _with_fields(marked, "adx_contentsnippet", FOOTER, adx_value="new")
    after = _with_fields(after, "adx_sitesetting", SETTING, adx_value="False")
    assert after.files[side] == b"\xef\xbb\xbfnew"
    assert after.files["sitesetting.yml"].startswith(b"\xef\xbb\xbf- adx")


def test_links_and_contents_change() -> None:
    permission = _found(BEFORE, "adx_entitypermission", PERMISSION)
    after = _with_records(
        BEFORE,
        replace(permission, links={}),
        replace(_found(BEFORE, "adx_webfile", LOGO), file=b"\x89PNG"),
    )
    path = "table-permissions/Orders.tablepermission.yml"
    text = STANDARD[path].replace(f":\n- {ROLE}\n- {OTHER_ROLE}\n", ": []\n")
    assert after.files[path].decode() == text
    assert after.files["web-files/logo.svg"] == b"\x89PNG"


def test_a_record_that_is_gone_takes_all_its_files_along() -> None:
    after = _with_records(BEFORE, without=(LOGO, FOOTER, SETTING))
    assert sorted(path for path, text in _differences(BEFORE, after).items() if text is None) == [
        "content-snippets/footer-text/Footer-Text.en-US.contentsnippet.value.html",
        "content-snippets/footer-text/Footer-Text.en-US.contentsnippet.yml",
        "web-files/logo.svg",
        "web-files/logo.svg.webfile.yml",
    ]
    assert b"Profile/Enabled" not in after.files["sitesetting.yml"]


def test_the_last_record_of_a_list_takes_the_file_along() -> None:
    after = _with_records(BEFORE, without=("1d000000-0000-4000-8000-000000000001",))
    assert _differences(BEFORE, after) == {"weblink-sets/menu/Menu.weblinkset.weblink.yml": None}


def test_new_records_are_written_as_the_power_platform_cli_does() -> None:
    links = {"adx_entitypermission_webrole": (ROLE,)}
    id_ = "be000000-0000-4000-8000-000000000009"
    new = Record("adx_entitypermission", id_, {"adx_entityname": "All: orders", "adx_read": "true"}, links)
    assert _differences(BEFORE, _with_records(BEFORE, new)) == {
        "table-permissions/All--orders.tablepermission.yml": f"""adx_entityname: 'All: orders'
adx_entitypermission_webrole:
- {ROLE}
adx_entitypermissionid: {id_}
adx_read: true
"""
    }


def test_a_record_that_takes_the_place_of_another_gets_its_files() -> None:
    new = replace(_found(BEFORE, "adx_webfile", LOGO), id="f1000000-0000-4000-8000-000000000009")
    after = _with_records(BEFORE, new, without=(LOGO,))
    assert list(_differences(BEFORE, after)) == ["web-files/logo.svg.webfile.yml"]


def test_another_website_is_not_written_into_the_folder() -> None:
    with pytest.raises(OtherWebsite):
        with_site(BEFORE, replace(BEFORE.site, id=HOME))


def test_what_the_files_hold_is_not_shown_by_chance() -> None:
    assert "Enabled" not in repr(BEFORE)


def test_new_records_of_a_list_stand_with_the_others() -> None:
    new = Record(
        "adx_sitesetting", "5a000000-0000-4000-8000-000000000002", {"adx_name": "A", "adx_value": "1"}
    )
    after = _with_records(BEFORE, new).files["sitesetting.yml"].decode()
    first, rest = STANDARD["sitesetting.yml"].split("- adx_name: Search")
    written = f"- adx_name: A\n  adx_sitesettingid: {new.id}\n  adx_value: 1\n"
    assert after == f"{first}{written}- adx_name: Search{rest}"


def test_what_dataverse_alone_says_of_a_record_is_in_no_folder() -> None:
    said = {"adx_websiteid": HOME, "createdon": "2026-01-01T00:00:00Z", "versionnumber": "7"}
    assert _with_fields(BEFORE, "adx_sitesetting", SETTING, **said) == BEFORE


def test_a_code_site_keeps_its_own_form() -> None:
    after = _with_fields(CODE, "adx_sitesetting", SETTING, adx_value="false", adx_description="d")
    role = Record("adx_webrole", OTHER_ROLE, {"adx_name": "All/sellers"})
    page = Record("adx_webpage", HOME, {"adx_name": "Home"})
    english = {
        "adx_name": "Home",
        "adx_rootwebpageid": HOME,
        "adx_webpagelanguageid": LANGUAGE,
        "adx_copy": "<p>",
    }
    after = _with_records(after, role, page, Record("adx_webpage", HOME_ENGLISH, english))
    changed = _differences(CODE, after)
    setting = ".powerpages-site/site-settings/Profile-Enabled.sitesetting.yml"
    assert changed.pop(setting) == (
        f"description: d\nid: {SETTING}\nname: Profile/Enabled\nstatecode: 1\nvalue: false\n"
    )
    assert sorted(changed) == [
        ".powerpages-site/web-pages/home/Home.webpage.yml",
        ".powerpages-site/web-pages/home/content-pages/en-US/Home.webpage.copy.html",
        ".powerpages-site/web-pages/home/content-pages/en-US/Home.webpage.yml",
        ".powerpages-site/web-roles/All-sellers.webrole.yml",
    ]


def test_a_site_that_has_no_folder_yet_gets_one() -> None:
    made = with_site(EMPTY, BEFORE.site)
    manifests = {path for path in BEFORE.files if path.endswith("manifest.yml")}
    assert made.site == BEFORE.site
    assert set(made.files) == set(BEFORE.files) - manifests


def test_children_without_their_parent_still_have_a_place() -> None:
    link = _found(BEFORE, "adx_weblink", "1d000000-0000-4000-8000-000000000001")
    site = Site(BEFORE.site.id, "x", "standard", (*BEFORE.site.of("adx_website"), link))
    assert "weblink-sets/weblink.yml" in with_site(EMPTY, site).files
    assert LINKS in link.value("adx_weblinksetid")
