"""The environments made ready for looking through: what a search looks at, and the orders they can be in.

Made once for a list, beside the window's thread, so that a keystroke costs no more than a look at each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from app.alphabet import Key, alphabetical
from app.languages import SOURCE
from app.services.environments import Environment


class Order(Enum):
    """How a list can be ordered."""

    SUITABLE_FIRST = "suitable-first"
    NAME = "name"
    KIND = "kind"
    REGION = "region"


@dataclass(frozen=True, eq=False)
class EnvironmentIndex:
    """Environments, the suitable ones first; `searched` has the small letters that a search looks at.

    `orders` has the places of `environments` in each order, names as in the language `alphabet`. Two indexes
    are the same only if they are one.
    """

    environments: tuple[Environment, ...] = ()
    searched: tuple[str, ...] = ()
    orders: tuple[tuple[Order, tuple[int, ...]], ...] = ()
    alphabet: str = SOURCE

    def places(self, wanted: str = "", order: Order = Order.SUITABLE_FIRST) -> list[int]:
        """Where those stand in which every word of `wanted` occurs somewhere, in the order asked for."""
        return self.narrowed(list(dict(self.orders).get(order, range(len(self.environments)))), wanted)

    def narrowed(self, places: list[int], wanted: str) -> list[int]:
        """Those of `places` that fit `wanted`, in their order."""
        found, searched = places, self.searched
        for word in wanted.casefold().split():
            found = [place for place in found if word in searched[place]]
        return found


NO_ENVIRONMENTS = EnvironmentIndex()
"""The one index of a list that has not been read."""


def index_of(environments: tuple[Environment, ...], alphabet: str = SOURCE) -> EnvironmentIndex:
    """The index of a list that has the suitable ones first; `alphabet` is the tag of a language."""
    names = _names(environments, alphabetical(alphabet))
    return EnvironmentIndex(
        environments,
        tuple(_searched(one) for one in environments),
        tuple((order, _sorted(environments, names, key)) for order, key in _KEYS.items()),
        alphabet,
    )


def _searched(one: Environment) -> str:
    return "\n".join(
        (one.name, one.kind, one.region, one.state, one.id, one.dataverse, one.finance)
    ).casefold()


def _names(environments: tuple[Environment, ...], key: Key) -> list[str]:
    return [key(one.name) for one in environments]


def _sorted(
    environments: tuple[Environment, ...], names: list[str], key: Callable[[Environment], str]
) -> tuple[int, ...]:
    keys = [f"{key(one)}\0{name}" for one, name in zip(environments, names, strict=True)]
    # Where the keys are the same, the suitable ones stay first.
    return tuple(sorted(range(len(environments)), key=keys.__getitem__))


_KEYS: dict[Order, Callable[[Environment], str]] = {
    Order.NAME: lambda _: "",
    Order.KIND: lambda one: one.kind.casefold(),
    Order.REGION: lambda one: one.region.casefold(),
}
"""What counts before the name."""
