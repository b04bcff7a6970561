"""Where the commands write: results to stdout, everything else to stderr."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from typing import Any

from app.cli.report import FORMAT, problem_entry
from app.languages import ENGLISH, Language
from app.plain_names import plain_lines
from app.problems import HELPERS, Problem
from app.text import Text


@dataclass(frozen=True)
class Output:
    """Writes one command's results in a language, as JSON or in plain lines."""

    command: str
    as_json: bool
    language: Language = ENGLISH

    def result(self, content: dict[str, Any], lines: list[str]) -> None:
        """The command's result: `content` as JSON, or `lines` for people."""
        if self.as_json:
            self._write_json(content)
        else:
            _write(sys.stdout, "\n".join(lines))

    def problem(self, problem: Problem, content: dict[str, Any] | None = None) -> None:
        """What came in the way: one sentence with its remedy; as JSON also on stdout, with `content`."""
        say = self.language.say
        _write(sys.stderr, " ".join((say(problem.what), say(problem.remedy), say(HELPERS[problem.helper]))))
        if self.as_json:
            self._write_json({**(content or {}), "problem": problem_entry(problem, say)})

    def say(self, message: Text) -> None:
        """Something to know while the command runs."""
        _write(sys.stderr, self.language.say(message))

    def as_text(self, content: dict[str, Any]) -> str:
        """`content` as the JSON that the command prints."""
        whole = {"format": FORMAT, "command": self.command, **content}
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"

    def _write_json(self, content: dict[str, Any]) -> None:
        _write(sys.stdout, self.as_text(content).removesuffix("\n"))


def _write(stream: Any, line: str) -> None:
    if isinstance(stream, io.TextIOWrapper):
        # Names come in all scripts, and other programs read them: never in a code page that lacks letters.
        encoding = None if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="backslashreplace")
    stream.write(plain_lines(line) + "\n")
    stream.flush()
