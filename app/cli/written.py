"""Reports of the commands as files of JSON."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Any

from app.cli.session import Session
from app.report.saving import save
from app.version import VERSION


async def save_json(session: Session, file: Path, content: dict[str, Any]) -> None:
    """Writes what a command prints into a file, with the program that did it and the time.

    Raises:
        ReportNotSaved: it cannot be written there.
    """
    made = {
        "program": {"version": VERSION},
        "madeAt": datetime.now().astimezone().isoformat("T", "seconds"),
    }
    await asyncio.to_thread(save, file, session.output.as_text({**content, **made}).encode())
