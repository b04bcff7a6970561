"""The application packages of an environment: what there is, installing one, and how far that is.

Contract: power-platform.md section 4. An installation is asked for once; whether it was taken is seen in the
package's own state.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from app.addresses import same_origin
from app.retry import retry_after
from app.services.client import segment
from app.services.reply import Fields

if TYPE_CHECKING:
    from app.services.client import Client

_VERSION = {"api-version": "2024-10-01"}


class PackageStage(Enum):
    """How a package stands in an environment."""

    NOT_INSTALLED = "not-installed"
    INSTALLING = "installing"
    INSTALLED = "installed"
    STOPPED_SHORT = "stopped-short"
    BEING_REMOVED = "being-removed"
    UNKNOWN = "unknown"


_STAGES = {
    "none": PackageStage.NOT_INSTALLED,
    "uninstalled": PackageStage.NOT_INSTALLED,
    "templateinstalled": PackageStage.NOT_INSTALLED,
    "installrequested": PackageStage.INSTALLING,
    "installscheduled": PackageStage.INSTALLING,
    "installing": PackageStage.INSTALLING,
    "installretrying": PackageStage.INSTALLING,
    "installed": PackageStage.INSTALLED,
    "installfailed": PackageStage.STOPPED_SHORT,
    "uninstallrequested": PackageStage.BEING_REMOVED,
    "uninstalling": PackageStage.BEING_REMOVED,
    "uninstallfailed": PackageStage.UNKNOWN,
}
_OPERATIONS = {
    "notstarted": PackageStage.INSTALLING,
    "running": PackageStage.INSTALLING,
    "succeeded": PackageStage.INSTALLED,
    "failed": PackageStage.STOPPED_SHORT,
    "canceled": PackageStage.STOPPED_SHORT,
}


@dataclass(frozen=True)
class Package:
    """One package. `message` is the service's own, where an installation stopped short."""

    name: str
    title: str
    version: str
    stage: PackageStage
    message: str = ""


@dataclass(frozen=True)
class Installation:
    """How far an installation is. `wait` is what the service asks for before the next look, in seconds.

    `operation` is the address to ask at, "" where the service named none of its own.
    """

    stage: PackageStage
    operation: str = ""
    code: str = ""
    message: str = ""
    wait: float | None = None


async def list_packages(client: Client, environment: str) -> tuple[Package, ...]:
    """Every package that the environment has or can have.

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: they could not be read.
    """
    rows = await client.rows(f"{_path(environment)}/applicationPackages", _VERSION)
    return tuple(_package(row) for row in rows)


async def install_package(client: Client, environment: str, name: str) -> Installation:
    """Asks for a package. Sent once: after a lost answer nobody knows whether it was taken.

    Raises as `list_packages` does.
    """
    path = f"{_path(environment)}/applicationPackages/{segment(name)}/install"
    reply = await client.post(path, _VERSION, {})
    return Installation(PackageStage.INSTALLING, client.operation(reply), wait=retry_after(reply.headers))


async def installation(client: Client, address: str) -> Installation:
    """How far the installation at `address` is. Raises as `list_packages` does, and ForeignAddress."""
    reply = await client.send("GET", same_origin(client.origin, address))
    found = client.fields(reply)
    reason = found.fields("error")
    return Installation(
        _OPERATIONS.get(found.text("status").lower(), PackageStage.UNKNOWN),
        address,
        reason.text("errorName"),
        reason.words("message") or found.words("statusMessage"),
        retry_after(reply.headers),
    )


def _package(row: Fields) -> Package:
    # Documented as lastError, recorded as errorDetails.
    reason = row.fields("lastError").words("message") or row.fields("errorDetails").words("message")
    return Package(
        row.text("uniqueName"),
        row.name("localizedName") or row.name("applicationName") or row.text("uniqueName"),
        row.text("version"),
        _STAGES.get(row.text("state").lower(), PackageStage.UNKNOWN),
        reason,
    )


def _path(environment: str) -> str:
    return f"/appmanagement/environments/{segment(environment)}"
