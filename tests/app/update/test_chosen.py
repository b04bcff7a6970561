from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from portal_folder import STANDARD, as_bytes
from portal_sides import record

from app.errors import ChoiceNotPossible, ChoicesMissing, PlanOutOfDate
from app.update.chosen import outcome_of
from app.update.folder.change import with_site
from app.update.folder.image import FolderImage
from app.update.folder.read import image_of
from app.update.merge.choice import Choice, Edited, Take
from app.update.merge.decision import Place
from app.update.plan_file import Plan, checksums_of
from app.update.planning import Sides, decide, merged_folder

FILE = Path("plan.json")
MENU = "weblink-sets/menu/Menu.weblinkset.yml"
_JSON = '{"a": "%s", "b": 1}'
TEMPLATE = record("adx_webtemplate", "Only ours", {"adx_source": "mine"})
LIST = record("adx_entitylist", "Orders", {"adx_views": _JSON % "base"})


def _image(title: str, json: str) -> FolderImage:
    files = {**STANDARD, MENU: STANDARD[MENU] + f"adx_title: {title}\n"}
    image = image_of(as_bytes(files))
    views = replace(LIST, fields={**LIST.fields, "adx_settings": _JSON % json})
    return with_site(image, replace(image.site, records=(*image.site.records, views)))


@pytest.fixture(scope="module")
def sides() -> Sides:
    """Both sides changed a title and a place in JSON, and the site has a template of its own."""
    site = _image("ours", "ours")
    site = with_site(site, replace(site.site, records=(*site.site.records, TEMPLATE)))
    return Sides(site, _image("theirs", "theirs"), _image("base", "base"))


def _places(sides: Sides) -> dict[str, Place]:
    return {one.place.field: one.place for decision in decide(sides) for one in decision.fields}


def _plan(sides: Sides, choices: dict[Place, Choice]) -> Plan:
    return Plan(checksums_of(sides, decide(sides)), choices)


def test_choices_are_written_into_the_folder(sides: Sides) -> None:
    places = _places(sides)
    chosen: dict[Place, Choice] = {
        places["adx_title"]: Edited("Own title"),
        places["adx_settings"]: Take.THEIRS,
    }
    made = merged_folder(sides, outcome_of(_plan(sides, chosen), FILE, sides))
    (menu,), (orders,) = made.site.of("adx_weblinkset"), made.site.of("adx_entitylist")
    assert menu.value("adx_title") == "Own title"
    assert orders.value("adx_settings") == _JSON % "theirs"
    assert made.site.of("adx_webtemplate") == (TEMPLATE,)


def test_each_place_without_a_choice_is_counted(sides: Sides) -> None:
    with pytest.raises(ChoicesMissing) as told:
        outcome_of(_plan(sides, {}), FILE, sides)
    assert told.value.count == 2
    assert told.value.first in {"Menu", "Orders"}


def test_both_sides_of_a_value_cannot_be_had(sides: Sides) -> None:
    places = _places(sides)
    chosen: dict[Place, Choice] = {places["adx_title"]: Take.BOTH, places["adx_settings"]: Take.OURS}
    with pytest.raises(ChoicesMissing) as told:
        outcome_of(_plan(sides, chosen), FILE, sides)
    assert (told.value.count, told.value.first) == (1, "Menu")


def test_choices_that_cannot_be_had_are_told_by_name(sides: Sides) -> None:
    settings = _places(sides)["adx_settings"]
    impossible: list[tuple[Place, Choice, str]] = [
        (replace(settings, conflict=0), Edited("{ no JSON"), "Orders"),
        (settings, Edited("{ no JSON"), "Orders"),
        (replace(settings, conflict=9), Take.OURS, "Orders"),
        (replace(settings, field="", conflict=None), Edited("text"), "Orders"),
        (Place(TEMPLATE.table, TEMPLATE.id), Take.THEIRS, "Only ours"),
        (Place(TEMPLATE.table, TEMPLATE.id), Take.BOTH, "Only ours"),
        (Place("adx_webtemplate", "of nothing"), Take.OURS, "of nothing"),
    ]
    for place, choice, name in impossible:
        with pytest.raises(ChoiceNotPossible) as told:
            outcome_of(_plan(sides, {place: choice}), FILE, sides)
        assert told.value.name == name


def test_a_list_of_links_cannot_be_written_by_hand(sides: Sides) -> None:
    (permission,) = sides.site.site.of("adx_entitypermission")
    linked = replace(permission, links={"adx_entitypermission_webrole": ()})
    records = (linked if one == permission else one for one in sides.site.site.records)
    assert isinstance(sides.site, FolderImage)
    unlinked = replace(sides, site=with_site(sides.site, replace(sides.site.site, records=tuple(records))))
    chosen: dict[Place, Choice] = {_places(unlinked)["adx_entitypermission_webrole"]: Edited("a, b")}
    with pytest.raises(ChoiceNotPossible) as told:
        outcome_of(_plan(unlinked, chosen), FILE, unlinked)
    assert told.value.name == "Orders"


def test_a_choice_for_a_record_holds_for_its_fields(sides: Sides) -> None:
    chosen: dict[Place, Choice] = {
        Place(place.table, place.id): Take.THEIRS for place in _places(sides).values()
    }
    made = merged_folder(sides, outcome_of(_plan(sides, chosen), FILE, sides))
    (menu,), (orders,) = made.site.of("adx_weblinkset"), made.site.of("adx_entitylist")
    assert (menu.value("adx_title"), orders.value("adx_settings")) == ("theirs", _JSON % "theirs")


@pytest.mark.parametrize("side", ["site", "template", "baseline", "decisions"])
def test_a_plan_of_something_else_is_told_by_its_side(sides: Sides, side: str) -> None:
    plan = _plan(sides, {})
    other = replace(plan, checksums=replace(plan.checksums, **{side: "00"}))
    with pytest.raises(PlanOutOfDate) as told:
        outcome_of(other, FILE, sides)
    assert told.value.side == side


def test_a_plan_with_a_baseline_is_none_without_it(sides: Sides) -> None:
    with pytest.raises(PlanOutOfDate) as told:
        outcome_of(_plan(sides, {}), FILE, replace(sides, baseline=None))
    assert told.value.side == "baseline"
