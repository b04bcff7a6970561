from __future__ import annotations

import pytest

from app.catalogues import help_page
from app.setup.glossary import GLOSSARY
from app.setup.page_help import page_help
from app.setup.state import StepId


@pytest.mark.parametrize("step", StepId)
def test_each_step_says_how_long_it_takes_what_is_needed_and_what_its_words_mean(step: StepId) -> None:
    found = page_help(step)
    assert str(found.takes).startswith("Takes ")
    assert str(found.needs).startswith("You need ")
    assert found.words
    assert help_page(found.page)


def test_every_word_is_explained_somewhere() -> None:
    assert {word for step in StepId for word in page_help(step).words} == set(GLOSSARY.values())
