from __future__ import annotations

import contextlib
from pathlib import Path

from portal_rows import LANGUAGE, SITE, Killed, PortalRows, Trouble
from update_trial import UpdateTrial

from app.update.merge.change import Change, Kind
from app.update.site.record import Record
from app.update.site.site import Site

NEW = "0000000a-0000-4000-8000-000000000001"
OTHER = "0000000b-0000-4000-8000-000000000001"


def _new_pages() -> list[Change]:
    """A root page, and its page in the website's language."""
    page = {"adx_name": "n", "adx_rootwebpageid": NEW, "adx_webpagelanguageid": LANGUAGE}
    return [
        Change("adx_webpage", NEW, Kind.CREATED, {"adx_name": "n"}),
        Change("adx_webpage", OTHER, Kind.CREATED, {**page, "adx_copy": "ours"}),
    ]


def _site() -> Site:
    own = Record("adx_website", SITE, {"adx_name": "Contoso"})
    language = Record("adx_websitelanguage", LANGUAGE, {"adx_name": "English"})
    return Site(SITE, "Contoso", "standard", (own, language))


def test_a_page_that_dataverse_made_itself_is_changed_and_not_made_twice(tmp_path: Path) -> None:
    rows = PortalRows.of(_site(), makes_pages=True)
    trial = UpdateTrial(tmp_path, rows.portal(), SITE)
    trial.update(_new_pages(), _site())
    (page,) = [page for page in rows.site.of("adx_webpage") if page.value("adx_rootwebpageid") == NEW]
    assert page.id != OTHER
    assert page.value("adx_copy") == "ours"
    ending = trial.last().ending
    assert ending is not None
    assert dict(ending.stopped) == {}
    trial.undo(trial.last())
    assert rows.site.by_id == _site().by_id


def test_a_page_that_dataverse_leaves_to_be_made_is_made(tmp_path: Path) -> None:
    rows = PortalRows.of(_site())
    UpdateTrial(tmp_path, rows.portal(), SITE).update(_new_pages(), _site())
    assert rows.rows["adx_webpage", OTHER].value("adx_copy") == "ours"


def test_a_page_below_one_that_was_a_root_for_a_moment_goes_with_it(tmp_path: Path) -> None:
    # Of two pages that have each other as their root, one is made without, and gets pages of its own.
    rows = PortalRows.of(_site(), makes_pages=True)
    trial = UpdateTrial(tmp_path, rows.portal(), SITE)
    first, second = _new_pages()
    in_a_circle = Change("adx_webpage", NEW, Kind.CHANGED, {"adx_rootwebpageid": OTHER})
    trial.update([first, second, in_a_circle], _site())
    ending = trial.undo(trial.last())
    assert dict(ending.stopped) == {}
    assert rows.site.by_id == _site().by_id


def test_a_page_that_dataverse_made_goes_where_its_own_was_never_sent(tmp_path: Path) -> None:
    # The root is made, and with it the page; the program ends before it looks again.
    rows = PortalRows.of(_site(), makes_pages=True)
    rows.trouble = Trouble(3, 0.0, Killed)
    trial = UpdateTrial(tmp_path, rows.portal(), SITE)
    with contextlib.suppress(Killed):
        trial.update(_new_pages(), _site())
    rows.trouble = None
    assert len(rows.site.of("adx_webpage")) == 2
    assert dict(trial.undo(trial.last()).stopped) == {}
    assert rows.site.by_id == _site().by_id
