"""A practice company with many environments in a process of its own, also under Microsoft's own names.

Every list comes in one page, as some programs read no more than the first. Started as a program with a folder
and how many environments there are, it tells where it is and serves until its standard input ends.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from practice_world import PRODUCTION, practising
from project_sources import ROOT

from app.clouds import cloud_named
from app.demo import business_apps
from app.demo.addresses import Addresses
from app.demo.contoso.company import environment_id
from app.demo.power_platform import environments

_PROGRAM = "import runpy; runpy.run_module('large_company', run_name='__main__')"


@dataclass(frozen=True)
class LargeCompany:
    """Where it is: its cloud file, and its addresses as those know them who are led here."""

    cloud_file: Path
    addresses: Addresses

    @property
    def hosts(self) -> Mapping[str, int]:
        """The port behind each of Microsoft's names."""
        return {name: self.addresses.ports[origin] for origin, name in _names().items()}


@contextmanager
def large_company(folder: Path, count: int) -> Iterator[LargeCompany]:
    """A company with so many environments, while it is there."""
    modules = os.pathsep.join((str(ROOT / "tests" / "support"), str(ROOT)))
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(folder), str(count)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": modules},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        yield LargeCompany(Path(told["cloud_file"]), Addresses(told["ports"]))
        process.communicate(timeout=60)


def _names() -> dict[str, str]:
    """Microsoft's hosts, by the name of the origin that stands for them."""
    cloud = cloud_named("public")
    addresses = {
        "login": cloud.authority,
        "graph": cloud.graph.address,
        "business_apps": cloud.business_apps.address,
    }
    return {origin: str(urlsplit(address).hostname) for origin, address in addresses.items()}


def _audiences() -> dict[str, str]:
    """For what Microsoft issues the tokens of a service, with the name of its origin."""
    cloud = cloud_named("public")
    named = {"graph": cloud.graph, "business_apps": cloud.business_apps}
    return {
        scope.rpartition("/")[0].rstrip("/"): origin
        for origin, service in named.items()
        for scope in service.scopes
    }


def _known_by_microsofts_names(patch: pytest.MonkeyPatch) -> None:
    own, names = Addresses.name_of, _audiences()
    patch.setattr(
        Addresses, "name_of", lambda known, address: own(known, address) or names.get(address.rstrip("/"))
    )


def _serve(folder: Path, count: int) -> None:
    with pytest.MonkeyPatch.context() as patch, practising(folder, pace=10_000) as practice:
        _known_by_microsofts_names(patch)
        for module in (business_apps, environments):
            patch.setattr(module, "_PAGE_SIZE", count)
        practice.found("ready")
        tenant = practice.person("ready").tenant
        with practice.documents() as documents:
            (usual,) = (one for one in documents.all(tenant, "environment") if one["name"] == PRODUCTION)
            for number in range(count - len(documents.all(tenant, "environment"))):
                key, name = f"more-{number}", f"Contoso {number:05}"
                more = {**usual, "id": environment_id(tenant, key), "key": key, "name": name}
                documents.put(tenant, "environment", more["id"], more)
        ports = dict(practice.tenant.addresses.ports)
        sys.stdout.write(json.dumps({"cloud_file": str(practice.tenant.cloud_file), "ports": ports}) + "\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    _serve(Path(sys.argv[1]), int(sys.argv[2]))
