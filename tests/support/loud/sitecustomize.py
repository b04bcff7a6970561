"""What Python imports first, where a test says so: everything is logged, and one place may break.

LOUD_LOG names the file for the messages of all loggers. LOUD_BREAK is `module:Class.method` or
`module:function`, which has to be there: calling that raises what nobody foresaw.
"""

from __future__ import annotations

import importlib
import logging
import os
from typing import NoReturn

logging.basicConfig(filename=os.environ["LOUD_LOG"], level=logging.NOTSET, encoding="utf-8")
logging.captureWarnings(capture=True)


def _break(place: str) -> None:
    module, _, path = place.partition(":")
    owner, _, name = path.rpartition(".")

    def broken(*arguments: object, **keywords: object) -> NoReturn:
        raise RuntimeError("nobody foresaw this")

    found = importlib.import_module(module)
    holder = getattr(found, owner) if owner else found
    if not hasattr(holder, name):
        raise LookupError(place)
    setattr(holder, name, broken)


if place := os.environ.get("LOUD_BREAK"):
    _break(place)
