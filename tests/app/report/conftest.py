from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from window_places import ALEX, PRODUCTION

from app.clouds import cloud_named
from app.report.subject import Subject
from app.text import text

MADE_AT = datetime(2026, 11, 21, 13, 30, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def subject() -> Subject:
    """An environment of Microsoft's public cloud, looked at in Stockholm in winter."""
    approval = text("Hello,\n\nplease approve the program.")
    return Subject(cloud_named("public"), PRODUCTION, ALEX, MADE_AT, approval, version="1.2.3")
