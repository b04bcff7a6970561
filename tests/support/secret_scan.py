"""Secrets that must not be in the project's files: keys, tokens and passwords, by what they look like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

SHAPES: Mapping[str, re.Pattern[str]] = {
    "private key": re.compile(r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----"),
    "signed token": re.compile(r"\beyJ[\w-]{16,}\.eyJ[\w-]{16,}\.[\w-]{16,}"),
    "refresh token": re.compile(r"\b[01]\.A[A-Za-z0-9][\w-]{80,}"),
    "secret of an application": re.compile(r"(?<![\w~.-])[\w~.-]{3}[78]Q~[\w~.-]{31,34}(?![\w~.-])"),
    "key of a storage account": re.compile(r"AccountKey=[A-Za-z0-9+/]{40,}"),
    "shared access signature": re.compile(r"[?&]sig=[A-Za-z0-9%+/]{30,}"),
    "key of a code host": re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{40,}|glpat-[\w-]{20})\b"),
    "key of a package registry": re.compile(r"\b(?:npm_[A-Za-z0-9]{36}|pypi-AgEI[\w-]{40,})"),
    "key of another cloud": re.compile(r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bAIza[\w-]{35}\b"),
    "key of a chat": re.compile(r"\bxox[abprs]-[A-Za-z0-9-]{20,}"),
    "password in an address": re.compile(r"\b[a-z]{3,6}://[\w.+-]+:[^\s/@:{}<>\"']{6,}@[\w-]+\.[\w.-]+"),
    "password beside its name": re.compile(
        r"""(?:password|passwd|client_secret|api_?key)["']?\s*[=:]\s*["'](?=[^"']*\d)(?=[^"']*[A-Za-z])[^"'\s{}<>]{12,}["']""",
        re.IGNORECASE,
    ),
}


def secrets_in(content: str) -> Iterator[tuple[int, str]]:
    """Give each line, from 1, in which something looks like a secret, and what it looks like."""
    for number, line in enumerate(content.splitlines(), start=1):
        for kind, shape in SHAPES.items():
            if shape.search(line):
                yield number, kind
