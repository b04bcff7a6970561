"""Every path, name and value that the program and the practice tenant use is one that Microsoft publishes.

What is known from elsewhere stands in a list, with where it was seen. A name that Microsoft's client gains or
loses is told by its name, so that whoever takes a newer one looks at it.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from typing import Any

import pytest
from api_trace import Traced, TracingClient, traces_of, tracing
from practice_world import practising
from published_api import installed_client, route_of

from app.errors import NotFound, ServiceRefused
from app.services import capacity, finance_updates, packages, site_scan, website_operations, websites
from app.services.environment_management import managed_environment_pages
from app.services.environments import Environment

_OPERATIONS = re.compile(r"/powerpages/environments/[^/]+/operations/[^/]+")
"""Where the operation of a site is asked: an address that the service gives (power-platform.md section 2)."""

OBSERVED_NAMES = {
    # power-platform.md section 2: seen in recorded lists of sites.
    ("WebsiteDto", "dataModel"),
    # power-platform.md section 4: recorded of the list of packages.
    ("ApplicationPackage", "crmMinversion"),
    ("ApplicationPackage", "crmMaxVersion"),
    ("ApplicationPackage", "errorDetails"),
    # power-platform.md section 1.2 and identity.md 1.3: recorded, in no model.
    ("BillingPolicyResponseModel", "type"),
    # Every spelling of the next page is looked for (power-platform.md section 1).
    ("*", "@odata.nextLink"),
    ("*", "nextLink"),
    # An annotation of OData itself, recorded of a list and of one site.
    ("*", "@odata.metadata"),
}
OBSERVED_VALUES = {
    # power-platform.md section 2: the status of a site whose host is being deleted.
    ("WebsiteDto_status", "StateDeletingApplication"),
    # The same section: a finished site, in a recorded list.
    ("WebsiteDto_status", "StateConfigured"),
}


async def _ask_everything(client: TracingClient, environment: Environment) -> None:
    here = environment.id
    async for _ in managed_environment_pages(client):
        pass
    await capacity.allocations(client, here)
    await capacity.capacity_reports(client)
    await capacity.billing_policies(client, here)
    await finance_updates.deployment_type(client, here)
    await finance_updates.offered_versions(client, here)
    (first, *_) = await packages.list_packages(client, here)
    begun = await packages.install_package(client, here, first.name)
    await packages.installation(client, begun.operation)
    await _make_and_remove(client, here, environment.organization)


async def _make_and_remove(client: TracingClient, environment: str, organization: str) -> None:
    wanted = websites.NewWebsite(organization, "Contoso orders", "contoso-orders", 1033)
    accepted = await websites.create_website(client, environment, wanted)
    while True:
        operation = await websites.website_operation(client, accepted.operation)
        if operation.stage is websites.Stage.FINISHED:
            break
    (site,) = await websites.list_websites(client, environment)
    await website_operations.get_website(client, environment, site.id)
    await site_scan.scan_website(client, environment, site.id, 1033)
    await website_operations.restart_website(client, environment, site.id)
    await website_operations.convert_to_production(client, environment, site.id)
    await website_operations.change_visibility(client, environment, site.id, public=True)
    await website_operations.delete_website(client, environment, site.id)
    try:
        await website_operations.get_website(client, environment, site.id)
    except (NotFound, ServiceRefused):
        return


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Traced]]:
    """Everything that the program asks of the Power Platform API, once, with what the tenant answers."""
    with practising(tmp_path_factory.mktemp("drift"), pace=50_000) as practice:
        client = tracing(practice.company().power_platform)
        asyncio.run(_ask_everything(client, practice.environment()))
        yield list(traces_of(client))


def _inner(kind: str) -> str:
    found = re.fullmatch(r"list\[(.+)\]", kind)
    return found[1] if found else kind


def _unpublished(models: Any, kind: str, value: Any) -> Iterator[str]:
    """The names and values in `value` that its published kind does not have."""
    name = _inner(kind)
    model = models.get(name)
    for one in value if isinstance(value, list) else [value]:
        if model is None or one is None:
            continue
        if "enum" in model:
            if one not in model["enum"] and (name, one) not in OBSERVED_VALUES:
                yield f"{name}: the value {one}"
        elif isinstance(one, dict):
            for field, inner in one.items():
                if field in model:
                    yield from _unpublished(models, model[field], inner)
                elif not _is_observed(name, field):
                    yield f"{name}: the name {field}"


def _is_observed(model: str, name: str) -> bool:
    return bool({(model, name), ("*", name)} & OBSERVED_NAMES)


def _kind_of(models: Any, kind: str, names: list[str]) -> tuple[str, str] | None:
    """The model and the name in it that a path of names leads to; None where it leads through no model."""
    model = _inner(kind)
    for place, name in enumerate(names):
        known = models.get(model)
        if known is None or "enum" in known:
            return None
        if place == len(names) - 1 or name not in known:
            return model, name
        model = _inner(known[name])
    return None


def test_every_request_is_one_that_is_published(documented: Any, traced: list[Traced]) -> None:
    asked = {(one.method, one.path) for one in traced if not _OPERATIONS.fullmatch(one.path)}
    assert [one for one in sorted(asked) if route_of(documented, *one) is None] == []
    assert len({(method, re.sub(r"[0-9a-f-]{36}", "", path)) for method, path in asked}) >= 15


def test_nothing_is_asked_with_a_query_that_is_not_published(documented: Any, traced: list[Traced]) -> None:
    for one in traced:
        route = route_of(documented, one.method, one.path)
        # What leads to the next page is the service's own.
        unknown = set(one.query) - (route["query"] if route else {"api-version"})
        assert unknown <= {"$skiptoken", "continuationToken", "skip"}, one.path


def test_nothing_is_sent_that_is_not_published(documented: Any, traced: list[Traced]) -> None:
    sent = [one for one in traced if one.sent]
    for one in sent:
        route = route_of(documented, one.method, one.path)
        assert route is not None
        assert list(_unpublished(documented["models"], route["body"] or "", one.sent)) == []
    assert len(sent) >= 2


def test_every_name_that_is_read_is_published_or_was_observed(documented: Any, traced: list[Traced]) -> None:
    unknown: set[str] = set()
    for one in traced:
        route = route_of(documented, one.method, one.path)
        if route is None:
            continue
        for path in one.read:
            found = _kind_of(documented["models"], route["returns"], path.split("."))
            if found and found[1] not in documented["models"][found[0]] and not _is_observed(*found):
                unknown.add(f"{found[0]}: the name {found[1]}")
    assert sorted(unknown) == []


def test_what_the_practice_tenant_answers_is_published_or_was_observed(
    documented: Any, traced: list[Traced]
) -> None:
    unknown: set[str] = set()
    for one in traced:
        route = route_of(documented, one.method, one.path)
        if route is not None:
            unknown |= set(_unpublished(documented["models"], route["returns"] or "", one.answered))
    assert sorted(unknown) == []


def test_the_installed_client_has_every_operation_that_is_used(documented: Any, traced: list[Traced]) -> None:
    routes = [route_of(documented, one.method, one.path) for one in traced]
    used = {route["template"] for route in routes if route}
    assert sorted(used - installed_client().templates) == []


def test_the_installed_client_has_gained_and_lost_no_name(documented: Any) -> None:
    published = installed_client()
    told: list[str] = []
    for name, model in documented["models"].items():
        is_enum = "enum" in model
        here = frozenset(model["enum"] if is_enum else model)
        there = (published.values if is_enum else published.fields).get(name, frozenset())
        told += [f"{name} has lost {one}" for one in sorted(here - there)]
        told += [f"{name} has gained {one}" for one in sorted(there - here)]
    assert told == []


def test_the_values_that_the_program_knows_are_published(documented: Any) -> None:
    models = documented["models"]
    observed = {value.lower() for kind, value in OBSERVED_VALUES if kind == "WebsiteDto_status"}
    assert set(websites._SITE_STAGES) <= observed | {
        one.lower() for one in models["WebsiteDto_status"]["enum"]
    }
    known = {one.lower() for one in models["InstancePackageState"]["enum"]}
    assert set(packages._STAGES) <= known
    assert set(packages._OPERATIONS) <= {
        one.lower() for one in models["InstancePackageOperationStatus"]["enum"]
    }
    assert {websites.CUSTOMER_PORTAL} <= set(models["WebsiteTemplateName"]["enum"])
