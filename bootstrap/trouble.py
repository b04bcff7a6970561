"""Trouble that a person can mend."""

from __future__ import annotations


class SetupTrouble(Exception):
    """The project cannot be set up here; the message says why and what to do about it."""
