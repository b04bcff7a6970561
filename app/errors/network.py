"""What can happen on the way to a service, and to its answer."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors.trouble import Trouble


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
