from __future__ import annotations

import pytest

from app.aftercare.answer_words import answer_words
from app.services.site_answers import Answer, SiteAnswer


@pytest.mark.parametrize("answer", Answer)
@pytest.mark.parametrize("waits", [False, True])
def test_only_a_portal_that_has_answered_is_said_to_answer(answer: Answer, *, waits: bool) -> None:
    said = str(answer_words(SiteAnswer(answer, 403, "elsewhere.example"), waits=waits))
    assert said.startswith("The portal answers") is answer.is_settled
    assert ("does not answer yet" in said) is not answer.is_settled


def test_before_the_first_look_nothing_is_said_of_it() -> None:
    assert str(answer_words(None, waits=True)) == "Looking whether the portal answers."
