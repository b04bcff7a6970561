"""Forms on the page of sites by which the company moves on: a newer template, a colleague's changes."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from app.demo.call import Call
from app.demo.contoso import company, sites
from app.demo.contoso.colleague import customise
from app.demo.dataverse.store import Organization
from app.demo.document import Document

NEWEST: Final = 2
_PUBLISH: Final = Markup(
    """<h2>Version {version} of the templates</h2>
<p>{words}</p>
<form method="post">{button}</form>"""
)
_BUTTON: Final = Markup('<button name="publish" value="yes">Publish a newer version</button>')
_CUSTOMISE: Final = Markup(
    """<form method="post">
<input type="hidden" name="record" value="{record}">
<button name="customise" value="yes">Let a colleague change “{name}”</button>
</form>"""
)


def template_form(version: int) -> Markup:
    """Give the form that publishes a newer version, where there is one."""
    is_newest = version >= NEWEST
    words = (
        "Sites made from now on have what is new. Those that were made before do not get it by themselves."
        if is_newest
        else "This is what a new site is made from."
    )
    return _PUBLISH.format(version=version, words=words, button=Markup() if is_newest else _BUTTON)


def customising_form(site: Document) -> Markup:
    """Give the form that lets a colleague change a customer portal; nothing for another site."""
    if site["template"] != sites.CUSTOMER_PORTAL:
        return Markup()
    return _CUSTOMISE.format(record=site["record"], name=site["name"])


def press(call: Call, organization: Organization) -> str | None:
    """Do what the form wants and say so; None where another one was pressed."""
    form = call.request.form
    if form.get("publish"):
        company.publish_template(organization.documents, organization.tenant, NEWEST)
        return "The newer version of the templates is published."
    if form.get("customise"):
        customise(organization, form.get("record", ""))
        return "A colleague has changed the site."
    return None
