"""Updates of the practice company's websites, in both data models."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest
from portal_rows import Killed
from practice_company import API, PracticeCompany, found
from practice_dataverse import After, dataverse_of
from update_trial import UpdateTrial

from app.errors import ConnectionLost
from app.http import Request
from app.update.applying.live_portal import live_portal
from app.update.applying.portal import Portal
from app.update.applying.reasons import Reason
from app.update.merge.change import Change, Kind, changed_site
from app.update.merge.order import in_order
from app.update.schema import portal_schema
from app.update.site.record import Record
from app.update.site.site import Model, Site

SCHEMA = portal_schema()
_ENVIRONMENTS: dict[Model, tuple[Literal["a", "b"], str]] = {
    "standard": ("a", "production"),
    "enhanced": ("b", "default"),
}


@dataclass(frozen=True)
class Live:
    """A website of a practice company, and what a person updates it with."""

    company: PracticeCompany
    slot: str
    website: str
    model: Model
    folder: Path

    def portal(self, after: After | None = None) -> Portal:
        """The way in and out."""
        return live_portal(dataverse_of(self.company, self.slot, after), self.website, self.model, SCHEMA)

    def site(self) -> Site:
        """The website as it is now."""
        return asyncio.run(self.portal().read(lambda _read, _known: None)).site

    def notes(self) -> set[str]:
        """The ids of all notes."""
        notes = self.company.get(f"organization-{self.slot}", f"{API}/annotations")["value"]
        return {note["annotationid"] for note in notes}

    def trial(self, after: After | None = None) -> UpdateTrial:
        """The person's folders, and that website."""
        return UpdateTrial(self.folder, self.portal(after), self.website)


@pytest.fixture(params=["standard", "enhanced"])
def live(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Live]:
    company = found(tmp_path, "site-exists")
    slot, environment = _ENVIRONMENTS[request.param]
    with company.state.transaction() as documents:
        sites = documents.all(company.person.tenant, "website")
    (site,) = [site for site in sites if site["environment"] == company.environment(environment)]
    yield Live(company, slot, site["record"], request.param, tmp_path)
    company.state.close()


def _id(number: int) -> str:
    return f"{number:08x}-1111-4111-8111-111111111111"


def _made(table: str, number: int, fields: dict[str, str | None], **more: Any) -> Change:
    return Change(table, _id(number), Kind.CREATED, fields, **more)


def _changes(site: Site) -> tuple[Change, ...]:
    """A bit of everything: texts, files, new pages, a form and its step that lead to each other, links."""
    template, snippet = site.of("adx_webtemplate")[0], site.of("adx_contentsnippet")[0]
    (language,), file = site.of("adx_websitelanguage"), site.of("adx_webfile")[0]
    permission = site.of("adx_entitypermission")[0]
    home = next(page for page in site.of("adx_webpage") if page.value("adx_isroot") == "true")
    page = {"adx_name": "News", "adx_partialurl": "news", "adx_parentpageid": home.id}
    link = "adx_entitypermission_webrole"
    forms = [
        _made("adx_webform", 8, {"adx_name": "Ask", "adx_startstep": _id(9)}),
        _made("adx_webformstep", 9, {"adx_name": "First", "adx_webform": _id(8)}),
    ]
    changes = [
        Change(template.table, template.id, Kind.CHANGED, {"adx_source": "{{ Ä }}\n<p>\u2028</p>\r\n"}),
        Change(snippet.table, snippet.id, Kind.DEACTIVATED),
        Change(file.table, file.id, Kind.CHANGED, file=b"\x00new\xff"),
        _made("adx_webtemplate", 1, {"adx_name": "News", "adx_source": "<b>"}),
        _made("adx_pagetemplate", 2, {"adx_name": "News", "adx_webtemplateid": _id(1)}),
        _made("adx_webpage", 3, {**page, "adx_isroot": "true", "adx_pagetemplateid": _id(2)}),
        _made(
            "adx_webpage",
            4,
            {
                **page,
                "adx_isroot": "false",
                "adx_rootwebpageid": _id(3),
                "adx_webpagelanguageid": language.id,
                "adx_copy": "<p>News</p>",
            },
        ),
        _made("adx_webfile", 5, {"adx_name": "n.txt", "filename": "n.txt"}, file=b"news"),
        _made("adx_webrole", 6, {"adx_name": "Readers"}),
        Change(
            permission.table,
            permission.id,
            Kind.CHANGED,
            linked={link: (_id(6),)},
            unlinked={link: (permission.links[link][0],)},
        ),
        *(forms if site.model == "standard" else []),
    ]
    return in_order(changes, SCHEMA)


def test_an_update_makes_what_was_decided_and_undone_it_was_never_there(live: Live) -> None:
    before, notes = live.site(), live.notes()
    changes = _changes(before)
    trial = live.trial()
    ending = trial.update(changes, before)
    assert dict(ending.stopped) == {}
    wanted = changed_site(before, changes)
    now = live.site()
    for change in changes:
        _expect_as_wanted(wanted.find(change.table, change.id), now.find(change.table, change.id))
    assert dict(trial.undo(trial.last()).stopped) == {}
    assert live.site() == before
    assert live.notes() == notes


def _expect_as_wanted(wanted: Record | None, found: Record | None) -> None:
    assert wanted is not None
    assert found is not None
    assert wanted.fields.items() <= found.fields.items()
    assert (wanted.links, wanted.file) == (found.links, found.file)


def test_a_file_that_is_the_first_of_its_record_is_gone_when_it_is_undone(live: Live) -> None:
    key = ("adx_webfile", _id(7))
    live.trial().update([_made("adx_webfile", 7, {"adx_name": "a.txt"})], live.site())
    before, notes = live.site(), live.notes()
    trial = live.trial()
    trial.update([Change(*key, Kind.CHANGED, {"filename": "a.txt"}, file=b"a")], before)
    found = live.site().find(*key)
    assert found is not None
    assert found.file == b"a"
    assert dict(trial.undo(trial.last()).stopped) == {}
    assert live.site() == before
    assert live.notes() == notes


def test_a_file_that_only_gets_another_name_is_renamed_and_named_back(live: Live) -> None:
    before = live.site()
    file = before.of("adx_webfile")[0]
    trial = live.trial()
    ending = trial.update([Change(file.table, file.id, Kind.CHANGED, {"filename": "new.css"})], before)
    assert dict(ending.stopped) == {}
    found = live.site().find(file.table, file.id)
    assert found is not None
    assert (found.value("filename"), found.file) == ("new.css", file.file)
    assert dict(trial.undo(trial.last()).stopped) == {}
    assert live.site() == before


def test_what_a_colleague_changed_since_is_left_and_told(live: Live) -> None:
    before = live.site()
    template = before.of("adx_webtemplate")[0]
    theirs = (Change(template.table, template.id, Kind.CHANGED, {"adx_source": "theirs"}),)
    live.trial().update(theirs, before)
    ending = live.trial().update(_changes(before), before)
    assert {key: stop.reason for key, stop in ending.stopped.items()} == {
        (template.table, template.id): Reason.CHANGED
    }
    found = live.site().find(template.table, template.id)
    assert found is not None
    assert found.value("adx_source") == "theirs"


def test_a_request_that_is_lost_on_its_way_back_is_not_done_twice(live: Live) -> None:
    before = live.site()
    lost: list[str] = []

    def lose_the_second_batch(request: Request) -> None:
        if request.url.endswith("/$batch"):
            lost.append(request.url)
            if len(lost) == 2:
                raise ConnectionLost("a.example")

    trial = live.trial(lose_the_second_batch)
    assert dict(trial.update(_changes(before), before).stopped) == {}
    assert len(lost) > 2
    assert live.site().find("adx_webrole", _id(6)) is not None


def test_a_crash_at_any_batch_shows_nowhere(live: Live) -> None:
    """Each end of the program comes after a batch is done and before its answer is written down."""
    before = live.site()
    changes = _changes(before)

    def end(request: Request) -> None:
        if request.url.endswith("/$batch"):
            raise Killed

    trial, ends = live.trial(end), 0
    with pytest.raises(Killed):
        trial.update(changes, before)
    while True:
        ends += 1
        try:
            ending = trial.go_on()
        except Killed:
            continue
        break
    assert ends > 3
    assert ending is not None
    assert dict(ending.stopped) == {}
    undone = live.trial().undo(trial.last())
    assert dict(undone.stopped) == {}
    assert live.site() == before
