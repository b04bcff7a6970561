"""What can come in the way of reading a website from Dataverse, and of writing into it."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors.update import UpdateTrouble


class WebsiteTrouble(UpdateTrouble):
    """A website in Dataverse cannot be read or written."""


@dataclass
class WebsiteGone(WebsiteTrouble):
    """Dataverse has no website with this id."""

    website: str


@dataclass
class WebsiteTooLarge(WebsiteTrouble):
    """It has more than any website has: more than `records` records, or more than `megabytes`."""

    records: int
    megabytes: int
