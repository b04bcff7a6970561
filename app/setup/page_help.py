"""Help for each step: how long it takes, what is needed, and what its words mean.

Which words belong to which step stands in `resources/page_help.toml`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from app.setup.glossary import GLOSSARY, Word
from app.setup.state import UPDATE, StepId
from app.text import Text, text


@dataclass(frozen=True)
class PageHelp:
    """`takes` and `needs` are a sentence each; `page` names where Microsoft explains it."""

    takes: Text
    needs: Text
    words: tuple[Word, ...]
    page: str


_TAKES = {
    StepId.WELCOME: text("Takes two minutes to read."),
    StepId.SIGN_IN: text("Takes about a minute."),
    StepId.ENVIRONMENT: text("Takes about a minute."),
    StepId.READINESS: text("Takes about a minute. Putting something right can take longer."),
    StepId.SITE: text("Takes about two minutes."),
    StepId.REVIEW: text("Takes about a minute. Nothing has been created so far."),
    StepId.CREATE: text("Takes up to half an hour, and goes on without you."),
    StepId.FINISHED: text("Takes about ten minutes, now or on another day."),
}
_NEEDS = {
    StepId.WELCOME: text("You need nothing yet."),
    StepId.SIGN_IN: text("You need your work account."),
    StepId.ENVIRONMENT: text("You need to know in which environment your company works."),
    StepId.READINESS: text("You need nothing for the checks."),
    StepId.SITE: text("You need a name and a web address for the portal."),
    StepId.REVIEW: text("You need nothing more."),
    StepId.CREATE: text("You need nothing. This window may be closed."),
    StepId.FINISHED: text("You need the names of your customers who will use it."),
}


def page_help(step: StepId) -> PageHelp:
    """The help for a step."""
    return _help(step.value, _TAKES[step], _NEEDS[step])


def mending_help() -> PageHelp:
    """The help for putting something right on the way."""
    takes = text("Takes some minutes of your time. Microsoft may need longer.")
    needs = text("You need somebody who may change this environment.")
    return _help(StepId.READINESS.value, takes, needs)


def update_help() -> PageHelp:
    """The help for bringing a portal up to date."""
    takes = text("Takes half an hour or more, now or on another day.")
    needs = text("You need a portal that was just made, to see what is new.")
    return _help(UPDATE, takes, needs)


def _help(name: str, takes: Text, needs: Text) -> PageHelp:
    row = _rows()[name]
    words = tuple(GLOSSARY[word] for word in row["words"])
    return PageHelp(takes, needs, words, str(row["help"]))


@cache
def _rows() -> dict[str, dict[str, list[str] | str]]:
    content = tomllib.loads(files("resources").joinpath("page_help.toml").read_text("utf-8"))
    return {row["step"]: row for row in content["page"]}
