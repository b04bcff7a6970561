"""Every change that the program asks a service for."""

from __future__ import annotations

from service_call import PERMISSION, WITH_SITE, ServiceCall, Surroundings

from app.services import (
    batch,
    dataverse,
    packages,
    site_scan,
    table_permissions,
    website_operations,
    websites,
)
from app.services.table_permissions import Scope, TablePermission

_PERMISSION = TablePermission(PERMISSION, "Orders", "salesorder", Scope.GLOBAL)


def _rename(around: Surroundings) -> batch.Operation:
    return batch.Operation("PATCH", f"adx_websites({around.record})", {"adx_name": "Contoso"})


def _wanted(around: Surroundings) -> websites.NewWebsite:
    return websites.NewWebsite(around.environment.organization, "Contoso orders", "contoso-orders", 1033)


def _of_the_platform() -> tuple[ServiceCall, ...]:
    power = "power_platform"
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
    )


def _of_data() -> tuple[ServiceCall, ...]:
    data = "organization-a"
    return (
        ServiceCall(
            "make a table permission",
            data,
            lambda a: table_permissions.create(a.dataverse, a.record, _PERMISSION),
            "PATCH",
            WITH_SITE,
        ),
        ServiceCall(
            "change rows",
            data,
            lambda a: batch.send_batch(a.dataverse, [[_rename(a)]]),
            "POST",
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


def changes() -> tuple[ServiceCall, ...]:
    """All of them."""
    return (*_of_the_platform(), *_of_data())
