"""A small website as the Power Platform CLI would write it, made for the tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

SITE = "5e000000-0000-4000-8000-000000000001"
LANGUAGE = "1a000000-0000-4000-8000-000000000001"
ORGANISATION_LANGUAGE = "1b000000-0000-4000-8000-000000000001"
HOME = "3a000000-0000-4000-8000-000000000001"
HOME_ENGLISH = "3a000000-0000-4000-8000-000000000002"
FOOTER = "7e000000-0000-4000-8000-000000000001"
LOGO = "f1000000-0000-4000-8000-000000000001"
SETTING = "5a000000-0000-4000-8000-000000000001"
PERMISSION = "be000000-0000-4000-8000-000000000001"
ROLE = "aa000000-0000-4000-8000-000000000001"
OTHER_ROLE = "aa000000-0000-4000-8000-000000000002"
NULL = ""
"""What the CLI writes for a value that is not there, after the blank."""
LINKS = "1c000000-0000-4000-8000-000000000001"

STANDARD: Mapping[str, str] = {
    ".portalconfig/contoso.crm.dynamics.com-manifest.yml": f"""adx_webrole:
- RecordId: {ROLE}
  DisplayName: Buyers
  CheckSum: 00ff
  IsDeleted: false
""",
    ".portalconfig/manifest.yml": "{}\n",
    ".portalconfig/portallanguage.yml": f"""- adx_languagecode: en-US
  adx_lcid: 1033
  adx_name: English
  adx_portallanguageid: {ORGANISATION_LANGUAGE}
""",
    ".portalconfig/websitebinding.yml": """- adx_name: Binding
  adx_websitebindingid: bd000000-0000-4000-8000-000000000001
""",
    "content-snippets/footer-text/Footer-Text.en-US.contentsnippet.value.html": "<p>Contoso</p>\r\n",
    "content-snippets/footer-text/Footer-Text.en-US.contentsnippet.yml": f"""adx_contentsnippetid: {FOOTER}
adx_contentsnippetlanguageid: {LANGUAGE}
adx_name: Footer/Text
adx_type: 756150001
""",
    "sitesetting.yml": f"""- adx_description: 'Shown: to everyone'
  adx_name: Profile/Enabled
  adx_sitesettingid: {SETTING}
  adx_value: True
- adx_name: Search/Since
  adx_sitesettingid: 5a000000-0000-4000-8000-000000000003
  adx_value: 2022-09-23T01:36:42.0000000Z
""",
    "table-permissions/Orders.tablepermission.yml": f"""adx_entitylogicalname: salesorder
adx_entityname: Orders
adx_entitypermission_webrole:
- {ROLE}
- {OTHER_ROLE}
adx_entitypermissionid: {PERMISSION}
adx_read: true
adx_scope: 756150000
""",
    "web-files/logo.svg": "<svg/>\n",
    "web-files/logo.svg.webfile.yml": f"""adx_name: logo.svg
adx_parentpageid: {HOME}
adx_partialurl: logo.svg
adx_webfileid: {LOGO}
filename: logo.svg
mimetype: image/svg+xml
""",
    "web-pages/home/Home.webpage.yml": f"""adx_displayorder: {NULL}
adx_isroot: true
adx_name: Home
adx_partialurl: /
adx_webpageid: {HOME}
""",
    "web-pages/home/content-pages/Home.en-US.webpage.copy.html": "<h1>Welcome</h1>",
    "web-pages/home/content-pages/Home.en-US.webpage.yml": f"""adx_isroot: false
adx_name: Home
adx_partialurl: /
adx_rootwebpageid: {HOME}
adx_webpageid: {HOME_ENGLISH}
adx_webpagelanguageid: {LANGUAGE}
""",
    "weblink-sets/menu/Menu.weblinkset.weblink.yml": f"""- adx_displayorder: 1
  adx_name: Home
  adx_pageid: {HOME}
  adx_weblinkid: 1d000000-0000-4000-8000-000000000001
  adx_weblinksetid: {LINKS}
""",
    "weblink-sets/menu/Menu.weblinkset.yml": f"""adx_name: Menu
adx_weblinksetid: {LINKS}
""",
    "webrole.yml": f"""- adx_anonymoususersrole: false
  adx_name: Buyers
  adx_webroleid: {ROLE}
- adx_name: True
  adx_webroleid: {OTHER_ROLE}
""",
    "website.yml": f"""adx_name: Contoso orders
adx_website_language: 1033
adx_websiteid: {SITE}
""",
    "websitelanguage.yml": f"""- adx_name: English
  adx_portallanguageid: {ORGANISATION_LANGUAGE}
  adx_websitelanguageid: {LANGUAGE}
""",
}

CODE_SITE: Mapping[str, str] = {
    ".powerpages-site/.portalconfig/portallanguage.yml": f"""- adx_languagecode: en-US
  adx_name: English
  adx_portallanguageid: {LANGUAGE}
""",
    ".powerpages-site/content-snippets/footer-text/en-US/Footer-Text.contentsnippet.value.html": "Contoso",
    ".powerpages-site/content-snippets/footer-text/en-US/Footer-Text.contentsnippet.yml": f"""
contentsnippetlanguageid: {LANGUAGE}
id: {FOOTER}
name: Footer/Text
""",
    ".powerpages-site/site-languages/English.websitelanguage.yml": f"""id: {LANGUAGE}
name: English
portallanguageid: {LANGUAGE}
""",
    ".powerpages-site/site-settings/Profile-Enabled.sitesetting.yml": f"""id: {SETTING}
name: Profile/Enabled
statecode: 1
value: true
""",
    ".powerpages-site/table-permissions/Orders.tablepermission.yml": f"""adx_entitypermission_webrole:
- {ROLE}
entitylogicalname: salesorder
entityname: Orders
id: {PERMISSION}
""",
    ".powerpages-site/web-roles/Buyers.webrole.yml": f"id: {ROLE}\nname: Buyers\n",
    ".powerpages-site/website.yml": f"id: {SITE}\nname: Contoso orders\nwebsite_language: 1033\n",
}


def as_bytes(files: Mapping[str, str]) -> dict[str, bytes]:
    """The files with their content in UTF-8."""
    return {path: text.encode() for path, text in files.items()}


def put(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the files into a folder, which is given back."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def on_disk(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }
