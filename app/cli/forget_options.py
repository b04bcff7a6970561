"""The options of `forget-everything`."""

from __future__ import annotations

from typing import Any

from app.text import Say, text

FORGET = "forget-everything"


def add_forgetting(commands: Any, words: Say) -> None:
    """Adds the command to those of argparse."""
    about = text("remove all saved sign-ins from this computer's keyring")
    forget = commands.add_parser(FORGET, help=words(about))
    forget.add_argument("--json", action="store_true", help=words(text("print JSON")))
    files = text("also remove the files that the program keeps for itself")
    forget.add_argument("--files", action="store_true", help=words(files))
