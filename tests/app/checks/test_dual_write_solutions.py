from __future__ import annotations

import pytest
from check_trial import answers, finding_of, said
from practice_world import Practice


def remove(practice: Practice, *names: str) -> None:
    practice.change_rows("solution", lambda row: None if row["uniquename"] in names else row)


def test_installed_solutions_are_named_with_their_versions(practice: Practice) -> None:
    finding = finding_of(practice, "dual-write-solutions")
    assert said(finding) == ("ready", "The dual-write solutions are installed.")
    assert "DualWriteCore 1.0.24062.2" in answers(finding)[0]


@pytest.mark.parametrize(
    ("names", "missing"),
    [
        (("DualWriteCore",), "Dual-write core"),
        (("Dynamics365SupplyChainExtended",), "Dual-write supply chain"),
        (
            ("Dynamics365FinanceExtended", "Dynamics365SupplyChainExtended"),
            "Dual-write finance, Dual-write supply chain",
        ),
    ],
)
def test_what_is_missing_is_named(practice: Practice, names: tuple[str, ...], missing: str) -> None:
    remove(practice, *names)
    finding = finding_of(practice, "dual-write-solutions")
    assert said(finding) == ("not-ready", f"Not installed: {missing}.")
    assert finding.remedy is not None
    assert finding.remedy.page.startswith("https://")


def test_an_environment_without_dual_write_has_none_of_them(practice: Practice) -> None:
    finding = finding_of(practice, "dual-write-solutions", name="Contoso (default)")
    assert finding.verdict.value == "not-ready"
    assert answers(finding) == ["None of the solutions"]
