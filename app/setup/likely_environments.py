"""Which of a person's environments the portal most likely belongs in."""

from __future__ import annotations

from collections.abc import Iterable

from app.alphabet import Key, alphabetical
from app.languages import SOURCE
from app.services.environments import Environment
from app.setup.state import is_suitable


def likeliest_first(environments: Iterable[Environment], alphabet: str = SOURCE) -> tuple[Environment, ...]:
    """The environments in order: usable ones first, of them those with Finance and Operations.

    Where the link could not be told, it may be there: they come before those that have none. Names are in the
    order of the language `alphabet`.
    """
    by_name = alphabetical(alphabet)
    return tuple(sorted(environments, key=lambda one: _likeliness(one, by_name)))


def _likeliness(environment: Environment, by_name: Key) -> str:
    """What to sort by. One string for each: ten thousand of them are sorted before a window could falter."""
    unlinked = 0 if environment.finance else 2 if environment.finance_told else 1
    is_trial = environment.kind == "Trial" or environment.trial_ends is not None
    rank = f"{not is_suitable(environment):d}{environment.is_default:d}{unlinked}{is_trial:d}"
    return f"{rank} {by_name(environment.name)}\0{environment.id}"
