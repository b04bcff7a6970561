"""The command line's language: the one it asks for, else that chosen in the window, else the system's."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from platformdirs import user_state_path

from app.languages import Language, best_of, language_of, shipped
from app.setup.preferences import LANGUAGE, PREFERENCES_NAME, Preferences
from app.system_language import system_languages


def usual_folder() -> Path:
    """Where the program keeps its files unless it is told otherwise."""
    return user_state_path("CustomerPortalSetup", appauthor=False)


def language_of_command(wanted: Iterable[str], state_folder: Path) -> Language:
    """The language that a person most likely reads; `wanted` are tags that the command line has."""
    chosen = Preferences(state_folder / PREFERENCES_NAME).of(LANGUAGE)
    return language_of(best_of((*wanted, chosen, *system_languages(os.environ)), shipped()))


def language_asked_for(arguments: Sequence[str] | None) -> Language:
    """The same for a command line that is not understood, or that asks for help."""
    found = _looked_for(sys.argv[1:] if arguments is None else arguments)
    return language_of_command(found.language, found.state_folder)


def _looked_for(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    # A command has an option of this name, too, whose numbers are no tags.
    parser.add_argument("--language", action="append", default=[])
    parser.add_argument("--state-folder", type=Path, default=usual_folder())
    for end in range(len(arguments), -1, -1):
        try:
            return parser.parse_known_args(arguments[:end])[0]
        except argparse.ArgumentError:
            continue  # An option at the end lacks its value.
    return parser.parse_args([])
