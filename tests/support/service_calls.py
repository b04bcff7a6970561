"""Every call that the program makes to a service, by a name of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from practice_world import Practice

from app.services import (
    capacity,
    customers,
    dataverse,
    dual_write,
    environment_discovery,
    environment_management,
    environments,
    finance,
    finance_updates,
    licences,
    packages,
    site_scan,
    system_administrators,
    table_definitions,
    table_metadata,
    table_permissions,
    tenant_settings,
    website_operations,
    websites,
)
from app.services.client import Client
from app.services.company import Company
from app.services.environments import Environment
from app.services.table_permissions import Scope, TablePermission

EMPTY, WITH_SITE = "ready", "site-exists"
_PERMISSION = TablePermission(str(UUID(int=7)), "Orders", "salesorder", Scope.GLOBAL)


@dataclass(frozen=True)
class Surroundings:
    """What a call is about: the services, an environment and, in a company that has one, its site."""

    company: Company
    environment: Environment
    site: str = ""
    record: str = ""

    @property
    def here(self) -> str:
        """The environment's id."""
        return self.environment.id

    @property
    def power(self) -> Client:
        """The Power Platform API."""
        return self.company.power_platform

    @property
    def dataverse(self) -> Client:
        """The environment's Dataverse."""
        return self.company.dataverse(self.environment.dataverse)

    @property
    def finance(self) -> Client:
        """The environment's Finance and Operations."""
        return self.company.finance(self.environment.finance)


@dataclass(frozen=True)
class ServiceCall:
    """A call: where it arrives, how, and in which company. A change is sent once, whatever is answered."""

    name: str
    origin: str
    ask: Callable[[Surroundings], Awaitable[object]]
    method: str = "GET"
    scenario: str = EMPTY

    @property
    def changes(self) -> bool:
        """Whether it is more than a question."""
        return self.method != "GET"


async def _all(pages: AsyncIterator[object]) -> int:
    return len([page async for page in pages])


def _wanted(around: Surroundings) -> websites.NewWebsite:
    return websites.NewWebsite(around.environment.organization, "Contoso orders", "contoso-orders", 1033)


def _graph() -> tuple[ServiceCall, ...]:
    return (
        ServiceCall("own licences", "graph", lambda a: licences.own_products(a.company.graph)),
        ServiceCall(
            "licences of the organisation", "graph", lambda a: licences.organisation_products(a.company.graph)
        ),
    )


def _environments() -> tuple[ServiceCall, ...]:
    apps, power, directory = "business_apps", "power_platform", "discovery"
    return (
        ServiceCall("environments", apps, lambda a: environments.list_environments(a.company.business_apps)),
        ServiceCall(
            "one environment", apps, lambda a: environments.one_environment(a.company.business_apps, a.here)
        ),
        ServiceCall(
            "settings of the tenant",
            apps,
            lambda a: tenant_settings.tenant_settings(a.company.business_apps),
            "POST",
        ),
        ServiceCall(
            "managed environments",
            power,
            lambda a: _all(environment_management.managed_environment_pages(a.power)),
        ),
        ServiceCall(
            "directory",
            directory,
            lambda a: _all(environment_discovery.discovered_environment_pages(a.company.discovery)),
        ),
        ServiceCall(
            "administrator by the directory",
            directory,
            lambda a: system_administrators.is_system_administrator(
                a.company.discovery, a.environment.organization
            ),
        ),
    )


def _platform() -> tuple[ServiceCall, ...]:
    power = "power_platform"
    return (
        ServiceCall("websites", power, lambda a: websites.list_websites(a.power, a.here)),
        ServiceCall(
            "one website",
            power,
            lambda a: website_operations.get_website(a.power, a.here, a.site),
            scenario=WITH_SITE,
        ),
        ServiceCall("packages", power, lambda a: packages.list_packages(a.power, a.here)),
        ServiceCall("allocated capacity", power, lambda a: capacity.allocations(a.power, a.here)),
        ServiceCall("bought capacity", power, lambda a: capacity.capacity_reports(a.power)),
        ServiceCall("billing policies", power, lambda a: capacity.billing_policies(a.power, a.here)),
        ServiceCall(
            "deployment of finance", power, lambda a: finance_updates.deployment_type(a.power, a.here)
        ),
        ServiceCall(
            "versions of finance", power, lambda a: finance_updates.offered_versions(a.power, a.here)
        ),
    )


def _business_data() -> tuple[ServiceCall, ...]:
    data, erp = "organization-a", "finance-a"
    return (
        ServiceCall("who I am", data, lambda a: dataverse.person(a.dataverse)),
        ServiceCall("solutions", data, lambda a: dataverse.solutions(a.dataverse, ("Dynamics365Company",))),
        ServiceCall("languages", data, lambda a: dataverse.languages(a.dataverse)),
        ServiceCall("link to finance", data, lambda a: dataverse.finance_link(a.dataverse)),
        ServiceCall("website records", data, lambda a: dataverse.website_records(a.dataverse)),
        ServiceCall("running maps", data, lambda a: dual_write.runtime_maps(a.dataverse)),
        ServiceCall("versions of maps", data, lambda a: dual_write.map_versions(a.dataverse)),
        ServiceCall("columns", data, lambda a: table_metadata.columns(a.dataverse, "contact", ("fullname",))),
        ServiceCall(
            "table definition", data, lambda a: table_definitions.table_definition(a.dataverse, "contact")
        ),
        ServiceCall("customers", data, lambda a: _all(customers.pages(a.dataverse, customers.CONTACTS, ()))),
        ServiceCall(
            "web roles",
            data,
            lambda a: table_permissions.web_roles(a.dataverse, a.record),
            scenario=WITH_SITE,
        ),
        ServiceCall("map projects", erp, lambda a: finance.map_projects(a.finance)),
        ServiceCall("version of finance", erp, lambda a: finance.application_version(a.finance), "POST"),
    )


def _changes() -> tuple[ServiceCall, ...]:
    power, data = "power_platform", "organization-a"
    return (
        ServiceCall(
            "create a website", power, lambda a: websites.create_website(a.power, a.here, _wanted(a)), "POST"
        ),
        ServiceCall(
            "install a package",
            power,
            lambda a: packages.install_package(a.power, a.here, "DualWriteCoreAnchor"),
            "POST",
        ),
        ServiceCall(
            "restart",
            power,
            lambda a: website_operations.restart_website(a.power, a.here, a.site),
            "POST",
            WITH_SITE,
        ),
        ServiceCall(
            "close to the public",
            power,
            lambda a: website_operations.change_visibility(a.power, a.here, a.site, public=False),
            "POST",
            WITH_SITE,
        ),
        ServiceCall(
            "site check", power, lambda a: site_scan.scan_website(a.power, a.here, a.site), "POST", WITH_SITE
        ),
        ServiceCall(
            "remove a website",
            power,
            lambda a: website_operations.delete_website(a.power, a.here, a.site),
            "DELETE",
            WITH_SITE,
        ),
        ServiceCall(
            "make a table permission",
            data,
            lambda a: table_permissions.create(a.dataverse, a.record, _PERMISSION),
            "PATCH",
            WITH_SITE,
        ),
        ServiceCall(
            "remove a website record",
            data,
            lambda a: dataverse.delete_website_record(a.dataverse, a.record),
            "DELETE",
            WITH_SITE,
        ),
    )


def service_calls() -> tuple[ServiceCall, ...]:
    """Every call, questions first."""
    return (*_graph(), *_environments(), *_platform(), *_business_data(), *_changes())


def surroundings(practice: Practice, scenario: str) -> Surroundings:
    """A company that is as it was founded, with what calls are about in it."""
    company, environment = practice.company(scenario), practice.environment(scenario)
    sites = practice.sites(scenario)
    site = sites[0] if sites else {"id": "", "record": ""}
    return Surroundings(company, environment, str(site["id"]), str(site["record"]))
