"""What each way to the portal means for a person: said before anything is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.text import Text, text

_PRIVATE = ("lock", text("At first it is private: only the people you name can see it."))
_TRIAL = (
    "information",
    text("It starts as a free trial. Before that ends, it has to be turned into a production site."),
)
_NO_WAY_BACK = (
    "attention",
    text(
        "From then on Back and Close do not undo it: Microsoft goes on also without this program. "
        "A portal that is not wanted can be removed once it is there."
    ),
)


@dataclass(frozen=True)
class Review:
    """The title of the last look, what is done in a few words, and what follows, each with its icon."""

    title: Text
    deed: Text
    consequences: tuple[tuple[str, Text], ...]


REVIEWS: Mapping[str, Review] = {
    "Create": Review(
        text("Create this portal?"),
        text("A new site is created from Microsoft's template."),
        (
            (
                "clock",
                text(
                    "Microsoft builds the portal, which can take half an hour. "
                    "You may close this window meanwhile."
                ),
            ),
            _PRIVATE,
            _TRIAL,
            _NO_WAY_BACK,
        ),
    ),
    "Reactivate": Review(
        text("Bring this portal back?"),
        text("A site is created for the content that is still in Dataverse."),
        (
            (
                "clock",
                text(
                    "Microsoft makes a site for it, which can take half an hour. Pages, settings and "
                    "permissions stay as they were left."
                ),
            ),
            (
                "information",
                text("If Microsoft does not let this program do it, you are led through doing it by hand."),
            ),
            _TRIAL,
            _NO_WAY_BACK,
        ),
    ),
    "Adopt": Review(
        text("Take over this portal?"),
        text("The portal that is there is used. Nothing is created or changed."),
        (
            ("information", text("The program goes on from here as if it had created the portal itself.")),
            ("lock", text("It never deletes a portal that it did not create.")),
        ),
    ),
}
"""By the name of the way in `app.provisioning.plan`."""
