"""A record of the enhanced data model as writes: the component with its content and links, and its file.

What nobody changed in a content stays as it is there. The CLI and Visual Studio Code write a component's
links into its content alone (contract: portal-configuration.md section 1.3), and so does this.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

from app.services.batch import Operation
from app.update.live.captured import Captured
from app.update.live.changed_columns import STATE, NotWritable, changed_columns, changed_links
from app.update.live.components import PORTAL_LANGUAGE, WEBSITE_LANGUAGE, key_of, kind_of
from app.update.live.file_columns import TYPE, file_name
from app.update.live.tables import COMPONENT, LANGUAGE, SITE
from app.update.live.values import NoSuchValue, as_value_like
from app.update.schema import Schema, Table
from app.update.site.record import Record

FILE_PATH = "/filecontent"
FILE_BODY, FILE_NAME, FILE_TYPE = "content", "name", "type"
_NOT_IN_CONTENT = frozenset({"filename", "mimetype", "subject", "notetext", "adx_portallanguageid"})
"""What a row says elsewhere, or nowhere: a web file's note, and the organisation's own language."""
_LANGUAGE_LOOKUPS = ("adx_webpagelanguageid", "adx_websitelanguageid", "adx_contentsnippetlanguageid")
_WEBSITE, _MODEL_VERSION = "adx_website", "2.0"
_NAMED_TWICE = "entityname"
_ANY = "*"
_STATES = ("0", "1")


def component_writes(
    captured: Captured, before: Record | None, after: Record | None, schema: Schema
) -> Iterator[Operation]:
    """The writes, in their order; that of a file is `FILE_PATH` below its row. Raises NotWritable."""
    record = after or before
    if record is None or record.table == PORTAL_LANGUAGE:
        # It is the same row as the website's language.
        return
    table = schema.tables[record.table]
    path = f"{_entity_set(captured, table)}({record.id})"
    version = captured.version_of((record.table, record.id)) if before is not None else ""
    if after is None:
        yield Operation("DELETE", path, match=version)
        return
    body = _body(captured, table, before, after, schema)
    if before is None:
        yield Operation("PATCH", path, {**body, **_of_new(captured, table, after)}, new=True)
        if after.value(STATE) not in ("", "0"):
            yield Operation("PATCH", path, {STATE: 1}, match=_ANY)
    elif body:
        yield Operation("PATCH", path, body, match=version)
    # A row that is written just before is of another version then.
    yield from _file_writes(path + FILE_PATH, before, after, "" if body else version)


def _file_writes(path: str, before: Record | None, after: Record, version: str) -> Iterator[Operation]:
    was = before.file if before else None
    if after.file is None:
        if was is not None:
            yield Operation("DELETE", path, match=version)
        return
    if before is not None and (was, file_name(before)) == (after.file, file_name(after)):
        return
    # The name goes with the content alone.
    content = base64.b64encode(after.file).decode()
    told = {FILE_NAME: file_name(after), FILE_TYPE: after.value(TYPE)}
    yield Operation("PATCH", path, {**told, FILE_BODY: content}, match=version)


def _body(
    captured: Captured, table: Table, before: Record | None, after: Record, schema: Schema
) -> dict[str, Any]:
    columns = changed_columns(before, after, schema)
    links = changed_links(before, after)
    body: dict[str, Any] = {}
    if table.named in columns:
        body["name"] = columns[table.named]
    state = columns.pop(STATE, None)
    if state is not None and before is not None:
        body[STATE] = _state(table, state)
    content = _content(captured, table, after, before)
    was = dict(content)
    for name in sorted(columns.keys() - _NOT_IN_CONTENT):
        _put(content, captured, table, name, columns[name])
    for name, _, _ in links:
        content[name] = list(after.links.get(name, ()))
    if content != was or before is None:
        body["content"] = json.dumps(content, ensure_ascii=False)
    return body


def _state(table: Table, told: str) -> int:
    if told not in _STATES:
        raise NotWritable(f"{table.name}.{STATE}")
    return int(told)


def _content(captured: Captured, table: Table, record: Record, before: Record | None) -> dict[str, Any]:
    """What the row holds now; a new one knows its website, one made since the reading holds `before`."""
    text = captured.contents.get((record.table, record.id))
    if text:
        content: dict[str, Any] = json.loads(text)
        return content
    content = {"websiteid": captured.site.id} if table.component is not None else {}
    if before is not None:
        for name in sorted(before.fields.keys() - _NOT_IN_CONTENT - {STATE}):
            _put(content, captured, table, name, before.fields[name])
        content |= {name: list(ids) for name, ids in before.links.items()}
    return content


def _put(content: dict[str, Any], captured: Captured, table: Table, name: str, text: str | None) -> None:
    """Writes one column into a content; the name is there only where it is a key of its own."""
    key = key_of(name, table)
    if name == table.named and key not in content and key != _NAMED_TWICE:
        return
    if text is None:
        content.pop(key, None)
        return
    kind = kind_of(name, captured.tables.definitions.get(table.name))
    try:
        content[key] = as_value_like(text, kind, content.get(key))
    except NoSuchValue:
        raise NotWritable(f"{table.name}.{name}") from None


def _of_new(captured: Captured, table: Table, record: Record) -> dict[str, Any]:
    site = {f"{SITE}id@odata.bind": f"/{captured.tables.definitions[SITE].entity_set}({captured.site.id})"}
    if table.name == _WEBSITE:
        return {"datamodelversion": _MODEL_VERSION}
    if table.name == WEBSITE_LANGUAGE:
        return {**site, **_of_new_language(captured, record)}
    if table.component is None:
        raise NotWritable(table.name)
    language = next((record.value(name) for name in _LANGUAGE_LOOKUPS if record.value(name)), "")
    languages = captured.tables.definitions[LANGUAGE].entity_set
    bound = {f"{LANGUAGE}id@odata.bind": f"/{languages}({language})"} if language else {}
    return {"powerpagecomponenttype": table.component, **site, **bound}


def _of_new_language(captured: Captured, record: Record) -> dict[str, Any]:
    told = captured.site.find(PORTAL_LANGUAGE, record.id)
    if told is None or not told.value("adx_lcid").isdecimal():
        raise NotWritable(WEBSITE_LANGUAGE)
    return {"languagecode": told.value("adx_languagecode"), "lcid": int(told.value("adx_lcid"))}


def _entity_set(captured: Captured, table: Table) -> str:
    name = {_WEBSITE: SITE, WEBSITE_LANGUAGE: LANGUAGE}.get(table.name, COMPONENT)
    definition = captured.tables.definitions.get(name)
    if definition is None or (name == COMPONENT and table.component is None):
        raise NotWritable(table.name)
    return definition.entity_set
