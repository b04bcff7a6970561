"""A field that both sides changed: merged in its parts where it has any."""

from __future__ import annotations

from dataclasses import dataclass

from app.update.merge import reasons
from app.update.merge.decision import Content, Reason, Verdict
from app.update.merge.formatting import same_but_for_form, same_value
from app.update.merge.json_text import MergedJson, merge_json
from app.update.merge.json_tree import json_tree
from app.update.merge.line_ends import lines_of
from app.update.merge.text import LARGEST_TEXT, MergedText, compare_text, is_for_lines, merge_text
from app.update.schema import Schema, Table, TextColumn


@dataclass(frozen=True)
class Outcome:
    """The verdict on one field, with the merged content or the parts that are in conflict."""

    verdict: Verdict
    reason: Reason
    merged: Content = None
    inner: MergedText | MergedJson | None = None


_Values = tuple[Content, Content, Content]


def decide_both_changed(schema: Schema, table: Table | None, name: str, values: _Values) -> Outcome:
    """Merge base, ours and theirs by structure or by lines; in conflict where that is not possible.

    Raises:
        MergeEngineFailed: libgit2 gave no result.
    """
    if isinstance(values[1], bytes) or isinstance(values[2], bytes):
        return _files(values)
    base, ours, theirs = (value if isinstance(value, str) else "" for value in values)
    if not ours or not theirs:
        return Outcome(Verdict.CONFLICT, reasons.BOTH)
    json = merge_json(base, ours, theirs, schema.json_identities) if _is_json(table, name) else None
    if json is not None:
        return _of_parts(json, ours)
    if _has_lines(table, name, ours, theirs):
        return _texts(base, ours, theirs, table.text.get(name) if table else None)
    return Outcome(Verdict.CONFLICT, reasons.BOTH)


def compared(table: Table | None, name: str, ours: Content, theirs: Content) -> MergedText | None:
    """The differences of two texts by their lines, None for what is chosen as a whole."""
    sides = [_decoded(side) if isinstance(side, bytes) else side for side in (ours, theirs)]
    texts = [side for side in sides if isinstance(side, str) and side]
    if len(texts) < 2 or not _has_lines(table, name, *texts) or not is_for_lines(*texts):
        return None
    found = compare_text(texts[0], texts[1])
    return found if found.is_readable else None


def alike(table: Table | None, name: str, one: Content, other: Content) -> bool:
    """Whether two contents of a field differ in form alone."""
    if isinstance(one, str) and isinstance(other, str):
        return same_value(table, name, one, other)
    if isinstance(one, bytes) and isinstance(other, bytes):
        texts = _decoded(one), _decoded(other)
        return texts[0] is not None and texts[1] is not None and same_but_for_form(texts[0], texts[1])
    return False


def _has_lines(table: Table | None, name: str, *texts: str) -> bool:
    """Whether a field is merged by lines: it is made for them, or has some."""
    if table is not None and (name in table.json or name in table.text):
        return name in table.text
    is_json = _is_json(table, name) and all(json_tree(text) for text in texts)
    return not is_json and any(len(lines_of(text)) > 1 for text in texts)


def _is_json(table: Table | None, name: str) -> bool:
    """Whether a column may hold JSON: a site setting's value is anything."""
    return table is not None and (
        name in table.json or (table.name == "adx_sitesetting" and name == "adx_value")
    )


def _texts(base: str, ours: str, theirs: str, column: TextColumn | None) -> Outcome:
    if not is_for_lines(base, ours, theirs):
        return Outcome(Verdict.CONFLICT, reasons.AS_A_WHOLE)
    merged = merge_text(base, ours, theirs)
    language = column.language if column else None
    settled = merged.without_form(lambda one, other: same_but_for_form(one, other, language))
    if not settled.is_readable:
        return Outcome(Verdict.CONFLICT, reasons.AS_A_WHOLE)
    formal = len(settled.conflicts) < len(merged.conflicts)
    return _of_parts(settled, ours, reasons.MERGED_BUT_FOR_FORM if formal else reasons.MERGED)


def _of_parts(merged: MergedText | MergedJson, ours: str, reason: Reason = reasons.MERGED) -> Outcome:
    if merged.conflicts:
        return Outcome(Verdict.CONFLICT, reasons.BOTH, None, merged)
    content = merged.text()
    if content == ours:
        formal = reason is reasons.MERGED_BUT_FOR_FORM
        return Outcome(Verdict.KEEP, reasons.FORM_ALONE if formal else reasons.BOTH_ALIKE)
    return Outcome(Verdict.APPLY, reason, content)


def _files(values: _Values) -> Outcome:
    texts = [_decoded(value) if isinstance(value, bytes) else None for value in values]
    base, ours, theirs = texts
    if base is None or ours is None or theirs is None:
        return Outcome(Verdict.CONFLICT, reasons.AS_A_WHOLE)
    outcome = _texts(base, ours, theirs, None)
    if isinstance(outcome.merged, str):
        return Outcome(outcome.verdict, outcome.reason, outcome.merged.encode())
    return outcome


def _decoded(file: bytes) -> str | None:
    """The text of a file, None for one that is none."""
    if len(file) > LARGEST_TEXT or b"\0" in file:
        return None
    try:
        return file.decode("utf-8")
    except UnicodeDecodeError:
        return None
