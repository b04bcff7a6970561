from __future__ import annotations

import pytest

from app.aftercare.refusals import Change, refused_change
from app.errors import Forbidden, NotSignedIn, ServiceDown, ServiceRefused, Throttled, TimedOut, Trouble
from app.problems import problem_of

_KNOWN = ("Power Platform", 400, "A059", "words of the service")


@pytest.mark.parametrize("change", Change)
def test_each_refusal_has_words_of_its_own_and_keeps_the_services(change: Change) -> None:
    problem = refused_change(change, ServiceRefused(*_KNOWN))
    assert problem.code.startswith("SITE-")
    assert dict(problem.details)["message"] == "words of the service"
    assert "words of the service" not in str(problem.remedy)


def test_the_codes_differ() -> None:
    codes = [refused_change(change, ServiceRefused(*_KNOWN)).code for change in Change]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    "trouble", [TimedOut("x"), ServiceDown("x", 503), Throttled("x", 429), NotSignedIn("x", 401)]
)
def test_what_is_no_answer_to_the_question_keeps_its_usual_words(trouble: Trouble) -> None:
    assert refused_change(Change.CONVERT, trouble) == problem_of(trouble)


def test_a_missing_right_is_named_where_nothing_else_is_known_to_cause_it() -> None:
    refused = Forbidden("Power Platform", 403)
    assert refused_change(Change.RESTART, refused) == problem_of(refused)
    assert refused_change(Change.OPEN_TO_ALL, refused).code == "SITE-1"
