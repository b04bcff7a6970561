"""Help for each step: how long it takes, what is needed, and what its words mean.

Which words belong to which step stands in `resources/page_help.toml`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from app.setup.glossary import GLOSSARY, Word
from app.setup.state import StepId
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
    row = _rows()[step.value]
    words = tuple(GLOSSARY[name] for name in row["words"])
    return PageHelp(_TAKES[step], _NEEDS[step], words, str(row["help"]))


@cache
def _rows() -> dict[str, dict[str, list[str] | str]]:
    content = tomllib.loads(files("resources").joinpath("page_help.toml").read_text("utf-8"))
    return {row["step"]: row for row in content["page"]}
