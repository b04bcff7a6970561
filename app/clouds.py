"""Where each Microsoft cloud lives: every address that the program ever uses.

A cloud is one file in `resources/clouds`, in the form that `--cloud FILE` takes too; the README describes
it. Microsoft's own clouds and the practice company differ in nothing but their file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import Any
from urllib.parse import quote, urlsplit

from app.addresses import is_loopback, matches_host, origin_of
from app.errors import CloudFileUnreadable, ForeignAddress
from app.settings_files import Unreadable, read_settings

CLOUD_IDS = ("public", "gcc", "gcc-high", "dod", "china")
PAGES = {
    "sites": {"environment"},
    "edit_site": {"environment", "website_record"},
    "reactivate": {"environment", "website_record", "site_name", "site_address", "language"},
    "apps": {"environment"},
    "environment": {"environment"},
    "site_administration": set[str](),
    "licences": set[str](),
    "capacity": {"environment"},
    "dual_write": {"finance", "environment"},
    "record": {"dataverse", "environment", "table", "record"},
}
"""The pages that a cloud must name, each with the placeholders that its template may use."""
OPTIONAL_PAGES = {"dual_write_elsewhere": {"finance_host"}}
"""The pages that a cloud may name, in the same form."""

ENVIRONMENT_SERVICES = frozenset({"finance", "dataverse"})
"""The placeholders that stand for the address of an environment's own service."""


@dataclass(frozen=True)
class Service:
    """One service of a cloud: its origin, and the scopes of a token for it."""

    address: str
    scopes: tuple[str, ...]


@dataclass(frozen=True)
class Cloud:
    """One cloud's addresses. Hosts of Dataverse, Finance and Operations and sites are patterns.

    `verified` is False where nobody has proved the addresses. `ca_file` replaces the trust store of the
    operating system. `pages` are templates of the pages that a person's browser is led to. `client_id` is
    the program's registration with this cloud, "" where each organisation has to register it itself.
    `issuer` is an OpenID provider that signs people in instead of Microsoft's, "" where there is none.
    """

    id: str
    title: str
    verified: bool
    authority: str
    graph: Service
    business_apps: Service
    power_platform: Service
    discovery: Service
    dataverse_hosts: tuple[str, ...]
    finance_hosts: tuple[str, ...]
    site_address: str
    site_hosts: tuple[str, ...]
    pages: Mapping[str, str]
    ca_file: Path | None = None
    client_id: str = ""
    issuer: str = ""

    @property
    def sign_in_page(self) -> str:
        """Where signing in begins."""
        return self.issuer or self.authority

    @property
    def is_local(self) -> bool:
        """Whether this cloud runs on this computer, as the practice company does."""
        return is_loopback(self.authority)

    def service_at(self, address: str) -> Service:
        """The service whose origin `address` is.

        Raises:
            ForeignAddress: it is none of this cloud's.
        """
        named = (self.graph, self.business_apps, self.power_platform, self.discovery)
        found = next((one for one in named if one.address == address), None)
        return found or _service_at(address, (*self.dataverse_hosts, *self.finance_hosts))

    def dataverse(self, url: str) -> Service:
        """The Dataverse service at `url`, as an environment names it.

        Raises:
            ForeignAddress: the address is not one of this cloud's Dataverse.
        """
        return _service_at(url, self.dataverse_hosts)

    def finance(self, url: str) -> Service:
        """The Finance and Operations service at `url`.

        Raises:
            ForeignAddress: the address is not one of this cloud's Finance and Operations.
        """
        return _service_at(url, self.finance_hosts)

    def website_address(self, subdomain: str) -> str:
        """The address that a site with this subdomain will most likely get; the service has the last word."""
        return self.site_address.format(subdomain=subdomain)

    def page(self, name: str, **values: str) -> str:
        """The address of one of `PAGES`. Values are quoted, but for the origins of `ENVIRONMENT_SERVICES`."""
        quoted = {
            key: value if key in ENVIRONMENT_SERVICES else quote(value, safe="")
            for key, value in values.items()
        }
        return self.pages[name].format(**quoted)

    def may_open(self, url: str) -> bool:
        """Whether `url` is one that the person's browser may be sent to: https, and a host of this cloud.

        The practice company's pages come by plain http from this computer, because no browser knows
        its certificate.
        """
        if self.is_local and is_loopback(url):
            return urlsplit(url).scheme in ("http", "https")
        hosts = (*self.site_hosts, *self.dataverse_hosts, *self.finance_hosts, *self._page_hosts())
        return matches_host(url, hosts)

    def is_sign_in(self, url: str) -> bool:
        """Whether `url` is a page of this cloud's sign-in.

        The practice company's stands at the same address as its sites: there the path tells.
        """
        if self.is_local and is_loopback(url) and urlsplit(url).path.endswith("/authorize"):
            return True
        return matches_host(url, (urlsplit(self.issuer or self.authority).netloc,))

    def _page_hosts(self) -> tuple[str, ...]:
        fixed = [page for page in self.pages.values() if not page.startswith("{")]
        sign_in = self.issuer or self.authority
        return tuple(urlsplit(address).netloc for address in (sign_in, *fixed))


def cloud_named(cloud_id: str) -> Cloud:
    """The Microsoft cloud with this id, one of `CLOUD_IDS`."""
    if cloud_id not in CLOUD_IDS:
        raise KeyError(cloud_id)
    content = files("resources").joinpath("clouds", f"{cloud_id}.toml").read_text("utf-8")
    return _cloud(tomllib.loads(content), Path())


def cloud_from_file(path: Path) -> Cloud:
    """The cloud that a file describes.

    Raises:
        CloudFileUnreadable: the file cannot be read, or a part of it is missing or of another kind.
    """
    try:
        return _cloud(read_settings(path), path.parent)
    except FileNotFoundError as trouble:
        raise CloudFileUnreadable(path, trouble.strerror or "it is not there") from None
    except Unreadable as trouble:
        raise CloudFileUnreadable(path, str(trouble)) from None
    except KeyError as missing:
        raise CloudFileUnreadable(path, f"{missing.args[0]} is missing") from None
    except (TypeError, ValueError) as trouble:
        raise CloudFileUnreadable(path, str(trouble)) from None


def _cloud(content: Mapping[str, Any], folder: Path) -> Cloud:
    root = _Table(content, "")
    services = root.table("services")
    sign_in = root.table("sign_in")
    sites = root.table("sites")
    pages = root.table("pages")
    trust = root.table("trust") if "trust" in content else None
    return Cloud(
        id=root.string("id"),
        title=root.string("title"),
        verified=root.flag("verified") if "verified" in content else False,
        authority=sign_in.origin("authority"),
        graph=services.service("graph"),
        business_apps=services.service("business_apps"),
        power_platform=services.service("power_platform"),
        discovery=services.service("discovery"),
        dataverse_hosts=root.table("dataverse").strings("hosts"),
        finance_hosts=root.table("finance").strings("hosts"),
        site_address=sites.template("address", {"subdomain"}),
        site_hosts=sites.strings("hosts"),
        pages=_pages(pages),
        ca_file=folder / trust.string("ca_file") if trust else None,
        client_id=sign_in.string("client_id") if "client_id" in sign_in.content else "",
        issuer=sign_in.issuer("issuer") if "issuer" in sign_in.content else "",
    )


def _pages(named: _Table) -> dict[str, str]:
    offered = {name: value for name, value in OPTIONAL_PAGES.items() if name in named.content}
    return {name: named.template(name, placeholders) for name, placeholders in (PAGES | offered).items()}


def _service_at(url: str, hosts: tuple[str, ...]) -> Service:
    origin = origin_of(url)
    if not matches_host(origin, hosts):
        raise ForeignAddress(host="", found=url)
    return Service(origin, (f"{origin}/.default",))


@dataclass(frozen=True)
class _Table:
    """A TOML table that names the missing or odd entry by its whole path."""

    content: Mapping[str, Any]
    path: str

    def table(self, key: str) -> _Table:
        value = self._entry(key)
        if not isinstance(value, Mapping):
            raise TypeError(f"{self.path}{key} is not a table")
        return _Table(value, f"{self.path}{key}.")

    def string(self, key: str) -> str:
        value = self._entry(key)
        if not isinstance(value, str) or not value:
            raise TypeError(f"{self.path}{key} is not a text")
        return value

    def flag(self, key: str) -> bool:
        value = self._entry(key)
        if not isinstance(value, bool):
            raise TypeError(f"{self.path}{key} is neither true nor false")
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        value = self._entry(key)
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise TypeError(f"{self.path}{key} is not a list of texts")
        return tuple(value)

    def origin(self, key: str) -> str:
        try:
            return origin_of(self.string(key))
        except ForeignAddress:
            raise ValueError(f"{self.path}{key} is not an https address") from None

    def issuer(self, key: str) -> str:
        """An issuer as MSAL takes it: an https address with a path, and nothing after that."""
        origin = self.origin(key)
        parts = urlsplit(self.string(key).rstrip("/"))
        if not parts.path or parts.query or parts.fragment:
            raise ValueError(f"{self.path}{key} is not an address that ends with a path")
        return origin + parts.path

    def service(self, key: str) -> Service:
        service = self.table(key)
        return Service(service.origin("address"), service.strings("scopes"))

    def template(self, key: str, placeholders: set[str]) -> str:
        template = self.string(key)
        try:
            fields = [field for field in Formatter().parse(template) if field[1] is not None]
        except ValueError:
            raise ValueError(f"{self.path}{key} has a brace without its partner") from None
        for _, name, layout, conversion in fields:
            if name not in placeholders or layout or conversion:
                raise ValueError(f"{self.path}{key} has the unknown placeholder {{{name}}}")
        return template

    def _entry(self, key: str) -> Any:
        if key not in self.content:
            raise KeyError(f"{self.path}{key}")
        return self.content[key]
