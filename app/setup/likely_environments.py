"""Which of a person's environments the portal most likely belongs in."""

from __future__ import annotations

from collections.abc import Iterable

from app.services.environments import Environment
from app.setup.state import is_suitable


def likeliest_first(environments: Iterable[Environment]) -> tuple[Environment, ...]:
    """The environments in order: usable ones first, of them those with Finance and Operations."""
    return tuple(sorted(environments, key=_likeliness))


def _likeliness(environment: Environment) -> tuple[bool, bool, bool, str, str]:
    unusable = not is_suitable(environment)
    return (
        unusable,
        environment.is_default,
        not environment.finance,
        environment.name.casefold(),
        environment.id,
    )
