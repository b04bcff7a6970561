"""Whether an IT department brings the new versions: then the program tells of none."""

from __future__ import annotations

import sys
from pathlib import Path

MANAGED_NAME = "managed.txt"
"""A file beside the program that only the installer for everyone on a computer puts there."""


def is_managed() -> bool:
    """Whether the program was installed for everyone on this computer."""
    return bool(getattr(sys, "frozen", False)) and (Path(sys.executable).parent / MANAGED_NAME).exists()
