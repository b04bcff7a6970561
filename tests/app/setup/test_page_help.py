from __future__ import annotations

import pytest

from app.catalogues import help_page
from app.setup.glossary import GLOSSARY
from app.setup.page_help import PageHelp, mending_help, page_help, update_help
from app.setup.state import StepId

ALL = {**{step.value: page_help(step) for step in StepId}, "mending": mending_help(), "update": update_help()}


@pytest.mark.parametrize("found", ALL.values(), ids=ALL)
def test_each_step_says_how_long_it_takes_what_is_needed_and_what_its_words_mean(found: PageHelp) -> None:
    assert str(found.takes).startswith("Takes ")
    assert str(found.needs).startswith("You need ")
    assert found.words
    assert help_page(found.page)


def test_every_word_is_explained_somewhere() -> None:
    assert {word for one in ALL.values() for word in one.words} == set(GLOSSARY.values())
