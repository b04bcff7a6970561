"""Why no answer came, told apart: each reason has another remedy (contract: identity.md section 6)."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator

import requests
import urllib3.exceptions

from app.errors import (
    CertificateNotTrusted,
    CertificateOutOfDate,
    ConnectionLost,
    NameNotFound,
    NetworkTrouble,
    NoNetwork,
    ProxyRefused,
    TimedOut,
)

_UNREACHABLE = frozenset({errno.ECONNREFUSED, errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN})


# OpenSSL's X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED.
_NOT_AT_THIS_DATE = frozenset({9, 10})


def outcome_of(trouble: Exception, host: str) -> NetworkTrouble:
    """The outcome that an exception of `requests` stands for."""
    causes = tuple(_causes(trouble))
    if isinstance(trouble, requests.exceptions.ProxyError):
        return ProxyRefused(host)
    # An SSLError is a ConnectionError too, and would pass for "offline".
    if isinstance(trouble, requests.exceptions.SSLError):
        refused = [cause for cause in causes if isinstance(cause, ssl.SSLCertVerificationError)]
        return _certificate_outcome(refused[0], host) if refused else ConnectionLost(host)
    if any(isinstance(cause, urllib3.exceptions.NameResolutionError | socket.gaierror) for cause in causes):
        return NameNotFound(host)
    if any(isinstance(cause, requests.Timeout | TimeoutError) for cause in causes):
        return TimedOut(host)
    # Only where no connection came about: later the same codes tell of a connection that was lost.
    if any(isinstance(cause, urllib3.exceptions.NewConnectionError) for cause in causes) and any(
        isinstance(cause, OSError) and cause.errno in _UNREACHABLE for cause in causes
    ):
        return NoNetwork(host)
    return ConnectionLost(host)


def _certificate_outcome(refused: ssl.SSLCertVerificationError, host: str) -> NetworkTrouble:
    out_of_date = getattr(refused, "verify_code", 0) in _NOT_AT_THIS_DATE
    return CertificateOutOfDate(host) if out_of_date else CertificateNotTrusted(host)


def _causes(trouble: BaseException) -> Iterator[BaseException]:
    """The exception, and all that it was made of: `requests` and urllib3 hide them in `args` and `reason`."""
    waiting: list[object] = [trouble]
    seen: set[int] = set()
    while waiting:
        found = waiting.pop()
        if not isinstance(found, BaseException) or id(found) in seen:
            continue
        seen.add(id(found))
        yield found
        waiting += [*found.args, found.__cause__, found.__context__, getattr(found, "reason", None)]
