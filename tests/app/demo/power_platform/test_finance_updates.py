from __future__ import annotations

import pytest
from practice_company import API_VERSION, PracticeCompany


def path_of(company: PracticeCompany, name: str, environment: str = "production") -> str:
    place = f"/dynamics/environments/{company.environment(environment)}/{name}"
    return f"{place}?api-version={API_VERSION}"


@pytest.mark.parametrize("name", ["finopsproperties", "finopsversions"])
def test_an_environment_without_finance_and_operations_has_none(company: PracticeCompany, name: str) -> None:
    assert company.ask("power_platform", "GET", path_of(company, name, "default")).status_code == 404
