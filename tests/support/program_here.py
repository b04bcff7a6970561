"""The program's commands in this process: what they do is the same, and nothing has to be loaded anew."""

from __future__ import annotations

import io
import threading
import webbrowser
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import browser
import pytest
from program import Ended

from app.cli import parse, run

_SECONDS = 240


def run_here(*arguments: str | Path, person: str = "") -> Ended:
    """Run a command to its end; `person` is who sits at the browser, if it opens one."""
    told, complained = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    visits: list[threading.Thread] = []

    def opened(address: str) -> bool:
        # The program gives the browser a thread of its own.
        visits.append(threading.current_thread())
        browser.sign_in(address, person)
        return True

    with pytest.MonkeyPatch.context() as patch, redirect_stdout(told), redirect_stderr(complained):
        patch.setattr(webbrowser, "open", opened)
        code = run(parse([str(one) for one in arguments]))
        for visit in visits:
            visit.join(_SECONDS)
    return Ended(code, _written(told), _written(complained))


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
