from __future__ import annotations

import re
import tomllib

from project_sources import ROOT

from app.made_of import direct, parts


def test_every_package_that_the_program_asks_for_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {re.split(r"[^\w-]", wish)[0].replace("_", "-").lower() for wish in project["dependencies"]}
    assert direct() == asked


def test_each_package_tells_its_licence() -> None:
    found = parts()
    assert [one.name for one in found if not one.licence and not one.words] == []
    assert {"urllib3", "certifi"} <= {one.name for one in found}
    assert "Apache License" in next(one.words for one in found if one.name == "requests")
