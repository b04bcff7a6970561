"""What a hostile service or folder may try: every case has a name, and docs/security.md lists them all."""

from __future__ import annotations

import gzip
from collections.abc import Mapping

ADDRESSES: Mapping[str, str] = {
    "another host": "https://evil.example/next",
    "another host without a scheme": "//evil.example/next",
    "a host below the service's name": "https://localhost.evil.example:{own}/next",
    "another port": "https://localhost:{other}/next",
    "another port in capitals": "HTTPS://LOCALHOST:{other}/next",
    "two ports": "https://localhost:{own}:{other}/next",
    "the same place without encryption": "http://localhost:{own}/next",
    "another place without encryption": "http://evil.example/next",
    "a web socket": "wss://localhost:{own}/next",
    "the service's name as a user": "https://localhost:{own}@localhost:{other}/next",
    "the service's name as user and password": "https://localhost:{own}:x@localhost:{other}/next",
    "a user at the service itself": "https://somebody@localhost:{own}/next",
    "a backslash before the host": "https:\\\\localhost:{other}/next",
    "a backslash that hides a host": "https://localhost:{other}\\@localhost:{own}/next",
    "a tab within the address": "https://localhost:{own}\t@localhost:{other}/next",
    "a line end within the address": "https://localhost:{own}\n.evil.example/next",
    "the number of the host": "https://127.0.0.1:{own}/next",
    "the long number of the host": "https://[::1]:{own}/next",
    "the host as one number": "https://2130706433:{own}/next",
    "letters that look alike": "https://l\u043ecalhost:{own}/next",
    "letters that become ordinary ones": "https://\uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54:{own}/next",
    "an international name in code": "https://xn--lcalhost-2ng:{own}/next",
    "a full stop after the host": "https://localhost.:{own}/next",
    "a full stop of another script": "https://localhost\u3002evil.example:{own}/next",
    "a host in percent signs": "https://%6cocalhost:{own}/next",
    "an open bracket": "https://[/next",
    "a port that is none": "https://localhost:99999/next",
    "a script": "javascript:alert(document.cookie)",
    "a page within the address": "data:text/html,<script>alert(1)</script>",
    "a file": "file:///etc/passwd",
}
"""Where a service may try to lead a token; {own} is its own port, {other} that of another service."""

_DEEP = 200_000

UNREADABLE: Mapping[str, bytes] = {
    "lists within lists": b"[" * _DEEP + b"]" * _DEEP,
    "objects within objects": b'{"value":' * _DEEP + b"1" + b"}" * _DEEP,
    "an object that does not end": b'{"value": [{"name": "',
    "a number of a million digits": b'{"value": ' + b"9" * 1_000_000 + b"}",
    "a web page that calls itself data": b"<!doctype html><script>alert(1)</script>",
    "a document of another kind": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>',
    "a program": b"MZ\x90\x00\x03\x00\x00\x00",
    "letters in another encoding": '{"name": "é"}'.encode("latin-1"),
    "two answers in one": b'{"value": []}{"value": [1]}',
    "a text alone": b'"everything is ready"',
    "nothing": b"",
}
"""Answers that are no object, whatever they say of themselves."""

ODD_HEADERS: Mapping[str, bytes] = {
    "a thousand headers": b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 1_000 + b"\r\n{}",
    "a header without end": b"HTTP/1.1 200 OK\r\nX-A: " + b"b" * 100_000 + b"\r\n\r\n{}",
    "a length below nothing": b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\nConnection: close\r\n\r\n{",
    "a length that is too long": b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\nConnection: close\r\n\r\n{",
    "pieces of no size": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n",
    "a packing that is none": b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
    "another protocol": b"220 mail.example ready\r\n",
}
"""What is no proper answer; the connection ends after each."""


def bombs() -> dict[str, tuple[bytes, str]]:
    """Small answers that unpack to something large, each with its Content-Encoding."""
    once = gzip.compress(b"\0" * 40_000_000, 1)
    twice = gzip.compress(gzip.compress(b"\0" * 80_000_000, 1), 9)
    return {
        "a packed answer that becomes large": (once, "gzip"),
        "a packed answer within a packed answer": (twice, "gzip, gzip"),
    }


BOMBS = ("a packed answer that becomes large", "a packed answer within a packed answer")

NAMES: Mapping[str, str] = {
    "lines of its own": "Contoso\r\nPassword:\n",
    "lines by other signs": "Contoso\u2028Password:\u2029\x85\x0b\x0c",
    "orders to a terminal": "Contoso\x1b[2J\x1b]0;owned\x07",
    "orders to a terminal in one sign": "Contoso\x9b2J",
    "signs that delete what stood there": "Contoso\x08\x08\x08\x08\x08\x08\x08Fabrik",
    "the end of a text": "Contoso\x00.exe",
    "letters in the other direction": "Contoso \u202etxt.exe",
    "a part in the other direction": "Contoso \u2067txt.exe\u2069 \u202b!\u202c",
    "bold letters": "<b>Contoso</b>",
    "a picture from elsewhere": '<img src="https://evil.example/x.png">',
    "a link": '<a href="javascript:alert(1)">Contoso</a>',
    "a script in a page": "</p><script>alert(1)</script>",
    "a sign of markup": "Contoso &lt;b&gt; &amp; &#x202e;",
    "places for other words": "{account} {0} %s %(name)s ${HOME}",
    "half a sign": "Contoso \ud83d",
}
"""Names of environments, sites, people and roles."""

MALFORMED: Mapping[str, object] = {
    "an address with an open bracket": "https://[x",
    "an address with a closed bracket": "https://]",
    "an address with a port of letters": "https://contoso.example:x",
    "an address with a port that is none": "https://contoso.example:99999",
    "an address of a host in signs of its own": "https://\u2100.example",
    "an address with half a sign": "https://\ud83d.example",
    "a moment before all others": "0001-01-01T00:00:00Z",
    "a moment before all, elsewhere": "0001-01-01T00:00:00+14:00",
    "a moment after all others": "9999-12-31T23:59:59.9999999Z",
    "a moment after all, elsewhere": "9999-12-31T23:59:59-14:00",
    "a moment of a day that is none": "2026-02-30T00:00:00Z",
    "a number of four thousand digits": 10**4000,
    "a number of four thousand digits below nothing": -(10**4000),
    "a number without end": float("inf"),
    "no number": float("nan"),
    "a version of five thousand digits": "9" * 5_000,
    "a version of five thousand parts": "1." * 5_000,
    "a version in raised numbers": "1.\u00b2",
    "yes instead of a text": True,
    "a list instead of a text": ["https://contoso.example"],
}
"""Values of single fields: addresses, moments, numbers and versions, and what stands in their place."""

PAGES: Mapping[str, str] = {
    "a script": "javascript:alert(1)",
    "a script in capitals": "JavaScript:alert(1)",
    "a page within the address": "data:text/html,<script>alert(1)</script>",
    "a file of the computer": "file:///C:/Windows/System32/calc.exe",
    "a file of another computer": "\\\\evil.example\\share\\calc.exe",
    "a setting of the computer": "ms-settings:network",
    "a program by its protocol": "ms-msdt:/id PCWDiagnostic",
    "a call": "tel:+123456",
    "another host": "https://evil.example/",
    "a host with a known name before it": "https://make.powerapps.com.evil.example/",
    "a known host as a user": "https://make.powerapps.com@evil.example/",
    "a known host without encryption": "http://make.powerapps.com/",
    "a known host at another port": "https://make.powerapps.com:8443/",
    "a known host with letters that look alike": "https://make.p\u043ewerapps.com/",
    "a backslash before a known host": "https://evil.example\\.powerapps.com/",
    "a line end before a known host": "https://evil.example\n.powerapps.com/",
    "blanks before it": "  https://make.powerapps.com/",
    "nothing": "",
}
"""Addresses that must not be opened in a browser, whoever names them."""

PATHS: Mapping[str, str] = {
    "a way up": "web-pages/../../outside.yml",
    "a way up in the other notation": "web-pages\\..\\..\\outside.yml",
    "a place of its own": "/etc/cron.d/outside",
    "a drive": "C:/Windows/outside.yml",
    "a drive without a slash": "C:outside.yml",
    "another computer": "//evil.example/share/outside.yml",
    "a name of nothing": "web-pages//outside.yml",
    "here": "./outside.yml",
    "the console of Windows": "CON",
    "the console of Windows with an ending": "web-pages/con.yml",
    "nowhere on Windows": "web-pages/NUL .txt",
    "a port of Windows": "com1.webpage.yml",
    "a port with a raised number": "LPT\u00b3.yml",
    "the input of Windows": "CONIN$",
    "a second stream of a file": "website.yml::$DATA",
    "a full stop at the end": "web-pages./a.yml",
    "a blank at the end": "web-pages /a.yml",
    "a control character": "web-pages/a\x07.yml",
    "the end of a text": "web-pages/a.yml\x00.exe",
    "half a sign": "web-pages/\ud83d.yml",
    "signs that stand for many names": "web-pages/*.yml",
}
"""Names of files in a folder."""

BESIDE: Mapping[str, tuple[str, str]] = {
    "the same name in other letters": ("web-pages/A.yml", "web-pages/a.yml"),
    "the same folder in other letters": ("Web-Pages/x.yml", "web-pages/y.yml"),
    "the same name in other signs": ("\u00e9.yml", "e\u0301.yml"),
}
"""Names that are two on one computer and one on another."""

LINKS = ("a link to a file", "a link to a folder", "a link to itself", "a pipe")
"""What is no file in a folder."""

ENDLESS = (
    "a list that never ends",
    "a list that leads back to its beginning",
    "a list of ever larger pages",
    "an answer of a gigabyte",
    "an answer of a gigabyte that does not say so",
    "headers that never end",
    "redirects in a circle",
)
"""What never comes to an end by itself."""

TABLE: Mapping[str, tuple[str, ...]] = {
    "Leading a token elsewhere by a next page, a redirect or an operation's address": tuple(ADDRESSES),
    "Answers without end": ENDLESS,
    "Answers that unpack to something large": BOMBS,
    "Answers that are no data": tuple(UNREADABLE),
    "Answers that are no answers": tuple(ODD_HEADERS),
    "Values that are none of their kind": tuple(MALFORMED),
    "Names": tuple(NAMES),
    "Pages to open": tuple(PAGES),
    "Files of a folder": tuple(PATHS),
    "Two files that are one elsewhere": tuple(BESIDE),
    "What is no file in a folder": LINKS,
}
"""All cases by what they are about."""
