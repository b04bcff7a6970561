"""Every question that the program asks of a service. A few are asked by POST, so that they are sent once."""

from __future__ import annotations

from collections.abc import AsyncIterator

from service_call import PERMISSION, WITH_SITE, ServiceCall

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
    site_rows,
    system_administrators,
    table_definitions,
    table_metadata,
    table_permissions,
    tenant_settings,
    website_operations,
    websites,
)


async def _all(pages: AsyncIterator[object]) -> int:
    return len([page async for page in pages])


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
        ServiceCall("organisation", data, lambda a: dataverse.organization_id(a.dataverse)),
        ServiceCall(
            "table definitions",
            data,
            lambda a: table_definitions.table_definitions(a.dataverse, ["contact"]),
        ),
        ServiceCall("entity sets", data, lambda a: table_definitions.entity_sets(a.dataverse, ["contact"])),
        ServiceCall("relationships", data, lambda a: table_metadata.relationships(a.dataverse, "contact")),
        ServiceCall("customers", data, lambda a: _all(customers.pages(a.dataverse, customers.CONTACTS, ()))),
        ServiceCall("map projects", erp, lambda a: finance.map_projects(a.finance)),
        ServiceCall("version of finance", erp, lambda a: finance.application_version(a.finance), "POST"),
    )


def _website_data() -> tuple[ServiceCall, ...]:
    data = "organization-a"
    return (
        ServiceCall(
            "web roles",
            data,
            lambda a: table_permissions.web_roles(a.dataverse, a.record),
            scenario=WITH_SITE,
        ),
        ServiceCall(
            "one website record",
            data,
            lambda a: dataverse.website_record(a.dataverse, a.record),
            scenario=WITH_SITE,
        ),
        ServiceCall(
            "table permissions",
            data,
            lambda a: table_permissions.table_permissions(a.dataverse, a.record, ("salesorder",)),
            scenario=WITH_SITE,
        ),
        ServiceCall(
            "one table permission",
            data,
            lambda a: table_permissions.is_there(a.dataverse, PERMISSION),
            scenario=WITH_SITE,
        ),
        ServiceCall(
            "rows of a website",
            data,
            lambda a: _all(site_rows.pages(a.dataverse, "adx_webtemplates", {}, 50)),
            scenario=WITH_SITE,
        ),
        ServiceCall(
            "one row of a website",
            data,
            lambda a: site_rows.row(a.dataverse, "adx_websites", a.record, {}),
            scenario=WITH_SITE,
        ),
        ServiceCall(
            "notes of files",
            data,
            lambda a: site_rows.newest_notes(a.dataverse, [a.record]),
            scenario=WITH_SITE,
        ),
    )


def questions() -> tuple[ServiceCall, ...]:
    """All of them."""
    return (*_graph(), *_environments(), *_platform(), *_business_data(), *_website_data())
