"""A small portal that was customised, and the template that was changed meanwhile."""

from __future__ import annotations

from functools import cache

from portal_sides import edited, record, reissued, site, without

from app.update.merge.decision import Place
from app.update.site.record import Record
from app.update.site.site import Site
from app.update.view.comparison import Comparison, compare

TEMPLATE, SNIPPET, SETTING, PAGE = "adx_webtemplate", "adx_contentsnippet", "adx_sitesetting", "adx_webpage"
_HEADER = """<header class="portal-header">
  <a href="/">{{ website.name }}</a>
  <nav>
    {% for link in weblinks["Default"].weblinks %}
    <a href="{{ link.url }}">{{ link.name }}</a>
    {% endfor %}
  </nav>
  <p>Welcome to our portal</p>
  <form action="/search">
    <input name="q">
  </form>
</header>
"""
_BASE = (
    record(TEMPLATE, "Header", {"adx_source": _HEADER}),
    record(TEMPLATE, "Footer", {"adx_source": "<footer>\n  <p>Contact us</p>\n</footer>\n"}),
    record(TEMPLATE, "Order details", {"adx_source": "<h1>Order</h1>\n<p>Lines</p>\n"}),
    record(SNIPPET, "Greeting", {"adx_value": "Welcome to our customers' portal."}),
    record(SNIPPET, "Help line", {"adx_value": "Call us."}),
    record(SETTING, "Search/Enabled", {"adx_value": "false"}),
    record(SETTING, "Mail/Secret", {"adx_value": "correct horse"}),
    record(PAGE, "Orders", {"adx_title": "Your orders", "adx_partialurl": "orders"}),
    record("adx_webfile", "theme.css", file=b"body { color: black; }\n.box { margin: 0; }\n"),
)


def base_site() -> Site:
    """The template as it was when the portal was made."""
    return site(*_BASE)


def our_site() -> Site:
    """The portal: its header and greeting were changed, a help line too, and a snippet was added."""
    ours = edited(
        base_site(), TEMPLATE, "Header", adx_source=_HEADER.replace("Welcome to", "Good morning at")
    )
    ours = edited(ours, SNIPPET, "Greeting", adx_value="Good morning.")
    ours = edited(ours, SNIPPET, "Help line", adx_value="Call Kim.")
    added = record(SNIPPET, "Opening hours", {"adx_value": "8 to 17"})
    return site(*ours.records, added)


def their_site() -> Site:
    """The template now: header, footer, greeting, a setting and a file changed, a page came and one went."""
    header = _HEADER.replace("Welcome to our portal", "Hello and welcome").replace(
        '<input name="q">', '<input name="q" aria-label="Search">'
    )
    theirs = edited(base_site(), TEMPLATE, "Header", adx_source=header)
    theirs = edited(theirs, TEMPLATE, "Footer", adx_source="<footer>\n  <p>Write to us</p>\n</footer>\n")
    theirs = edited(theirs, SNIPPET, "Greeting", adx_value="Welcome.")
    theirs = edited(theirs, SETTING, "Search/Enabled", adx_value="true")
    theirs = without(theirs, TEMPLATE, "Order details")
    file = record("adx_webfile", "theme.css", file=b"body { color: navy; }\n.box { margin: 0; }\n")
    page = record(PAGE, "Invoices", {"adx_title": "Your invoices", "adx_partialurl": "invoices"})
    records: tuple[Record, ...] = (*(one for one in theirs.records if one.table != "adx_webfile"), file, page)
    return reissued(site(*records))


@cache
def compared(*, with_base: bool = True) -> Comparison:
    """The three compared, or two of them."""
    return compare(base_site() if with_base else None, our_site(), their_site())


def place_of(name: str, comparison: Comparison | None = None) -> Place:
    """The place of a record by its name."""
    return next(one.place for one in (comparison or compared()).decisions if one.name == name)
