"""Three small folders of one website: as it is, the new template, and the template that it was made of."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal_folder import STANDARD, put

COPY = "web-pages/home/content-pages/Home.en-US.webpage.copy.html"
SNIPPET = "content-snippets/footer-text/Footer-Text.en-US.contentsnippet.value.html"
SECRET = "correct horse battery staple"
_SETTINGS = """- adx_name: Mail/Secret
  adx_sitesettingid: 5a000000-0000-4000-8000-000000000009
  adx_value: {}
"""
_BEFORE = "<h1>Welcome</h1>\n<p>one</p>\n<p>two</p>\n<p>three</p>\n"


@dataclass(frozen=True)
class PlanFolders:
    """The folders, and a place for the plan and for what comes of it."""

    site: Path
    template: Path
    baseline: Path
    plan: Path
    to: Path

    @property
    def sides(self) -> tuple[str | Path, ...]:
        """The options that name the three folders."""
        return ("--site", self.site, "--template", self.template, "--baseline", self.baseline)

    def change_plan(self, change: Callable[[Any], object]) -> None:
        """Let somebody write in the plan."""
        content = json.loads(self.plan.read_text("utf-8"))
        change(content)
        self.plan.write_text(json.dumps(content), "utf-8")


def plan_folders(folder: Path) -> PlanFolders:
    """The folders: both sides changed the greeting and differ, Microsoft the footer, the site its end."""
    sides = {
        "baseline": (_BEFORE, "<p>Contoso</p>\r\n", "first " + SECRET),
        "template": (_BEFORE.replace("Welcome", "Hello"), "<p>Fabrikam</p>\n", "second " + SECRET),
        "site": (_BEFORE.replace("Welcome", "Hej").replace("three", "3"), "<p>Contoso</p>\r\n", SECRET),
    }
    for side, (copy, footer, secret) in sides.items():
        settings = STANDARD["sitesetting.yml"] + _SETTINGS.format(secret)
        put(folder / side, {**STANDARD, COPY: copy, SNIPPET: footer, "sitesetting.yml": settings})
    return PlanFolders(
        folder / "site", folder / "template", folder / "baseline", folder / "plan.json", folder / "new"
    )


def fields_of(plan: Any) -> dict[str, Any]:
    """The fields in a plan, by the kind of their record and their name."""
    return {
        f"{record['kind']}: {field['field']}": field
        for record in plan["decisions"]
        for field in record["fields"]
    }


def choose(choice: object) -> Callable[[Any], None]:
    """Somebody who chooses the same for every conflict inside a field."""

    def change(plan: Any) -> None:
        for field in fields_of(plan).values():
            for conflict in field.get("conflicts", ()):
                conflict["choice"] = choice

    return change
