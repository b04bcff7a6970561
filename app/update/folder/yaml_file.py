"""A file of records changed: in place where that says what is meant, otherwise written anew.

Whatever was done is read again before it counts, so that no trick of YAML can change a value unseen.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.errors import DamagedYaml
from app.update.folder import yaml_style, yaml_tree
from app.update.folder.columns import value_of
from app.update.folder.rows import rows_of
from app.update.folder.splices import Splice, line_end, line_start, spliced
from app.update.folder.yaml_row import Change, changed_values, end_of, row_splices
from app.update.folder.yaml_style import Value
from app.update.folder.yaml_tree import Mapping as Row

Values = dict[str, Value]


@dataclass
class FileEdit:
    """What becomes of the records in a file: by their place those changed and removed, and new ones.

    `id` is the key by which new ones find their place in a list that is in that order.
    """

    id: str
    changed: dict[int | None, Change] = field(default_factory=dict)
    removed: set[int | None] = field(default_factory=set)
    added: list[Values] = field(default_factory=list)


def edited(text: str, edit: FileEdit) -> str:
    """The text of a file after an edit."""
    tree = yaml_tree.read_yaml(text)
    rows = rows_of(tree, "")
    before = {index: _values(row) for index, row in rows}
    wanted = _wanted(before, edit)
    end = line_end(text)
    if rows and not (isinstance(tree, yaml_tree.Sequence) and tree.flow):
        splices = _splices(text, rows, before, edit)
        patched = spliced(text, [Splice(one.start, one.end, one.text.replace("\n", end)) for one in splices])
        if _rows_in(patched) == wanted:
            return patched
    return _anew(wanted, single=isinstance(tree, yaml_tree.Mapping) and bool(tree.entries)).replace("\n", end)


def _anew(wanted: list[Values], *, single: bool) -> str:
    return yaml_style.document(wanted[0] if single and len(wanted) == 1 else wanted)


def _values(row: Row) -> Values:
    return {key.value: value_of(value, "") for key, value in row.entries}


def _rows_in(text: str) -> list[Values] | None:
    try:
        return [_values(row) for _, row in rows_of(yaml_tree.read_yaml(text), "")]
    except (yaml_tree.YamlTrouble, DamagedYaml):
        return None


def _wanted(before: Mapping[int | None, Values], edit: FileEdit) -> list[Values]:
    after = [
        changed_values(values, edit.changed.get(index, {}))
        for index, values in before.items()
        if index not in edit.removed
    ]
    if not edit.added:
        return after
    by_place: dict[int, list[Values]] = {}
    for place, added in _places(after, edit):
        by_place.setdefault(place, []).append(added)
    return [
        row
        for place in range(len(after) + 1)
        for row in (*by_place.get(place, ()), *after[place : place + 1])
    ]


def _places(rows: list[Values], edit: FileEdit) -> list[tuple[int, Values]]:
    """Before which of the rows each new one goes: by its id where the rows are in that order, else last."""
    ids = [str(row.get(edit.id)) for row in rows]
    if ids != sorted(ids):
        return [(len(rows), added) for added in edit.added]
    ordered = sorted(edit.added, key=lambda added: str(added.get(edit.id)))
    return [(bisect_left(ids, str(added.get(edit.id))), added) for added in ordered]


def _splices(
    text: str, rows: list[tuple[int | None, Row]], before: Mapping[int | None, Values], edit: FileEdit
) -> list[Splice]:
    splices: list[Splice] = []
    for index, row in rows:
        if index in edit.changed and index not in edit.removed:
            splices += row_splices(text, row, before[index], edit.changed[index])
    starts = [line_start(text, row.start) for _, row in rows] + [_end(text, rows[-1][1])]
    splices += [
        Splice(starts[place], starts[place + 1], "")
        for place, (index, _) in enumerate(rows)
        if index in edit.removed
    ]
    return [*splices, *_new_rows(text, rows, starts, before, edit)]


def _end(text: str, row: Row) -> int:
    """Where the line after the last record begins."""
    end = end_of(text, row)
    while end < len(text) and text[end] not in "\r\n":
        end += 1
    return end + len(line_end(text)) if end < len(text) else end


def _new_rows(
    text: str,
    rows: list[tuple[int | None, Row]],
    starts: list[int],
    before: Mapping[int | None, Values],
    edit: FileEdit,
) -> list[Splice]:
    if not edit.added:
        return []
    kept = [place for place, (index, _) in enumerate(rows) if index not in edit.removed]
    margin = " " * (rows[0][1].start - starts[0] - 2)
    spots = [starts[place] for place in kept] + [starts[-1]]
    after = [before[rows[place][0]] for place in kept]
    broken = "" if text[: starts[-1]].endswith(("\n", "\r")) else "\n"
    new: list[Splice] = []
    for place, added in _places(after, edit):
        written = f"{margin}- {yaml_style.mapping(added, len(margin) + 2)}\n"
        lead = broken if spots[place] == starts[-1] else ""
        new.append(Splice(spots[place], spots[place], lead + written))
        broken = "" if lead else broken
    return new
