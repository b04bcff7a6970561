"""Reads damaged files and answers, chosen by a fuzzer that sees which lines of the program they reach.

They are those of the other tests here. `python run.py fuzz` starts this once for each kind; by hand:

    guided.py --names                       all kinds
    guided.py NAME FOLDER [-OPTION ...]     with options of libFuzzer; what is found is left in the folder
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import atheris

# Of what is imported here each line is seen that is reached; the practice tenant is not what is tried.
with atheris.instrument_imports(include=["app", "tomllib"], exclude=["app.demo"]):
    from fuzzed import readings_of_a_file, readings_of_answers
    from outside_answers import CALLS, whole_answers
    from outside_files import OUTSIDE_FILES
    from practice_world import practising
    from service_call import ServiceCall

_BEGINNINGS = 24
_LENGTH = 1024


def main(arguments: list[str]) -> None:
    """Fuzzes one kind, to the end of the process."""
    kinds = _kinds()
    if arguments == ["--names"]:
        sys.stdout.write("".join(f"{name}\n" for name in kinds))
        return
    name, folder, options = arguments[0], Path(arguments[1]), arguments[2:]
    corpus = _corpus(folder / "corpus")
    with tempfile.TemporaryDirectory() as place:
        readings: Any = kinds[name](Path(place))

        def read(choices: bytes) -> None:
            readings.hypothesis.fuzz_one_input(choices)

        atheris.Setup([sys.argv[0], str(corpus), f"-artifact_prefix={folder}{os.sep}", *options], read)
        atheris.Fuzz()


def _corpus(folder: Path) -> Path:
    """What there is to begin with: choices for so many damages as only long inputs have, always the same."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(_BEGINNINGS):
        (folder / f"beginning-{number}").write_bytes(hashlib.shake_256(bytes([number])).digest(_LENGTH))
    return folder


def _kinds() -> dict[str, Callable[[Path], Callable[[], None]]]:
    files = {one.name: partial(readings_of_a_file, one, examples=1) for one in OUTSIDE_FILES}
    return {**files, **{one.name: partial(_answers, one) for one in CALLS}}


def _answers(call: ServiceCall, place: Path) -> Callable[[], None]:
    with practising(place, pace=10_000) as practice:
        whole = whole_answers(practice, (call,))[call.name]
    return readings_of_answers(call, whole, 1)


if __name__ == "__main__":
    main(sys.argv[1:])
