"""Taking out of a line what nobody else may see, whoever wrote it: the last of the log's safeguards.

What goes into the log is chosen where it is written. This is for what nobody foresaw there, such as the words
of a part that the program is made of.
"""

from __future__ import annotations

import re
from pathlib import Path

LONGEST = 600
"""Letters of a line; the rest is cut off."""
GONE = "[...]"
_SIGNED = re.compile(r"eyJ[\w-]{6,}(?:\.[\w-]*)*")
_BEARER = re.compile(r"\b(bearer|basic|negotiate)\s+\S+", re.IGNORECASE)
_NAMED = re.compile(
    r"\b([\w-]*(?:token|secret|password|code|verifier|challenge|assertion|nonce|state|cookie))\b"
    r"([\"']?\s*[=:]\s*)[\"']?[^\s\"',;&}]+",
    re.IGNORECASE,
)
_QUERY = re.compile(r"[?#][^\s?#\"']*=[^\s\"']*")
_PERSON = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)*")
_RUN = re.compile(r"[\w~+=%-]{24,}")
_GUID = re.compile(r"(?:[a-z]{2,12}-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def redacted(line: str) -> str:
    """The line without tokens, codes, queries, people's addresses and the name of their own folder."""
    line = _CONTROL.sub(" ", line[: 4 * LONGEST])
    line = line.replace(str(Path.home()), "~")
    line = _SIGNED.sub(GONE, line)
    line = _BEARER.sub(rf"\1 {GONE}", line)
    line = _QUERY.sub(f"?{GONE}", line)
    line = _NAMED.sub(rf"\1\2{GONE}", line)
    line = _PERSON.sub(GONE, line)
    line = _RUN.sub(_kept_run, line)
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}..."


def _kept_run(found: re.Match[str]) -> str:
    """Long words of letters, and ids by which support finds a call, stay; the rest may open something."""
    run = found[0]
    is_word = not any(letter.isdigit() for letter in run) and run.lower() == run
    return run if is_word or _GUID.fullmatch(run) else GONE
