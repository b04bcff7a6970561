"""Something that nobody foresaw, as the log has it: what kind it is and where, without its words.

The words of an exception can hold anything, such as what a service answered.
"""

from __future__ import annotations

import traceback
from pathlib import Path

_MOST = 12


def place_of(trouble: BaseException) -> str:
    """The kind of an exception and the places in the program that led to it, the last one last."""
    frames = traceback.extract_tb(trouble.__traceback__)[-_MOST:]
    places = " > ".join(f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames)
    kind = type(trouble)
    name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
    cause = trouble.__cause__ or (None if trouble.__suppress_context__ else trouble.__context__)
    after = f", after {type(cause).__name__}" if cause is not None else ""
    return f"{name}{after} at {places}" if places else f"{name}{after}"


def _short(file: str) -> str:
    return "/".join(Path(file).parts[-3:])
