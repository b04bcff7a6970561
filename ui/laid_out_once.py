"""Having a page laid out once for all that is changed in it.

Each part that is shown has Qt lay out everything around it at once, so a page in which ten parts appear would
be laid out ten times.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


@contextmanager
def laid_out_once(page: QWidget) -> Iterator[None]:
    """Leaves the layouts around a page's parts alone while they change; Qt comes to them right afterwards.

    Nothing may make the page itself larger or smaller meanwhile: that would pass these layouts by.
    """
    held = [layout for layout in _around_the_parts(page) if layout.isEnabled()]
    for layout in held:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in held:
            layout.setEnabled(True)


def _around_the_parts(page: QWidget) -> Iterator[QLayout]:
    """The layout of what scrolls in the page, and those of the columns in it."""
    whole: QWidget | None = page.widget() if isinstance(page, QScrollArea) else page
    outer = whole.layout() if whole is not None else None
    if outer is None:
        return
    yield outer
    for place in range(outer.count()):
        item = outer.itemAt(place)
        column = item.widget() if item is not None else None
        inner = column.layout() if column is not None else None
        if inner is not None:
            yield inner
