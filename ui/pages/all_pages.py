"""Which page belongs to which step. A new step needs its page here, and nothing else in the window."""

from __future__ import annotations

from collections.abc import Mapping

from app.setup.mending_state import TABLE_MAPS
from app.setup.state import UPDATE, StepId
from ui.pages.create import CreatePage
from ui.pages.environment import EnvironmentPage
from ui.pages.finished import FinishedPage
from ui.pages.mending import MendingPage
from ui.pages.mending_maps import MendingMapsPage
from ui.pages.page import MakePage
from ui.pages.readiness import ReadinessPage
from ui.pages.review import ReviewPage
from ui.pages.sign_in import SignInPage
from ui.pages.site import SitePage
from ui.pages.welcome import WelcomePage

PAGES: Mapping[StepId, MakePage] = {
    StepId.WELCOME: WelcomePage,
    StepId.SIGN_IN: SignInPage,
    StepId.ENVIRONMENT: EnvironmentPage,
    StepId.READINESS: ReadinessPage,
    StepId.SITE: SitePage,
    StepId.REVIEW: ReviewPage,
    StepId.CREATE: CreatePage,
    StepId.FINISHED: FinishedPage,
}


def page_of(place: tuple[StepId, str]) -> MakePage:
    """The page of a step, or that of what is put right or brought up to date there."""
    step, mended = place
    if not mended:
        return PAGES[step]
    if mended.startswith(f"{UPDATE}-"):
        # What only an update needs is loaded when one begins.
        from ui.update.all_pages import UPDATE_PAGES

        return UPDATE_PAGES[mended.removeprefix(f"{UPDATE}-")]
    return MendingMapsPage if mended == TABLE_MAPS else MendingPage
