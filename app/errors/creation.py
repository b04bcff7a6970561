"""What can come in the way of the portal, and of what it needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.errors.trouble import Trouble


class CreationTrouble(Trouble):
    """The portal is not there yet, or not as asked."""


@dataclass
class PortalThereAlready(CreationTrouble):
    """The environment has a Customer Portal already, called `name`, at `address`."""

    name: str
    address: str


@dataclass
class PortalPerhapsThere(CreationTrouble):
    """The environment has a site, called `name`, of which nobody could tell whether it is a portal."""

    name: str


class CreationUncertain(CreationTrouble):
    """The answer to the request was lost, and no site has appeared since. It is not sent again on doubt."""


@dataclass
class CreationStopped(CreationTrouble):
    """Microsoft gave up; `code` and `message` are its own, `left` is the name of a site left behind or ""."""

    code: str = ""
    message: str = ""
    left: str = ""


class CreationStalled(CreationTrouble):
    """It takes longer than it should. It may still finish."""


@dataclass
class NotConnected(Trouble):
    """What is needed to ask is not there: Dataverse, or a linked Finance and Operations."""

    missing: Literal["dataverse", "finance"]


@dataclass
class EnvironmentNotFound(Trouble):
    """No environment, or more than one (`matches`), has the name or id that was given."""

    wanted: str
    matches: int = 0


@dataclass
class PortalNotFound(Trouble):
    """An environment has no Customer Portal, or more than one (`matches`) of which each may be meant."""

    environment: str
    matches: int = 0


@dataclass
class InstallationTrouble(Trouble):
    """A package was not installed; `code` and `message` are the service's own."""

    reason: Literal["not-offered", "in-between", "stopped", "stalled", "uncertain"]
    package: str
    code: str = ""
    message: str = ""
