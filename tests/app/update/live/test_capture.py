from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from live_sites import DEFAULT, PRODUCTION, SCHEMA, captured, dataverse, organization, record_of
from practice_company import PracticeCompany
from scripted import Script, ScriptedHttp

from app.demo.contoso.standard_website import add_row
from app.demo.dataverse.store import Organization
from app.errors import ReplyTooLarge, ServiceDown, UnreadableReply, WebsiteGone
from app.http import Reply, Request
from app.services.client import Client
from app.update.live.capture import capture, model_of
from app.update.site.record import Record


def _of(records: tuple[Record, ...], name: str) -> Record:
    return next(record for record in records if record.value("adx_name") == name)


def _through(client: Client, change: Callable[[Request, Script], Reply]) -> Client:
    """A client whose answers go through `change`, which gets the request and how to have it answered."""
    inner = client.http
    assert isinstance(inner, ScriptedHttp)
    script = inner.answer
    return Client(
        ScriptedHttp(lambda request: change(request, script)), client.name, client.origin, client.token
    )


def test_a_standard_site_is_read_with_its_references_links_and_files(company: PracticeCompany) -> None:
    found = captured(dataverse(company), record_of(company, "production"))
    site = found.site
    assert (site.name, site.model) == ("Contoso customers", "standard")
    home = _of(site.of("adx_webpage"), "Home")
    assert site.find("adx_pagetemplate", home.value("adx_pagetemplateid")) is not None
    assert home.value("adx_excludefromsearch") == "false"
    style = _of(site.of("adx_webfile"), "portal.css")
    assert style.file is not None
    assert style.file.startswith(b"body {")
    assert (style.value("filename"), style.value("mimetype")) == ("portal.css", "text/css")
    (permission,) = site.of("adx_entitypermission")
    role = _of(site.of("adx_webrole"), "Customer Representative")
    assert permission.links == {"adx_entitypermission_webrole": (role.id,)}
    assert len(site.of("adx_weblink")) == 3
    assert len(site.of("adx_webformmetadata")) == 1


def test_an_enhanced_site_is_read_in_the_words_of_the_standard_model(company: PracticeCompany) -> None:
    site = captured(dataverse(company, DEFAULT), record_of(company, "default"), "enhanced").site
    assert (site.name, site.model) == ("Contoso", "enhanced")
    (language,) = site.of("adx_websitelanguage")
    assert site.find("adx_portallanguage", language.id) is not None
    content = next(page for page in site.of("adx_webpage") if page.value("adx_webpagelanguageid"))
    assert content.value("adx_webpagelanguageid") == language.id
    assert "<h1>Contoso</h1>" in content.value("adx_copy")
    (permission,) = site.of("adx_entitypermission")
    assert permission.value("adx_entityname") == "Shops that everybody sees"
    assert len(permission.links["adx_entitypermission_webrole"]) == 2
    (style,) = site.of("adx_webfile")
    assert (style.file or b"").startswith(b":root")
    settings = {one.value("adx_name"): one.value("adx_value") for one in site.of("adx_sitesetting")}
    assert settings == {"Search/Enabled": "True", "Site/EnableDefaultTheme": "3"}


def test_rows_of_another_site_are_left_where_they_are(company: PracticeCompany) -> None:
    def add_other(one: Organization) -> None:
        row = one.add(one.standard_table("adx_website"), {"adx_name": "Other"})
        add_row(one, row["adx_websiteid"], "adx_webtemplate", {"adx_name": "Strange", "adx_source": "-"})
        sets = add_row(one, row["adx_websiteid"], "adx_weblinkset", {"adx_name": "Strange"})
        add_row(one, "", "adx_weblink", {"adx_name": "Strange", "adx_weblinksetid": sets["adx_weblinksetid"]})

    before = captured(dataverse(company), record_of(company, "production")).site
    organization(company, add_other)
    assert captured(dataverse(company), record_of(company, "production")).site == before


def test_a_record_that_is_switched_off_says_so(company: PracticeCompany) -> None:
    def switch_off(one: Organization) -> None:
        table = one.standard_table("adx_sitemarker")
        for row in one.rows(table):
            one.change(table, row, {"statecode": 1})

    organization(company, switch_off)
    site = captured(dataverse(company), record_of(company, "production")).site
    assert {one.value("statecode") for one in site.of("adx_sitemarker")} == {"1"}
    assert {one.value("statecode") for one in site.of("adx_webpage")} == {""}


def test_every_row_has_its_version_and_notes_have_theirs(company: PracticeCompany) -> None:
    found = captured(dataverse(company), record_of(company, "production"))
    assert {(one.table, one.id) for one in found.site.records} <= found.versions.keys()
    assert {("annotation", note.id) for note in found.notes.values()} <= found.versions.keys()
    assert found.taken <= datetime.now(UTC)


def test_the_newest_note_is_the_file(company: PracticeCompany) -> None:
    def add_note(one: Organization) -> None:
        (file, *_) = one.rows(one.standard_table("adx_webfile"))
        note = {
            "objectid": file["adx_webfileid"],
            "isdocument": True,
            "filename": "new",
            "documentbody": "bmV3",
        }
        row = add_row(one, "", "annotation", note)
        # A second later than the others.
        table = one.standard_table("annotation")
        later = {**row, "modifiedon": "2999-01-01T00:00:00Z"}
        one.documents.put(one.tenant, f"dataverse-a/{table.entity_set}", row["annotationid"], later)

    organization(company, add_note)
    site = captured(dataverse(company), record_of(company, "production")).site
    assert b"new" in [one.file for one in site.of("adx_webfile")]


def test_how_far_it_is_is_told_and_reaches_the_end(company: PracticeCompany) -> None:
    told: list[tuple[int, int]] = []
    website = record_of(company, "production")
    asyncio.run(capture(dataverse(company), website, "standard", SCHEMA, lambda *now: told.append(now)))
    assert told[-1][0] == told[-1][1] > 50
    assert [read for read, _ in told] == sorted(read for read, _ in told)
    assert all(read <= known for read, known in told)


def test_answers_that_are_too_long_are_asked_for_in_shorter_pages(company: PracticeCompany) -> None:
    def change(request: Request, script: Script) -> Reply:
        if "adx_webtemplates" in request.url and "maxpagesize=200" in request.headers.get("Prefer", ""):
            raise ReplyTooLarge("dataverse.example")
        answer: Reply = script(request)
        return answer

    website = record_of(company, "production")
    whole = captured(dataverse(company), website).site
    assert captured(_through(dataverse(company), change), website).site == whole


def test_one_table_that_cannot_be_read_ends_the_reading(company: PracticeCompany) -> None:
    def change(request: Request, script: Script) -> Reply:
        if "/adx_webtemplates" in request.url:
            raise ServiceDown("Dataverse", 503)
        answer: Reply = script(request)
        return answer

    with pytest.raises(ServiceDown):
        captured(_through(dataverse(company), change), record_of(company, "production"))


def test_a_site_that_is_not_there_is_gone(company: PracticeCompany) -> None:
    unknown = "00000000-0000-4000-8000-000000000009"
    with pytest.raises(WebsiteGone):
        captured(dataverse(company), unknown)
    with pytest.raises(WebsiteGone):
        captured(dataverse(company), unknown, "enhanced")
    with pytest.raises(WebsiteGone):
        asyncio.run(model_of(dataverse(company), unknown))


def test_the_model_is_that_of_the_record(company: PracticeCompany) -> None:
    assert asyncio.run(model_of(dataverse(company), record_of(company, "production"))) == "standard"
    assert asyncio.run(model_of(dataverse(company, DEFAULT), record_of(company, "default"))) == "enhanced"


def test_after_a_migration_the_active_record_counts(company: PracticeCompany) -> None:
    website = record_of(company, "production")

    def migrate(one: Organization) -> None:
        table = one.standard_table("adx_website")
        row = one.row(table, website)
        assert row is not None
        one.change(table, row, {"statecode": 1})
        one.add(one.standard_table("powerpagesite"), {"powerpagesiteid": website, "name": "Migrated"})

    organization(company, migrate)
    assert asyncio.run(model_of(dataverse(company, PRODUCTION), website)) == "enhanced"


def _templates(change: Callable[[list[Any]], list[Any]], times: int) -> Callable[[Request, Script], Reply]:
    """Changes the rows of the list of web templates so many times."""
    left = [times]

    def changed(request: Request, script: Script) -> Reply:
        reply = script(request)
        if "/adx_webtemplates?" not in request.url or not left[0]:
            return reply
        left[0] -= 1
        content = json.loads(reply.body)
        return replace(reply, body=json.dumps({**content, "value": change(content["value"])}).encode())

    return changed


@pytest.mark.parametrize(
    "change", [lambda rows: rows[1:], lambda rows: [], lambda rows: [rows[0], *rows[:-1]]]
)
def test_a_list_that_comes_short_is_read_again(
    company: PracticeCompany, change: Callable[[list[Any]], list[Any]]
) -> None:
    client, record = dataverse(company), record_of(company, "production")
    whole = captured(client, record).site
    assert captured(_through(client, _templates(change, 2)), record).site == whole


def test_a_list_that_stays_short_is_not_taken_for_whole(company: PracticeCompany) -> None:
    client = _through(dataverse(company), _templates(lambda rows: rows[1:], 99))
    with pytest.raises(UnreadableReply):
        captured(client, record_of(company, "production"))


def test_a_row_that_is_on_two_pages_is_one_record(company: PracticeCompany) -> None:
    client, record = dataverse(company), record_of(company, "production")
    whole = captured(client, record).site
    assert captured(_through(client, _templates(lambda rows: [*rows, rows[0]], 1)), record).site == whole
