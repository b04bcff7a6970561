"""Microsoft's `powerplatform-management` package, as it is, led to a practice tenant."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
from kiota_abstractions.authentication import (
    AccessTokenProvider,
    AllowedHostsValidator,
    BaseBearerTokenAuthenticationProvider,
)
from kiota_abstractions.base_request_configuration import RequestConfiguration
from kiota_http.httpx_request_adapter import HttpxRequestAdapter
from kiota_http.kiota_client_factory import KiotaClientFactory
from mspp_management.environmentmanagement.environments.environments_request_builder import (
    EnvironmentsRequestBuilder,
)
from mspp_management.models.environment_response import EnvironmentResponse
from mspp_management.service_client_base import ServiceClientBase
from practice_client import Tenant, access_token

VERSION = "2024-10-01"

Work = Callable[[ServiceClientBase], Awaitable[Any]]


class KnownToken(AccessTokenProvider):
    """Hands out one token, which was got before."""

    def __init__(self, token: str) -> None:
        self._token = token

    async def get_authorization_token(
        self, uri: str, additional_authentication_context: dict[str, Any] | None = None
    ) -> str:
        return self._token

    def get_allowed_hosts_validator(self) -> AllowedHostsValidator:
        return AllowedHostsValidator(["localhost"])


def with_client(tenant: Tenant, scenario: str, work: Work) -> Any:
    """Give the result of some work with Microsoft's client, signed in as a scenario's person."""
    token = access_token(tenant, scenario, "power_platform")
    trust = ssl.create_default_context(cafile=str(tenant.cloud_file.with_name("practice-ca.pem")))

    async def run() -> Any:
        async with httpx.AsyncClient(verify=trust, trust_env=False, timeout=120) as plain:
            adapter = HttpxRequestAdapter(
                BaseBearerTokenAuthenticationProvider(KnownToken(token)),
                http_client=KiotaClientFactory.create_with_default_middleware(client=plain),
            )
            adapter.base_url = tenant.addresses("power_platform")
            return await work(ServiceClientBase(adapter))

    return asyncio.run(run())


async def environments(client: ServiceClientBase) -> list[EnvironmentResponse]:
    """Every environment, page after page."""
    query = EnvironmentsRequestBuilder.EnvironmentsRequestBuilderGetQueryParameters(api_version=VERSION)
    builder = client.environmentmanagement.environments
    page = await builder.get(RequestConfiguration(query_parameters=query))
    found = list(page.value)
    while page.odata_nextlink:
        page = await builder.with_url(page.odata_nextlink).get()
        found += page.value
    return found
