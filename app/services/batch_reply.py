"""Reading what a `$batch` was answered, without trusting it.

The answers come in the order of the requests. A change set that was done has an answer for each of its
operations, one that was refused has a single answer in their place (contract: portal-configuration.md
section 4).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from email.message import Message
from email.parser import BytesParser
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.errors import ServiceRefused, Throttled, UnreadableReply
from app.http import Reply
from app.services.refusals import refusal

if TYPE_CHECKING:
    from app.services.client import Client

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})\b")


@dataclass(frozen=True)
class SetAnswer:
    """What became of a change set.

    `refused` is why it was turned away, None where it was done. `is_known` is False where nothing was said
    of it: it may be done or not. `versions` are the rows' versions after each operation, "" where not told.
    """

    refused: ServiceRefused | None = None
    is_known: bool = True
    versions: tuple[str, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether all its operations are done."""
        return self.is_known and self.refused is None

    @property
    def wait(self) -> float | None:
        """How many seconds to wait before it is sent again, None where it was not put off."""
        return self.refused.wait if isinstance(self.refused, Throttled) else None


UNKNOWN = SetAnswer(is_known=False)


def set_answers(client: Client, reply: Reply, sizes: Sequence[int]) -> tuple[SetAnswer, ...]:
    """The answer to each change set, of which `sizes` tells how many operations it has.

    Raises:
        UnreadableReply: it is no answer to a batch.
    """
    content_type = reply.headers.get("content-type", "")
    if not content_type.lower().startswith("multipart/mixed"):
        raise UnreadableReply(client.host)
    try:
        message = _message(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + reply.body)
    except (ValueError, RecursionError):
        raise UnreadableReply(client.host) from None
    parts = _parts(message)
    answers = [_answer(client.name, reply, part, size) for part, size in zip(parts, sizes, strict=False)]
    return (*answers, *[UNKNOWN] * (len(sizes) - len(answers)))


def _message(content: bytes) -> Message:
    return BytesParser().parsebytes(content)


def _parts(message: Message) -> list[Message]:
    payload = message.get_payload() if message.is_multipart() else []
    return [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []


def _answer(service: str, reply: Reply, part: Message, size: int) -> SetAnswer:
    inner = [_inner(reply, one) for one in (_parts(part) if part.is_multipart() else [part])]
    if not inner or None in inner:
        return UNKNOWN
    said = [one for one in inner if one is not None]
    refused = next((one for one in said if one.status >= 300), None)
    if refused is not None:
        return SetAnswer(refusal(service, refused))
    # Fewer answers than operations: those that are missing were perhaps not done.
    if len(said) != size:
        return UNKNOWN
    return SetAnswer(versions=tuple(one.headers.get("etag", "") for one in said))


def _inner(outer: Reply, part: Message) -> Reply | None:
    """The answer that a part holds; None where it holds none."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return None
    line, _, rest = content.partition(b"\n")
    status = _STATUS.match(line)
    if status is None:
        return None
    inner = _message(rest)
    headers = MappingProxyType({name.lower(): str(value) for name, value in inner.items()})
    body = inner.get_payload(decode=True)
    whole = replace(outer, status=int(status.group(1)), headers=headers)
    return replace(whole, body=body if isinstance(body, bytes) else b"")
