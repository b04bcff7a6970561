"""What the fields of a record are called for people; one without a word here keeps Dataverse's own name."""

from __future__ import annotations

from app.text import Text, text
from app.update.merge.fields import FILE

_WORDS = {
    FILE: text("Content of the file"),
    "adx_active": text("Switched on"),
    "adx_captcharequired": text("Asks to prove being a person"),
    "adx_copy": text("Content of the page"),
    "adx_contentdisposition": text("Shown or downloaded"),
    "adx_customcss": text("Style of the page (CSS)"),
    "adx_customjavascript": text("Script of the page (JavaScript)"),
    "adx_description": text("Description"),
    "adx_display_name": text("Name that is shown"),
    "adx_displayorder": text("Place in the order"),
    "adx_enablerating": text("Can be rated"),
    "adx_entityform": text("Basic form"),
    "adx_entitylist": text("List"),
    "adx_entityname": text("Dataverse table"),
    "adx_externalurl": text("Address of another site"),
    "adx_hiddenfromsitemap": text("Left out of the map of the site"),
    "adx_excludefromsearch": text("Left out of the search"),
    "adx_isdefault": text("Used unless something else is chosen"),
    "adx_mode": text("Mode"),
    "adx_name": text("Name"),
    "adx_openinnewwindow": text("Opens in a new window"),
    "adx_pageid": text("Page"),
    "adx_pagetemplateid": text("Page template"),
    "adx_parentpageid": text("Page above it"),
    "adx_partialurl": text("Its part of the address"),
    "adx_publishingstateid": text("Published or draft"),
    "adx_registerstartupscript": text("Script (JavaScript)"),
    "adx_scope": text("Which records it covers"),
    "adx_settings": text("Settings"),
    "adx_source": text("Source code"),
    "adx_summary": text("Summary of the page"),
    "adx_title": text("Title"),
    "adx_value": text("Value"),
    "adx_views": text("Views"),
    "adx_webtemplateid": text("Web template"),
    "adx_read": text("May read"),
    "adx_write": text("May change"),
    "adx_create": text("May create"),
    "adx_delete": text("May delete"),
    "adx_entitypermission_webrole": text("Web roles that it applies to"),
    "adx_webpageaccesscontrolrule_webrole": text("Web roles that it applies to"),
    "adx_websiteaccess_webrole": text("Web roles that it applies to"),
    "adx_columnpermissionprofile_webrole": text("Web roles that it applies to"),
    "filename": text("Name of the file"),
    "mimetype": text("Type of the file"),
    "statecode": text("On or off"),
}


def word_for_field(field: str) -> Text:
    """The word for a field, the name that Dataverse has for it where there is none."""
    return _WORDS.get(field) or text("{name}", name=field.removeprefix("adx_"))
