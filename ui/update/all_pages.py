"""Which page belongs to which part of an update."""

from __future__ import annotations

from collections.abc import Mapping

from app.setup.update_state import UpdateView
from ui.pages.page import MakePage
from ui.update.change_page import ChangePage
from ui.update.differences_page import DifferencesPage
from ui.update.review_page import ReviewPage
from ui.update.sides_page import SidesPage

UPDATE_PAGES: Mapping[str, MakePage] = {
    UpdateView.SIDES.value: SidesPage,
    UpdateView.DIFFERENCES.value: DifferencesPage,
    UpdateView.REVIEW.value: ReviewPage,
    UpdateView.CHANGE.value: ChangePage,
}
