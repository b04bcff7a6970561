"""Pages that Dataverse made by itself.

Where a root page is made, a plug-in of Microsoft's may make its page in each language of the website
(contract: portal-configuration.md section 4; whether it still does is not known). Then the page that was to
be made is there already, under another id, and is changed instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.update.applying.step import Key, Step
from app.update.merge.guids import with_guids
from app.update.site.record import Record
from app.update.site.site import Site

_PAGE = "adx_webpage"
_ROOT = "adx_rootwebpageid"
_LANGUAGE = "adx_webpagelanguageid"


def new_roots(steps: Sequence[Step]) -> frozenset[str]:
    """The ids of the root pages that these steps make."""
    pages = (step.after for step in steps if step.creates and step.after and step.key[0] == _PAGE)
    return frozenset(page.id for page in pages if not page.value(_ROOT))


def twins_of(steps: Sequence[Step], now: Site) -> dict[str, str]:
    """Of each page to be made that Dataverse made itself: the id that it was to have, and the one it has."""
    roots = new_roots(steps)
    wanted = [step.after for step in steps if step.creates and step.after and step.key not in now.by_id]
    pages = [page for page in wanted if page.table == _PAGE and page.value(_ROOT).lower() in roots]
    if not pages:
        return {}
    there = {_place(page): page.id for page in now.of(_PAGE) if page.value(_ROOT)}
    return {page.id: there[_place(page)] for page in pages if _place(page) in there}


def extra_pages(steps: Sequence[Step], now: Site) -> tuple[Record, ...]:
    """The pages that Dataverse made below those of these steps, and that no step is about."""
    twins = set(twins_of(steps, now).values())
    return tuple(page for page in pages_by_itself(steps, now) if page.id not in twins)


def pages_by_itself(steps: Sequence[Step], now: Site) -> tuple[Record, ...]:
    """The pages that Dataverse made below those of these steps, also those that a step then changes.

    Of two pages that have each other as their root, one is made without: it gets pages below it as well.
    """
    made = {step.key[1] for step in steps if step.creates and step.key[0] == _PAGE}
    known = {step.key for step in steps}
    pages = now.of(_PAGE) if made else ()
    below = (page for page in pages if page.value(_ROOT).lower() in made)
    return tuple(page for page in below if (page.table, page.id) not in known)


def with_twins(steps: Sequence[Step], twins: Mapping[str, str], now: Site) -> tuple[Step, ...]:
    """The steps with the ids that the pages have; what Dataverse filled in by itself stays."""
    if not twins:
        return tuple(steps)
    return tuple(_with_twins(step, twins, now) for step in steps)


def known_as(key: Key, twins: Mapping[str, str]) -> Key:
    """The key that a step has with twins."""
    return (key[0], twins.get(key[1], key[1])) if key[0] == _PAGE else key


def _with_twins(step: Step, twins: Mapping[str, str], now: Site) -> Step:
    before, after = (_renamed(one, twins) if one else None for one in (step.before, step.after))
    made = now.find(*known_as(step.key, twins)) if after and step.key[1] in twins else None
    if made is None or after is None:
        return replace(step, before=before, after=after)
    return Step(made, replace(after, fields={**made.fields, **after.fields}))


def _renamed(record: Record, twins: Mapping[str, str]) -> Record:
    fields = {name: with_guids(value, twins.get) for name, value in record.fields.items()}
    links = {name: tuple(twins.get(id_, id_) for id_ in ids) for name, ids in record.links.items()}
    return replace(record, id=twins.get(record.id, record.id), fields=fields, links=links)


def _place(page: Record) -> tuple[str, str]:
    return page.value(_ROOT).lower(), page.value(_LANGUAGE).lower()
