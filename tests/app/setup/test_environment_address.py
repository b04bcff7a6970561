from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clouds import cloud_named
from app.setup.environment_address import Wanted, wanted_by

_PUBLIC = cloud_named("public")
_ID = "45489796-7f97-58d5-acac-82e715201c8b"


@pytest.mark.parametrize(
    "typed",
    [
        "contoso.crm4.dynamics.com",
        "  https://contoso.crm4.dynamics.com/ ",
        "HTTPS://Contoso.crm4.dynamics.com/main.aspx?appid=1&pagetype=entitylist",
        "contoso.crm4.dynamics.com/apps#x",
    ],
)
def test_an_address_of_dataverse_is_taken_however_it_is_written(typed: str) -> None:
    assert wanted_by(typed, _PUBLIC) == Wanted(dataverse="https://contoso.crm4.dynamics.com")


@pytest.mark.parametrize(
    ("typed", "environment"),
    [
        (_ID, _ID),
        (f"Default-{_ID}", f"Default-{_ID}"),
        (f"https://make.powerapps.com/environments/{_ID}/home", _ID),
        (f"make.powerapps.com/environments/Default-{_ID}/apps", f"Default-{_ID}"),
        (f"https://make.powerpages.microsoft.com/e/{_ID}/portals/create?x=1", _ID),
        (f"https://make.powerpages.microsoft.com/environments/{_ID}/portals/home/?tab=active", _ID),
        (f"https://admin.powerplatform.microsoft.com/environments/environment/{_ID}/hub", _ID),
        (f"https://admin.powerplatform.microsoft.com/manage/environments/environment/{_ID}/hub", _ID),
        (f"https://admin.powerplatform.microsoft.com/manage/environments/{_ID}/hub", _ID),
    ],
)
def test_an_id_is_found_in_the_addresses_of_microsofts_pages(typed: str, environment: str) -> None:
    assert wanted_by(typed, _PUBLIC) == Wanted(id=environment)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Type the address"),
        ("   ", "Type the address"),
        ("contoso", "no address of Dataverse"),
        ("http://contoso.crm4.dynamics.com", "no address of Dataverse"),
        ("https://someone@contoso.crm4.dynamics.com", "no address of Dataverse"),
        ("https://contoso.crm4.dynamics.com.evil.example", "no address of Dataverse"),
        (f"https://evil.example/environments/{_ID}/home", "no address of Dataverse"),
        ("https://contoso.crm4.dynamics.com\\@evil.example", "no address of Dataverse"),
        ("https://contoso.operations.dynamics.com", "address of Finance and Operations"),
        ("https://make.powerapps.com/home", "names no environment"),
        ("contoso.crm.microsoftdynamics.us", "in another cloud"),
        (f"https://make.high.powerapps.us/environments/{_ID}/home", "in another cloud"),
    ],
)
def test_anything_else_is_told_in_words(typed: str, words: str) -> None:
    found = wanted_by(typed, _PUBLIC)
    assert not isinstance(found, Wanted)
    assert words in str(found)


@given(st.text() | st.text(alphabet="htps:/.@\\crmdyna0-9\x00 "))
def test_a_token_is_only_ever_meant_for_a_host_of_the_cloud(typed: str) -> None:
    found = wanted_by(typed, _PUBLIC)
    if isinstance(found, Wanted) and found.dataverse:
        assert _PUBLIC.dataverse(found.dataverse).address == found.dataverse
