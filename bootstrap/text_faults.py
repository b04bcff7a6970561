"""What keeps translations from being complete and right, so that nothing is shown in two languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import Formatter

from babel.messages.catalog import Catalog, Message


def messages(catalog: Catalog) -> list[Message]:
    """Everything in a catalogue but its header."""
    return [one for one in catalog if one.id]


def faults(catalog: Catalog, template: Catalog) -> Iterator[str]:
    """What keeps a catalogue from being complete and right."""
    for wanted in messages(template):
        known = catalog.get(wanted.id)
        if known is None or known.id != wanted.id or not all(_strings(known)):
            yield f"missing: {_first(wanted)}"
        elif known.fuzzy:
            yield f"fuzzy: {_first(wanted)}"
        else:
            yield from _faults_of(known, catalog.num_plurals)
    yield from (f"stale: {_first(one)}" for one in messages(catalog) if not template.get(one.id))


def _faults_of(message: Message, forms: int) -> Iterator[str]:
    strings = _strings(message)
    if len(strings) != (forms if message.pluralizable else 1):
        yield f"{len(strings)} forms and not {forms}: {_first(message)}"
    allowed = {frozenset(_placeholders(one)) for one in _ids(message)}
    for string in strings:
        found = _placeholders(string)
        whole = frozenset().union(*allowed)
        # A form for one thing alone may leave out the number.
        if not (found in allowed or (message.pluralizable and min(allowed, key=len) <= found <= whole)):
            yield f"other placeholders: {string}"
        if string[:1].isspace() != _first(message)[:1].isspace():
            yield f"other blanks at the beginning: {string}"


def _placeholders(template: str) -> frozenset[str]:
    try:
        return frozenset(
            name if not (spec or conversion) else f"{name}!{conversion}:{spec}"
            for _, name, spec, conversion in Formatter().parse(template)
            if name is not None
        )
    except ValueError:
        return frozenset({"a brace that does not fit"})


def _ids(message: Message) -> tuple[str, ...]:
    return _parts(message.id)


def _strings(message: Message) -> tuple[str, ...]:
    return _parts(message.string)


def _parts(content: str | Sequence[str] | None) -> tuple[str, ...]:
    return (content or "",) if isinstance(content, str | None) else tuple(content)


def _first(message: Message) -> str:
    return _ids(message)[0]
