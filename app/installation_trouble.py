"""What can come in the way of an installation: one more of the outcomes that `app.errors` lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.errors import Trouble


@dataclass
class InstallationTrouble(Trouble):
    """A package was not installed; `code` and `message` are the service's own."""

    reason: Literal["not-offered", "in-between", "stopped", "stalled", "uncertain"]
    package: str
    code: str = ""
    message: str = ""
