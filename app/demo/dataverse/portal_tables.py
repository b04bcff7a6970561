"""The tables of a website's configuration in the standard data model (`adx_`).

Contract: portal-configuration.md section 1.2; columns as in `portalconfig/pac_columns_observed.json` of the
recorded facts. Left out are tables of solutions that the practice company has not: forums, polls, ads.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.demo.dataverse.columns import STANDARD, UNSTATED, choice, lookup, of, texts
from app.demo.dataverse.table import Column, Table

WEBSITE: Final = "adx_websiteid"
_SCOPES: Final = {
    756150000: "Global",
    756150001: "Contact",
    756150002: "Account",
    756150003: "Parent",
    756150004: "Self",
}
_PAGE_LOOKUPS: Final = {
    "adx_rootwebpageid": "adx_webpage",
    "adx_parentpageid": "adx_webpage",
    "adx_webpagelanguageid": "adx_websitelanguage",
    "adx_pagetemplateid": "adx_pagetemplate",
    "adx_publishingstateid": "adx_publishingstate",
    "adx_entityform": "adx_entityform",
    "adx_entitylist": "adx_entitylist",
    "adx_webform": "adx_webform",
    "adx_navigation": "adx_weblinkset",
}


def _table(
    logical: str,
    entity_set: str,
    names: str,
    *others: Column,
    flags: str = "",
    numbers: str = "",
    leads: Mapping[str, str] | None = None,
    of_website: bool = True,
) -> Table:
    """Give a table; the first name is the column of the name, `leads` are lookups and where they lead."""
    lookups = [lookup(name, target) for name, target in (leads or {}).items()]
    if of_website:
        lookups.append(lookup(WEBSITE, "adx_website"))
    columns = (*texts(names), *of("flag", flags), *of("number", numbers), *others, *lookups, *STANDARD)
    return Table(logical, entity_set, names.split(maxsplit=1)[0], columns)


PORTAL_TABLES: Final = (
    _table(
        "adx_website",
        "adx_websites",
        "adx_name adx_primarydomainname adx_partialurl",
        numbers="adx_website_language",
        leads={
            "adx_defaultlanguage": "adx_websitelanguage",
            "adx_headerwebtemplateid": "adx_webtemplate",
            "adx_footerwebtemplateid": "adx_webtemplate",
        },
        of_website=False,
    ),
    _table(
        "adx_portallanguage",
        "adx_portallanguages",
        "adx_name adx_displayname adx_languagecode",
        numbers="adx_lcid adx_systemlanguage",
        of_website=False,
    ),
    _table(
        "adx_publishingstate",
        "adx_publishingstates",
        "adx_name",
        flags="adx_isdefault adx_isvisible",
        numbers="adx_displayorder",
    ),
    _table(
        "adx_websitelanguage",
        "adx_websitelanguages",
        "adx_name",
        leads={"adx_portallanguageid": "adx_portallanguage", "adx_publishingstate": "adx_publishingstate"},
    ),
    _table("adx_webtemplate", "adx_webtemplates", "adx_name adx_source adx_mimetype"),
    _table(
        "adx_pagetemplate",
        "adx_pagetemplates",
        "adx_name adx_description adx_entityname adx_rewriteurl",
        flags="adx_isdefault adx_usewebsiteheaderandfooter",
        numbers="adx_type",
        leads={"adx_webtemplateid": "adx_webtemplate"},
    ),
    _table(
        "adx_webrole",
        "adx_webroles",
        "adx_name adx_description",
        flags="adx_authenticatedusersrole adx_anonymoususersrole",
    ),
    _table(
        "adx_entityform",
        "adx_entityforms",
        "adx_name adx_entityname adx_formname adx_successmessage adx_settings adx_registerstartupscript",
        flags="adx_entitypermissionsenabled adx_captcharequired",
        numbers="adx_mode",
        leads={"adx_redirectwebpage": "adx_webpage"},
    ),
    _table(
        "adx_entityformmetadata",
        "adx_entityformmetadatas",
        "adx_name adx_attributelogicalname adx_subgrid_name adx_subgrid_settings adx_label",
        numbers="adx_type",
        leads={"adx_entityform": "adx_entityform"},
        of_website=False,
    ),
    _table(
        "adx_webform",
        "adx_webforms",
        "adx_name adx_editexpiredmessage",
        flags="adx_authenticationrequired adx_progressindicatorenabled",
        leads={"adx_startstep": "adx_webformstep"},
    ),
    _table(
        "adx_webformstep",
        "adx_webformsteps",
        "adx_name adx_targetentitylogicalname adx_formname adx_settings adx_registerstartupscript"
        " adx_successmessage",
        numbers="adx_type adx_mode",
        leads={"adx_webform": "adx_webform", "adx_nextstep": "adx_webformstep"},
        of_website=False,
    ),
    _table(
        "adx_webformmetadata",
        "adx_webformmetadatas",
        "adx_name adx_attributelogicalname adx_label",
        numbers="adx_type",
        leads={"adx_webformstep": "adx_webformstep"},
        of_website=False,
    ),
    _table(
        "adx_entitylist",
        "adx_entitylists",
        "adx_name adx_entityname adx_settings adx_views adx_view adx_idquerystringparametername"
        " adx_registerstartupscript",
        flags="adx_entitypermissionsenabled adx_searchenabled",
        numbers="adx_pagesize",
        leads={"adx_webpageforcreate": "adx_webpage", "adx_webpagefordetailsview": "adx_webpage"},
    ),
    _table(
        "adx_weblinkset",
        "adx_weblinksets",
        "adx_name adx_display_name adx_copy adx_title",
        leads={
            "adx_publishingstateid": "adx_publishingstate",
            "adx_websitelanguageid": "adx_websitelanguage",
        },
    ),
    _table(
        "adx_webpage",
        "adx_webpages",
        "adx_name adx_partialurl adx_title adx_copy adx_summary adx_customcss adx_customjavascript",
        *of("time", "adx_releasedate adx_expirationdate"),
        flags="adx_isroot adx_excludefromsearch adx_hiddenfromsitemap adx_sharedpageconfiguration",
        numbers="adx_displayorder adx_feedbackpolicy",
        leads=_PAGE_LOOKUPS,
    ),
    _table(
        "adx_webfile",
        "adx_webfiles",
        "adx_name adx_partialurl adx_title adx_summary",
        flags="adx_excludefromsearch adx_hiddenfromsitemap adx_enabletracking",
        numbers="adx_displayorder adx_contentdisposition",
        leads={"adx_parentpageid": "adx_webpage", "adx_publishingstateid": "adx_publishingstate"},
    ),
    _table(
        "adx_weblink",
        "adx_weblinks",
        "adx_name adx_externalurl adx_description adx_imageurl",
        flags="adx_openinnewwindow adx_displayimageonly adx_robotsfollowlink",
        numbers="adx_displayorder",
        leads={
            "adx_weblinksetid": "adx_weblinkset",
            "adx_pageid": "adx_webpage",
            "adx_parentweblinkid": "adx_weblink",
            "adx_publishingstateid": "adx_publishingstate",
        },
        of_website=False,
    ),
    _table("adx_sitemarker", "adx_sitemarkers", "adx_name", leads={"adx_pageid": "adx_webpage"}),
    _table(
        "adx_webpageaccesscontrolrule",
        "adx_webpageaccesscontrolrules",
        "adx_name adx_description",
        numbers="adx_right adx_scope",
        leads={"adx_webpageid": "adx_webpage"},
    ),
    _table(
        "adx_websiteaccess",
        "adx_websiteaccesses",
        "adx_name",
        flags="adx_managecontentsnippets adx_managesitemarkers adx_manageweblinksets"
        " adx_previewunpublishedentities",
    ),
    _table(
        "adx_entitypermission",
        "adx_entitypermissions",
        "adx_entityname adx_entitylogicalname adx_contactrelationship adx_accountrelationship"
        " adx_parentrelationship",
        choice("adx_scope", _SCOPES),
        flags="adx_read adx_create adx_write adx_delete adx_append adx_appendto",
        leads={"adx_parententitypermission": "adx_entitypermission"},
    ),
    _table(
        "adx_columnpermissionprofile",
        "adx_columnpermissionprofiles",
        "adx_profilename adx_tablename adx_description",
    ),
    _table(
        "adx_columnpermission",
        "adx_columnpermissions",
        "adx_columnname",
        leads={"adx_columnpermissionprofileid": "adx_columnpermissionprofile"},
        of_website=False,
    ),
    _table(
        "adx_redirect", "adx_redirects", "adx_name adx_inboundurl", leads={"adx_webpageid": "adx_webpage"}
    ),
    _table(
        "adx_contentsnippet",
        "adx_contentsnippets",
        "adx_name adx_display_name adx_value",
        numbers="adx_type",
        leads={"adx_contentsnippetlanguageid": "adx_websitelanguage"},
    ),
    _table("adx_sitesetting", "adx_sitesettings", "adx_name adx_value adx_description", numbers="adx_source"),
    Table(
        "annotation",
        "annotations",
        "subject",
        (
            *texts("subject notetext filename mimetype documentbody objecttypecode"),
            *of("flag", "isdocument"),
            lookup("objectid", "adx_webfile", "objectid_adx_webfile"),
            *UNSTATED,
        ),
    ),
)
PORTAL_ASSOCIATIONS: Final = {
    ("adx_entitypermission", "adx_entitypermission_webrole"): "adx_webrole",
    ("adx_webpageaccesscontrolrule", "adx_webpageaccesscontrolrule_webrole"): "adx_webrole",
    ("adx_websiteaccess", "adx_websiteaccess_webrole"): "adx_webrole",
    ("adx_columnpermissionprofile", "adx_columnpermissionprofile_webrole"): "adx_webrole",
}
"""The many-to-many associations of these tables, each by its navigation property."""
