"""The services of one company, as one signed-in person may use them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.clouds import Cloud, Service
from app.services.client import Client, Prove, nobody_proves

if TYPE_CHECKING:
    from app.http import Http, Token
    from app.identity.accounts import Account, Accounts


@dataclass(frozen=True)
class Company:
    """Makes a client for each service. A token is asked for when a client first needs it.

    `prove` is for services that want to know better who the person is.
    """

    cloud: Cloud
    http: Http
    accounts: Accounts
    account: Account
    prove: Prove = nobody_proves

    @property
    def graph(self) -> Client:
        """Microsoft Graph: the licences."""
        return self._client("Microsoft 365", self.cloud.graph)

    @property
    def business_apps(self) -> Client:
        """The service that lists environments."""
        return self._client("Power Platform environments", self.cloud.business_apps)

    @property
    def power_platform(self) -> Client:
        """The Power Platform API: sites and capacity."""
        return self._client("Power Platform", self.cloud.power_platform)

    @property
    def discovery(self) -> Client:
        """Dataverse's directory of the environments that a person is a user of."""
        return self._client("Dataverse directory", self.cloud.discovery)

    def dataverse(self, address: str) -> Client:
        """Dataverse of one environment.

        Raises:
            ForeignAddress: the address is not one of this cloud's Dataverse.
        """
        return self._client("Dataverse", self.cloud.dataverse(address))

    def finance(self, address: str) -> Client:
        """Finance and Operations.

        Raises:
            ForeignAddress: the address is not one of this cloud's Finance and Operations.
        """
        return self._client("Finance and Operations", self.cloud.finance(address))

    def _client(self, name: str, service: Service) -> Client:
        async def token(claims: str | None, renew: bool) -> Token:
            return await self.accounts.token(self.account, service, claims=claims, renew=renew)

        return Client(self.http, name, service.address, token, self.prove)
