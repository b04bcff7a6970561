from __future__ import annotations

import json

from portal_sides import decisions, edited, record, site, without

from app.update.merge.shown import MASK
from app.update.plan_entries import checksum_of, decision_entry

TEMPLATE = "adx_webtemplate"
SETTING = "adx_sitesetting"
HOME = record(TEMPLATE, "Home", {"adx_source": "one\ntwo\nthree\n"})


def test_a_record_that_is_new_is_shown_whole_and_needs_no_choice() -> None:
    (one,) = decisions(site(), site(), site(HOME))
    entry = decision_entry(one)
    assert (entry["kind"], entry["name"], entry["verdict"]) == ("Web template", "Home", "apply")
    assert entry["record"]["adx_source"] == "one\ntwo\nthree\n"
    assert "choice" not in entry


def test_a_record_that_is_in_doubt_as_a_whole_has_a_choice() -> None:
    base = site(HOME, record(TEMPLATE, "Other"))
    ours = edited(base, TEMPLATE, "Home", adx_source="mine")
    (one,) = decisions(base, ours, without(base, TEMPLATE, "Home"))
    entry = decision_entry(one)
    assert (entry["verdict"], entry["choice"], entry["fields"]) == ("conflict", "", [])


def test_a_field_without_lines_has_one_choice() -> None:
    base = site(record(SETTING, "Search/Size", {"adx_value": "1"}))
    ours, theirs = (edited(base, SETTING, "Search/Size", adx_value=value) for value in "23")
    (one,) = decisions(base, ours, theirs)
    (field,) = decision_entry(one)["fields"]
    assert (field["base"], field["ours"], field["theirs"], field["choice"]) == ("1", "2", "3", "")
    assert "conflicts" not in field


def test_what_is_merged_shows_what_it_will_be() -> None:
    base = site(HOME)
    ours = edited(base, TEMPLATE, "Home", adx_source="ONE\ntwo\nthree\n")
    theirs = edited(base, TEMPLATE, "Home", adx_source="one\ntwo\nTHREE\n")
    (one,) = decisions(base, ours, theirs)
    (field,) = decision_entry(one)["fields"]
    assert (field["verdict"], field["merged"]) == ("apply", "ONE\ntwo\nTHREE\n")


def test_secrets_are_masked_on_every_side() -> None:
    base = site(record(SETTING, "Mail/Password", {"adx_value": "hidden 1"}))
    ours, theirs = (edited(base, SETTING, "Mail/Password", adx_value=f"hidden {n}") for n in "23")
    for made in (
        decisions(base, ours, theirs),
        decisions(None, ours, theirs),
        decisions(site(), site(), ours),
    ):
        written = json.dumps([decision_entry(one) for one in made], ensure_ascii=False)
        assert MASK in written
        assert "hidden" not in written


def test_a_file_that_is_no_text_is_told_by_its_size() -> None:
    base = site(record("adx_webfile", "logo.png", file=b"\xff1"))
    ours = site(record("adx_webfile", "logo.png", file=b"\xff22"))
    theirs = site(record("adx_webfile", "logo.png", file=b"\xff333"))
    (one,) = decisions(base, ours, theirs)
    (field,) = decision_entry(one)["fields"]
    assert [field[side]["bytes"] for side in ("base", "ours", "theirs")] == [2, 3, 4]
    assert field["choice"] == ""


def test_other_decisions_have_another_checksum() -> None:
    base = site(HOME)
    one, other = (
        decisions(base, base, edited(base, TEMPLATE, "Home", adx_source=source)) for source in ("1", "2")
    )
    assert checksum_of(one) == checksum_of(one)
    assert checksum_of(one) != checksum_of(other)
