"""Installs application packages one after the other: looks first, asks once, and waits.

Contract: power-platform.md section 4. What an installation needs from another package comes before it. After
a lost answer the package's own state says whether the request was taken; it is never sent again on doubt.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import (
    InstallationTrouble,
    NetworkTrouble,
    NotFound,
    ReplyTrouble,
    ServiceDown,
    Throttled,
)
from app.services.packages import Installation, Package, PackageStage, install_package, installation
from app.services.packages import list_packages as packages_of
from app.text import Text, text

if TYPE_CHECKING:
    from app.services.client import Client

_DOUBT = (NetworkTrouble, ReplyTrouble, ServiceDown)
_PASSING = (*_DOUBT, Throttled)


@dataclass(frozen=True)
class InstallationPatience:
    """Seconds between two looks, the least of them, the looks after a lost answer, and the longest wait."""

    pause: float = 15.0
    shortest: float = 1.0
    looks: int = 8
    total: float = 7_200.0


@dataclass(frozen=True)
class Installer:
    """Installs in one environment. `tell` hears how far it is."""

    client: Client
    environment: str
    tell: Callable[[Text], None]
    sleep: Callable[[float], Awaitable[None]]
    patience: InstallationPatience = InstallationPatience()

    async def install(self, names: tuple[str, ...], wanted: frozenset[str]) -> None:
        """Installs `names` in their order, as far as they are not there.

        One that the environment is not offered is passed over, unless it is one of `wanted`.

        Raises:
            InstallationTrouble: a package is not offered, or it did not come to its end.
            ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: as their names say.
        """
        for name in names:
            package = await self._look(name)
            if package is not None:
                await self._install(package)
            elif name in wanted:
                raise InstallationTrouble("not-offered", name)

    async def _install(self, package: Package) -> None:
        match package.stage:
            case PackageStage.INSTALLED:
                return
            case PackageStage.NOT_INSTALLED | PackageStage.STOPPED_SHORT:
                asked = await self._ask(package)
            case PackageStage.INSTALLING:
                asked = Installation(PackageStage.INSTALLING)
            case _:
                raise InstallationTrouble("in-between", package.title)
        await self._wait(package, asked)

    async def _ask(self, package: Package) -> Installation:
        self.tell(text("Asking for {title}", title=package.title))
        try:
            return await install_package(self.client, self.environment, package.name)
        except _DOUBT:
            return await self._taken(package)

    async def _taken(self, package: Package) -> Installation:
        """The installation whose answer was lost, once the package's state shows that it is under way."""
        for _ in range(self.patience.looks):
            await self.sleep(self.patience.pause)
            try:
                now = await self._look(package.name)
            except _PASSING:
                continue
            if now is not None and now.stage in (PackageStage.INSTALLING, PackageStage.INSTALLED):
                return Installation(now.stage)
        raise InstallationTrouble("uncertain", package.title)

    async def _wait(self, package: Package, asked: Installation) -> None:
        waited, pause = 0.0, asked.wait
        while True:
            self.tell(text("Installing {title}. That can take half an hour.", title=package.title))
            rest = max(self.patience.shortest, self.patience.pause if pause is None else pause)
            await self.sleep(rest)
            waited += rest
            try:
                now = await self._how_far(package, asked)
            except _PASSING as trouble:
                pause = trouble.wait if isinstance(trouble, Throttled) else None
                now = asked
            else:
                pause = now.wait
            if now.stage is PackageStage.INSTALLED:
                return
            if now.stage is PackageStage.STOPPED_SHORT:
                raise InstallationTrouble("stopped", package.title, now.code, now.message)
            if waited >= self.patience.total:
                raise InstallationTrouble("stalled", package.title)

    async def _how_far(self, package: Package, asked: Installation) -> Installation:
        if asked.operation:
            try:
                return await installation(self.client, asked.operation)
            except NotFound:
                # Operations are forgotten after a while; the package's own state still tells.
                pass
        now = await self._look(package.name)
        if now is None:
            return Installation(PackageStage.UNKNOWN)
        return Installation(now.stage, message=now.message)

    async def _look(self, name: str) -> Package | None:
        found = await packages_of(self.client, self.environment)
        return next((one for one in found if one.name.lower() == name.lower()), None)
