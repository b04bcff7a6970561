"""What another program on the desktop finds of a window: things with a role and a name, and what they can do.

It speaks to the desktop's accessibility bus (AT-SPI) as screen readers do, and knows nothing of the program.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from jeepney import DBusAddress, DBusErrorResponse, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

SECONDS = 120.0
"""How long anything may take before it counts as missing; a slow machine is no fault of the window's."""
_LOOK = 0.05
_SPI = "org.a11y.atspi"
_STATES = {"checked": 4, "enabled": 8, "focused": 12, "selected": 23, "showing": 25}
"""Bits of a state, as AT-SPI numbers them."""

Found = TypeVar("Found")


class NotThere(Exception):
    """Something on the bus is gone, or never answered."""


@dataclass(frozen=True)
class Thing:
    """Something that is shown, with its `role` and `name`."""

    role: str
    name: str
    _connection: DBusConnection
    place: tuple[str, str]

    @property
    def description(self) -> str:
        """What is said of it beyond its name."""
        return str(_property(self._connection, self.place, "Accessible", "Description"))

    def has(self, state: str) -> bool:
        """Whether it is in a state, such as "enabled"."""
        return state in _states(self._connection, self.place)

    def press(self) -> None:
        """Does the first thing that it can do."""
        assert _call(self._connection, self.place, "Action", "DoAction", "i", 0), f"{self.name} does nothing"

    def write(self, content: str) -> None:
        """Puts text into a field."""
        written = _call(self._connection, self.place, "EditableText", "SetTextContents", "s", content)
        assert written, f"nothing can be written into {self.name}"

    def take_the_keyboard(self) -> None:
        """Brings the keyboard to it."""
        _call(self._connection, self.place, "Component", "GrabFocus")


@dataclass(frozen=True)
class AccessibleProgram:
    """The windows of one program, by its name on the bus."""

    connection: DBusConnection
    name: str

    def finds(self, role: str, name: str | Callable[[str], bool], *states: str) -> Thing:
        """Waits for the thing that is shown with this role and name, in these states."""
        fits = name if callable(name) else name.__eq__

        def look() -> Thing | None:
            return next(
                (
                    one
                    for one in self.things()
                    if one.role == role and fits(one.name) and all(one.has(state) for state in states)
                ),
                None,
            )

        return self.until(look, lambda: f"no {role} {name!r} {states}, only {self._told()}")

    def presses(self, role: str, name: str) -> None:
        """Waits until the thing can be used, and uses it."""
        self.finds(role, name, "enabled").press()

    def things(self) -> Iterator[Thing]:
        """Everything that is shown at the moment, in reading order."""
        for place in self._windows():
            yield from _shown(self.connection, place)

    def windows(self) -> list[Thing]:
        """The windows that are shown."""
        return [one for place in self._windows() for one in _children(self.connection, place)]

    def _windows(self) -> list[tuple[str, str]]:
        root = (f"{_SPI}.Registry", f"/{_SPI.replace('.', '/')}/accessible/root")
        programs = _call(self.connection, root, "Accessible", "GetChildren")
        return [place for place in programs if _name(self.connection, place) == self.name]

    def _told(self) -> list[tuple[str, str]]:
        return [(one.role, one.name) for one in self.things() if one.name]

    def until(self, look: Callable[[], Found | None], missing: Callable[[], str] = lambda: "") -> Found:
        """Waits until there is something."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            try:
                if found := look():
                    return found
            except NotThere:
                pass  # It went away while it was looked at.
            time.sleep(_LOOK)
        raise AssertionError(f"after {SECONDS} s: {missing()}")


def accessibility_bus(session_bus: str) -> DBusConnection:
    """The bus of the session's accessible programs."""
    with open_dbus_connection(session_bus) as session:
        where = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        reply = session.send_and_get_reply(new_method_call(where, "GetAddress"), timeout=SECONDS)
    assert reply.header.message_type is MessageType.method_return, reply.body
    return open_dbus_connection(reply.body[0])


def _shown(connection: DBusConnection, place: tuple[str, str]) -> Iterator[Thing]:
    for child in _children(connection, place):
        yield child
        yield from _shown(connection, child.place)


def _children(connection: DBusConnection, place: tuple[str, str]) -> Iterator[Thing]:
    for child in _call(connection, place, "Accessible", "GetChildren"):
        if "showing" in _states(connection, child):
            role = str(_call(connection, child, "Accessible", "GetRoleName"))
            yield Thing(role, _name(connection, child), connection, child)


def _name(connection: DBusConnection, place: tuple[str, str]) -> str:
    return str(_property(connection, place, "Accessible", "Name"))


def _states(connection: DBusConnection, place: tuple[str, str]) -> set[str]:
    low, high = _call(connection, place, "Accessible", "GetState")
    bits = low | high << 32
    return {name for name, bit in _STATES.items() if bits >> bit & 1}


def _property(connection: DBusConnection, place: tuple[str, str], interface: str, name: str) -> Any:
    address = DBusAddress(place[1], place[0], f"{_SPI}.{interface}")
    return _answer(connection, Properties(address).get(name))[1]


def _call(
    connection: DBusConnection,
    place: tuple[str, str],
    interface: str,
    method: str,
    signature: str | None = None,
    *values: object,
) -> Any:
    address = DBusAddress(place[1], place[0], f"{_SPI}.{interface}")
    return _answer(connection, new_method_call(address, method, signature, values))


def _answer(connection: DBusConnection, message: Any) -> Any:
    try:
        reply = connection.send_and_get_reply(message, timeout=SECONDS)
    except (TimeoutError, DBusErrorResponse) as trouble:
        raise NotThere(str(trouble)) from None
    if reply.header.message_type is not MessageType.method_return:
        raise NotThere(str(reply.body))
    return reply.body[0]
