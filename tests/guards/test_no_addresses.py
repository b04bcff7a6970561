from __future__ import annotations

import re
import tomllib

from project_sources import ROOT, code_strings, python_files, shown

# A scheme alone says nothing about where: the host that follows it comes from configuration.
_ADDRESS = re.compile(r"://.")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")


def _known_domains() -> set[str]:
    catalogue = " ".join(
        file.read_text(encoding="utf-8") for file in sorted((ROOT / "resources").rglob("*.toml"))
    )
    hosts = _HOST.findall(" ".join(re.findall(r'"[^"]*"', catalogue)))
    return {".".join(host.split(".")[-2:]) for host in hosts if host.endswith((".com", ".us", ".cn", ".net"))}


def _strings_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{shown(file)}:{line}: {string!r}"
        for file in python_files("app", "ui")
        for line, string in code_strings(file)
        if pattern.search(string)
    ]


def test_no_address_stands_in_the_code() -> None:
    assert _strings_with(_ADDRESS) == []


def test_no_host_of_a_cloud_stands_in_the_code() -> None:
    domains = "|".join(re.escape(domain) for domain in sorted(_known_domains()))
    assert _strings_with(re.compile(rf"(?<![\w-])(?:{domains})(?![\w-])", re.IGNORECASE)) == []


def test_the_clouds_are_where_addresses_are_looked_up() -> None:
    public = tomllib.loads((ROOT / "resources" / "clouds" / "public.toml").read_text(encoding="utf-8"))
    assert _ADDRESS.search(public["sign_in"]["authority"])
    assert "microsoftonline.com" in _known_domains()
