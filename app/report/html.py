"""A report as one HTML file that needs nothing else: no script, no picture, nothing to load.

Every word is escaped, so a name from a service is never markup. The elements are those that Qt's rich text
knows too, so that the same page can be printed by it; only the style sheet differs.
"""

from __future__ import annotations

from enum import Enum
from html import escape
from importlib.resources import files

from app.languages import ENGLISH, Language
from app.report.document import (
    Block,
    Difference,
    Document,
    Letter,
    Link,
    Part,
    Particulars,
    RowGroup,
    Table,
    Task,
    Tasks,
    Words,
)
from app.text import Say, Text

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


class Style(Enum):
    """What the page is for; the value is its style sheet's name."""

    SCREEN = "screen"
    PAPER = "paper"


def html_of(document: Document, style: Style, language: Language = ENGLISH) -> str:
    """The page; on paper the printer puts the foot."""

    def put(words: Text) -> str:
        return escape(language.say(words))

    sheet = files("resources").joinpath("report", f"{style.value}.css").read_text("utf-8")
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{escape(language.tag)}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{put(document.title)}</title>",
            f"<style>\n{sheet}</style>",
            "</head>",
            "<body>",
            "<main>",
            f"<h1>{put(document.title)}</h1>",
            f'<p class="verdict {document.tone.value}">{put(document.verdict)}</p>',
            f'<p class="lead">{put(document.lead)}</p>',
            *(_part(part, put) for part in document.parts),
            *([f'<p class="foot">{put(document.foot)}</p>'] if style is Style.SCREEN else []),
            "</main>",
            "</body>",
            "</html>",
            "",
        )
    )


def _part(part: Part, put: Say) -> str:
    look = ' class="page"' if part.on_new_page else ""
    return "\n".join((f"<h2{look}>{put(part.title)}</h2>", *(_block(one, put) for one in part.blocks)))


def _block(block: Block, put: Say) -> str:
    match block:
        case Words():
            return f"<p>{put(block.content)}</p>"
        case Particulars():
            return _particulars(block, put)
        case Tasks():
            return "\n".join((f"<h3>{put(block.helper)}</h3>", *(_task(one, put) for one in block.tasks)))
        case Letter():
            lines = put(block.content).replace("\n", "<br>\n")
            return f'<h3>{put(block.title)}</h3>\n<p class="letter">{lines}</p>'
        case Table():
            return _table(block, put)
        case Difference():
            return _difference(block, put)


def _difference(block: Difference, put: Say) -> str:
    sides = (("before", "del", block.old, block.before), ("after", "ins", block.new, block.after))
    return "\n".join(
        (f"<h4>{put(block.title)}</h4>", *(_side(*side, put) for side in sides if put(side[3]).strip("\n")))
    )


def _side(look: str, element: str, name: Text, content: Text, put: Say) -> str:
    written = put(content).rstrip("\n")
    return f'<p class="side">{put(name)}</p>\n<pre class="{look}"><{element}>{written}</{element}></pre>'


def _particulars(block: Particulars, put: Say) -> str:
    rows = (
        f'<tr><th scope="row" align="left">{put(name)}</th><td>{put(value)}</td></tr>'
        for name, value in block.rows
    )
    return "\n".join(('<table class="particulars" width="100%">', *rows, "</table>"))


def _task(task: Task, put: Say) -> str:
    mark = f'<span class="mark {task.tone.value}">{put(task.mark)}</span>'
    lines = [put(line) for line in task.lines]
    if task.link is not None:
        lines.append(_link(task.link, task.title, put))
    return "\n".join((f"<h4>{put(task.title)} {mark}</h4>", f'<p class="task">{"<br>".join(lines)}</p>'))


def _link(link: Link, about: Text, put: Say) -> str:
    address = escape(link.address)
    label = f'{put(link.label)}<span class="about">: {put(about)}</span>'
    return f'<a href="{address}" rel="noreferrer">{label}</a> <span class="address">{address}</span>'


def _table(table: Table, put: Say) -> str:
    head = "".join(
        f'<th scope="col" align="left" width="{width}%">{put(name)}</th>' for name, width in table.head
    )
    groups = (_rows(group, put) for group in table.groups)
    return "\n".join(
        (
            '<table class="evidence" width="100%">',
            f"<caption>{put(table.caption)}</caption>",
            f"<thead><tr>{head}</tr></thead>",
            *groups,
            "</table>",
        )
    )


def _rows(group: RowGroup, put: Say) -> str:
    mark = f'<span class="mark {group.tone.value}">{put(group.mark)}</span>'
    name = f'<th scope="rowgroup" align="left" rowspan="{len(group.rows)}">{put(group.name)}<br>{mark}</th>'
    rows = []
    for place, row in enumerate(group.rows):
        cells = "".join(f"<td>{put(cell)}</td>" for cell in row)
        rows.append(f"<tr>{name if place == 0 else ''}{cells}</tr>")
    return "\n".join(("<tbody>", *rows, "</tbody>"))
