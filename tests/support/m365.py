"""npm's `m365` command line, as it is, led from Microsoft's names to a practice company."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import browser
import pytest
from large_company import LargeCompany

FOLDER = Path(__file__).resolve().parents[1] / "m365"
MODULES = "M365_MODULES"
"""The environment variable that names the folder `node_modules`, where it is not beside `hosts.mjs`."""

_CLIENT = "11111111-2222-3333-4444-555555555555"
_TOLD = re.compile(r"open the page (\S+) in a browser and enter the code (\w+)")
_SECONDS = 240


def m365_modules() -> Path:
    """Give the folder with its packages; without them or without Node the test is skipped."""
    folder = Path(os.environ.get(MODULES, FOLDER / "node_modules")).resolve()
    if shutil.which("node") is None:
        pytest.skip("there is no Node on this computer")
    if not (folder / "@pnp" / "cli-microsoft365").is_dir():
        pytest.skip(f"m365 is not installed: npm ci in {FOLDER}, or {MODULES} names node_modules")
    return folder


@dataclass(frozen=True)
class M365:
    """The command line at a company, with a home of its own."""

    modules: Path
    company: LargeCompany
    home: Path

    def sign_in(self, scenario: str) -> Any:
        """Sign in as the person of a scenario, with a code typed on another device; gives the connection."""
        wish = ("login", "--authType", "deviceCode", "--appId", _CLIENT, "--tenant", "organizations")
        with self._started(*wish, "--output", "json") as process:
            assert process.stderr is not None
            assert process.stdout is not None
            for line in process.stderr:
                if told := _TOLD.search(line):
                    browser.enter_device_code(told[1], told[2], scenario)
                    break
            return json.loads(process.stdout.read())

    def environments(self) -> Any:
        """Give the list of environments, as it prints it."""
        out, problems = self._finished("pp", "environment", "list", "--output", "json")
        assert problems == ""
        return json.loads(out)

    def seconds_to_start(self) -> float:
        """Give what it takes to begin, with a command that asks nobody."""
        began = time.perf_counter()
        self._finished("version")
        return time.perf_counter() - began

    def _finished(self, *arguments: str) -> tuple[str, str]:
        with self._started(*arguments) as process:
            return process.communicate(timeout=_SECONDS)

    def _started(self, *arguments: str) -> subprocess.Popen[str]:
        own = {
            "HOME": str(self.home),
            "M365_HOSTS": json.dumps(self.company.hosts),
            "NODE_EXTRA_CA_CERTS": str(self.company.cloud_file.with_name("practice-ca.pem")),
            "NODE_OPTIONS": f"--import {(FOLDER / 'hosts.mjs').as_uri()}",
        }
        program = self.modules / "@pnp" / "cli-microsoft365" / "dist" / "index.js"
        return subprocess.Popen(
            ["node", str(program), *arguments],  # noqa: S607 - as a person would
            env={**os.environ, **own},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
