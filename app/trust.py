"""Whose certificates are believed: the operating system's trust store, or a cloud file's own.

Companies that inspect their traffic put their certificate into the operating system's store, which
browsers use; the list that comes with `requests` does not have it (contract: identity.md section 6).
"""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import Any

import truststore
from requests import PreparedRequest
from requests.adapters import HTTPAdapter

from app.calls import WatchedConnectionPool, WatchedHTTPSConnectionPool


def trust(ca_file: Path | None) -> ssl.SSLContext:
    """A context that believes the operating system's store, or only the authorities in `ca_file`.

    Raises:
        OSError: `ca_file` cannot be read or holds no certificate.
    """
    if ca_file is None:
        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cafile=ca_file)
    return context


class TrustingAdapter(HTTPAdapter):
    """Transport of `requests` with one TLS context, whatever the environment variables say."""

    def __init__(self, context: ssl.SSLContext, connections: int) -> None:
        self._context = context
        super().__init__(pool_maxsize=connections, max_retries=0)

    def init_poolmanager(self, *arguments: Any, **keywords: Any) -> None:
        """Makes the pool for direct connections."""
        super().init_poolmanager(*arguments, ssl_context=self._context, **keywords)
        _watch(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **keywords: Any) -> Any:
        """Makes the pool for connections through a proxy."""
        manager = super().proxy_manager_for(proxy, ssl_context=self._context, **keywords)
        _watch(manager)
        return manager

    def build_connection_pool_key_attributes(
        self,
        request: PreparedRequest,
        verify: bool | str,  # noqa: ARG002 - an environment variable may have changed it
        cert: Any = None,
    ) -> tuple[Any, Any]:
        """The pool's key; `verify` has no say in it."""
        return super().build_connection_pool_key_attributes(request, True, cert)

    def cert_verify(self, conn: Any, url: str, verify: bool | str, cert: Any) -> None:
        """Leaves the context as it is: `requests` would add the list of authorities that it carries."""


def _watch(manager: Any) -> None:
    manager.pool_classes_by_scheme = {"http": WatchedConnectionPool, "https": WatchedHTTPSConnectionPool}
