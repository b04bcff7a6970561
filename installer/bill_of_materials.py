"""The bill of materials: what the bundle is made of, as CycloneDX 1.6 in JSON."""

from __future__ import annotations

import json
import re
from typing import Any

from installer.components import Component
from installer.locks import pins
from installer.product import ROOT

_SPDX = re.compile(r"[\w.-]+(?: (?:AND|OR|WITH) [\w.-]+)*")
"""Licences as SPDX writes them; everything else is a name."""


def bill_of_materials(found: tuple[Component, ...]) -> dict[str, Any]:
    """The bill; the first of the components is the program itself. The same bundle has the same bill."""
    hashes = {pin.name: pin.hashes for pin in pins(ROOT / "requirements.lock")}
    whole, *parts = found
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", **_entry(whole)}},
        "components": [
            {"type": "library", **_entry(one), **_wheels(hashes.get(one.name, ()))} for one in parts
        ],
        "dependencies": [
            {"ref": _reference(whole), "dependsOn": [_reference(one) for one in parts if not one.inside]}
        ],
    }


def written(bill: dict[str, Any]) -> str:
    """The bill as a text."""
    return json.dumps(bill, indent=2, ensure_ascii=False) + "\n"


def _entry(component: Component) -> dict[str, Any]:
    licence = component.licence
    told = {"expression": licence} if _SPDX.fullmatch(licence) else {"license": {"name": licence}}
    entry = {
        "bom-ref": _reference(component),
        "name": component.name,
        "version": component.version,
        "licenses": [told],
    }
    if component.is_package:
        entry["purl"] = f"pkg:pypi/{component.name}@{component.version}"
    if component.inside:
        entry["properties"] = [{"name": "inside", "value": component.inside}]
    return entry


def _wheels(hashes: tuple[str, ...]) -> dict[str, Any]:
    """The hashes of all wheels that the lock allows: one of them was installed."""
    values = [{"name": "wheel:sha256", "value": one} for one in hashes]
    return {"properties": values} if values else {}


def _reference(component: Component) -> str:
    within = f"{component.inside}/" if component.inside else ""
    return f"{within}{component.name}@{component.version}"
