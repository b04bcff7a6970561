"""What the program's exit code tells. docs/headless.md lists them; other programs rely on them."""

from __future__ import annotations

from enum import IntEnum

from app.problems import Problem


class ExitCode(IntEnum):
    """The exit codes. USAGE is also what wrong options give."""

    DONE = 0
    NOT_READY = 1
    USAGE = 2
    NO_ENVIRONMENT = 3
    SIGN_IN = 4
    SERVICE = 5
    LOCAL = 6
    CREATION = 7
    UPDATE_OPEN = 8
    INTERRUPTED = 130


_CODES = {"APPLY-1": ExitCode.UPDATE_OPEN, "APPLY-6": ExitCode.UPDATE_OPEN}
_KINDS = {
    "ENVIRONMENT": ExitCode.NO_ENVIRONMENT,
    "SIGN": ExitCode.SIGN_IN,
    "NET": ExitCode.SERVICE,
    "SERVICE": ExitCode.SERVICE,
    "FILE": ExitCode.LOCAL,
    "FOLDER": ExitCode.LOCAL,
    "UPDATE": ExitCode.LOCAL,
    "PLAN": ExitCode.LOCAL,
    "CHOICE": ExitCode.NOT_READY,
    "SNAPSHOT": ExitCode.LOCAL,
    "APPLY": ExitCode.LOCAL,
    "WEBSITE": ExitCode.SERVICE,
    "DRAFT": ExitCode.LOCAL,
    "PRACTICE": ExitCode.LOCAL,
    "CREATE": ExitCode.CREATION,
    "SITE": ExitCode.USAGE,
    "WAY": ExitCode.USAGE,
    "PROGRAM": ExitCode.SERVICE,
}


def exit_code_of(problem: Problem) -> ExitCode:
    """The exit code that stands for a problem: that of its own code, or of the code's first word."""
    return _CODES.get(problem.code) or _KINDS[problem.code.partition("-")[0]]
