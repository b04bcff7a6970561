from __future__ import annotations

from app.update.site.record import Record
from app.update.site.site import Site

HOME = Record("adx_webpage", "a1", {"adx_name": "Home"})
FOOTER = Record("adx_webtemplate", "b2", {"adx_name": "Footer", "adx_source": "<p>"})


def _site(*records: Record) -> Site:
    return Site("5173", "Contoso", "standard", records)


def test_records_are_found_by_table_and_id() -> None:
    site = _site(HOME, FOOTER)
    assert site.of("adx_webpage") == (HOME,)
    assert site.of("adx_poll") == ()
    assert site.find("adx_webtemplate", "B2") is FOOTER
    assert site.find("adx_webpage", "b2") is None


def test_a_language_of_site_and_organisation_may_share_an_id() -> None:
    languages = (Record("adx_websitelanguage", "c3"), Record("adx_portallanguage", "c3"))
    assert _site(*languages).shared_ids == ()
    assert _site(*languages, languages[0]).shared_ids == (("adx_websitelanguage", "c3"),)


def test_sites_are_equal_when_their_content_is() -> None:
    links = {"adx_webpage_tag": ("e5", "d4")}
    one, other = Record("adx_webpage", "a1", {"x": "1"}, links), Record("adx_webpage", "a1", {"x": "1"})
    assert _site(HOME, FOOTER) == _site(HOME, FOOTER)
    assert one == Record("adx_webpage", "a1", {"x": "1"}, {"adx_webpage_tag": ("d4", "e5")})
    assert one != other
    assert other.value("x") == "1"
    assert other.value("y") == ""
