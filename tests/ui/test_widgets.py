from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

from ui.widgets import busy, may_move


class _Still(QProxyStyle):
    """The style of a system that wants little to move."""

    def styleHint(  # noqa: N802 - Qt's name
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returned)


def test_nothing_moves_where_the_system_wants_it_still(dressed: QApplication) -> None:
    assert not may_move(_Still())
    assert may_move(dressed.style())


@pytest.mark.parametrize(("duration", "height"), [(200, 4), (0, 0)])
def test_the_bar_of_something_going_on_gives_way_to_its_words(
    dressed: QApplication, monkeypatch: pytest.MonkeyPatch, duration: int, height: int
) -> None:
    monkeypatch.setattr("ui.widgets.may_move", lambda _style: duration > 0)
    bar = busy()
    bar.ensurePolished()
    assert bar.maximumHeight() == height
