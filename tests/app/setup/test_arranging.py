from __future__ import annotations

import asyncio
from dataclasses import replace

from setup_states import PROD
from update_person import Person

from app.aftercare.known_portal import KnownPortal
from app.setup.environment_index import EnvironmentIndex, Order, index_of
from app.setup.environment_listing import Listing
from app.setup.journey import Journey
from app.setup.likely_environments import likeliest_first
from app.update.merge.decision import Verdict

_ENVIRONMENTS = tuple(replace(PROD, id=name, name=name) for name in ("Zorn", "Åhus", "Arvika"))


def _with_environments(journey: Journey) -> None:
    found = likeliest_first(_ENVIRONMENTS)
    state = replace(journey.state, environments=found, listing=Listing(index=index_of(found)))
    journey._stage.become(state)


def _names(index: EnvironmentIndex, order: Order) -> list[str]:
    return [index.environments[place].name for place in index.places(order=order)]


def test_environments_follow_another_language(person: Person) -> None:
    _with_environments(person.journey)
    before = person.journey.state.listing.index
    assert _names(before, Order.NAME) == ["Åhus", "Arvika", "Zorn"]
    person.do(person.journey.arranging.in_alphabet_of("sv"))
    index = person.journey.state.listing.index
    assert [_names(index, order) for order in Order] == [["Arvika", "Zorn", "Åhus"]] * len(Order)
    assert person.journey.state.environments == index.environments


def test_the_language_that_was_chosen_last_decides(person: Person) -> None:
    _with_environments(person.journey)
    person.do(_all(person, "sv", "de"))
    assert _names(person.journey.state.listing.index, Order.NAME) == ["Åhus", "Arvika", "Zorn"]


async def _all(person: Person, *tags: str) -> None:
    await asyncio.gather(*(person.journey.arranging.in_alphabet_of(tag) for tag in tags))


def test_what_is_in_order_already_stays_as_it_is(person: Person) -> None:
    _with_environments(person.journey)
    before = person.journey.state.listing.index
    person.do(person.journey.arranging.in_alphabet_of("en"))
    assert person.journey.state.listing.index is before


def test_differences_and_portals_follow_another_language(person: Person) -> None:
    person.compare()
    update = person.update
    assert update.comparison is not None
    swedish = replace(
        update.comparison,
        decisions=tuple(
            replace(one, name=f"Å{one.name}" if place % 2 else f"Z{one.name}")
            for place, one in enumerate(update.comparison.decisions)
        ),
    )
    others = tuple(_portal(person, name) for name in ("Åhus", "Zorn"))
    state = replace(person.journey.state, update=replace(update, comparison=swedish, others=others))
    person.journey._stage.become(state)
    person.do(_all(person, "de", "sv"))
    comparison = person.update.comparison
    assert comparison is not None
    for kind in comparison.kinds:
        found = [comparison.decisions[row] for row in kind.rows]
        for verdict in Verdict:
            firsts = [one.name[0] for one in found if one.verdict is verdict]
            assert firsts == sorted(firsts, key="ZÅ".index)
    assert [one.name for one in person.update.others or ()] == ["Zorn", "Åhus"]


def _portal(person: Person, name: str) -> KnownPortal:
    template = person.update.template
    assert isinstance(template, KnownPortal)
    return replace(template, name=name)
