"""Microsoft's `powerplatform-management` package, as it is, against the practice tenant."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from kiota_abstractions.base_request_configuration import RequestConfiguration
from management_client import VERSION, environments, with_client
from mspp_management.models.convert_trial_to_production_request import ConvertTrialToProductionRequest
from mspp_management.models.environment_response import EnvironmentResponse
from mspp_management.models.error_message import ErrorMessage
from mspp_management.models.new_website_request import NewWebsiteRequest
from mspp_management.models.portal_scan_issues_category import PortalScanIssues_category
from mspp_management.models.portal_scan_issues_result import PortalScanIssues_result
from mspp_management.models.website_dto import WebsiteDto
from mspp_management.models.website_dto_site_visibility import WebsiteDto_siteVisibility
from mspp_management.models.website_dto_status import WebsiteDto_status
from mspp_management.models.website_dto_type import WebsiteDto_type
from mspp_management.models.website_template_name import WebsiteTemplateName
from mspp_management.powerpages.environments.item.websites.websites_request_builder import (
    WebsitesRequestBuilder,
)
from mspp_management.service_client_base import ServiceClientBase

from app.demo.tenant import PracticeTenant

# The generated modules that the client imports on its way warn of parts of themselves.
pytestmark = pytest.mark.filterwarnings("ignore:This class is deprecated:DeprecationWarning:mspp_management")

POLLS = 200


async def production(client: ServiceClientBase) -> EnvironmentResponse:
    everything = await environments(client)
    return next(one for one in everything if one.display_name == "Contoso Production")


async def websites(client: ServiceClientBase, environment: str) -> tuple[list[WebsiteDto], int]:
    """Every site of an environment, and on how many pages they came."""
    builder = client.powerpages.environments.by_environment_id(environment).websites
    query = WebsitesRequestBuilder.WebsitesRequestBuilderGetQueryParameters(api_version=VERSION)
    page = await builder.get(RequestConfiguration(query_parameters=query))
    found, pages = list(page.value), 1
    while page.odata_next_link:
        page = await builder.with_url(page.odata_next_link).get()
        found, pages = found + list(page.value), pages + 1
    return found, pages


async def create(
    client: ServiceClientBase, environment: EnvironmentResponse, subdomain: str, template: WebsiteTemplateName
) -> None:
    wish = NewWebsiteRequest(
        dataverse_organization_id=UUID(environment.dataverse_id),
        name=f"Site {subdomain}",
        selected_base_language=1033,
        subdomain=subdomain,
        template_name=template,
    )
    builder = client.powerpages.environments.by_environment_id(environment.id).websites
    query = WebsitesRequestBuilder.WebsitesRequestBuilderPostQueryParameters(api_version=VERSION)
    await builder.post(wish, RequestConfiguration(query_parameters=query))


async def status_when_done(client: ServiceClientBase, environment: str, subdomain: str) -> list[Any]:
    """Every status that a site was seen with, in order, until it changed no more."""
    seen: list[Any] = []
    for _ in range(POLLS):
        found, _pages = await websites(client, environment)
        (site,) = [one for one in found if one.subdomain == subdomain]
        if site.status not in seen:
            seen.append(site.status)
        if site.status == WebsiteDto_status.OperationComplete:
            break
        await asyncio.sleep(0.02)
    return seen


def item(client: ServiceClientBase, environment: str, site: WebsiteDto) -> Any:
    """What the client offers for one site."""
    return client.powerpages.environments.by_environment_id(environment).websites.by_id(site.id)


@dataclass
class Query:
    """The parameters of any query, by the names that the client's own classes have for them."""

    api_version: str
    lcid: str | None = None
    site_visibility: str | None = None

    def get_query_parameter(self, name: str) -> str:
        """The name on the wire, percent-encoded as in the client's own templates."""
        return {"api_version": "api%2Dversion", "site_visibility": "siteVisibility"}.get(name, name)


def asked(**parameters: str) -> RequestConfiguration[Any]:
    """A request with the parameters of its query."""
    return RequestConfiguration(query_parameters=Query(VERSION, **parameters))


def test_it_scans_converts_opens_restarts_and_deletes_a_site(brisk_practice: PracticeTenant) -> None:
    async def work(client: ServiceClientBase) -> dict[str, Any]:
        environment = await production(client)
        await create(client, environment, "chairs", WebsiteTemplateName.BlankPage)
        await status_when_done(client, environment.id, "chairs")
        found, _pages = await websites(client, environment.id)
        one = item(client, environment.id, next(one for one in found if one.subdomain == "chairs"))
        seen: dict[str, Any] = {"scan": await one.scan.quick.execute.post(asked(lcid="1033"))}
        with pytest.raises(ErrorMessage) as refused:
            await one.update_site_visibility.post(asked(site_visibility="public"))
        seen["refused"] = refused.value.response_status_code, refused.value.error.code
        wish = ConvertTrialToProductionRequest(enable_c_d_n=False, enable_w_a_f=False)
        await one.convert_to_production.post(wish, asked())
        await one.update_site_visibility.post(asked(site_visibility="public"))
        seen["site"] = await one.get(asked())
        await asyncio.sleep(0.1)
        await one.restart.post(asked())
        await one.delete(asked())
        await asyncio.sleep(0.2)
        with pytest.raises(ErrorMessage) as gone:
            await one.get(asked())
        return seen | {"gone": gone.value.response_status_code}

    seen = with_client(brisk_practice, "ready", work)
    trial = next(one for one in seen["scan"] if one.issue == "Trial website")
    assert trial.result == PortalScanIssues_result.Warning
    assert PortalScanIssues_category.Security in [one.category for one in seen["scan"]]
    assert seen["refused"] == (400, "SiteVisibilityRestricted")
    assert seen["site"].type == WebsiteDto_type.Production
    assert seen["site"].site_visibility == WebsiteDto_siteVisibility.Public
    assert seen["gone"] == 404


def test_it_lists_environments_from_every_page(brisk_practice: PracticeTenant) -> None:
    found = with_client(brisk_practice, "ready", environments)
    by_name = {environment.display_name: environment for environment in found}
    assert set(by_name) == {
        "Contoso Production",
        "Contoso (default)",
        "Contoso Training",
        "Contoso Archive",
    }
    finance = by_name["Contoso Production"].fin_ops_metadata
    assert finance.url == brisk_practice.addresses("finance-a")
    assert by_name["Contoso Training"].dataverse_id is None


def test_it_creates_a_customer_portal_and_sees_it_through(tmp_path: Path) -> None:
    async def work(client: ServiceClientBase) -> list[Any]:
        environment = await production(client)
        await create(client, environment, "lamps", WebsiteTemplateName.CustomerPortal)
        seen = []
        for minutes in (0, 10, 20):
            unhurried.clock.advance(timedelta(minutes=minutes))
            found, _pages = await websites(client, environment.id)
            seen += [one.status for one in found if one.subdomain == "lamps"]
        return seen

    with PracticeTenant.start(tmp_path, pace=1) as unhurried:
        seen = with_client(unhurried, "ready", work)
    assert seen == [
        WebsiteDto_status.OperationNotStarted,
        WebsiteDto_status.OperationInProgress,
        WebsiteDto_status.OperationComplete,
    ]


def test_it_lists_websites_from_every_page_and_reads_each(brisk_practice: PracticeTenant) -> None:
    async def work(client: ServiceClientBase) -> tuple[list[WebsiteDto], int, WebsiteDto]:
        environment = await production(client)
        for number in range(6):
            await create(client, environment, f"site-{number}", WebsiteTemplateName.BlankPage)
        found, pages = await websites(client, environment.id)
        builder = client.powerpages.environments.by_environment_id(environment.id).websites
        query = WebsitesRequestBuilder.WebsitesRequestBuilderGetQueryParameters(api_version=VERSION)
        one = await builder.by_id(found[-1].id).get(RequestConfiguration(query_parameters=query))
        return found, pages, one

    found, pages, one = with_client(brisk_practice, "site-exists", work)
    assert pages == 2
    assert len({site.id for site in found}) == 7
    assert found[0].template_name == WebsiteTemplateName.CustomerPortal
    assert one.subdomain == "site-5"


def test_it_reads_a_refusal_as_the_documented_message(brisk_practice: PracticeTenant) -> None:
    async def work(client: ServiceClientBase) -> None:
        environment = await production(client)
        await create(client, environment, "contoso", WebsiteTemplateName.BlankPage)

    with pytest.raises(ErrorMessage) as refused:
        with_client(brisk_practice, "maps-stopped", work)
    assert refused.value.response_status_code == 400
    assert refused.value.error.code == "SubdomainConflict"
