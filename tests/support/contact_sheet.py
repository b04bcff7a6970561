"""A page that shows all pictures of a folder, those of one state in a row.

Usage: contact_sheet.py FOLDER. A picture is named state.language.scheme.size.png.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from html import escape
from pathlib import Path

_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Screens</title>
<style>
body {{ font: 14px sans-serif; margin: 24px; background: #888; }}
section {{ display: flex; flex-wrap: wrap; gap: 12px; }}
figure {{ margin: 0; width: 400px; }} img {{ width: 100%; }}
</style>
{sections}
</html>
"""


def contact_sheet(names: list[str]) -> str:
    """The page for pictures with these names."""
    by_state: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        by_state[name.split(".", maxsplit=1)[0]].append(name)
    sections = [
        f"<h2>{escape(state)}</h2>\n<section>{''.join(map(_figure, found))}</section>"
        for state, found in sorted(by_state.items())
    ]
    return _PAGE.format(sections="\n".join(sections))


def _figure(name: str) -> str:
    source, shown = escape(name, quote=True), escape(name.removesuffix(".png").replace(".", " · "))
    picture = f'<a href="{source}"><img src="{source}" alt="{shown}" loading="lazy"></a>'
    return f"<figure>{picture}<figcaption>{shown}</figcaption></figure>"


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    sheet = folder / "index.html"
    sheet.write_text(contact_sheet([file.name for file in folder.glob("*.png")]), encoding="utf-8")
    sys.stdout.write(f"{sheet}\n")
