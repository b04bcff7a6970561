"""What the kinds of records are for, in a sentence for people who never saw them."""

from __future__ import annotations

from app.text import Text, text

_WORDS = {
    "adx_webtemplate": text("Pieces of code of which pages are made."),
    "adx_pagetemplate": text("Which web template a page is made with."),
    "adx_webpage": text("The pages, with their texts and addresses."),
    "adx_webfile": text("Pictures, styles and other files of the pages."),
    "adx_contentsnippet": text("Short texts that stand in many pages."),
    "adx_sitesetting": text("Switches that change how the portal works."),
    "adx_sitemarker": text("Names by which pages find each other."),
    "adx_weblinkset": text("Menus."),
    "adx_weblink": text("The entries of menus."),
    "adx_entitylist": text("Lists of what is in Dataverse, such as orders."),
    "adx_entityform": text("Forms that show or take one thing, such as an order."),
    "adx_entityformmetadata": text("How single fields of forms behave."),
    "adx_webform": text("Forms of several steps."),
    "adx_webformstep": text("The steps of advanced forms."),
    "adx_webrole": text("Groups of visitors; permissions are given to them."),
    "adx_entitypermission": text("Who may see or change which data."),
    "adx_webpageaccesscontrolrule": text("Who may see which page."),
    "adx_websiteaccess": text("Who may change the portal from inside it."),
}


def about_kind(table: str) -> Text | None:
    """The sentence, None where there is none."""
    return _WORDS.get(table)
