"""Whether a portal answers to its visitors: one look at its address, without a token.

A private site leads strangers to the organisation's sign-in (contract: power-platform.md section 0.1). What
a site answers while it starts is not documented: any trouble of its own and "not found" count as starting.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from app.errors import (
    CertificateNotTrusted,
    CertificateOutOfDate,
    ForeignAddress,
    NameNotFound,
    NetworkTrouble,
    ReplyTooLarge,
)
from app.http import REDIRECTS, Reply, Request

if TYPE_CHECKING:
    from app.clouds import Cloud
    from app.http import Http

_STEPS = 6
_SECONDS = 20.0
_TURNS_AWAY = frozenset({401, 403, 407, 410, 451})


class Answer(Enum):
    """What a visitor meets at the address."""

    OPEN = "open"
    ASKS_TO_SIGN_IN = "asks-to-sign-in"
    TURNS_AWAY = "turns-away"
    LEADS_ELSEWHERE = "leads-elsewhere"
    STARTING = "starting"
    NAME_UNKNOWN = "name-unknown"
    CERTIFICATE = "certificate"
    UNREACHED = "unreached"

    @property
    def is_settled(self) -> bool:
        """Whether the site itself has answered, so that there is nothing to wait for."""
        return self in (Answer.OPEN, Answer.ASKS_TO_SIGN_IN, Answer.TURNS_AWAY, Answer.LEADS_ELSEWHERE)


@dataclass(frozen=True)
class SiteAnswer:
    """One look. `status` is the last answer's, 0 where none came; `host` is where it leads elsewhere."""

    answer: Answer
    status: int = 0
    host: str = ""


async def look_at_site(http: Http, cloud: Cloud, address: str) -> SiteAnswer:
    """What a visitor without a sign-in meets at `address`.

    Redirects are followed within the site's own origin alone. Raises nothing that is expected.
    """
    url, status = address, 0
    for _ in range(_STEPS):
        if not cloud.may_open(url):
            return SiteAnswer(Answer.LEADS_ELSEWHERE, host=_host(url))
        try:
            reply = await http.send(Request("GET", url, limit=_SECONDS, follows=False))
        except NetworkTrouble as trouble:
            return SiteAnswer(_unreached(trouble))
        except (ForeignAddress, ReplyTooLarge):
            return SiteAnswer(Answer.LEADS_ELSEWHERE, host=_host(url))
        target, status = _target(url, reply), reply.status
        if target is None:
            return SiteAnswer(_answered(status), status)
        if cloud.is_sign_in(target):
            return SiteAnswer(Answer.ASKS_TO_SIGN_IN, status)
        if _origin(target) != _origin(url):
            return SiteAnswer(Answer.LEADS_ELSEWHERE, status, _host(target))
        url = target
    return SiteAnswer(Answer.STARTING, status)


def _target(url: str, reply: Reply) -> str | None:
    """Where an answer leads; None where it is the last one."""
    location = reply.headers.get("location")
    if reply.status not in REDIRECTS or location is None:
        return None
    try:
        return urljoin(url, location)
    except ValueError:
        return None


def _answered(status: int) -> Answer:
    if 200 <= status < 300:
        return Answer.OPEN
    return Answer.TURNS_AWAY if status in _TURNS_AWAY else Answer.STARTING


def _unreached(trouble: NetworkTrouble) -> Answer:
    if isinstance(trouble, NameNotFound):
        return Answer.NAME_UNKNOWN
    if isinstance(trouble, CertificateNotTrusted | CertificateOutOfDate):
        return Answer.CERTIFICATE
    return Answer.UNREACHED


def _origin(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", ""
    return parts.scheme.lower(), parts.netloc.lower()


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
