"""What became of a change to the portal, in words; and the words of the calendar file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.aftercare.acts import Certainty
from app.aftercare.removal import RemovalStage
from app.services.websites import Website
from app.setup.aftercare_state import Act
from app.text import Text, text

_TAKEN = text("Microsoft took the request, and the portal does not show it yet. Look again in a few minutes.")
_UNKNOWN = text(
    "The answer was lost, so it is not known whether Microsoft took the request. It was not sent again. "
    "Look again in a few minutes before you repeat it."
)

OPENED = text("The portal is public: everyone with the address can open it. It restarts for that.")
OUTCOMES: Mapping[tuple[Act, Certainty], Text] = {
    (Act.VISIBILITY, Certainty.SEEN): text("The portal is private again. It restarts for that."),
    (Act.VISIBILITY, Certainty.TAKEN): _TAKEN,
    (Act.VISIBILITY, Certainty.UNKNOWN): _UNKNOWN,
    (Act.CONVERSION, Certainty.SEEN): text("The portal is a production site now. It has no end any more."),
    (Act.CONVERSION, Certainty.TAKEN): _TAKEN,
    (Act.CONVERSION, Certainty.UNKNOWN): _UNKNOWN,
    (Act.RESTART, Certainty.SEEN): text("The portal restarts."),
    (Act.RESTART, Certainty.TAKEN): text(
        "Microsoft restarts the portal. It may not answer for some minutes."
    ),
    (Act.RESTART, Certainty.UNKNOWN): _UNKNOWN,
}
"""What is said of a change, by what is known of it."""

STAGES: Mapping[RemovalStage, Text] = {
    RemovalStage.LOOKING: text("Looking at what is there"),
    RemovalStage.HOST: text("Microsoft is removing the site"),
    RemovalStage.CONTENT: text("Removing the pages and settings"),
}
"""What is said while a removal runs."""

ENDS: Mapping[RemovalStage, Text] = {
    RemovalStage.NOT_OURS: text(
        "Nothing was removed: the site is not the one that this program created. Site administration can "
        "remove it."
    ),
    RemovalStage.HOST_STILL_THERE: text(
        "The site is still there. Microsoft may still be at work on it, or never got the request. Look again "
        "in a few minutes; if it is still there then, you can ask once more."
    ),
    RemovalStage.CONTENT_STILL_THERE: text(
        "The site is gone, and its pages and settings are still there. Look again in a few minutes."
    ),
    RemovalStage.CONTENT_KEPT: text(
        "The site is gone. Its pages and settings were left: they were there before, another site shows "
        "them, or it could not be told."
    ),
    RemovalStage.CONTENT_NOT_OURS: text(
        "The site is gone. This program had brought back pages and settings that were there before, so they "
        "were left: they are an inactive site again."
    ),
    RemovalStage.DONE: text(
        "The portal is gone, with its pages and settings. Solutions, contacts, accounts, products and orders "
        "are untouched."
    ),
}
"""What is said of the end of a removal."""


def reminder_title(site: Website) -> Text:
    """What the calendar shows on the last day of the trial."""
    return text("Last day of the trial of {name}", name=site.name)


def reminder_about(site: Website, deleted: date) -> Text:
    """What the calendar says about that day."""
    return text(
        "The customer portal {name} closes unless it is converted to production before. Its site is deleted "
        "on {deleted}. The days are Microsoft's count, so it may be a day sooner. {address}",
        name=site.name,
        deleted=deleted,
        address=site.address,
    )
