from __future__ import annotations

from pathlib import Path

import pytest
from portal_folder import (
    CODE_SITE,
    FOOTER,
    HOME_ENGLISH,
    LANGUAGE,
    LOGO,
    OTHER_ROLE,
    PERMISSION,
    ROLE,
    SETTING,
    SITE,
    STANDARD,
    as_bytes,
    put,
)

from app.errors import (
    DamagedYaml,
    ForeignEncoding,
    NoWebsite,
    OtherWebsite,
    RecordTwice,
)
from app.update.folder.manifest import missing_records
from app.update.folder.read import image_of, read_folder


def _with(path: str, content: str) -> dict[str, bytes]:
    return as_bytes({**STANDARD, path: content})


def test_values_stay_the_text_that_stands_in_the_file() -> None:
    site = image_of(as_bytes(STANDARD)).site
    values = [setting.value("adx_value") for setting in site.of("adx_sitesetting")]
    assert values == ["True", "2022-09-23T01:36:42.0000000Z"]
    role = site.find("adx_webrole", OTHER_ROLE)
    assert role is not None
    assert role.fields == {"adx_name": "True"}


def test_side_files_and_contents_belong_to_their_records() -> None:
    site = image_of(as_bytes(STANDARD)).site
    snippet = site.find("adx_contentsnippet", FOOTER)
    page = site.find("adx_webpage", HOME_ENGLISH)
    logo = site.find("adx_webfile", LOGO)
    assert snippet is not None
    assert snippet.value("adx_value") == "<p>Contoso</p>\r\n"
    assert page is not None
    assert page.value("adx_copy") == "<h1>Welcome</h1>"
    assert logo is not None
    assert logo.file == b"<svg/>\n"


def test_lists_of_ids_are_links_and_empty_values_are_none() -> None:
    site = image_of(as_bytes(STANDARD)).site
    permission = site.find("adx_entitypermission", PERMISSION)
    assert permission is not None
    assert permission.links == {"adx_entitypermission_webrole": (ROLE, OTHER_ROLE)}
    assert all("adx_displayorder" not in page.fields for page in site.of("adx_webpage"))


def test_a_site_is_known_by_its_own_record_and_its_model() -> None:
    standard = image_of(as_bytes(STANDARD)).site
    assert (standard.id, standard.name, standard.model) == (SITE, "Contoso orders", "standard")
    assert image_of(as_bytes(CODE_SITE)).site.model == "enhanced"


def test_a_download_of_the_enhanced_model_has_one_id_for_both_languages() -> None:
    language = STANDARD["websitelanguage.yml"].replace(LANGUAGE, "1b000000-0000-4000-8000-000000000001")
    files = {**STANDARD, "websitelanguage.yml": language}
    del files[".portalconfig/websitebinding.yml"]
    assert image_of(as_bytes(files)).site.model == "enhanced"


def test_keys_of_a_code_site_are_columns_again() -> None:
    image = image_of(as_bytes(CODE_SITE))
    setting = image.site.find("adx_sitesetting", SETTING)
    permission = image.site.find("adx_entitypermission", PERMISSION)
    assert image.bare
    assert setting is not None
    assert setting.fields == {"adx_name": "Profile/Enabled", "statecode": "1", "adx_value": "true"}
    assert permission is not None
    assert permission.links == {"adx_entitypermission_webrole": (ROLE,)}


def test_what_is_no_table_is_kept_and_told() -> None:
    image = image_of(_with("deployment-profiles/test.deployment.yml", "adx_sitesetting: [1]\n"))
    assert image.unread == (
        ".portalconfig/contoso.crm.dynamics.com-manifest.yml",
        ".portalconfig/manifest.yml",
        "deployment-profiles/test.deployment.yml",
    )


def test_a_web_file_may_be_called_like_a_list_of_records() -> None:
    named = {"web-files/sitesetting.yml": "no: [record", "web-files/sitesetting.yml.webfile.yml": _file()}
    assert image_of(as_bytes({**STANDARD, **named})).site.of("adx_webfile")[1].file == b"no: [record"


def _file() -> str:
    return "adx_name: sitesetting.yml\nadx_webfileid: f1000000-0000-4000-8000-000000000002\n"


def test_records_that_the_manifest_lists_and_no_file_holds_are_told() -> None:
    assert missing_records(image_of(as_bytes(STANDARD))) == ()
    manifest = f"adx_webrole:\n- RecordId: {SITE}\n  DisplayName: Sellers\n  IsDeleted: false\n"
    image = image_of(_with(".portalconfig/contoso.crm.dynamics.com-manifest.yml", manifest))
    assert [row.name for row in missing_records(image)] == ["Sellers"]


def test_a_website_is_the_same_whatever_its_files_are_called() -> None:
    files = {path.replace("Footer-Text", "Footer-Text_b22bf7a5"): text for path, text in STANDARD.items()}
    assert files != STANDARD
    assert image_of(as_bytes(files)).site == image_of(as_bytes(STANDARD)).site


def test_a_byte_order_mark_is_no_part_of_a_value() -> None:
    files = as_bytes(STANDARD)
    files["website.yml"] = b"\xef\xbb\xbf" + files["website.yml"]
    assert image_of(files).site == image_of(as_bytes(STANDARD)).site


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("adx_name: [", 2, "syntax"),
        ("adx_name: 'x", 1, "syntax"),
        ("a: b\x01", 1, "syntax"),
        ("a: &x [1]\nb: *x\n", 1, "alias"),
        ("a: *x\n", 1, "alias"),
        ("a: " + "[" * 20 + "]" * 20, 1, "nesting"),
        ("adx_name: a\nadx_name: b\n", 2, "key-twice"),
        ("a text", 1, "shape"),
        ("a: {b: c}\n", 1, "shape"),
        ("a: !!python/name:os.system x\n", 1, "shape"),
        ("a: 1\n---\nb: 1\n", 2, "shape"),
        ("? [a]\n: b\n", 1, "shape"),
        ("- - a\n", 1, "shape"),
        ("adx_name: x\n", 1, "id"),
        ("adx_webtemplateid: 17\n", 1, "id"),
        ("adx_webtemplateid: [17]\n", 1, "id"),
    ],
)
def test_damaged_files_are_told_with_their_line(content: str, line: int, reason: str) -> None:
    path = "web-templates/a/A.webtemplate.yml"
    with pytest.raises(DamagedYaml) as told:
        image_of(_with(path, content))
    assert (told.value.path, told.value.line, told.value.reason) == (path, line, reason)


@pytest.mark.parametrize("content", [b"\xff\xfea\x00", b"adx_name: Gr\xfc\xdfe\n", b"\xfe\xff\x00a"])
def test_other_encodings_are_told(content: bytes) -> None:
    with pytest.raises(ForeignEncoding) as told:
        image_of({**as_bytes(STANDARD), "tag.yml": content})
    assert told.value.path == "tag.yml"


def test_a_record_in_two_files_is_told() -> None:
    again = STANDARD["table-permissions/Orders.tablepermission.yml"]
    with pytest.raises(RecordTwice) as told:
        image_of(_with("table-permissions/Other.tablepermission.yml", again))
    assert (told.value.id, {told.value.path, told.value.other}) == (
        PERMISSION,
        {"table-permissions/Orders.tablepermission.yml", "table-permissions/Other.tablepermission.yml"},
    )


def test_a_folder_without_a_website_is_told(tmp_path: Path) -> None:
    put(tmp_path, {"orders/website.yml": STANDARD["website.yml"]})
    with pytest.raises(NoWebsite):
        read_folder(tmp_path)


def test_a_folder_in_which_another_website_lies_is_told() -> None:
    with pytest.raises(OtherWebsite) as told:
        image_of(_with("old/website.yml", f"adx_name: Old\nadx_websiteid: {HOME_ENGLISH}\n"))
    assert (told.value.path, told.value.found) == ("old/website.yml", "Old")


@pytest.mark.parametrize("content", ["", "{}", "[]"])
def test_a_website_file_without_a_website_is_told(content: str) -> None:
    with pytest.raises(NoWebsite):
        image_of(_with("website.yml", content))


def test_the_folder_of_another_website_is_told(tmp_path: Path) -> None:
    put(tmp_path, STANDARD)
    assert read_folder(tmp_path, SITE.upper()).site.id == SITE
    with pytest.raises(OtherWebsite) as told:
        read_folder(tmp_path, HOME_ENGLISH)
    assert told.value.found == "Contoso orders"


def test_a_manifest_of_another_shape_is_told() -> None:
    with pytest.raises(DamagedYaml):
        image_of(_with(".portalconfig/manifest.yml", "- a\n"))
