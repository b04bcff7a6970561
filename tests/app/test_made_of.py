from __future__ import annotations

import re
import tomllib
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest
from project_sources import ROOT

from app.made_of import direct, licence_of, parts


def test_every_package_that_the_program_asks_for_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {re.split(r"[^\w-]", wish)[0].replace("_", "-").lower() for wish in project["dependencies"]}
    assert direct() == asked


def test_each_package_tells_its_licence() -> None:
    found = parts()
    assert [one.name for one in found if not one.licence and not one.words] == []
    assert {"urllib3", "certifi"} <= {one.name for one in found}
    assert "Apache License" in next(one.words for one in found if one.name == "requests")


@pytest.mark.parametrize(
    ("facts", "licence"),
    [
        ("License-Expression: MIT OR Apache-2.0\nClassifier: License :: Other", "MIT OR Apache-2.0"),
        ("License: MIT\nClassifier: License :: OSI Approved :: MIT License", "MIT"),
        (
            "License: Copyright 2026\n        All may copy it.\nClassifier: License :: OSI Approved :: ISC",
            "ISC",
        ),
        ("License: Copyright 2026\n        All may copy it.", ""),
        ("Classifier: License :: A\nClassifier: Topic :: License\nClassifier: License :: B", "A, B"),
        ("Summary: says nothing of it", ""),
    ],
)
def test_a_licence_is_named_as_shortly_as_the_package_does(facts: str, licence: str, tmp_path: Path) -> None:
    (tmp_path / "METADATA").write_text(f"Metadata-Version: 2.4\nName: any\nVersion: 1\n{facts}\n", "utf-8")
    assert licence_of(PathDistribution(tmp_path)) == licence
