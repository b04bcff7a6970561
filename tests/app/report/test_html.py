from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from states_of_readiness import MIXED
from window_places import ALL_READY

from app.checks.check import CheckResult, Evidence
from app.languages import Language
from app.report.html import Style, html_of
from app.report.readiness import readiness_report
from app.report.subject import Subject
from app.text import SourceLanguage, text

ODD = '<script>alert("x")</script> & {0} \' "'
_VOID = {"meta", "br"}


class Outline(HTMLParser):
    """The elements of a page, and whether each is closed in its turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.crossed: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open.pop() != tag:
            self.crossed.append(tag)

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for one, attributes in self.elements if one == tag]


def page(subject: Subject, results: tuple[CheckResult, ...] = MIXED, style: Style = Style.SCREEN) -> str:
    return html_of(readiness_report(results, subject), style)


def oddly_named(subject: Subject) -> str:
    environment = replace(subject.environment, name=ODD, dataverse=ODD, finance=ODD, id=ODD)
    account = replace(subject.account, user_name=ODD)
    answer = Evidence(text("{odd}", odd=ODD), subject.made_at, text("{odd}", odd=ODD))
    results = tuple(
        replace(one, finding=replace(one.finding, summary=text("{odd}", odd=ODD), evidence=(answer,)))
        for one in MIXED
        if one.finding
    )
    return page(replace(subject, environment=environment, account=account), results)


def test_names_are_never_markup(subject: Subject) -> None:
    told = oddly_named(subject)
    assert "<script" not in told
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; {0}" in told
    assert {tag for tag, _ in Outline(told).elements} == {tag for tag, _ in Outline(page(subject)).elements}


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("results", [MIXED, ALL_READY])
def test_every_element_is_closed(subject: Subject, style: Style, results: tuple[CheckResult, ...]) -> None:
    outline = Outline(page(subject, results, style))
    assert (outline.open, outline.crossed) == ([], [])


def test_it_loads_nothing_and_runs_nothing(subject: Subject) -> None:
    told = page(subject)
    outline = Outline(told)
    assert {"script", "img", "link", "iframe", "object", "form", "base"} & {
        tag for tag, _ in outline.elements
    } == set()
    assert not [name for _, found in outline.elements for name in found if name == "src" or name[:2] == "on"]
    assert not re.search(r"url\(|@import", told)
    policies = [one["content"] for one in outline.of("meta") if one.get("http-equiv")]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_it_links_to_the_cloud_and_to_nothing_else(subject: Subject) -> None:
    links = [one["href"] for one in Outline(page(subject)).of("a")]
    assert links
    assert all(link and link.startswith("https://make.powerpages.microsoft.com/") for link in links)


def test_its_headings_go_down_one_by_one(subject: Subject) -> None:
    levels = [int(tag[1]) for tag, _ in Outline(page(subject)).elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_say_what_their_heads_are_for(subject: Subject) -> None:
    outline = Outline(page(subject))
    assert {one.get("scope") for one in outline.of("th")} == {"col", "row", "rowgroup"}
    assert len(outline.of("caption")) == 1


def test_it_says_its_language(subject: Subject) -> None:
    assert Outline(page(subject)).of("html") == [{"lang": "en"}]
    document = readiness_report(ALL_READY, subject)
    assert '<html lang="sv">' in html_of(document, Style.SCREEN, Language("sv"))


class Loud(SourceLanguage):
    """English, with the marks of Spanish."""

    def gettext(self, message: str, /) -> str:
        return f"¡{message}!"


def test_it_speaks_the_language_of_who_reads_it(subject: Subject) -> None:
    told = html_of(readiness_report(ALL_READY, subject), Style.SCREEN, Language("es", Loud()))
    assert "<h1>¡Readiness for the Customer Portal!</h1>" in told


def test_links_are_told_apart_without_their_surroundings(subject: Subject) -> None:
    told = page(subject)
    spoken = re.findall(r'rel="noreferrer">(.*?)</a>', told)
    assert len(spoken) == len(set(spoken)) == 5
