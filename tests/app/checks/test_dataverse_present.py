from __future__ import annotations

import pytest
from check_trial import finding_of, said
from practice_world import Practice

from app.checks.dataverse_present import UNAVAILABLE
from app.services.environments import Availability


def test_dataverse_that_is_there_is_ready(practice: Practice) -> None:
    assert said(finding_of(practice, "dataverse")) == ("ready", "Dataverse is there and open for work.")


@pytest.mark.parametrize("availability", [one for one in Availability if one is not Availability.USABLE])
def test_each_reason_why_an_environment_cannot_be_used_has_its_sentence(
    practice: Practice, availability: Availability
) -> None:
    finding = finding_of(practice, "dataverse", availability=availability)
    assert said(finding) == ("not-ready", str(UNAVAILABLE[availability]))
    assert finding.remedy is not None
    assert finding.remedy.page


def test_an_environment_without_dataverse_fails_no_check_by_surprise(practice: Practice) -> None:
    finding = finding_of(practice, "administrator-role", name="Contoso Training")
    assert finding.verdict.value == "could-not-be-checked"
    assert finding.problem is not None
    assert str(finding.problem.what) == "This needs Dataverse, which this environment does not have."
