from __future__ import annotations

import asyncio
import json
from dataclasses import replace

import pytest
from live_sites import DEFAULT, PRODUCTION, SCHEMA, captured, dataverse, organization, record_of
from practice_company import PracticeCompany

from app.demo.dataverse.store import Organization
from app.errors import Conflict
from app.services.batch_reply import SetAnswer
from app.update.live.captured import Captured
from app.update.live.changed_columns import NotWritable
from app.update.live.payload import as_read, writes
from app.update.live.writing import send_writes
from app.update.site.record import Record


def _first(found: Captured, table: str, name: str) -> Record:
    return next(one for one in found.site.of(table) if one.value("adx_name") == name)


def _with(record: Record, **columns: str) -> Record:
    return replace(record, fields={**record.fields, **columns})


def _write(
    company: PracticeCompany, origin: str, found: Captured, before: Record | None, after: Record | None
) -> SetAnswer:
    (answer,) = asyncio.run(send_writes(dataverse(company, origin), [writes(found, before, after, SCHEMA)]))
    return answer


@pytest.mark.parametrize("size", [0, 3, 4 * 1024 * 1024 + 1])
def test_a_file_keeps_a_name_in_any_letters(company: PracticeCompany, enhanced: Captured, size: int) -> None:
    file = enhanced.site.of("adx_webfile")[0]
    name, content = "Årsöversikt – 价格.pdf", b"\xff" * size
    after = replace(_with(file, filename=name), file=content)
    assert _write(company, DEFAULT, enhanced, file, after).is_done
    now = captured(dataverse(company, DEFAULT), record_of(company, "default"), "enhanced")
    found = now.site.find(file.table, file.id)
    assert found is not None
    assert (found.value("filename"), found.file == content) == (name, True)


@pytest.fixture
def standard(company: PracticeCompany) -> Captured:
    return captured(dataverse(company), record_of(company, "production"))


@pytest.fixture
def enhanced(company: PracticeCompany) -> Captured:
    return captured(dataverse(company, DEFAULT), record_of(company, "default"), "enhanced")


def test_only_what_changes_is_written_and_only_over_what_was_read(standard: Captured) -> None:
    page = _first(standard, "adx_webpage", "Order")
    (operation,) = writes(standard, page, _with(page, adx_displayorder="7", adx_isroot="false"), SCHEMA)
    assert operation.path == f"adx_webpages({page.id})"
    assert operation.match == standard.versions["adx_webpage", page.id]
    assert operation.body == {"adx_displayorder": 7, "adx_isroot": False}


def test_a_lookup_is_bound_by_its_navigation_property_and_can_be_emptied(standard: Captured) -> None:
    page = _first(standard, "adx_webpage", "Order")
    other = _first(standard, "adx_webform", "Create Order")
    fields = {name: value for name, value in page.fields.items() if name != "adx_webform"}
    (emptied,) = writes(standard, page, replace(page, fields=fields), SCHEMA)
    assert emptied.body == {"adx_webform@odata.bind": None}
    (bound,) = writes(standard, replace(page, fields=fields), page, SCHEMA)
    assert bound.body == {"adx_webform@odata.bind": f"/adx_webforms({other.id})"}


def test_nothing_is_written_where_nothing_changes(standard: Captured, enhanced: Captured) -> None:
    for found in (standard, enhanced):
        assert all(writes(found, record, record, SCHEMA) == () for record in found.site.records)


def test_a_change_by_somebody_else_is_not_overwritten(company: PracticeCompany, standard: Captured) -> None:
    template = _first(standard, "adx_webtemplate", "Footer")

    def change(one: Organization) -> None:
        table = one.standard_table("adx_webtemplate")
        row = one.row(table, template.id)
        assert row is not None
        one.change(table, row, {"adx_source": "theirs"})

    organization(company, change)
    answer = _write(company, PRODUCTION, standard, template, _with(template, adx_source="mine"))
    assert isinstance(answer.refused, Conflict)
    again = captured(dataverse(company), standard.site.id)
    assert _first(again, "adx_webtemplate", "Footer").value("adx_source") == "theirs"


def test_a_file_goes_into_the_newest_note_with_its_name(company: PracticeCompany, standard: Captured) -> None:
    style = _first(standard, "adx_webfile", "portal.css")
    after = replace(style, file=b"p {}")
    (operation,) = writes(standard, style, after, SCHEMA)
    assert operation.path == f"annotations({standard.notes[style.id].id})"
    assert _write(company, PRODUCTION, standard, style, after).is_done
    again = captured(dataverse(company), standard.site.id).site
    assert again.find("adx_webfile", style.id) == after


def test_a_new_file_gets_a_note_of_its_own(company: PracticeCompany, standard: Captured) -> None:
    style = _first(standard, "adx_webfile", "portal.css")
    new = replace(style, id="10000000-0000-4000-8000-000000000001", file=b"new")
    assert _write(company, PRODUCTION, standard, None, new).is_done
    assert captured(dataverse(company), standard.site.id).site.find("adx_webfile", new.id) == new


def test_a_removed_record_is_gone_with_its_file(company: PracticeCompany, standard: Captured) -> None:
    style = _first(standard, "adx_webfile", "portal.css")
    assert _write(company, PRODUCTION, standard, style, None).is_done
    assert captured(dataverse(company), standard.site.id).site.find("adx_webfile", style.id) is None
    notes = organization(company, lambda one: one.rows(one.standard_table("annotation")))
    assert style.id not in {note["_objectid_value"] for note in notes}


def test_links_are_made_and_parted(company: PracticeCompany, standard: Captured) -> None:
    (rule,) = standard.site.of("adx_webpageaccesscontrolrule")
    name = "adx_webpageaccesscontrolrule_webrole"
    anonymous = _first(standard, "adx_webrole", "Anonymous Users").id
    after = replace(rule, links={name: (rule.links[name][0], anonymous)})
    assert _write(company, PRODUCTION, standard, rule, after).is_done
    assert captured(dataverse(company), standard.site.id).site.find(rule.table, rule.id) == after


@pytest.mark.parametrize("model", ["standard", "enhanced"])
def test_a_record_can_be_switched_off_and_made_switched_off(
    company: PracticeCompany, model: str, standard: Captured, enhanced: Captured
) -> None:
    found, origin = (standard, PRODUCTION) if model == "standard" else (enhanced, DEFAULT)
    marker = _first(found, "adx_sitemarker", "Home")
    off = _with(marker, statecode="1")
    new = replace(off, id="10000000-0000-4000-8000-000000000001")
    assert _write(company, origin, found, marker, off).is_done
    assert _write(company, origin, found, None, new).is_done
    again = captured(dataverse(company, origin), found.site.id, found.site.model).site
    assert again.find(marker.table, marker.id) == off
    assert again.find(marker.table, new.id) == new


def test_a_content_keeps_what_nobody_changed(company: PracticeCompany, enhanced: Captured) -> None:
    shops = _first(enhanced, "adx_entitylist", "Shops")
    (operation,) = writes(enhanced, shops, _with(shops, adx_pagesize="25"), SCHEMA)
    assert operation.match == enhanced.versions["adx_entitylist", shops.id]
    assert operation.body is not None
    before = json.loads(enhanced.contents["adx_entitylist", shops.id])
    assert json.loads(operation.body["content"]) == {**before, "pagesize": 25}
    assert operation.body.keys() == {"content"}


def test_links_and_files_of_a_component_are_written(company: PracticeCompany, enhanced: Captured) -> None:
    (permission,) = enhanced.site.of("adx_entitypermission")
    name = "adx_entitypermission_webrole"
    fewer = replace(permission, links={name: permission.links[name][:1]})
    assert _write(company, DEFAULT, enhanced, permission, fewer).is_done
    (style,) = enhanced.site.of("adx_webfile")
    other = replace(style, file=b"\x00\xff")
    assert _write(company, DEFAULT, enhanced, style, other).is_done
    again = captured(dataverse(company, DEFAULT), enhanced.site.id, "enhanced").site
    assert again.find(permission.table, permission.id) == fewer
    assert again.find(style.table, style.id) == other


def test_a_file_is_not_sent_where_its_row_was_turned_away(
    company: PracticeCompany, enhanced: Captured
) -> None:
    (style,) = enhanced.site.of("adx_webfile")
    stale = replace(enhanced, versions={**enhanced.versions, (style.table, style.id): 'W/"1"'})
    other = replace(_with(style, adx_partialurl="other.css"), file=b"other")
    assert not _write(company, DEFAULT, stale, style, other).is_done
    again = captured(dataverse(company, DEFAULT), enhanced.site.id, "enhanced").site
    assert again.find(style.table, style.id) == style


@pytest.mark.parametrize(
    "columns", [{"adx_unheardof": "1"}, {"adx_displayorder": "many"}, {"adx_isroot": "perhaps"}]
)
def test_what_the_environment_cannot_take_is_not_written(standard: Captured, columns: dict[str, str]) -> None:
    page = _first(standard, "adx_webpage", "Order")
    with pytest.raises(NotWritable, match="adx_webpage"):
        writes(standard, page, _with(page, **columns), SCHEMA)


def test_a_table_that_the_environment_has_not_is_not_written(standard: Captured) -> None:
    poll = Record("adx_poll", "10000000-0000-4000-8000-000000000001", {"adx_name": "Poll"})
    with pytest.raises(NotWritable, match="adx_poll"):
        writes(standard, None, poll, SCHEMA)


def test_a_record_reads_in_the_words_of_dataverse(standard: Captured) -> None:
    fields = {
        "adx_isroot": "True",
        "adx_displayorder": "07",
        "adx_releasedate": "2026-01-15T08:00:00Z",
        "adx_title": "",
        "adx_name": "True",
        "statecode": "0",
    }
    page = as_read(standard, Record("adx_webpage", "a", fields))
    assert page.fields == {
        "adx_isroot": "true",
        "adx_displayorder": "7",
        "adx_releasedate": "2026-01-15T08:00:00.0000000Z",
        "adx_name": "True",
    }


def test_a_file_that_only_gets_another_name_is_written(company: PracticeCompany, enhanced: Captured) -> None:
    (style,) = enhanced.site.of("adx_webfile")
    after = _with(style, filename="other.css")
    assert _write(company, DEFAULT, enhanced, style, after).is_done
    again = captured(dataverse(company, DEFAULT), enhanced.site.id, "enhanced").site
    assert again.find(style.table, style.id) == after


@pytest.mark.parametrize("file", [b"mine", None])
def test_a_file_goes_only_over_the_one_that_was_read(
    company: PracticeCompany, enhanced: Captured, file: bytes | None
) -> None:
    (style,) = enhanced.site.of("adx_webfile")
    theirs = replace(style, file=b"theirs")
    assert _write(company, DEFAULT, enhanced, style, theirs).is_done
    answer = _write(company, DEFAULT, enhanced, style, as_read(enhanced, replace(style, file=file)))
    assert isinstance(answer.refused, Conflict)
    again = captured(dataverse(company, DEFAULT), enhanced.site.id, "enhanced").site
    assert again.find(style.table, style.id) == theirs


@pytest.mark.parametrize("model", ["standard", "enhanced"])
def test_a_file_reads_with_a_name_and_a_name_only_with_a_file(
    model: str, standard: Captured, enhanced: Captured
) -> None:
    found = standard if model == "standard" else enhanced
    style = found.site.of("adx_webfile")[0]
    unnamed = {name: value for name, value in style.fields.items() if name not in ("filename", "mimetype")}
    assert as_read(found, replace(style, fields=unnamed)).value("filename") == style.value("adx_name")
    assert as_read(found, replace(style, file=None)).fields == unnamed


def test_what_no_component_tells_of_a_file_is_not_looked_for(enhanced: Captured) -> None:
    (style,) = enhanced.site.of("adx_webfile")
    assert as_read(enhanced, _with(style, mimetype="text/css", notetext="*WEB*")) == style


@pytest.mark.parametrize("model", ["standard", "enhanced"])
def test_nothing_is_written_over_a_row_whose_version_is_not_known(
    model: str, standard: Captured, enhanced: Captured
) -> None:
    found = replace(standard if model == "standard" else enhanced, versions={})
    marker, file = _first(found, "adx_sitemarker", "Home"), found.site.of("adx_webfile")[0]
    for before, after in (
        (marker, None),
        (marker, _with(marker, adx_name="New")),
        (file, replace(file, file=b"new")),
    ):
        with pytest.raises(NotWritable, match="ETag"):
            writes(found, before, after, SCHEMA)


def test_a_state_that_there_is_not_is_not_written(enhanced: Captured) -> None:
    marker = _first(enhanced, "adx_sitemarker", "Home")
    with pytest.raises(NotWritable, match="statecode"):
        writes(enhanced, marker, _with(marker, statecode="off"), SCHEMA)
