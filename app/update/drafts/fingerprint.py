"""Whether a decision is still the one that a person chose in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from app.update.merge.decision import Content, Decision, FieldDecision
from app.update.snapshots.record_line import record_line


def fingerprint(decision: Decision) -> str:
    """SHA-256, in hexadecimal, over all that was decided on a record and all that its sides hold."""
    whole = hashlib.sha256()
    for part in _parts(decision):
        whole.update(f"{len(part)} ".encode())
        whole.update(part)
    return whole.hexdigest()


def _parts(decision: Decision) -> Iterator[bytes]:
    known = f"{decision.verdict.value} {decision.reason.code} {decision.in_base} {decision.in_ours}"
    yield known.encode()
    if decision.theirs is not None:
        yield record_line(decision.theirs)
    for decided in decision.fields:
        yield from _field_parts(decided)


def _field_parts(decided: FieldDecision) -> Iterator[bytes]:
    conflicts = len(decided.inner.conflicts) if decided.inner else 0
    yield f"{decided.place.field} {decided.verdict.value} {decided.reason.code} {conflicts}".encode()
    for content in (decided.base, decided.ours, decided.theirs, decided.merged):
        yield _bytes(content)


def _bytes(content: Content) -> bytes:
    """A content with its kind, as nothing, an empty text and an empty file are not alike."""
    match content:
        case None:
            return b"-"
        case bytes():
            return b"f" + content
        case str():
            return b"t" + content.encode("utf-8", "surrogatepass")
        case _:
            return b"l" + " ".join(content).encode()
