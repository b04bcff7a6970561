from __future__ import annotations

from check_trial import answers, finding_of, said
from practice_world import Practice


def test_access_that_was_given_is_ready(practice: Practice) -> None:
    finding = finding_of(practice, "sign-in-rights")
    assert said(finding) == ("ready", "The program may ask Power Platform and Dataverse for you.")
    assert answers(finding) == ["Access was given to 2 services as alex@ready.contoso.example"]


def test_without_dataverse_only_power_platform_is_asked(practice: Practice) -> None:
    finding = finding_of(practice, "sign-in-rights", name="Contoso Training")
    assert said(finding) == ("ready", "The program may ask Power Platform for you.")
    assert answers(finding) == ["Access was given to 1 service as alex@ready.contoso.example"]
