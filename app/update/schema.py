"""What is known of the tables of a website's configuration: read from `resources/portal_tables.toml`.

The file names its sources and explains each word.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import translate
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

TextLanguage = Literal["liquid", "css", "javascript"]
"""What a text column holds; "liquid" is HTML with Liquid in it."""

Key = tuple[tuple[str, ...], ...]
"""The parts of a natural key; each is the columns of which the first that has a value counts."""


@dataclass(frozen=True)
class TextColumn:
    """A column of code or words, kept in a side file `<stem>.<word>.<suffix>`.

    `length` is the documented limit in characters, 0 where none is documented.
    """

    name: str
    suffix: str
    language: TextLanguage
    length: int


@dataclass(frozen=True)
class Layout:
    """Where `pac pages download` puts a table.

    `form` is "record" for a file each and "list" for a list of mappings. `folder` is "" in the site's own
    folder, and then or beside its parent the file is `<word>.yml` for a list. `own` tells that each record
    (or its parent) has a folder of its own there. `word` stands before ".yml" and is no other table's.
    `language` is the column whose language stands in the file's name, "" for none. `parent` is the lookup
    to the record in whose folder it is, "" for none. `git` is the folder in `.powerpages-site`, "" where
    that was never seen.
    """

    form: Literal["record", "list"]
    folder: str
    own: bool
    word: str
    language: str
    parent: str
    git: str


@dataclass(frozen=True)
class Table:
    """One table. `id` and `named` are the columns of the record's id and name.

    `component` is the powerpagecomponenttype of the enhanced model, None where that keeps the table apart.
    `keys` are natural keys: the first whose first part has a value is a record's, the last otherwise.
    `tell_apart` are columns for records that share a key. `lookups` give the table that a column leads to,
    `links` the one at the other end of an N:N relationship. `merged` is False for a table that belongs to
    its environment, `environment` are such columns. `order` is the place among the tables when changes are
    applied, from 0.
    """

    name: str
    id: str
    named: str
    order: int
    component: int | None
    keys: tuple[Key, ...]
    tell_apart: tuple[str, ...]
    lookups: Mapping[str, str]
    links: Mapping[str, str]
    json: frozenset[str]
    choices: frozenset[str]
    text: Mapping[str, TextColumn]
    environment: frozenset[str]
    merged: bool
    layout: Layout

    @property
    def is_single(self) -> bool:
        """Whether a website has one record of this table and needs no key to find it: its own."""
        return not any(self.keys)


@dataclass(frozen=True)
class Schema:
    """All tables by logical name, and what holds for every one of them: expressions match whole names."""

    tables: Mapping[str, Table]
    volatile: re.Pattern[str]
    visitor_links: frozenset[str]
    environment_settings: re.Pattern[str]
    secret_settings: re.Pattern[str]
    json_identities: tuple[tuple[str, ...], ...]

    def table_of_word(self, word: str) -> Table | None:
        """The table whose files end in `.<word>.yml`, or None."""
        return next((table for table in self.tables.values() if table.layout.word == word), None)

    def table_of_component(self, component: int) -> Table | None:
        """The table that the enhanced model keeps as this kind of component, or None."""
        return next((table for table in self.tables.values() if table.component == component), None)

    def is_volatile(self, column: str) -> bool:
        """Whether a column changes by itself and says nothing of the configuration."""
        return self.volatile.match(column) is not None

    def is_environment_setting(self, name: str) -> bool:
        """Whether a site setting of this name belongs to its environment."""
        return self.environment_settings.match(name) is not None

    def is_secret_setting(self, name: str) -> bool:
        """Whether the value of a site setting of this name must never be shown."""
        return self.secret_settings.match(name) is not None


@cache
def portal_schema() -> Schema:
    """The tables of a website's configuration."""
    content = tomllib.loads(files("resources").joinpath("portal_tables.toml").read_text("utf-8"))
    return Schema(
        MappingProxyType({row["name"]: _table(row, order) for order, row in enumerate(content["table"])}),
        _any_of(content["volatile"]),
        frozenset(content["visitor_links"]),
        _any_of(content["settings"]["environment"]),
        _any_of(content["settings"]["secret"]),
        tuple(tuple(names) for names in content["json_lists"]["identities"]),
    )


def _table(row: dict[str, Any], order: int) -> Table:
    return Table(
        name=row["name"],
        id=row["id"],
        named=row["named"],
        order=order,
        component=row.get("component"),
        keys=tuple(tuple(tuple(part.split("|")) for part in key) for key in row["keys"]),
        tell_apart=tuple(row.get("tell_apart", ())),
        lookups=MappingProxyType(row.get("lookups", {})),
        links=MappingProxyType(row.get("links", {})),
        json=frozenset(row.get("json", ())),
        choices=frozenset(row.get("choices", ())),
        text=MappingProxyType({name: _text(name, told) for name, told in row.get("text", {}).items()}),
        environment=frozenset(row.get("environment", ())),
        merged=row.get("merged", True),
        layout=_layout(row["folder"]),
    )


def _text(name: str, told: dict[str, Any]) -> TextColumn:
    return TextColumn(name, told["suffix"], told["language"], told.get("length", 0))


def _layout(told: dict[str, Any]) -> Layout:
    return Layout(
        form=told["form"],
        folder=told.get("in", ""),
        own=told.get("own", False),
        word=told["word"],
        language=told.get("language", ""),
        parent=told.get("parent", ""),
        git=told.get("git", ""),
    )


def _any_of(names: list[str]) -> re.Pattern[str]:
    """What matches any of these names, in any case; "*" stands for anything."""
    return re.compile("|".join(map(translate, names)), re.IGNORECASE)
