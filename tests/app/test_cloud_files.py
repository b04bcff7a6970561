from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clouds import OPTIONAL_PAGES, Cloud, cloud_from_file, cloud_named
from app.errors import CloudFileUnreadable

ENVIRONMENT = "11111111-2222-3333-4444-555555555555"


def public_file() -> dict[str, Any]:
    return tomllib.loads(files("resources").joinpath("clouds", "public.toml").read_text("utf-8"))


def written(folder: Path, content: dict[str, Any]) -> Path:
    """A cloud file with this content."""
    tables = {name: table for name, table in content.items() if isinstance(table, dict)}
    lines = [f"{name} = {json.dumps(value)}" for name, value in content.items() if name not in tables]
    for name, table in tables.items():
        lines.append(f"[{name}]")
        lines += [f"{key} = {_toml(value)}" for key, value in table.items()]
    file = folder / "cloud.toml"
    file.write_text("\n".join(lines), "utf-8")
    return file


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(inner)}" for key, inner in value.items()) + "}"
    return json.dumps(value)


@pytest.fixture
def public() -> Cloud:
    return cloud_named("public")


def test_a_file_describes_a_cloud_as_the_built_in_ones_are(tmp_path: Path, public: Cloud) -> None:
    assert cloud_from_file(written(tmp_path, public_file())) == public


def test_the_second_address_of_the_dual_write_page_may_be_left_out(tmp_path: Path, public: Cloud) -> None:
    content = public_file()
    del content["pages"]["dual_write_elsewhere"]
    cloud = cloud_from_file(written(tmp_path, content))
    assert "dual_write_elsewhere" not in cloud.pages
    page = public.page("dual_write_elsewhere", finance_host="a.operations.dynamics.com")
    assert page.endswith("/dualWrite?axenv=a.operations.dynamics.com")
    assert public.may_open(page)


def test_a_certificate_file_lies_beside_the_cloud_file(tmp_path: Path) -> None:
    cloud = cloud_from_file(written(tmp_path, {**public_file(), "trust": {"ca_file": "own.pem"}}))
    assert cloud.ca_file == tmp_path / "own.pem"


def test_a_cloud_that_does_not_say_is_unverified(tmp_path: Path) -> None:
    content = public_file()
    del content["verified"]
    assert not cloud_from_file(written(tmp_path, content)).verified


def test_a_cloud_may_bring_the_program_s_registration(tmp_path: Path) -> None:
    content = public_file()
    content["sign_in"]["client_id"] = ENVIRONMENT
    assert cloud_from_file(written(tmp_path, content)).client_id == ENVIRONMENT


def test_a_cloud_may_name_another_provider_to_sign_in_at(tmp_path: Path, public: Cloud) -> None:
    content = public_file()
    content["sign_in"]["issuer"] = "https://Login.example/realm/one/"
    cloud = cloud_from_file(written(tmp_path, content))
    assert (public.issuer, cloud.issuer) == ("", "https://login.example/realm/one")
    assert cloud.may_open("https://login.example/realm/one/authorize")
    assert not public.may_open("https://login.example/realm/one/authorize")
    assert not cloud.may_open(cloud.authority)


PLACES = [
    (("id",), 7, "id is not a text"),
    (("title",), "", "title is not a text"),
    (("verified",), "false", "verified is neither true nor false"),
    (("sign_in",), "text", "sign_in is not a table"),
    (("sign_in", "authority"), "http://a.example", "sign_in.authority is not an https address"),
    (("sign_in", "authority"), "https://[", "sign_in.authority is not an https address"),
    (("sign_in", "issuer"), 1, "sign_in.issuer is not a text"),
    (("sign_in", "issuer"), "http://a.example/b", "sign_in.issuer is not an https address"),
    (("sign_in", "issuer"), "https://a.example/", "sign_in.issuer is not an address that ends with a path"),
    (
        ("sign_in", "issuer"),
        "https://a.example/b?c",
        "sign_in.issuer is not an address that ends with a path",
    ),
    (("sign_in", "issuer"), "https://[/b", "sign_in.issuer is not an https address"),
    (("services", "graph", "address"), 1, "services.graph.address is not a text"),
    (("services", "graph", "address"), "graph", "services.graph.address is not an https address"),
    (("services", "discovery", "scopes"), "one", "services.discovery.scopes is not a list of texts"),
    (("services", "discovery", "scopes"), [1], "services.discovery.scopes is not a list of texts"),
    (("dataverse", "hosts"), [""], "dataverse.hosts is not a list of texts"),
    (("sites", "address"), "https://{domain}", "sites.address has the unknown placeholder {domain}"),
    (("sites", "address"), "https://{}", "sites.address has the unknown placeholder {}"),
    (
        ("sites", "address"),
        "https://{subdomain.x}",
        "sites.address has the unknown placeholder {subdomain.x}",
    ),
    (("sites", "address"), "https://{subdomain!r}", "sites.address has the unknown placeholder {subdomain}"),
    (
        ("sites", "address"),
        "https://{subdomain:{x}}",
        "sites.address has the unknown placeholder {subdomain}",
    ),
    (("pages", "apps"), "https://{", "pages.apps has a brace without its partner"),
    (("trust",), {"ca_file": 3}, "trust.ca_file is not a text"),
]


@pytest.mark.parametrize(("place", "value", "reason"), PLACES)
def test_a_file_with_an_odd_entry_is_refused_with_its_place(
    tmp_path: Path, place: tuple[str, ...], value: object, reason: str
) -> None:
    content: Any = public_file()
    table = content
    for name in place[:-1]:
        table = table[name]
    table[place[-1]] = value
    with pytest.raises(CloudFileUnreadable) as refused:
        cloud_from_file(written(tmp_path, content))
    assert refused.value.reason == reason


def _entries(table: dict[str, Any], path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for name, value in table.items():
        found.append((*path, name))
        if isinstance(value, dict):
            found += _entries(value, (*path, name))
    return found


_MAY_BE_LEFT_OUT = {("verified",), *(("pages", name) for name in OPTIONAL_PAGES)}


@pytest.mark.parametrize("place", [one for one in _entries(public_file()) if one not in _MAY_BE_LEFT_OUT])
def test_a_file_that_lacks_an_entry_is_refused_with_its_place(tmp_path: Path, place: tuple[str, ...]) -> None:
    content: Any = public_file()
    table = content
    for name in place[:-1]:
        table = table[name]
    del table[place[-1]]
    with pytest.raises(CloudFileUnreadable) as refused:
        cloud_from_file(written(tmp_path, content))
    assert refused.value.reason == ".".join(place) + " is missing"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "services is missing"),
        (b"id =", "it is not written as TOML at end of document"),
        (b"\xff\xfe", "it is not a text file in UTF-8"),
        (b"a = " + b"[" * 100_000, "it is nested too deeply"),
        (b"a = " + b"9" * 10_000, "digits"),
        (b"a\nb", "it is not written as TOML at line 1, column 2"),
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    file = tmp_path / "cloud.toml"
    file.write_bytes(content)
    with pytest.raises(CloudFileUnreadable) as refused:
        cloud_from_file(file)
    assert reason in refused.value.reason
    assert refused.value.path == file


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path, Path("\0")):
        with pytest.raises(CloudFileUnreadable) as refused:
            cloud_from_file(path)
        assert refused.value.reason


VALUES = st.recursive(
    st.integers() | st.booleans() | st.text(st.characters(codec="utf-8", exclude_categories=["C"])),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["address", "hosts", "x"]), inner)
    ),
    max_leaves=4,
)


@given(place=st.sampled_from(_entries(public_file())), value=VALUES)
def test_any_entry_may_be_odd(
    tmp_path_factory: pytest.TempPathFactory, place: tuple[str, ...], value: object
) -> None:
    content: Any = public_file()
    table = content
    for name in place[:-1]:
        table = table[name]
    table[place[-1]] = value
    try:
        cloud = cloud_from_file(written(tmp_path_factory.mktemp("cloud"), content))
    except CloudFileUnreadable:
        return
    cloud.website_address("contoso")
    cloud.may_open("https://a.example")
    cloud.page("edit_site", environment="a", website_record="b")
    cloud.page(
        "reactivate", environment="a", website_record="b", site_name="c", site_address="d", language="1033"
    )


def test_clouds_are_told_apart_by_more_than_their_name(public: Cloud) -> None:
    assert replace(public, authority="https://a.example") != public
