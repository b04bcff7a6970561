from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.errors import NoNetwork
from app.problems import problem_of
from app.services.environments import Availability, Environment
from app.setup.environment_index import EnvironmentIndex, Order, index_of
from app.setup.environment_listing import Listing, Source, SourceAnswer
from app.setup.likely_environments import likeliest_first

_ENVIRONMENTS = (
    Environment("1", "Zeta", "Sandbox", "westeurope", dataverse="https://zeta.example"),
    Environment("2", "alpha", "Trial", "eastus", finance="https://finance.example"),
    Environment("3", "Beta", "Production", "WestUS", state="Ready"),
)
_INDEX = index_of(_ENVIRONMENTS)


def _names(wanted: str = "", order: Order = Order.SUITABLE_FIRST) -> list[str]:
    return [_ENVIRONMENTS[place].name for place in _INDEX.places(wanted, order)]


def test_every_word_has_to_occur_somewhere() -> None:
    assert _names("WEST") == ["Zeta", "Beta"]
    assert _names("west z") == ["Zeta"]
    assert _names("finance.example") == ["alpha"]
    assert _names("west nowhere") == []


def test_the_order_is_the_one_asked_for() -> None:
    assert _names() == ["Zeta", "alpha", "Beta"]
    assert _names(order=Order.NAME) == ["alpha", "Beta", "Zeta"]
    assert _names(order=Order.KIND) == ["Beta", "Zeta", "alpha"]
    assert _names(order=Order.REGION) == ["alpha", "Zeta", "Beta"]


@given(st.text(max_size=6), st.sampled_from(Order))
def test_an_order_changes_nothing_about_what_is_found(wanted: str, order: Order) -> None:
    assert sorted(_INDEX.places(wanted, order)) == _INDEX.places(wanted)


def test_no_environments_are_an_index_too() -> None:
    assert EnvironmentIndex().places("x", Order.NAME) == []


def test_the_suitable_come_first_and_of_them_the_likeliest() -> None:
    plain = replace(_ENVIRONMENTS[0], finance="", name="A")
    linked = replace(plain, id="linked", finance="https://finance.example", name="Z")
    trial = replace(linked, id="trial", kind="Trial")
    unknown = replace(plain, id="unknown")
    unlinked = replace(plain, id="unlinked", finance_told=True)
    default = replace(linked, id="default", is_default=True)
    unusable = replace(linked, id="unusable", availability=Availability.DISABLED)
    wanted = (linked, trial, unknown, unlinked, default, unusable)
    assert likeliest_first(reversed(wanted)) == wanted


def test_a_list_of_which_a_part_is_missing_says_so_and_who_stood_in() -> None:
    problem = problem_of(NoNetwork("bap.example"))
    discovery = SourceAnswer(Source.DISCOVERY, 2)
    whole = Listing(
        answers=(SourceAnswer(Source.ORDINARY, 4), SourceAnswer(Source.ADMINISTRATORS, 0, problem))
    )
    assert whole.gap is None
    instead = Listing(answers=(SourceAnswer(Source.ORDINARY, 0, problem), discovery)).gap
    assert "Dataverse's directory" in str(instead)
    assert "bap.example cannot be reached" in str(instead)
    broken = Listing(answers=(SourceAnswer(Source.ORDINARY, 3, problem), discovery)).gap
    assert "The list broke off" in str(broken)
