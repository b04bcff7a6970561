from __future__ import annotations

from dataclasses import replace

import pytest
from portal_sides import (
    SCHEMA,
    decisions,
    edited,
    id_of,
    only_decision,
    only_field,
    record,
    reissued,
    result,
    site,
    verdicts,
)

from app.errors import SitesNotComparable
from app.update.merge.decision import Place, Verdict
from app.update.merge.lines import Conflict
from app.update.merge.shown import MASK, shown, shown_record
from app.update.merge.text import LARGEST_TEXT, LONGEST_LINE, MergedText
from app.update.site.site import Site

TEMPLATE = "adx_webtemplate"
SETTING = "adx_sitesetting"
HEADER = record(TEMPLATE, "Header", {"adx_source": "a\nb\nc\nd\n"})
FOOTER = record(TEMPLATE, "Footer", {"adx_source": "<p>\n"})
BASE = site(HEADER, FOOTER)
NO_FOOTER = site(HEADER)


def _header(source: str, of: Site = BASE) -> Site:
    return edited(of, TEMPLATE, "Header", adx_source=source)


def test_sites_that_are_alike_leave_nothing_to_decide() -> None:
    assert decisions(BASE, BASE, BASE) == ()
    assert decisions(BASE, BASE, reissued(BASE)) == ()


@pytest.mark.parametrize(
    ("ours", "theirs", "verdict", "reason"),
    [
        ("a\nb\nc\nd\n", "a\nb\nc\nD\n", Verdict.APPLY, "microsoft-changed"),
        ("a\nb\nc\nD\n", "a\nb\nc\nd\n", Verdict.KEEP, "you-changed"),
        ("A\nb\nc\nd\n", "A\nb\nc\nd\n", Verdict.KEEP, "both-alike"),
        ("A\nb\nc\nd\n", "a\nb\nc\nD\n", Verdict.APPLY, "merged"),
        ("A\nb\nc\nd\n", "x\nb\nc\nd\n", Verdict.CONFLICT, "both-changed"),
        ("a\nb\nc\nd\n", "a\r\nb \r\nc\r\nd", Verdict.KEEP, "form-of-microsoft"),
        ("a\r\nb\r\nc\r\nd\r\n", "a\nB\nc\nd\n", Verdict.APPLY, "form-of-yours"),
        ("A&nbsp;\nb\nc\nd\n", "A\xa0\nb\nc\nd", Verdict.KEEP, "form-alone"),
        ("A\nb\nc\nd\n", "A" * (LONGEST_LINE + 1), Verdict.CONFLICT, "as-a-whole"),
        ("A\nb\nc\nD\n", "A\nb\nc\nd\n", Verdict.KEEP, "both-alike"),
        ("A\nb\nc\nd\n", "a \nb\nc\nD\n", Verdict.APPLY, "merged-but-for-form"),
        ("A\nB\nc\nd\n", "a\nb \nc\nd\n\n\n<", Verdict.APPLY, "merged-but-for-form"),
        ("A\nB\nc\nD\n", "a \nb\nc\nD\n", Verdict.KEEP, "form-alone"),
    ],
)
def test_a_text_is_decided_on_by_who_changed_it(
    ours: str, theirs: str, verdict: Verdict, reason: str
) -> None:
    decided = only_decision(BASE, _header(ours), reissued(_header(theirs)))
    assert (decided.verdict, decided.reason.code, decided.name) == (verdict, reason, "Header")
    assert decided.place == Place(TEMPLATE, HEADER.id)


def test_what_one_side_emptied_and_the_other_changed_is_a_conflict() -> None:
    emptied = edited(BASE, TEMPLATE, "Header", adx_source=None)
    found = only_field(BASE, emptied, _header("new"))
    assert (found.verdict, found.ours, found.theirs, found.inner) == (Verdict.CONFLICT, None, "new", None)


def test_what_both_sides_removed_is_nothing_to_decide() -> None:
    assert decisions(BASE, NO_FOOTER, reissued(NO_FOOTER)) == ()


def test_a_conflict_in_a_text_holds_its_lines() -> None:
    inner = only_field(BASE, _header("a\nB\nc\nd\n"), _header("a\nx\nc\nD\n")).inner
    assert isinstance(inner, MergedText)
    assert inner.conflicts == (Conflict(("b\n",), ("B\n",), ("x\n",)),)


def test_the_sites_own_line_ends_stay() -> None:
    ours = _header("A\rb\rc\rd\r")
    merged = result(BASE, ours, _header("a\nb\nc\nD\ne\n"))
    assert merged == _header("A\rb\rc\rD\re\r")
    assert result(BASE, _header("a\r\nb\r\nc\r\nd\r\n"), _header("new\n")) == _header("new\r\n")


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        (BASE, BASE, NO_FOOTER, (Verdict.APPLY, "microsoft-removed")),
        (BASE, NO_FOOTER, BASE, (Verdict.KEEP, "you-deleted")),
        (
            NO_FOOTER,
            BASE,
            NO_FOOTER,
            (Verdict.KEEP, "only-yours"),
        ),
        (
            NO_FOOTER,
            NO_FOOTER,
            BASE,
            (Verdict.APPLY, "microsoft-added"),
        ),
        (
            BASE,
            edited(BASE, TEMPLATE, "Footer", adx_source="mine"),
            NO_FOOTER,
            (Verdict.CONFLICT, "microsoft-removed-you-changed"),
        ),
        (
            BASE,
            NO_FOOTER,
            edited(BASE, TEMPLATE, "Footer", adx_source="new"),
            (Verdict.CONFLICT, "you-deleted-microsoft-changed"),
        ),
        (
            NO_FOOTER,
            BASE,
            edited(BASE, TEMPLATE, "Footer", adx_source="new"),
            (Verdict.CONFLICT, "both-added"),
        ),
    ],
)
def test_a_record_that_a_side_lacks_is_decided_on(
    base: Site, ours: Site, theirs: Site, expected: tuple[Verdict, str]
) -> None:
    assert verdicts(decisions(base, ours, reissued(theirs))) == {(TEMPLATE, "Footer"): expected}


def test_what_only_changed_its_form_counts_as_unchanged_when_the_other_side_removes_it() -> None:
    formal = edited(BASE, TEMPLATE, "Footer", adx_source="<p> \r\n")
    assert only_decision(BASE, formal, NO_FOOTER).reason.code == "microsoft-removed"
    assert only_decision(BASE, NO_FOOTER, formal).reason.code == "you-deleted"


def test_what_you_switched_off_need_not_be_switched_off_again() -> None:
    off = edited(BASE, TEMPLATE, "Footer", statecode="1", statuscode="2")
    assert decisions(BASE, off, NO_FOOTER) == ()


def test_a_kind_that_was_left_out_in_reading_is_not_taken_for_removed() -> None:
    page = record("adx_webpage", "Home", {"adx_partialurl": "/"})
    both = site(HEADER, page)
    assert only_decision(both, both, site(page)).reason.code == "table-not-there"


def test_the_website_itself_neither_comes_nor_goes() -> None:
    own = record("adx_website", "Contoso", {"adx_headerwebtemplateid": HEADER.id})
    whole = site(own, *BASE.records)
    assert decisions(whole, whole, BASE) == ()
    assert only_decision(BASE, BASE, whole).verdict is Verdict.KEEP
    other = replace(own, fields={"adx_name": "Reference", "adx_headerwebtemplateid": FOOTER.id})
    assert dict(result(whole, whole, reissued(site(other, *BASE.records))).records[0].fields) == {
        "adx_name": "Contoso",
        "adx_headerwebtemplateid": FOOTER.id,
    }


def test_without_a_baseline_a_person_decides_everything() -> None:
    theirs = site(record(TEMPLATE, "Header", {"adx_source": "x\n"}), record(TEMPLATE, "New"))
    assert verdicts(decisions(None, BASE, reissued(theirs))) == {
        (TEMPLATE, "Header"): (Verdict.CONFLICT, "no-baseline"),
        (TEMPLATE, "Footer"): (Verdict.KEEP, "only-yours"),
        (TEMPLATE, "New"): (Verdict.CONFLICT, "only-microsoft-no-baseline"),
    }
    assert (
        only_decision(None, site(HEADER), _header("a\r\nb\r\nc\r\nd", site(HEADER))).reason.code
        == "form-alone"
    )


def test_n_to_n_relationships_are_merged_as_sets() -> None:
    roles = [record("adx_webrole", name) for name in "abcd"]
    ids = [role.id for role in roles]

    def with_roles(*numbers: int) -> Site:
        links = {"adx_entitypermission_webrole": tuple(ids[number] for number in numbers)}
        return site(*roles, record("adx_entitypermission", "Orders", {}, links))

    merged = result(with_roles(0, 1), with_roles(1, 2), reissued(with_roles(0, 1, 3)))
    assert merged == with_roles(1, 2, 3)
    kept = only_field(with_roles(0, 1), with_roles(1), with_roles(0, 1))
    assert (kept.verdict, kept.reason.code) == (Verdict.KEEP, "you-changed")
    alike = only_field(with_roles(0, 1), with_roles(1, 2, 3), with_roles(1, 2))
    assert (alike.verdict, alike.reason.code) == (Verdict.KEEP, "both-alike")


def test_json_is_merged_by_its_structure_and_leads_to_the_sites_own_pages() -> None:
    pages = [record("adx_webpage", name, {"adx_partialurl": name}) for name in ("edit", "new")]

    def with_list(settings: str) -> Site:
        return site(*pages, record("adx_entitylist", "Orders", {"adx_settings": settings}))

    edit, new = pages[0].id, pages[1].id.upper()
    base = with_list(f'{{"page":"{edit}","size":10,"x":1}}')
    ours = with_list(f'{{"page":"{edit}","size":25,"x":1}}')
    theirs = with_list(f'{{"x":1,"size":10,"page":"{new}"}}')
    assert result(base, ours, reissued(theirs)) == with_list(f'{{"page":"{new}","size":25,"x":1}}')
    reordered = with_list(f'{{ "x":1, "size":10,\n"page":"{edit}"}}')
    assert only_decision(base, base, reissued(reordered)).reason.code == "form-of-microsoft"


def test_a_template_that_holds_json_is_a_text() -> None:
    base, ours, theirs, both = (
        _header(f'{{\n"a":{a},\n\n"b":{b}\n}}') for a, b in ((1, 1), (2, 1), (1, 2), (2, 2))
    )
    assert result(base, ours, theirs) == both


def test_json_that_names_a_key_twice_is_taken_as_a_whole() -> None:
    def with_list(settings: str) -> Site:
        return site(record("adx_entitylist", "Orders", {"adx_settings": settings}))

    twice = '{"a":1,\n\n"a":%s,\n\n"b":%s}'
    decided = only_field(*(with_list(twice % (a, b)) for a, b in ((1, 1), (2, 1), (1, 2))))
    assert (decided.verdict, decided.inner) == (Verdict.CONFLICT, None)


def test_what_belongs_to_the_environment_or_is_secret_stays() -> None:
    def with_settings(end: str) -> Site:
        names = ("ThemeFeature", "Authentication/OpenAuth/Facebook/AppSecret", "Search/ApiKey")
        site_record = record("adx_website", "Contoso", {"adx_primarydomainname": f"contoso{end}"})
        return site(site_record, *(record(SETTING, name, {"adx_value": f"{name}{end}"}) for name in names))

    base, theirs = with_settings("1"), with_settings("2")
    decided = decisions(base, base, reissued(theirs))
    assert {one.verdict for one in decided} == {Verdict.KEEP}
    assert [one.reason.code for one in decided] == ["environment", "secret", "secret", "environment"]
    secret = decided[1].fields[0]
    assert shown(secret, secret.theirs) == MASK
    assert shown(secret, None) is None
    assert "AppSecret2" not in repr((decided, theirs))
    assert dict(shown_record(theirs.records[2], SCHEMA)) == {
        "adx_name": "Authentication/OpenAuth/Facebook/AppSecret",
        "adx_value": MASK,
    }
    assert result(base, base, theirs) == base
    added = decisions(NO_FOOTER, NO_FOOTER, site(HEADER, *theirs.records))
    assert [one.verdict for one in added] == [Verdict.KEEP] * 4


def test_what_changes_by_itself_is_no_difference() -> None:
    changing = {"modifiedon": "2026-11-21", "versionnumber": "7", "importsequencenumber": "3"}
    assert (
        decisions(BASE, edited(BASE, TEMPLATE, "Header", **changing, statecode="0", adx_mimetype=""), BASE)
        == ()
    )


def test_files_of_text_are_merged_by_lines_and_others_as_a_whole() -> None:
    def with_file(content: bytes | None) -> Site:
        return site(record("adx_webfile", "theme.css", {"adx_partialurl": "theme.css"}, file=content))

    assert result(with_file(b"a\nb\nc\n"), with_file(b"A\nb\nc\n"), with_file(b"a\nb\nC\n")) == with_file(
        b"A\nb\nC\n"
    )
    large = [with_file(letter * (LARGEST_TEXT + 1)) for letter in (b"a", b"b", b"c")]
    assert only_field(*large).reason.code == "as-a-whole"
    image = only_field(with_file(b"\0a"), with_file(b"\0b"), with_file(b"\0c"))
    assert (image.verdict, image.reason.code) == (Verdict.CONFLICT, "as-a-whole")
    assert result(with_file(b"\xff"), with_file(b"\xff"), with_file(b"\xfe")) == with_file(b"\xfe")
    assert only_field(with_file(b"a\n"), with_file(b"A\n"), with_file(b"A\r\n")).reason.code == "form-alone"
    assert result(with_file(b"a"), with_file(b"a"), with_file(None)) == with_file(b"a")


def test_a_record_that_is_switched_off_is_changed_like_any_other() -> None:
    off = edited(BASE, TEMPLATE, "Footer", statecode="1")
    assert result(BASE, BASE, off) == off
    on = edited(off, TEMPLATE, "Footer", statecode="0")
    assert only_field(off, off, on).merged is None


def test_damaged_sites_are_told_in_a_sentence() -> None:
    twice = site(HEADER, HEADER)
    with pytest.raises(SitesNotComparable) as same:
        decisions(BASE, twice, BASE)
    assert HEADER.id in str(same.value.what)
    url, parent = "adx_partialurl", "adx_parentpageid"
    one, two = (id_of("adx_webpage", name) for name in ("one", "two"))
    pages = (("one", two), ("two", one))
    cyclic = site(*(record("adx_webpage", name, {url: name, parent: above}) for name, above in pages))
    with pytest.raises(SitesNotComparable) as cycle:
        decisions(BASE, BASE, cyclic)
    assert "lies under itself" in str(cycle.value.what)
    with pytest.raises(SitesNotComparable) as large:
        decisions(BASE, _header("x" * (LARGEST_TEXT + 1)), BASE)
    assert "16 million" in str(large.value.what)
