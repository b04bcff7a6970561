from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.addresses import (
    completed,
    environment_id_in,
    is_environment_id,
    is_loopback,
    led_to,
    matches_host,
    origin_of,
    same_origin,
    same_place,
)
from app.errors import ForeignAddress

ADDRESSES = st.text() | st.from_regex(r"https?:/?/?[a-zA-Z0-9.:@\\/\[\]?#%-]{0,40}", fullmatch=True)


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://Contoso.Example", "https://contoso.example"),
        ("https://contoso.example:443/a?b#c", "https://contoso.example"),
        ("HTTPS://contoso.example:8443/", "https://contoso.example:8443"),
        ("https://127.0.0.1:1/", "https://127.0.0.1:1"),
        ("https://contoso.example:/", "https://contoso.example"),
        ("https://a/?next=http://b@c", "https://a"),
    ],
)
def test_the_origin_is_scheme_host_and_port(url: str, origin: str) -> None:
    assert origin_of(url) == origin


@pytest.mark.parametrize(
    "url",
    [
        "",
        "contoso.example",
        "//contoso.example",
        "http://contoso.example",
        "ftp://contoso.example",
        "https://",
        "https:///path",
        "https://user@contoso.example",
        "https://contoso.example@evil.example",
        "https://contoso.example\\@evil.example",
        "https://contoso.example\\.evil.example",
        "https://contoso.example:99999",
        "https://contoso.example:-1",
        "https://contoso.example:4 43",
        "https://contoso.example:８",
        "https://con toso.example",
        "https://contoso.example\n.evil.example",
        "https://contoso.example\t",
        "https://[::1]/",
        "https://[/",
        "https://münchen.example",
        "https://\u212aelvin.example",
        "https://contoso.example%2eevil.example",
        "https://-contoso.example",
        "https://contoso.example.",
        "https://contoso.example/\ud800",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_plain_https_address_belongs_to_nobody(url: str) -> None:
    with pytest.raises(ForeignAddress) as refused:
        origin_of(url)
    assert refused.value.found == url
    assert not matches_host(url, ("*", "*.example", "contoso.example"))


@given(url=ADDRESSES)
@example(url="https://a:٣")
def test_any_text_has_an_origin_or_is_refused(url: str) -> None:
    try:
        origin = origin_of(url)
    except ForeignAddress:
        return
    assert origin == origin.lower()
    assert origin_of(origin) == origin
    assert url.lower().startswith(urlsplit(origin).scheme)


def test_an_address_of_the_same_origin_is_given_back() -> None:
    assert same_origin("https://a.example", "https://A.example:443/x") == "https://A.example:443/x"


@pytest.mark.parametrize("url", ["https://b.example", "https://a.example:8443", "https://sub.a.example"])
def test_an_address_of_another_origin_is_refused(url: str) -> None:
    with pytest.raises(ForeignAddress) as refused:
        same_origin("https://a.example", url)
    assert (refused.value.host, refused.value.found) == ("a.example", url)


@pytest.mark.parametrize(
    ("target", "led"),
    [
        ("/x", "https://a.example/x"),
        ("x?y", "https://a.example/b/x?y"),
        ("", "https://a.example/b/c"),
        ("https://a.example/x", "https://a.example/x"),
        ("//a.example/x", "https://a.example/x"),
    ],
)
def test_an_answer_leads_on_within_its_origin(target: str, led: str) -> None:
    assert led_to("https://a.example/b/c", target) == led


@given(target=ADDRESSES)
@example(target="https://[")
def test_an_answer_never_leads_elsewhere(target: str) -> None:
    try:
        led = led_to("https://a.example/b", target)
    except ForeignAddress:
        return
    assert origin_of(led) == "https://a.example"


@pytest.mark.parametrize(
    ("url", "pattern", "matches"),
    [
        ("https://contoso.crm.dynamics.com/x", "*.crm.dynamics.com", True),
        ("https://CONTOSO.crm4.dynamics.com", "*.crm*.Dynamics.com", True),
        ("https://a.b.crm.dynamics.com", "*.crm.dynamics.com", False),
        ("https://crm.dynamics.com", "*.crm.dynamics.com", False),
        ("https://.crm.dynamics.com", "*.crm.dynamics.com", False),
        ("https://contoso.crm.dynamics.com.evil.example", "*.crm.dynamics.com", False),
        ("https://contosoXcrm.dynamics.com", "*.crm.dynamics.com", False),
        ("https://contoso.crm.dynamics.com:8443", "*.crm.dynamics.com", False),
        ("https://contoso.crm.dynamics.com:443", "*.crm.dynamics.com", True),
        ("http://contoso.crm.dynamics.com", "*.crm.dynamics.com", False),
        ("https://localhost:1234/", "localhost:1234", True),
        ("https://localhost:12345/", "localhost:1234", False),
        ("https://localhost/", "localhost:1234", False),
    ],
)
def test_hosts_match_label_by_label(url: str, pattern: str, matches: bool) -> None:
    assert matches_host(url, (pattern,)) is matches


def test_one_of_several_patterns_is_enough() -> None:
    assert matches_host("https://b.example", ("a.example", "b.example"))
    assert not matches_host("https://b.example", ())


@pytest.mark.parametrize("url", ["http://localhost:1/x", "https://LOCALHOST", "http://127.0.0.1:8080"])
def test_this_computer_s_own_addresses_are_known(url: str) -> None:
    assert is_loopback(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost.evil.example",
        "http://localhost@evil.example",
        "http://evil.example\\@localhost/",
        "http://evil.example@localhost/",
        "http://evil.example\n@localhost/",
        "https://10.0.0.1",
        "https://[",
        "",
    ],
)
def test_other_addresses_are_not_this_computer(url: str) -> None:
    assert not is_loopback(url)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" contoso.example/a ", "https://contoso.example/a"),
        ("https://contoso.example", "https://contoso.example"),
        ("HTTP://contoso.example", "HTTP://contoso.example"),
        ("localhost:8443", "https://localhost:8443"),
    ],
)
def test_a_scheme_that_was_left_out_is_https(typed: str, address: str) -> None:
    assert completed(typed) == address


_ID = "45489796-7f97-58d5-acac-82e715201c8b"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        (f"https://page.example/environments/{_ID}/home", _ID),
        (f"https://page.example/environments/environment/Default-{_ID}/hub", f"Default-{_ID}"),
        (f"https://page.example/?environment={_ID}&x=1", _ID),
        (f"https://page.example/environments/{_ID}0", ""),
        (f"https://page.example/{_ID}", ""),
        ("https://page.example/environments/home", ""),
    ],
)
def test_the_environment_of_a_page_is_read_from_its_address(address: str, found: str) -> None:
    assert environment_id_in(address) == found


def test_an_id_is_a_guid_perhaps_with_a_word_before_it() -> None:
    assert [is_environment_id(one) for one in (_ID, f"Default-{_ID}", f"{_ID}0", "Default", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.crm4.dynamics.com", "https://A.crm4.dynamics.com/", True),
        ("https://a.api.crm4.dynamics.com", "https://a.crm4.dynamics.com", True),
        ("https://a.crm4.dynamics.com", "https://b.crm4.dynamics.com", False),
        ("https://a.crm4.dynamics.com", "", False),
    ],
)
def test_two_spellings_of_a_dataverse_are_one_place(one: str, other: str, same: bool) -> None:
    assert same_place(one, other) is same
