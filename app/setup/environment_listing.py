"""What is known of the list of environments, beside the environments themselves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.problems import Problem
from app.services.environments import Environment
from app.setup.environment_index import NO_ENVIRONMENTS, EnvironmentIndex
from app.text import Text, text


class Source(Enum):
    """Who can be asked for environments, the one that is believed first before the others."""

    ORDINARY = "ordinary"
    ADMINISTRATORS = "administrators"
    MANAGEMENT = "management"
    DISCOVERY = "discovery"


SOURCE_NAMES = {
    Source.ORDINARY: text("the list of your environments"),
    Source.ADMINISTRATORS: text("the administrators' list"),
    Source.MANAGEMENT: text("the Power Platform API"),
    Source.DISCOVERY: text("Dataverse's directory"),
}


@dataclass(frozen=True)
class SourceAnswer:
    """What one source gave: so many environments, and the problem with it, if any."""

    source: Source
    count: int
    problem: Problem | None = None


@dataclass(frozen=True)
class Lookup:
    """The search for an environment that is not listed, begun or not yet.

    `message` says how it ended, `problem` what came in its way.
    """

    is_looking: bool = False
    found: Environment | None = None
    message: Text | None = None
    problem: Problem | None = None


@dataclass(frozen=True)
class Listing:
    """`answers` are there once a source has answered. `last` is the id of the environment used last time.

    `added` are those that were found by their address; `lookup` is the search for such a one, if any.
    """

    is_reading: bool = False
    answers: tuple[SourceAnswer, ...] = ()
    last: str = ""
    added: tuple[Environment, ...] = ()
    lookup: Lookup | None = None
    index: EnvironmentIndex = NO_ENVIRONMENTS

    @property
    def gap(self) -> Text | None:
        """Why some may be missing from the list, and who answered instead; None where the list is whole."""
        problem = next((one.problem for one in self.answers if one.source is Source.ORDINARY), None)
        if problem is None:
            return None
        if any(one.source is Source.ORDINARY and one.count for one in self.answers):
            return text("The list broke off, so yours may be missing. {what}", what=problem.what)
        instead = [one.source for one in self.answers if one.count]
        return text(
            "The list of your environments could not be read. These come from {sources}, so yours may be "
            "missing. {what}",
            sources=_joined(instead),
            what=problem.what,
        )


def _joined(sources: list[Source]) -> Text:
    if not sources:
        return text("what was read before")
    names = [SOURCE_NAMES[one] for one in sources]
    whole = names[0]
    for name in names[1:]:
        whole = text("{first} and {second}", first=whole, second=name)
    return whole
