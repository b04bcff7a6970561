"""A Dataverse with one large website: its answers are made beforehand, and the client is measured alone."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from live_sites import dataverse
from practice_company import PracticeCompany
from scripted import ORIGIN, ScriptedHttp, Tokens, reply

from app.http import Reply, Request
from app.services.client import Client

WEBSITE = "5e000000-0000-4000-8000-000000000001"
_PAGE = 200
_ROWS = re.compile(r".*/api/data/v9\.2/(adx_\w+)")
_TABLES: Mapping[str, tuple[str, str, str]] = {
    "adx_webtemplates": ("adx_webtemplate", "adx_name", "adx_source"),
    "adx_webpages": ("adx_webpage", "adx_name", "adx_copy"),
    "adx_contentsnippets": ("adx_contentsnippet", "adx_name", "adx_value"),
    "adx_sitesettings": ("adx_sitesetting", "adx_name", "adx_value"),
}
"""Tables that have rows: their logical names, the column of the name and that of the text."""


@dataclass(frozen=True)
class LargeDataverse:
    """The pages by address, and the definitions as the practice company has them."""

    pages: Mapping[str, list[bytes]]
    company: PracticeCompany
    definitions: dict[str, Reply] = field(default_factory=dict)

    @classmethod
    def of(cls, company: PracticeCompany, records: int, text: str) -> LargeDataverse:
        """Gives one whose records, spread over some tables, have this text each."""
        a_table = records // len(_TABLES)
        return cls({name: _pages(name, a_table, text) for name in _TABLES}, company)

    @property
    def client(self) -> Client:
        """A client of it."""
        return Client(ScriptedHttp(self._answer), "Dataverse", ORIGIN, Tokens())

    @property
    def all_pages(self) -> list[bytes]:
        """Everything that is sent of rows."""
        return [page for pages in self.pages.values() for page in pages]

    def _answer(self, request: Request) -> Reply:
        path = _ROWS.match(request.url)
        if path is None or "EntityDefinitions" in request.url:
            return self._defined(request)
        name = path[1]
        if name == "adx_websites":
            return reply({"value": [{"adx_websiteid": WEBSITE, "adx_name": "Large", "@odata.etag": "1"}]})
        pages = self.pages.get(name)
        if pages is None:
            return reply({"value": []})
        number = int(parse_qs(urlsplit(unquote(request.url)).query).get("page", ["0"])[0])
        return reply(pages[number])

    def _defined(self, request: Request) -> Reply:
        """The company's answer about a table, which is the same each time."""
        if request.url not in self.definitions:
            self.definitions[request.url] = self._asked(request)
        return self.definitions[request.url]

    def _asked(self, request: Request) -> Reply:
        inner = dataverse(self.company)
        http = inner.http
        assert isinstance(http, ScriptedHttp)
        there = request.url.replace(ORIGIN, inner.origin)
        return http.answer(Request(request.method, there, request.headers, request.body))


def _pages(name: str, records: int, text: str) -> list[bytes]:
    logical, named, column = _TABLES[name]
    rows = [
        {
            "@odata.etag": f'W/"{number}"',
            f"{logical}id": f"{number:08x}-0000-4000-8000-{len(name):012x}",
            named: f"Record {number}",
            column: f"{number}{text}",
            "statecode": 0,
        }
        for number in range(records)
    ]
    starts = range(0, records, _PAGE)
    return [
        json.dumps(
            {
                "value": rows[start : start + _PAGE],
                **({"@odata.count": records} if not start else {}),
                **(
                    {"@odata.nextLink": f"{ORIGIN}/api/data/v9.2/{name}?page={place + 1}"}
                    if start + _PAGE < records
                    else {}
                ),
            }
        ).encode()
        for place, start in enumerate(starts)
    ]
