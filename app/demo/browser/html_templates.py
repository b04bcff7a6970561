"""The frames of the practice pages. Everything that comes from outside is escaped on its way in."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from string import Template

from markupsafe import Markup, escape
from werkzeug import Response


def filled(template: str, **values: str) -> Markup:
    """Give a template of `pages/` with its placeholders filled."""
    source = files("app.demo.browser").joinpath("pages", f"{template}.html").read_text("utf-8")
    escaped = {name: escape(value) for name, value in values.items()}
    return Markup(Template(source).substitute(escaped))  # noqa: S704 - every value was escaped above


def html_page(content: Markup, status: int = 200) -> Response:
    """Give a whole page, which browsers keep no copy of."""
    return Response(content, status, {"Cache-Control": "no-store"}, mimetype="text/html")


def table(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> Markup:
    """Give a table; cells that are no markup are escaped."""
    head = Markup().join(Markup("<th scope='col'>{}</th>").format(title) for title in titles)
    body = Markup().join(
        Markup("<tr>{}</tr>").format(Markup().join(Markup("<td>{}</td>").format(cell) for cell in row))
        for row in rows
    )
    return Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(head, body)


def button(name: str, value: str, caption: str, about: str = "") -> Markup:
    """Give a form with nothing but a button; `about` tells screen readers what it is for."""
    return Markup(
        '<form method="post"><button name="{}" value="{}" aria-label="{}">{}</button></form>'
    ).format(name, value, f"{caption} {about}".strip(), caption)


def paragraph(text: str) -> Markup:
    """Give a paragraph of text."""
    return Markup("<p>{}</p>").format(text)


def link(address: str, text: str) -> Markup:
    """Give a link."""
    return Markup('<a href="{}">{}</a>').format(address, text)
