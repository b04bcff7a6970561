"""The options of `forget-everything`."""

from __future__ import annotations

from typing import Any

FORGET = "forget-everything"


def add_forgetting(commands: Any) -> None:
    """Adds the command to those of argparse."""
    forget = commands.add_parser(FORGET, help="remove all saved sign-ins from this computer's keyring")
    forget.add_argument("--json", action="store_true", help="print JSON")
    forget.add_argument(
        "--files", action="store_true", help="also remove the files that the program keeps for itself"
    )
