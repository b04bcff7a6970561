from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

_DOCUMENT = Path(__file__).parents[3] / "shared" / "contract" / "power-platform-api.json"


@pytest.fixture(scope="session")
def documented() -> Any:
    """What Microsoft's own client knows of the Power Platform API."""
    if not _DOCUMENT.is_file():
        pytest.skip("the description of the Power Platform API is not beside the project")
    return json.loads(_DOCUMENT.read_text("utf-8"))
