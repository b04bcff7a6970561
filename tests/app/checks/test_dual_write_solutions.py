from __future__ import annotations

import pytest
from check_trial import answers, finding_of, said
from practice_world import Practice


def remove(practice: Practice, *names: str) -> None:
    practice.change_rows("solution", lambda row: None if row["uniquename"] in names else row)


def test_installed_solutions_are_named_with_their_versions(practice: Practice) -> None:
    finding = finding_of(practice, "dual-write-solutions")
    assert said(finding) == ("ready", "The dual-write solutions are installed.")
    assert answers(finding) == [
        "Dual-write core: DualWriteCore 1.0.24062.2",
        "Dual-write finance: Dynamics365FinanceExtended 2.3.10.4",
        "Dual-write supply chain: Dynamics365SupplyChainExtended 2.3.10.4",
    ]


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
    assert "/pages/environment?environment=" in finding.remedy.page


def test_an_environment_without_dual_write_has_none_of_them(practice: Practice) -> None:
    finding = finding_of(practice, "dual-write-solutions", name="Contoso (default)")
    assert finding.verdict.value == "not-ready"
    assert answers(finding) == [
        "Dual-write core: not installed",
        "Dual-write finance: not installed",
        "Dual-write supply chain: not installed",
    ]


@pytest.mark.parametrize("name", ["msdyn_DualWriteCore", "DualWriteCoreAnchor", "dualwritecore"])
def test_the_core_may_have_any_of_its_names(practice: Practice, name: str) -> None:
    def renamed(row: dict[str, str]) -> dict[str, str]:
        return {**row, "uniquename": name} if row["uniquename"] == "DualWriteCore" else row

    practice.change_rows("solution", renamed)
    assert said(finding_of(practice, "dual-write-solutions"))[0] == "ready"


def test_a_name_counts_however_it_is_written(practice: Practice) -> None:
    practice.change_rows("solution", lambda row: {**row, "uniquename": row["uniquename"].upper()})
    finding = finding_of(practice, "dual-write-solutions")
    assert said(finding)[0] == "ready"
    assert answers(finding)[0] == "Dual-write core: DUALWRITECORE 1.0.24062.2"
