"""Writes the documents that are made from the program's own catalogues: `.venv/bin/python docs/make.py`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.languages import Language, language_of, shipped  # noqa: E402
from app.problems import HELPERS  # noqa: E402
from app.problems.sign_in_codes import CODE_WORDS, CodeWords  # noqa: E402

_SIGN_IN_CODES = """# Microsoft's sign-in codes

What a person reads for each code (AADSTS number) of Microsoft's sign-in, in every language of the program.
Made by `docs/make.py` from `app/problems/sign_in_codes.py`. For any other code the program says that
Microsoft did not let the person sign in, and shows the code for support.
"""
_HEAD = "| code | what happened | what to do | who can do it |\n|---|---|---|---|\n"


def sign_in_codes() -> str:
    """The table of sign-in codes, as Markdown, once for each language."""
    return _SIGN_IN_CODES + "".join(_section(language_of(tag)) for tag in shipped())


def _section(language: Language) -> str:
    rows = sorted(((code, words) for words in CODE_WORDS for code in words.codes), key=lambda row: row[0])
    told = "".join(_row(code, words, language) for code, words in rows)
    return f"\n## {language.tag}\n\n{_HEAD}{told}"


def _row(code: int, words: CodeWords, language: Language) -> str:
    said = (language.say(one) for one in (words.what, words.remedy, HELPERS[words.helper]))
    return "| " + " | ".join((str(code), *said)) + " |\n"


DOCUMENTS = {"sign-in-codes.md": sign_in_codes}

if __name__ == "__main__":
    for name, made in DOCUMENTS.items():
        (ROOT / "docs" / name).write_text(made(), "utf-8")
