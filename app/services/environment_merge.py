"""One list out of several that overlap. Pure.

An environment is the same one under the same id, whatever its letters. What one list knows is never lost
because another does not; where two differ, the list that is named first is believed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

from app.services.environments import Availability, Environment


def merged(lists: Iterable[Sequence[Environment]]) -> tuple[Environment, ...]:
    """Every environment of `lists` once, in the order in which they come up."""
    descriptions: dict[str, list[Environment]] = {}
    for one_list in lists:
        for one in one_list:
            descriptions.setdefault(one.id.casefold(), []).append(one)
    return tuple(reduce(_together, ones) for ones in descriptions.values())


def _together(first: Environment, second: Environment) -> Environment:
    named = first.name and first.name != first.id
    dataverse = first.dataverse or second.dataverse
    return Environment(
        id=first.id,
        name=first.name if named else second.name or first.name,
        kind=first.kind or second.kind,
        region=first.region or second.region,
        is_default=first.is_default or second.is_default,
        availability=_availability((first.availability, second.availability), dataverse),
        dataverse=dataverse,
        organization=first.organization or second.organization,
        finance=first.finance or second.finance,
        base_language=second.base_language if first.base_language is None else first.base_language,
        state=first.state or second.state,
        finance_told=first.finance_told or second.finance_told,
        trial_ends=first.trial_ends or second.trial_ends,
        read_at=first.read_at or second.read_at,
    )


def _availability(said: tuple[Availability, ...], dataverse: str) -> Availability:
    """What hinders, if any list knows of something; that Dataverse is not there is refuted by its address."""
    hindrances = [one for one in said if one is not Availability.USABLE]
    known = [one for one in hindrances if one is not Availability.NO_DATAVERSE]
    if known or dataverse or not hindrances:
        return known[0] if known else Availability.USABLE
    return Availability.NO_DATAVERSE
