"""The stand-in of the Dual-write page: the table maps with their states, and Run, Stop and Pause.

The states' names are those of the real page (contract: dual-write.md section 2.4).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from markupsafe import Markup
from werkzeug import Response

from app.demo.browser.frame import (
    back,
    environment_shown,
    note_of,
    organization_shown,
    stand_in,
    unknown_environment,
)
from app.demo.browser.html_templates import button, paragraph, table
from app.demo.call import Call, Route
from app.demo.contoso.dual_write import change_map
from app.demo.contoso.table_maps import BY_TITLE, MapState, TableMap, maps_of, state_of
from app.demo.document import Document
from app.demo.state import Documents

_SHOWN: Final[Mapping[MapState, str]] = {
    "never-run": "Not running",
    "stopped": "Not running",
    "running": "Running",
    "paused": "Paused",
    "initialising": "Initializing",
}
_BUTTONS: Final[Mapping[MapState, tuple[tuple[str, str], ...]]] = {
    "never-run": (("run", "Run"),),
    "stopped": (("run", "Run"),),
    "running": (("stop", "Stop"), ("pause", "Pause")),
    "paused": (("run", "Resume"), ("stop", "Stop")),
    "initialising": (("stop", "Stop"),),
}
_LEADS_TO: Final[Mapping[str, MapState]] = {"run": "running", "stop": "stopped", "pause": "paused"}


def show(call: Call) -> Response:
    """Answer with the table maps of an environment."""
    with call.state.transaction() as documents:
        environment = environment_shown(call, documents)
        maps = _maps(call, documents, environment) if environment else []
        states = {one: state_of(documents, call.person.tenant, one) for one in maps}
    if environment is None:
        return unknown_environment()
    title = f"Dual-write: {environment['name']}"
    if environment["finance"] is None:
        words = "This environment is not linked to Finance and Operations."
        return stand_in(title, paragraph(words))
    rows = ((one.title, one.name, _SHOWN[state], _buttons(one, state)) for one, state in states.items())
    if not states:
        return stand_in(title, paragraph("The installed solutions bring no table maps."), note=note_of(call))
    shown = table(("Table", "Table map", "State", "Change it"), rows)
    return stand_in(title, shown, note=note_of(call))


def press(call: Call) -> Response:
    """Start, stop or pause a map, as the button that was pressed says."""
    for name, state in _LEADS_TO.items():
        table_map = BY_TITLE.get(call.request.form.get(name, ""))
        if table_map is not None:
            return _change(call, table_map, state)
    return back(call)


def _change(call: Call, table_map: TableMap, state: MapState) -> Response:
    with call.state.transaction() as documents:
        environment = environment_shown(call, documents)
        organization = organization_shown(call, documents, environment) if environment else None
        if environment is None or organization is None or environment["finance"] is None:
            return unknown_environment()
        change_map(organization, table_map, state)
    return back(call, f"{table_map.title}: {_SHOWN[state]}.")


def _maps(call: Call, documents: Documents, environment: Document) -> list[TableMap]:
    """Give the maps that came with the installed solutions."""
    organization = organization_shown(call, documents, environment)
    versions = organization.table_named("msdyn_dualwriteentitymap") if organization else None
    if organization is None or versions is None:
        return []
    saved = {row["msdyn_displayname"] for row in organization.rows(versions)}
    return [one for one in maps_of(documents, call.person.tenant) if one.name in saved]


def _buttons(table_map: TableMap, state: MapState) -> Markup:
    shown = (button(name, table_map.title, text, table_map.title) for name, text in _BUTTONS[state])
    return Markup(" ").join(shown)


ROUTES: Final = (
    Route("GET", "/pages/dual_write", show),
    Route("POST", "/pages/dual_write", press),
)
