"""Readings of damaged files and answers: hypothesis thinks them out, and another fuzzer may choose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from damaged import damaged, damaged_json
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from outside_answers import STATUSES, Answers, asked_and_told
from outside_files import OutsideFile, read_and_told
from service_call import ServiceCall

_CALM = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))


def readings_of_a_file(kind: OutsideFile, folder: Path, examples: int) -> Callable[[], None]:
    """Reads so many damaged files of that kind, in a folder that is there and empty."""
    file = folder / "read" / "file"
    file.parent.mkdir()

    @settings(_CALM, max_examples=examples)
    @given(content=kind.contents(folder / "written"))
    def read(content: bytes) -> None:
        file.write_bytes(content)
        read_and_told(kind, file)

    return read


def readings_of_answers(call: ServiceCall, whole: Answers, examples: int) -> Callable[[], None]:
    """Asks so many times, and gets damaged answers."""

    @settings(_CALM, max_examples=examples)
    @given(answers=st.tuples(*(_damaged(body) for body in whole)), status=st.sampled_from(STATUSES))
    def ask(answers: Answers, status: int) -> None:
        asked_and_told(call, answers, status)

    return ask


def _damaged(body: bytes) -> st.SearchStrategy[bytes]:
    return damaged_json(body) if body.lstrip()[:1] in (b"{", b"[") else damaged(body)
