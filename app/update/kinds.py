"""What the tables of a website's configuration are called, as in the Portal Management app."""

from __future__ import annotations

from app.text import Text, text

_KINDS = {
    "adx_portallanguage": text("Portal language"),
    "adx_publishingstate": text("Publishing state"),
    "adx_websitelanguage": text("Website language"),
    "adx_publishingstatetransitionrule": text("Publishing state transition rule"),
    "adx_webtemplate": text("Web template"),
    "adx_pagetemplate": text("Page template"),
    "adx_webrole": text("Web role"),
    "adx_entityform": text("Basic form"),
    "adx_entityformmetadata": text("Basic form metadata"),
    "adx_webform": text("Advanced form"),
    "adx_webformstep": text("Advanced form step"),
    "adx_webformmetadata": text("Advanced form metadata"),
    "adx_entitylist": text("List"),
    "adx_weblinkset": text("Web link set"),
    "adx_webpage": text("Web page"),
    "adx_webfile": text("Web file"),
    "adx_weblink": text("Web link"),
    "adx_sitemarker": text("Site marker"),
    "adx_webpageaccesscontrolrule": text("Web page access control rule"),
    "adx_websiteaccess": text("Website access permission"),
    "adx_entitypermission": text("Table permission"),
    "adx_columnpermissionprofile": text("Column permission profile"),
    "adx_columnpermission": text("Column permission"),
    "adx_redirect": text("Redirect"),
    "adx_shortcut": text("Shortcut"),
    "adx_poll": text("Poll"),
    "adx_polloption": text("Poll option"),
    "adx_pollplacement": text("Poll placement"),
    "adx_ad": text("Ad"),
    "adx_adplacement": text("Ad placement"),
    "adx_tag": text("Tag"),
    "adx_communityforum": text("Forum"),
    "adx_communityforumaccesspermission": text("Forum access permission"),
    "adx_contentsnippet": text("Content snippet"),
    "adx_sitesetting": text("Site setting"),
    "adx_cloudflowconsumer": text("Cloud flow"),
    "adx_uxcomponent": text("Component"),
    "adx_botconsumer": text("Chatbot"),
    "adx_urlhistory": text("Address history"),
    "adx_websitebinding": text("Website binding"),
    "adx_website": text("Website"),
}


def kind_of(table: str) -> Text:
    """The word for a record of this table; the table's own name where it is not known."""
    return _KINDS.get(table) or text("{table}", table=table)
