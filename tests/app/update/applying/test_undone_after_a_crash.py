"""An update that makes a page where Dataverse makes one by itself, cut by a crash anywhere, and undone."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path

import pytest
from portal_rows import LANGUAGE, SITE, Killed, PortalRows, Trouble
from update_trial import UpdateTrial

from app.update.merge.change import Change, Kind
from app.update.merge.order import in_order
from app.update.schema import portal_schema
from app.update.site.record import Record
from app.update.site.site import Site

_ROOT, _PAGE = (f"{number:08x}-0000-4000-8000-000000000001" for number in (100, 101))
_SITE = Site(
    SITE,
    "Contoso",
    "standard",
    (
        Record("adx_website", SITE, {"adx_name": "Contoso"}),
        Record("adx_websitelanguage", LANGUAGE, {"adx_name": "English"}),
    ),
)
_BELOW = {"adx_name": "a", "adx_rootwebpageid": _ROOT, "adx_webpagelanguageid": LANGUAGE}


@pytest.mark.parametrize("above", [{}, {"adx_parentpageid": _ROOT}], ids=["alone", "in a circle"])
@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("number", range(1, 7))
def test_nothing_is_left_of_it(tmp_path: Path, number: int, share: float, above: dict[str, str]) -> None:
    made = (
        Change("adx_webpage", _ROOT, Kind.CREATED, {"adx_name": "a", **above}),
        Change("adx_webpage", _PAGE, Kind.CREATED, {**_BELOW, **above}),
    )
    rows = PortalRows.of(_SITE, makes_pages=True)
    before = rows.site
    with asyncio.Runner() as runner:
        trial = UpdateTrial(tmp_path, rows.portal(), SITE, runner.run)
        rows.trouble = Trouble(number, share, Killed)
        with contextlib.suppress(Killed):
            trial.update(in_order(made, portal_schema()), _SITE)
        rows.trouble = None
        stopped = [dict(trial.undo(run).stopped) for run in trial.runs.all(SITE)]
    assert [one for one in stopped if one] == []
    assert rows.site == before
