"""The whole setup, gone through by another program that knows nothing of the window but roles and names."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desktop_session import desktop

if TYPE_CHECKING:
    from accessible_desktop import AccessibleProgram

_NAME = "Contoso Orders"
_TITLE = "Customer Portal Setup"


def _signs_in(program: AccessibleProgram) -> None:
    program.finds("label", "Open a portal for your customers")
    assert [(one.role, one.name) for one in program.windows()] == [("frame", _TITLE)]
    program.presses("push button", "Next")
    program.presses("push button", "Open the browser to sign in")
    program.finds("radio button", "alex@ready.contoso.example", "checked")
    program.presses("push button", "Next")


def _says_what_is_wanted(program: AccessibleProgram) -> None:
    program.finds("list item", lambda name: name.startswith("Contoso Production,")).press()
    program.presses("push button", "Next")
    program.finds("label", lambda words: words.startswith("You can go on"))
    program.presses("push button", "Next")
    program.presses("radio button", "svenska")
    program.finds("text", "Name", "enabled").write(_NAME)
    program.presses("push button", "Next")


def _has_it_made(program: AccessibleProgram) -> None:
    program.finds("label", "Create this portal?")
    assert {_NAME, "svenska"} <= {one.name for one in program.things()}
    program.presses("push button", "Create the portal")
    program.finds("label", f"{_NAME} is there")
    program.presses("push button", "Next")
    program.finds("label", "Your portal is ready")
    portal = program.finds("push button", "Open the portal", "enabled")
    assert portal.description == "Opens localhost in your browser"
    portal.press()


@pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI is how Linux desktops are made accessible")
@pytest.mark.timeout(600)
def test_from_start_to_the_open_portal_by_roles_and_names(tmp_path: Path) -> None:
    # It needs a package that is there on Linux only, where the keyring needs it too.
    from accessible_desktop import AccessibleProgram, accessibility_bus

    with desktop(tmp_path, "ready") as around:
        options = ("--demo", "--pace", "3000", "--state-folder", tmp_path / "state")
        with around.running(*options), accessibility_bus(around.session_bus) as bus:
            program = AccessibleProgram(bus, _TITLE)
            _signs_in(program)
            _says_what_is_wanted(program)
            _has_it_made(program)
            program.until(lambda: around.opened()[-1].endswith("/contoso-orders"))
