from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QRadioButton

from ui.choices import mark, on_choice


@pytest.fixture
def choice(dressed: QApplication) -> QRadioButton:
    return QRadioButton("svenska")


def test_a_choice_is_heard_that_a_screen_reader_makes(choice: QRadioButton) -> None:
    heard: list[bool] = []
    on_choice(choice, lambda: heard.append(True))
    actions = QAccessible.queryAccessibleInterface(choice).actionInterface()
    actions.doAction(actions.actionNames()[0])
    assert (heard, choice.isChecked()) == ([True], True)


def test_a_choice_that_is_shown_is_not_made_again(choice: QRadioButton) -> None:
    heard: list[bool] = []
    on_choice(choice, lambda: heard.append(True))
    mark(choice, chosen=True)
    mark(choice, chosen=False)
    assert heard == []
