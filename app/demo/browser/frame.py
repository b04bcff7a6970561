"""What the stand-ins of Microsoft's pages have in common: their frame, and whose environment they show."""

from __future__ import annotations

from urllib.parse import urlencode

from markupsafe import Markup
from werkzeug import Response
from werkzeug.utils import redirect

from app.demo.browser.html_templates import filled, html_page, paragraph
from app.demo.call import Call
from app.demo.contoso import company
from app.demo.dataverse.store import Organization
from app.demo.document import Document
from app.demo.state import Documents


def stand_in(title: str, *content: Markup, note: str = "", status: int = 200) -> Response:
    """Give a page; `note` tells what the last button did, or why it did nothing."""
    noted = Markup('<p class="note" role="status">{}</p>').format(note) if note else Markup()
    frame = filled("stand_in", title=title, content=Markup("\n").join((noted, *content)))
    return html_page(frame, status)


def environment_shown(call: Call, documents: Documents) -> Document | None:
    """Give the environment that the address names, None where the company has no such one."""
    identity = call.request.args.get("environment", "")
    return company.environment(documents, call.person.tenant, identity)


def organization_shown(call: Call, documents: Documents, environment: Document) -> Organization | None:
    """Give the environment's Dataverse organisation, None where it has none or is switched off."""
    if environment["slot"] is None or not environment["enabled"]:
        return None
    return Organization.of_call(call, documents, environment["slot"])


def unknown_environment() -> Response:
    """Give the page for an address that names no environment."""
    words = "There is no such environment in this company. Open this page from the program."
    return stand_in("No such environment", paragraph(words), status=404)


def back(call: Call, note: str = "") -> Response:
    """Lead the browser back to the page after a button was pressed, so that a reload presses nothing."""
    kept = {key: value for key, value in call.request.args.items() if key != "note"}
    return redirect(f"{call.request.path}?{urlencode({**kept, 'note': note})}", 303)


def note_of(call: Call) -> str:
    """Give what the last button had to say."""
    return call.request.args.get("note", "")
