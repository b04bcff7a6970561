"""Where the steps of an update stand, by what the website holds now. Pure.

It is asked again before anything is sent, also after a crash: what is there counts, not what was sent.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from app.update.applying.difference import Left, is_as_it_was, left_of, written
from app.update.applying.reasons import Reason, Stop
from app.update.applying.references import link_target, lookups_of, users_of
from app.update.applying.step import Key, Step
from app.update.applying.twins import new_roots
from app.update.live.changed_columns import STATE
from app.update.schema import Schema
from app.update.site.record import Record
from app.update.site.site import Site

_PAGE = "adx_webpage"
_ROOT = "adx_rootwebpageid"


@dataclass(frozen=True)
class Due:
    """What is to be written next: the record as it is, and as it is to be; None where there is none."""

    key: Key
    now: Record | None
    wanted: Record | None


@dataclass(frozen=True)
class Standing:
    """`due` are in an order in which they can be written. What is `waiting` can be written after that."""

    done: tuple[Key, ...]
    due: tuple[Due, ...]
    waiting: tuple[Key, ...]
    stopped: Mapping[Key, Stop]


def standing(steps: Sequence[Step], now: Site, schema: Schema, stopped: Mapping[Key, Stop]) -> Standing:
    """Where the steps stand; those that were `stopped` before stay so unless they are done after all."""
    looking = _Looking(steps, now, schema, stopped)
    for step in steps:
        looking.look(step)
    if not looking.due:
        # What waits for others, and nothing will come: two removals that need each other, for instance.
        for key in looking.waiting:
            looking.stopped[key] = Stop(looking.why_waiting[key])
        looking.waiting.clear()
    return Standing(tuple(looking.done), tuple(looking.due), tuple(looking.waiting), looking.stopped)


class _Looking:
    """One look at all steps, in their order."""

    def __init__(self, steps: Sequence[Step], now: Site, schema: Schema, stopped: Mapping[Key, Stop]) -> None:
        self.done: list[Key] = []
        self.due: list[Due] = []
        self.waiting: list[Key] = []
        self.why_waiting: dict[Key, Reason] = {}
        self.stopped: dict[Key, Stop] = {}
        self._before = stopped
        self._now = now
        self._schema = schema
        self._there = set(now.by_id)
        self._roots = new_roots(steps)
        settled = self._there | stopped.keys()
        self._to_come = {step.key for step in steps if not step.removes and step.key not in settled}
        removed = [step.key for step in steps if step.removes]
        self._removed = frozenset(removed)
        self._removed_ids = frozenset(id_ for _, id_ in removed)
        self._users = users_of(now, schema) if removed else {}

    def look(self, step: Step) -> None:
        """Puts the step in its place."""
        record = self._now.find(*step.key)
        if step.removes:
            self._removal(step, record)
        elif record is not None:
            self._change(step, record)
        elif step.creates:
            self._creation(step)
        else:
            self._stop(step, Reason.GONE)

    def _removal(self, step: Step, record: Record | None) -> None:
        if record is None:
            self.done.append(step.key)
        elif step.key in self._before:
            self.stopped[step.key] = self._before[step.key]
        elif not is_as_it_was(step, record, self._removed_ids, self._schema):
            self._stop(step, Reason.CHANGED)
        elif self._users.get(step.key, set()) - self._removed:
            self._wait(step, Reason.IN_USE)
        else:
            self.due.append(Due(step.key, record, None))

    def _change(self, step: Step, record: Record) -> None:
        after = step.after or record
        left = left_of(step.before, after, record, self._schema)
        if left.is_nothing:
            self.done.append(step.key)
        elif step.key in self._before:
            self.stopped[step.key] = self._before[step.key]
        elif left.is_foreign:
            self._stop(step, Reason.CHANGED)
        else:
            self._write(step, record, left, after)

    def _creation(self, step: Step) -> None:
        after = step.after or Record(*step.key)
        if step.key in self._before:
            self.stopped[step.key] = self._before[step.key]
        elif self._waits_for_its_root(after):
            # Dataverse may make the page in each language itself, once there is its root (contract:
            # portal-configuration.md section 4).
            self._wait(step, Reason.TARGET)
        else:
            left = left_of(None, after, Record(*step.key), self._schema)
            # A record is made active, and switched off afterwards: no other order is documented.
            columns = {name: value for name, value in left.columns.items() if name != STATE}
            self._write(step, None, replace(left, columns=columns), after)

    def _write(self, step: Step, record: Record | None, left: Left, after: Record) -> None:
        later, hopeless = self._not_there(left, step.key)
        if hopeless:
            self._stop(step, Reason.TARGET)
            return
        now_possible = _without(left, later)
        if now_possible.is_nothing and record is not None:
            self._wait(step, Reason.TARGET)
            return
        wanted = written(record or Record(*step.key), now_possible, after)
        self.due.append(Due(step.key, record, wanted))
        self._there.add(step.key)

    def _not_there(self, left: Left, key: Key) -> tuple[set[tuple[str, str]], bool]:
        """What leads to records that are made later, by name and id; and whether anything leads nowhere."""
        values = {name: value for name, value in left.columns.items() if value}
        targets = [(name, target) for name, target in lookups_of(Record(*key, values), self._schema)]
        for name, ids in left.linked.items():
            table = link_target(key[0], name, self._schema)
            targets += [(name, (table, id_)) for id_ in ids if table]
        missing = [(name, target) for name, target in targets if target != key and target not in self._there]
        hopeless = any(target not in self._to_come for _, target in missing)
        own = [(name, target) for name, target in targets if target == key and key not in self._there]
        return {(name, target[1]) for name, target in [*missing, *own]}, hopeless

    def _waits_for_its_root(self, page: Record) -> bool:
        root = page.value(_ROOT).lower()
        return page.table == _PAGE and root in self._roots and (_PAGE, root) in self._to_come

    def _stop(self, step: Step, reason: Reason) -> None:
        self.stopped[step.key] = self._before.get(step.key) or Stop(reason)
        self._to_come.discard(step.key)

    def _wait(self, step: Step, reason: Reason) -> None:
        self.waiting.append(step.key)
        self.why_waiting[step.key] = reason


def _without(left: Left, later: Collection[tuple[str, str]]) -> Left:
    columns = {
        name: value for name, value in left.columns.items() if (name, (value or "").lower()) not in later
    }
    linked = {
        name: frozenset(id_ for id_ in ids if (name, id_) not in later) for name, ids in left.linked.items()
    }
    return replace(left, columns=columns, linked={name: ids for name, ids in linked.items() if ids})
