from __future__ import annotations

import pytest

from app.aftercare.party_model import party_model, version_of
from app.catalogues import help_page
from app.services.dataverse import Solution
from app.services.table_permissions import Scope


@pytest.mark.parametrize(
    ("name", "version", "there"),
    [
        ("Party", "1.0", True),
        ("Dynamics365GABParty_Anchor", "3.3.0.5", True),
        ("Dynamics365FinanceAndOperationsAnchor", "2.0.999.0", True),
        ("Dynamics365FinanceAndOperationsAnchor", "2.0.1000", True),
        ("Dynamics365FinanceAndOperationsAnchor", "2.0.998.9", False),
        ("Dynamics365FinanceAndOperationsAnchor", "", False),
        ("Dynamics365SupplyChainExtended", "9.9.9.9", False),
    ],
)
def test_the_party_model_is_known_by_its_solutions(name: str, version: str, there: bool) -> None:
    assert party_model().is_installed([Solution(name, version)]) is there


def test_without_any_solution_there_is_no_party_model() -> None:
    assert not party_model().is_installed([])


def test_versions_are_compared_by_numbers_and_not_by_letters() -> None:
    assert version_of("2.0.999.0") < version_of("2.0.1000.0")
    assert version_of("2.x.²") == (2, 0, 0)


def test_the_three_permissions_are_those_of_microsofts_page() -> None:
    wanted = [(one.table, one.scope) for one in party_model().permissions]
    assert wanted == [
        ("msdyn_contactforparty", Scope.CONTACT),
        ("account", Scope.PARENT),
        ("salesorder", Scope.PARENT),
    ]
    assert help_page("party_portal").endswith("/party-gab-portal")
