"""Every catalogue in `resources` names its source and the day it was read, and has the form of its schema."""

from __future__ import annotations

import copy
import json
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from project_sources import ROOT, shown

RESOURCES = ROOT / "resources"
SCHEMAS = sorted((RESOURCES / "schemas").glob("*.json"))
CATALOGUES = sorted(RESOURCES.rglob("*.toml"))
each = pytest.mark.parametrize("catalogue", CATALOGUES, ids=shown)

Spoil = Callable[[Any], object]
SPOILED: dict[str, list[Spoil]] = {
    "releases.toml": [
        lambda content: content.pop("page"),
        lambda content: content.update(manifest="http://releases.example/manifest.json"),
        lambda content: content.update(keys=["short"]),
    ],
    "table_maps.toml": [
        lambda content: content["map"][0].pop("pairs"),
        lambda content: content["map"][0].update(both_ways="yes"),
        lambda content: content["map"][0].update(id="Sales Order"),
        lambda content: content["map"][0]["pairs"].clear(),
        lambda content: content["map"][0].update(colour="red"),
    ],
    "service_plans.toml": [
        lambda content: content.pop("supply_chain"),
        lambda content: next(iter(content["power_pages"].values())).append("POWER_PAGES"),
        lambda content: content.update(power_pages={}),
    ],
    "solutions.toml": [
        lambda content: content["group"][0].update(names=[]),
        lambda content: content["group"][0]["names"].append("two words"),
        lambda content: content.pop("group"),
    ],
    "links.toml": [
        lambda content: content["help"].update(set_up="http://learn.microsoft.com/a"),
        lambda content: content["help"].update(set_up="https://learn.microsoft.com.evil.example/a"),
        lambda content: content["device_code"]["pages"].append("microsoft.com/devicelogin"),
    ],
    "portal_languages.toml": [
        lambda content: content["language"][0].update(id="1033"),
        lambda content: content["language"][0].update(code="English"),
        lambda content: content["language"][0].pop("name"),
    ],
    "site_templates.toml": [
        lambda content: content["others"].append(content["others"][0]),
        lambda content: content.update(names_for_people=[]),
    ],
    "screen_words.toml": [
        lambda content: content["words"]["template"].pop("en"),
        lambda content: content["words"]["templates"].update(sv=""),
        lambda content: content["words"].pop("reactivate"),
    ],
    "portal_tables.toml": [
        lambda content: content["table"][0].pop("keys"),
        lambda content: content["table"][0].update(merged=True),
        lambda content: content["table"][0].update(name="webpage"),
        lambda content: content["table"][0]["folder"].update(form="file"),
        lambda content: content["table"][0].update(colour="red"),
        lambda content: content["settings"].pop("secret"),
        lambda content: content["volatile"].append("two words"),
    ],
    "clouds/public.toml": [
        lambda content: content["services"].pop("graph"),
        lambda content: content["services"]["graph"].update(address="http://graph.microsoft.com"),
        lambda content: content["sign_in"].update(authority="https://login.microsoftonline.com/common"),
        lambda content: content["pages"].update(sites="make.powerpages.microsoft.com"),
        lambda content: content["finance"].update(hosts=["https://operations.dynamics.com"]),
    ],
}


def content_of(catalogue: Path) -> dict[str, Any]:
    return tomllib.loads(catalogue.read_text("utf-8"))


def schema_of(catalogue: Path) -> Draft202012Validator:
    name = "cloud" if catalogue.parent.name == "clouds" else catalogue.stem
    return Draft202012Validator(json.loads((RESOURCES / "schemas" / f"{name}.json").read_text("utf-8")))


def objections(catalogue: Path, content: dict[str, Any]) -> list[str]:
    return [f"{one.json_path}: {one.message}" for one in schema_of(catalogue).iter_errors(content)]


def tables_in(value: Any) -> Iterator[list[dict[str, Any]]]:
    """Every list of tables, however deep."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, list) and all(isinstance(one, dict) for one in value):
        yield value
    for one in inner:
        yield from tables_in(one)


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from texts_in(one)


@pytest.mark.parametrize("schema", SCHEMAS, ids=shown)
def test_a_schema_is_one(schema: Path) -> None:
    content = json.loads(schema.read_text("utf-8"))
    Draft202012Validator.check_schema(content)
    assert content["title"]


@each
def test_a_catalogue_has_the_form_of_its_schema(catalogue: Path) -> None:
    assert objections(catalogue, content_of(catalogue)) == []


@each
def test_a_catalogue_names_its_source_and_the_day_it_was_read(catalogue: Path) -> None:
    lines = catalogue.read_text("utf-8").splitlines()
    header = " ".join(lines[: next(place for place, line in enumerate(lines) if not line.startswith("#"))])
    assert re.search(r"\bSources?: \S", header)
    assert re.search(r"\b[Rr]ead 20\d\d-[01]\d-[0-3]\d\b", header)


@each
def test_no_two_things_in_a_catalogue_have_the_same_id(catalogue: Path) -> None:
    for table in tables_in(content_of(catalogue)):
        ids = [one["id"] for one in table if "id" in one]
        assert len(ids) == len(set(ids))


@each
def test_every_link_is_a_safe_one(catalogue: Path) -> None:
    links = [one for one in texts_in(content_of(catalogue)) if "://" in one]
    assert [one for one in links if not one.startswith("https://")] == []


@pytest.mark.parametrize(
    ("name", "spoil"), [(name, spoil) for name, spoils in SPOILED.items() for spoil in spoils]
)
def test_a_catalogue_of_another_form_is_refused(name: str, spoil: Spoil) -> None:
    content = content_of(RESOURCES / name)
    spoiled = copy.deepcopy(content)
    spoil(spoiled)
    assert spoiled != content
    assert objections(RESOURCES / name, spoiled) != []
