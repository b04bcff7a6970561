"""Every fault of the practice tenant as a parameter of a test: a few in every run, the others on demand."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from app.demo.faults import FaultName

_ALWAYS = {"claims-challenge", "cut-body", "expired-token", "foreign-operation", "malformed-json"}
"""Those in which an answer, or what it asks for, goes a way of its own through the program."""


def faults() -> tuple[Any, ...]:
    """The names of all faults, most of them marked as a campaign."""
    return tuple(
        pytest.param(name, marks=() if name in _ALWAYS else pytest.mark.campaign)
        for name in get_args(FaultName)
    )
