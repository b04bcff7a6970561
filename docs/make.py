"""Writes the documents that are made from the program's own catalogues: `.venv/bin/python docs/make.py`."""

from __future__ import annotations

import gettext
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.problems import HELPERS  # noqa: E402
from app.problems.sign_in_codes import CODE_WORDS, CodeWords  # noqa: E402
from app.text import Catalogue, render  # noqa: E402

_SIGN_IN_CODES = """# Microsoft's sign-in codes

What a person reads for each code (AADSTS number) of Microsoft's sign-in, in every language of the program.
Made by `docs/make.py` from `app/problems/sign_in_codes.py`. For any other code the program says that
Microsoft did not let the person sign in, and shows the code for support.
"""
_HEAD = "| code | what happened | what to do | who can do it |\n|---|---|---|---|\n"


def shipped_languages(resources: Path) -> Mapping[str, Catalogue]:
    """The program's languages by their code: English, and each with a gettext catalogue in `resources`."""
    found: dict[str, Catalogue] = {"en": gettext.NullTranslations()}
    for file in sorted(resources.glob("**/LC_MESSAGES/*.mo")):
        with file.open("rb") as content:
            found[file.parent.parent.name] = gettext.GNUTranslations(content)
    return found


def sign_in_codes(resources: Path = ROOT / "resources") -> str:
    """The table of sign-in codes, as Markdown, once for each language."""
    languages = shipped_languages(resources)
    return _SIGN_IN_CODES + "".join(_section(code, languages[code]) for code in languages)


def _section(language: str, catalogue: Catalogue) -> str:
    rows = sorted(((code, words) for words in CODE_WORDS for code in words.codes), key=lambda row: row[0])
    return f"\n## {language}\n\n{_HEAD}" + "".join(_row(code, words, catalogue) for code, words in rows)


def _row(code: int, words: CodeWords, catalogue: Catalogue) -> str:
    said = (render(one, catalogue) for one in (words.what, words.remedy, HELPERS[words.helper]))
    return "| " + " | ".join((str(code), *said)) + " |\n"


DOCUMENTS = {"sign-in-codes.md": sign_in_codes}

if __name__ == "__main__":
    for name, made in DOCUMENTS.items():
        (ROOT / "docs" / name).write_text(made(), "utf-8")
