from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.services.environment_merge import merged
from app.services.environments import Availability, Environment

_PLAIN = (
    "name",
    "kind",
    "region",
    "dataverse",
    "organization",
    "finance",
    "base_language",
    "state",
    "trial_ends",
)
_WORDS = st.sampled_from(["", "one", "two"])
_DESCRIPTIONS = st.builds(
    Environment,
    id=st.sampled_from(["a-1", "A-1", "b-2", "c-3", "C-3"]),
    name=st.sampled_from(["Uat", "Test"]),
    kind=_WORDS,
    region=_WORDS,
    is_default=st.booleans(),
    availability=st.sampled_from(Availability),
    dataverse=_WORDS,
    organization=_WORDS,
    finance=_WORDS,
    base_language=st.sampled_from([None, 1033, 1053]),
    state=_WORDS,
    finance_told=st.booleans(),
    trial_ends=st.sampled_from([None, datetime(2026, 12, 1, tzinfo=UTC)]),
)
_LISTS = st.lists(st.lists(_DESCRIPTIONS, max_size=4), max_size=4)


def _of(lists: list[list[Environment]], one: Environment) -> list[Environment]:
    return [other for each in lists for other in each if other.id.casefold() == one.id.casefold()]


@given(_LISTS)
def test_every_environment_is_there_once_whatever_the_letters_of_its_id(
    lists: list[list[Environment]],
) -> None:
    found = [one.id.casefold() for one in merged(lists)]
    assert found == list(dict.fromkeys(one.id.casefold() for each in lists for one in each))


@given(_LISTS)
def test_what_one_list_knows_is_never_lost(lists: list[list[Environment]]) -> None:
    for one in merged(lists):
        known = _of(lists, one)
        for field in _PLAIN:
            said = [getattr(each, field) for each in known if getattr(each, field)]
            assert getattr(one, field) == (said[0] if said else getattr(known[0], field))
        assert one.is_default == any(each.is_default for each in known)
        assert one.finance_told == any(each.finance_told for each in known)


@given(_LISTS)
def test_a_hindrance_that_any_list_knows_of_is_told(lists: list[list[Environment]]) -> None:
    for one in merged(lists):
        known = _of(lists, one)
        said = [each.availability for each in known if each.availability is not Availability.USABLE]
        grave = [each for each in said if each is not Availability.NO_DATAVERSE]
        if grave:
            assert one.availability in grave
        elif len(known) > 1:
            is_without = bool(said) and not one.dataverse
            assert (one.availability is Availability.NO_DATAVERSE) == is_without


@given(_LISTS)
def test_merging_what_is_merged_changes_nothing(lists: list[list[Environment]]) -> None:
    once = merged(lists)
    assert merged([once]) == once


def test_an_id_in_the_place_of_a_name_gives_way_to_a_name() -> None:
    (found,) = merged([[Environment("a-1", "a-1")], [Environment("A-1", "Contoso")]])
    assert (found.id, found.name) == ("a-1", "Contoso")


def test_the_address_of_a_database_refutes_that_there_is_none() -> None:
    without = Environment("a-1", "Contoso", availability=Availability.NO_DATAVERSE)
    (found,) = merged([[without], [Environment("a-1", "Contoso", dataverse="https://contoso.example")]])
    assert found.availability is Availability.USABLE


def test_the_first_list_is_believed_about_what_hinders() -> None:
    first = Environment("a-1", "Contoso", availability=Availability.ADMINISTRATION_MODE)
    (found,) = merged([[first], [Environment("a-1", "Contoso", availability=Availability.DISABLED)]])
    assert found.availability is Availability.ADMINISTRATION_MODE
