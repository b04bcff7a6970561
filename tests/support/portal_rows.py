"""A website's rows in memory, written in change sets as Dataverse takes them, and stopped at any request."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from app.errors import Conflict, NotFound, ServiceRefused
from app.services.batch import Operation
from app.services.batch_reply import UNKNOWN, SetAnswer
from app.update.applying.portal import Portal
from app.update.live.captured import Captured, LiveTables
from app.update.live.progress import Tell
from app.update.schema import portal_schema
from app.update.site.record import Record
from app.update.site.site import Site

Key = tuple[str, str]
SITE = "5e000000-0000-4000-8000-000000000001"
LANGUAGE = "1a000000-0000-4000-8000-000000000001"


class Killed(BaseException):
    """The program was ended."""


@dataclass(frozen=True)
class Trouble:
    """What happens at a request, by its number from 1: `outcome` is raised once `share` of it is done."""

    request: int
    share: float
    outcome: Callable[[], BaseException]


@dataclass
class PortalRows:
    """The rows of one website with their versions; each reading and each batch is a request.

    `makes_pages` is whether the plug-in makes a page in the website's language below each new root page.
    `stops_at_refusal` is whether the rest of a batch is left undone after a refusal. `forbidden` are records
    that Dataverse turns away. `meanwhile` is what somebody else does before a request. `overrides` is what
    Dataverse makes of columns that are changed. The next batches, or change sets, come to `batch_troubles`
    and `set_troubles` instead of being done.
    """

    rows: dict[Key, Record]
    makes_pages: bool = False
    stops_at_refusal: bool = False
    forbidden: frozenset[Key] = frozenset()
    trouble: Trouble | None = None
    meanwhile: tuple[int, Callable[[], None]] | None = None
    overrides: Mapping[str, str] = field(default_factory=dict)
    batch_troubles: list[Exception] = field(default_factory=list)
    set_troubles: list[ServiceRefused] = field(default_factory=list)
    requests: int = 0
    sent: int = 0
    versions: dict[Key, int] = field(default_factory=dict)
    _clock: int = 0

    @classmethod
    def of(cls, site: Site, **options: Any) -> PortalRows:
        """The rows of a site."""
        return cls({(one.table, one.id): one for one in site.records}, **options)

    @property
    def site(self) -> Site:
        """What the rows hold."""
        ordered = tuple(self.rows[key] for key in sorted(self.rows))
        return Site(SITE, "Contoso", "standard", ordered)

    def edit(self, key: Key, **columns: str | None) -> None:
        """Lets somebody else change a record."""
        self._put(_with(self.rows[key], columns))

    def portal(self) -> Portal:
        """The way in and out."""
        return Portal(self._read, self._write, self._send, lambda _, record: record)

    async def _read(self, tell: Tell) -> Captured:
        self._request(0.0)
        tell(len(self.rows), len(self.rows))
        self._request_done(1.0)
        versions = {key: str(self.versions.get(key, 0)) for key in self.rows}
        return Captured(self.site, LiveTables("", {}, {}), versions, datetime.now(UTC))

    def _write(self, reading: Captured, now: Record | None, wanted: Record | None) -> tuple[Operation, ...]:
        if wanted is None:
            return self._removal(reading, now)
        before = now or Record(wanted.table, wanted.id)
        key = (wanted.table, wanted.id)
        path = "/".join(key)
        columns = {
            name: wanted.fields.get(name)
            for name in {**before.fields, **wanted.fields}
            if before.fields.get(name) != wanted.fields.get(name)
        }
        body: dict[str, Any] = {"columns": columns}
        if wanted.file != before.file:
            body["file"] = None if wanted.file is None else base64.b64encode(wanted.file).decode()
        writes = []
        if now is None or columns or "file" in body:
            match = "" if now is None else reading.versions[key]
            writes.append(Operation("PATCH", path, body, match, new=now is None))
        for name in {**before.links, **wanted.links}:
            old, new = set(before.links.get(name, ())), set(wanted.links.get(name, ()))
            writes += [Operation("POST", f"{path}/{name}", {"to": id_}) for id_ in sorted(new - old)]
            writes += [Operation("DELETE", f"{path}/{name}/{id_}") for id_ in sorted(old - new)]
        return tuple(writes)

    @staticmethod
    def _removal(reading: Captured, now: Record | None) -> tuple[Operation, ...]:
        assert now is not None
        key = (now.table, now.id)
        return (Operation("DELETE", "/".join(key), match=reading.versions[key]),)

    async def _send(self, sets: Sequence[Sequence[Operation]]) -> tuple[SetAnswer, ...]:
        self._request(0.0)
        if self.batch_troubles:
            raise self.batch_troubles.pop(0)
        answers: list[SetAnswer] = []
        for operations in sets:
            stopped = self.stops_at_refusal and any(answer.refused for answer in answers)
            answers.append(UNKNOWN if stopped else self._change_set(operations))
            self._request_done(len(answers) / len(sets))
        return tuple(answers)

    def _change_set(self, operations: Sequence[Operation]) -> SetAnswer:
        self.sent += 1
        if self.set_troubles:
            return SetAnswer(self.set_troubles.pop(0))
        rows, versions = dict(self.rows), dict(self.versions)
        try:
            for operation in operations:
                self._do(operation)
        except ServiceRefused as refused:
            self.rows, self.versions = rows, versions
            return SetAnswer(refused)
        return SetAnswer(versions=tuple("" for _ in operations))

    def _do(self, operation: Operation) -> None:
        table, id_, *rest = operation.path.split("/")
        key = (table, id_)
        row = self.rows.get(key)
        if key in self.forbidden:
            raise ServiceRefused("Dataverse", 400, "0x1", "Not this one.")
        if rest:
            self._link(operation, key, rest)
        elif operation.method == "DELETE":
            self._check(row, key, operation)
            self._remove(key)
        elif operation.new:
            if row is not None:
                raise Conflict("Dataverse", 412)
            self._make(key, operation.body or {})
        else:
            changed = self._patched(self._check(row, key, operation), operation.body or {})
            self._put(_with(changed, self.overrides))

    def _check(self, row: Record | None, key: Key, operation: Operation) -> Record:
        if row is None:
            raise NotFound("Dataverse", 404)
        if operation.match != str(self.versions.get(key, 0)):
            raise Conflict("Dataverse", 412)
        return row

    def _make(self, key: Key, body: Mapping[str, Any]) -> None:
        assert "statecode" not in body["columns"]
        made = self._patched(Record(*key, {"adx_default": "by Dataverse"}), body)
        self._put(made)
        is_root = key[0] == "adx_webpage" and not made.value("adx_rootwebpageid")
        if self.makes_pages and is_root:
            page = {
                "adx_rootwebpageid": key[1],
                "adx_webpagelanguageid": LANGUAGE,
                "adx_name": "by Dataverse",
            }
            self._put(Record("adx_webpage", key[1][:-4] + "abcd", page))

    def _patched(self, row: Record, body: Mapping[str, Any]) -> Record:
        lookups = portal_schema().tables[row.table].lookups
        for name, value in body["columns"].items():
            if name in lookups and value and (lookups[name], value) not in self.rows:
                raise NotFound("Dataverse", 404, "0x80040217", f"{lookups[name]} {value}")
        changed = _with(row, body["columns"])
        if "file" in body:
            return replace(changed, file=body["file"] and base64.b64decode(body["file"]))
        return changed

    def _link(self, operation: Operation, key: Key, rest: list[str]) -> None:
        row = self.rows.get(key)
        if row is None:
            raise NotFound("Dataverse", 404)
        ids = set(row.links.get(rest[0], ()))
        if operation.method == "DELETE":
            ids.discard(rest[1])
        else:
            to = (operation.body or {})["to"]
            if (portal_schema().tables[key[0]].links[rest[0]], to) not in self.rows:
                raise NotFound("Dataverse", 404)
            if to in ids:
                raise Conflict("Dataverse", 412)
            ids.add(to)
        links = {**row.links, rest[0]: tuple(ids)}
        self.rows[key] = replace(row, links={name: one for name, one in links.items() if one})

    def _remove(self, key: Key) -> None:
        del self.rows[key]
        for other in list(self.rows.values()):
            lookups = portal_schema().tables[other.table].lookups
            lost = {name: None for name, target in lookups.items() if (target, other.value(name)) == key}
            if lost:
                self._put(_with(other, lost))

    def _put(self, record: Record) -> None:
        self._clock += 1
        self.rows[(record.table, record.id)] = record
        self.versions[(record.table, record.id)] = self._clock

    def _request(self, share: float) -> None:
        self.requests += 1
        if self.meanwhile is not None and self.meanwhile[0] == self.requests:
            self.meanwhile[1]()
        self._request_done(share)

    def _request_done(self, share: float) -> None:
        met = self.trouble
        if met is not None and met.request == self.requests and share >= met.share:
            self.trouble = None
            raise met.outcome()


def _with(row: Record, columns: Mapping[str, str | None]) -> Record:
    fields: dict[str, str | None] = {**row.fields, **columns}
    return replace(row, fields={name: value for name, value in fields.items() if value is not None})
