"""The program's texts and their translations: gathered from the source, compared, and compiled.

Run by `python run.py texts`, in the environment of the project: Babel is a tool of development alone.
"""

from __future__ import annotations

import ast
import io
import runpy
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from bootstrap.text_faults import faults, messages

_FORMS = {"text": 1, "plural": 2}
"""The functions of `app.text` that make messages, with how many forms of a message each is given first."""
_SOURCES = ("app", "ui")
_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""The same texts make the same file, whenever that is."""


def translations(root: Path) -> tuple[Path, ...]:
    """The files that translators write, one a language."""
    return tuple(sorted((root / "resources" / "translations").glob("*.po")))


def gathered(root: Path) -> Catalog:
    """Every text of the program, without translations."""
    template = Catalog()
    for folder in _SOURCES:
        for file in sorted((root / folder).rglob("*.py")):
            for words in _said_in(ast.parse(file.read_bytes())):
                template.add(words)
    return template


def _said_in(source: ast.AST) -> Iterator[str | tuple[str, ...]]:
    """The messages of a module. A method of the same name, as of an answer's fields, makes none."""
    for call in ast.walk(source):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
            continue
        count = _FORMS.get(call.func.id, 0)
        given = [one.value for one in call.args[:count] if isinstance(one, ast.Constant)]
        words = tuple(one for one in given if isinstance(one, str) and one)
        if count and len(words) == count:
            yield words if count > 1 else words[0]


def read(file: Path) -> Catalog:
    """The translations in a file, for the language that it is named after."""
    with file.open("rb") as content:
        return read_po(content, locale=file.stem.replace("-", "_"))


def updated(catalog: Catalog, template: Catalog) -> Catalog:
    """The catalogue with all texts of `template` and no others. What it knows of them stays."""
    made = Catalog(
        locale=catalog.locale,
        header_comment=catalog.header_comment,
        project="Customer Portal Setup",
        creation_date=_NO_TIME,
        revision_date=_NO_TIME,
        charset="utf-8",
        fuzzy=False,
    )
    for wanted in messages(template):
        known = catalog.get(wanted.id)
        fits = known is not None and known.id == wanted.id and not known.fuzzy
        made.add(wanted.id, known.string if known is not None and fits else None, flags=wanted.flags)
    return made


def po_of(catalog: Catalog) -> bytes:
    """The file that translators write."""
    content = io.BytesIO()
    write_po(
        content, catalog, width=0, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True
    )
    return _header(catalog).encode() + content.getvalue()


def mo_of(catalog: Catalog) -> bytes:
    """The file that the program reads."""
    content = io.BytesIO()
    write_mo(content, catalog)
    return content.getvalue()


def main(root: Path) -> int:
    """Brings all catalogues up to date and compiles them. Gives 1 where one is not complete and right."""
    template, open_ends = gathered(root), 0
    for file in translations(root):
        catalog = updated(read(file), template)
        file.write_bytes(po_of(catalog))
        file.with_suffix(".mo").write_bytes(mo_of(catalog))
        found = list(faults(catalog, template))
        open_ends += len(found)
        sys.stdout.write("".join(f"{file.name}: {one}\n" for one in found))
    runpy.run_path(str(root / "docs" / "make.py"), run_name="__main__")
    return 1 if open_ends else 0


def _header(catalog: Catalog) -> str:
    lines = (
        *([catalog.header_comment] if catalog.header_comment else []),
        'msgid ""',
        'msgstr ""',
        r'"Project-Id-Version: Customer Portal Setup\n"',
        rf'"Language: {catalog.locale_identifier}\n"',
        r'"MIME-Version: 1.0\n"',
        r'"Content-Type: text/plain; charset=utf-8\n"',
        r'"Content-Transfer-Encoding: 8bit\n"',
        rf'"Plural-Forms: {catalog.plural_forms}\n"',
        "",
        "",
    )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent))
