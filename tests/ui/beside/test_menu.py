from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.text import render
from ui.beside.menu import Acts, ProgramMenu

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
_ENTRIES = ["Settings", "Log and support file", "Licences", "About Customer Portal Setup", "Quit"]


def _acts(done: list[str]) -> Acts:
    names = ("about", "licences", "log", "settings", "close")
    return Acts(*(lambda name=name: done.append(name) for name in names))


def _entries(menu: QMenu) -> list[QAction]:
    return [one for one in menu.actions() if not one.isSeparator()]


@pytest.mark.parametrize("is_mac", [False, True])
def test_everything_beside_the_setup_is_in_the_menu(window: QWidget, is_mac: bool) -> None:
    done: list[str] = []
    ProgramMenu(window, render, _acts(done), is_mac=is_mac)
    menu = window.findChildren(QMenu)[0]
    assert [one.text() for one in _entries(menu)] == _ENTRIES
    for entry in _entries(menu):
        entry.trigger()
    assert done == ["settings", "log", "licences", "about", "close"]


def test_macos_has_it_in_its_menu_bar_under_its_own_names(window: QWidget) -> None:
    menu = ProgramMenu(window, render, _acts([]), is_mac=True)
    assert menu.bar is not None
    roles = {one.text(): one.menuRole() for one in _entries(window.findChildren(QMenu)[0])}
    assert roles["Settings"] is QAction.MenuRole.PreferencesRole
    assert roles["About Customer Portal Setup"] is QAction.MenuRole.AboutRole
    assert roles["Quit"] is QAction.MenuRole.QuitRole


def test_elsewhere_it_opens_at_a_button_without_being_waited_for(window: QWidget) -> None:
    menu = ProgramMenu(window, render, _acts([]), is_mac=False)
    assert menu.bar is None
    button = QPushButton("Menu", window)
    menu.show_beside(button)
    opened = window.findChildren(QMenu)[0]
    assert opened.isVisible()
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()


def test_the_entries_have_the_platform_s_own_keys(window: QWidget) -> None:
    ProgramMenu(window, render, _acts([]), is_mac=False)
    keys = {one.text(): one.shortcuts() for one in window.actions()}
    assert keys["Quit"] == QKeySequence.keyBindings(QKeySequence.StandardKey.Quit)
    assert keys["Settings"] == QKeySequence.keyBindings(QKeySequence.StandardKey.Preferences)
    assert keys["Licences"] == []


def test_another_language_names_each_entry_anew_and_once(window: QWidget) -> None:
    menu = ProgramMenu(window, lambda message: f"<{render(message)}>", _acts([]), is_mac=False)
    menu.speak()
    assert [one.text() for one in window.actions()] == [f"<{name}>" for name in _ENTRIES]
