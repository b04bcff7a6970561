"""What is due, in batches that a service takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.services.batch import Operation, size_of
from app.update.applying.step import Key


@dataclass(frozen=True)
class ChangeSet:
    """The writes of one record."""

    key: Key
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class BatchLimits:
    """Writes and bytes of one batch.

    Dataverse takes 1,000 writes (contract: power-platform.md section 5). Fewer are sent, so that a person
    sees how far it is and little is in doubt where an answer is lost. How many bytes it takes is not known.
    """

    operations: int = 100
    size: int = 4 * 1024 * 1024


def batches(change_sets: Sequence[ChangeSet], limits: BatchLimits) -> Iterator[tuple[ChangeSet, ...]]:
    """The change sets in their order; one that is too large by itself is alone."""
    batch: list[ChangeSet] = []
    operations = size = 0
    for one in change_sets:
        more = sum(size_of(operation) for operation in one.operations)
        if batch and (operations + len(one.operations) > limits.operations or size + more > limits.size):
            yield tuple(batch)
            batch, operations, size = [], 0, 0
        batch.append(one)
        operations += len(one.operations)
        size += more
    if batch:
        yield tuple(batch)
