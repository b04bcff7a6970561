"""Every outcome that the program expects and can explain.

Services, sign-in and storage raise these; `app.problems` has the words for each. The tree::

    Trouble
      NetworkTrouble      NoNetwork, NameNotFound, ConnectionLost, TimedOut, CertificateNotTrusted,
                          CertificateOutOfDate, ProxyRefused
      ReplyTrouble        PageInsteadOfData, UnreadableReply, ReplyTooLarge, ForeignAddress
      ServiceRefused      NotSignedIn, Forbidden, NotFound, Conflict, Throttled, ServiceDown, AddressRefused
      SignInTrouble       SignInCancelled, SignInTimedOut, SignInDeclined, SignInNeeded, ConsentNeeded,
                          SignInRefused, ClockWrong, NotRegistered
      FileTrouble         CloudFileUnreadable, PolicyUnreadable, StateUnreadable,
                          FolderNotWritable, ReportNotSaved
      CreationTrouble     PortalThereAlready, PortalPerhapsThere, CreationUncertain, CreationStopped,
                          CreationStalled
      PracticeUnavailable, EnvironmentNotFound, NotConnected, PrintingUnavailable
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


class Trouble(Exception):
    """Something went differently than hoped; what it was is in the type and the fields."""


@dataclass
class NetworkTrouble(Trouble):
    """The service could not be reached at all."""

    host: str


class NoNetwork(NetworkTrouble):
    """Nothing on the network answers: the computer is offline or the service's port is closed."""


class NameNotFound(NetworkTrouble):
    """The name of the host is unknown to the network (DNS)."""


class ConnectionLost(NetworkTrouble):
    """The connection was made and then broken. Whether the request arrived is not known."""


class TimedOut(NetworkTrouble):
    """No whole answer came within the time limit. Whether the request arrived is not known."""


class CertificateNotTrusted(NetworkTrouble):
    """The certificate shown is not trusted by this computer, as where a company inspects its traffic."""


class CertificateOutOfDate(NetworkTrouble):
    """The certificate shown does not hold at this computer's date: its clock may be wrong."""


class ProxyRefused(NetworkTrouble):
    """The network's proxy did not let the request through (HTTP 407 or a broken tunnel)."""


@dataclass
class ReplyTrouble(Trouble):
    """An answer came, and it is not one that this service gives."""

    host: str


class PageInsteadOfData(ReplyTrouble):
    """A web page came where data was asked for: a network's sign-in page or a proxy's notice."""


class UnreadableReply(ReplyTrouble):
    """The answer has another form than the service documents."""


class ReplyTooLarge(ReplyTrouble):
    """The answer is larger than any answer of this service can be."""


@dataclass
class ForeignAddress(ReplyTrouble):
    """The answer points to an address that does not belong to the service; it is not followed."""

    found: str


@dataclass
class ServiceRefused(Trouble):
    """The service answered, and said no.

    `code` and `message` are the service's own; `correlation` is the id that its support asks for.
    """

    service: str
    status: int
    code: str = ""
    message: str = ""
    correlation: str = ""


@dataclass
class NotSignedIn(ServiceRefused):
    """The token was not accepted (401). `claims` is what the service wants proved, if it said so."""

    claims: str | None = None


class Forbidden(ServiceRefused):
    """The person may not do this (403)."""


class NotFound(ServiceRefused):
    """There is no such thing (404)."""


class Conflict(ServiceRefused):
    """It clashes with what is there already (409, 412)."""


@dataclass
class Throttled(ServiceRefused):
    """Too many requests (429); the service asks to wait `wait` seconds."""

    wait: float = 0.0


class ServiceDown(ServiceRefused):
    """The service has trouble of its own (5xx)."""


class AddressRefused(ServiceRefused):
    """The service does not give the site the address that was asked for: as a rule it is taken (400)."""


MANAGED_DEVICE = frozenset({"53000", "53001"})
"""AADSTS codes where the computer has to prove something, and not the person."""


class SignInTrouble(Trouble):
    """The sign-in did not lead to a token."""


class SignInCancelled(SignInTrouble):
    """The person stopped the sign-in in this program."""


class SignInTimedOut(SignInTrouble):
    """The browser did not come back in time."""


class SignInDeclined(SignInTrouble):
    """The person said no on Microsoft's page."""


@dataclass
class SignInNeeded(SignInTrouble):
    """No token without the person: the saved sign-in has ended, or something must be proved again.

    `resource` is the address of the service that the token is for. `claims` is what it wants proved;
    `by_rule` says that Microsoft wants a proof without saying which (OAuth's "interaction_required").
    """

    claims: str | None = None
    code: str = ""
    correlation: str = ""
    resource: str = ""
    by_rule: bool = False

    @property
    def wants_proof(self) -> bool:
        """Whether the sign-in still counts, and the person can prove in the browser what is missing."""
        return (self.claims is not None or self.by_rule) and self.code not in MANAGED_DEVICE


@dataclass
class ConsentNeeded(SignInTrouble):
    """The organisation has not yet allowed this program to use `resource`."""

    resource: str
    code: str = ""
    correlation: str = ""


@dataclass
class SignInRefused(SignInTrouble):
    """Microsoft's sign-in refused. `code` is an AADSTS number or an OAuth code."""

    code: str
    description: str = ""
    correlation: str = ""


@dataclass
class ClockWrong(SignInTrouble):
    """This computer's clock is `minutes` ahead of the service's (behind if below 0), so no token fits."""

    minutes: int


class NotRegistered(SignInTrouble):
    """This program has no registration (client id) to sign people in with."""


@dataclass
class FileTrouble(Trouble):
    """A file on this computer cannot be used."""

    path: Path


@dataclass
class CloudFileUnreadable(FileTrouble):
    """The file given with --cloud does not describe a cloud; `reason` says where."""

    reason: str


@dataclass
class PolicyUnreadable(FileTrouble):
    """The file in which the IT department settles things cannot be used; `reason` says where."""

    reason: str


@dataclass
class StateUnreadable(FileTrouble):
    """A file that this program keeps is damaged or from a newer version. It is left as it is."""

    reason: str = ""


class FolderNotWritable(FileTrouble):
    """The program may not write where it keeps its files."""


@dataclass
class ReportNotSaved(FileTrouble):
    """A report cannot be written to the file that the person named; `reason` ends a sentence."""

    reason: str


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
class PracticeUnavailable(Trouble):
    """The practice company cannot be started."""

    reason: Literal["port-in-use", "state-unreadable", "folder-not-writable"]
    detail: str


@dataclass
class PrintingUnavailable(Trouble):
    """No PDF can be made on this computer, as a part is missing; `reason` is the system's own."""

    reason: str


@dataclass
class EnvironmentNotFound(Trouble):
    """No environment, or more than one (`matches`), has the name or id that was given."""

    wanted: str
    matches: int = 0
