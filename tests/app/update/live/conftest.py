from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from live_sites import WITH_PORTAL
from practice_company import PracticeCompany, found


@pytest.fixture
def company(tmp_path: Path) -> Iterator[PracticeCompany]:
    """The practice company that has a Customer Portal."""
    made = found(tmp_path, WITH_PORTAL)
    yield made
    made.state.close()
