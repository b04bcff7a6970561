"""The ways to the portal from the command line: told by `check`, chosen with `create --way`."""

from __future__ import annotations

from typing import Any

from app.checks.check import CheckResult
from app.checks.portal_slot import PORTAL_SLOT
from app.cli.session import Session, Stopped
from app.problems import Helper, Problem
from app.provisioning.plan import Adopt, Create, Reactivate, Way
from app.setup.state import SetupState
from app.text import Text, text


def ways_entry(state: SetupState) -> list[dict[str, Any]]:
    """The ways that the check of the room has left, as JSON."""
    return [_entry(way) for way in _ways(state)]


def take_way(session: Session) -> None:
    """Takes the way that the options name.

    Raises:
        Stopped: there is no such way here.
    """
    key = session.options.way
    if not key:
        return
    way = next((one for one in _ways(session.state) if one.key == key), None)
    if way is None:
        keys = _keys(session.state)
        what = text("There is no way {key} to the portal in this environment.", key=key)
        raise Stopped(Problem("WAY-1", what, _choose(keys), Helper.YOU), {"ways": ways_entry(session.state)})
    if isinstance(way, Create):
        # Whoever wants a new one in spite of what is there says that none of it is the portal.
        session.journey.checks.confirm(PORTAL_SLOT)
    else:
        session.journey.checks.take_way(way)


def undecided(state: SetupState) -> Problem | None:
    """What to say where nothing but a site that is there already holds the setup back; None otherwise."""
    waiting = [one for one in state.readiness if one.holds_back]
    keys = _keys(state)
    if [one.check.id for one in waiting] != [PORTAL_SLOT] or not keys or waiting[0].finding is None:
        return None
    certain = all(isinstance(one, Adopt) for one in _ways(state))
    code = "CREATE-1" if certain else "CREATE-5"
    return Problem(code, waiting[0].finding.summary, _choose(keys), Helper.YOU)


def _choose(keys: str) -> Text:
    if not keys:
        return text("Give the command check to see what is in the way.")
    return text("Give the command again with --way and one of these: {keys}.", keys=keys)


def _keys(state: SetupState) -> str:
    return ", ".join(one.key for one in _ways(state))


def _ways(state: SetupState) -> tuple[Way, ...]:
    found = (one for one in state.readiness if one.check.id == PORTAL_SLOT)
    room = next(found, None)
    return _of(room) if room else ()


def _of(room: CheckResult) -> tuple[Way, ...]:
    return room.finding.ways if room.finding else ()


def _entry(way: Way) -> dict[str, Any]:
    match way:
        case Adopt(site):
            return {"key": way.key, "name": site.name, "address": site.address or None}
        case Reactivate(record):
            return {"key": way.key, "name": record.name, "address": None}
        case _:
            return {"key": way.key, "name": None, "address": None}
