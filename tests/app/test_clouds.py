from __future__ import annotations

from pathlib import Path

import pytest
from recorded_replies import recorded

from app.clouds import (
    CLOUD_IDS,
    ENVIRONMENT_SERVICES,
    OPTIONAL_PAGES,
    PAGES,
    Cloud,
    cloud_from_file,
    cloud_named,
)
from app.demo.addresses import ORIGINS, Addresses
from app.demo.server import cloud_file
from app.errors import ForeignAddress

ENVIRONMENT = "11111111-2222-3333-4444-555555555555"


@pytest.fixture
def practice(tmp_path: Path) -> Cloud:
    """The practice company's cloud, though nothing runs at its addresses."""
    addresses = Addresses({origin: 41000 + number for number, origin in enumerate(ORIGINS)})
    return cloud_from_file(cloud_file.write(tmp_path, addresses, "certificate"))


@pytest.fixture
def public() -> Cloud:
    return cloud_named("public")


@pytest.mark.parametrize("cloud_id", CLOUD_IDS)
def test_microsoft_s_clouds_are_whole(cloud_id: str) -> None:
    cloud = cloud_named(cloud_id)
    assert cloud.id == cloud_id
    assert cloud.verified == (cloud_id == "public")
    assert set(PAGES) <= set(cloud.pages) <= {*PAGES, *OPTIONAL_PAGES}
    assert cloud.dataverse_hosts
    assert cloud.finance_hosts
    assert cloud.ca_file is None
    assert not cloud.is_local
    for service in (cloud.graph, cloud.business_apps, cloud.power_platform, cloud.discovery):
        assert service.scopes


@pytest.mark.parametrize("cloud_id", CLOUD_IDS)
def test_a_scope_belongs_to_one_service(cloud_id: str) -> None:
    cloud = cloud_named(cloud_id)
    assert all(scope.startswith(cloud.graph.address + "/") for scope in cloud.graph.scopes)
    assert cloud.power_platform.scopes == (f"{cloud.power_platform.address}/.default",)
    assert cloud.business_apps.scopes[0].endswith("//.default")
    assert cloud.discovery.scopes == (f"{cloud.discovery.address}/.default",)


@pytest.mark.parametrize("cloud_id", CLOUD_IDS)
def test_sites_and_pages_may_be_opened_in_their_own_cloud(cloud_id: str) -> None:
    cloud = cloud_named(cloud_id)
    values = {"environment": ENVIRONMENT, "website_record": "w", "finance": ""}
    values |= {"site_name": "Contoso", "site_address": "contoso", "language": "1033"}
    assert cloud.may_open(cloud.website_address("contoso"))
    for name, wanted in PAGES.items():
        if not wanted & ENVIRONMENT_SERVICES:
            assert cloud.may_open(cloud.page(name, **{key: values[key] for key in wanted}))


@pytest.mark.parametrize("cloud_id", CLOUD_IDS)
def test_addresses_are_those_that_were_found_out(cloud_id: str) -> None:
    known = recorded("identity", "clouds")[cloud_id.replace("-", "")]
    cloud = cloud_named(cloud_id)
    assert cloud.authority == known["authority"]
    assert cloud.graph.address == known["graph"]
    assert cloud.business_apps.address == known["bap"]
    assert cloud.business_apps.scopes == (f"{known['powerapps_audience']}/.default",)
    assert cloud.power_platform.address == known["ppapi"]
    assert cloud.discovery.address == known["discovery"]


def test_there_is_no_other_cloud_by_name() -> None:
    for name in ("", "Public", "../clouds/public", "practice"):
        with pytest.raises(KeyError):
            cloud_named(name)


def test_an_environment_s_dataverse_has_its_own_token(public: Cloud) -> None:
    service = public.dataverse("https://Contoso.crm4.dynamics.com/")
    assert service.address == "https://contoso.crm4.dynamics.com"
    assert service.scopes == ("https://contoso.crm4.dynamics.com/.default",)


def test_finance_and_operations_has_its_own_token(public: Cloud) -> None:
    service = public.finance("https://contoso.sandbox.operations.dynamics.com/?cmp=usmf")
    assert service.address == "https://contoso.sandbox.operations.dynamics.com"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://evil.example",
        "https://contoso.crm.dynamics.com.evil.example",
        "http://contoso.crm.dynamics.com",
        "https://contoso.crm.dynamics.com:8443",
        "https://a@contoso.crm.dynamics.com",
        "https://a.b.crm.dynamics.com",
    ],
)
def test_no_token_is_made_for_an_address_of_another_cloud(public: Cloud, url: str) -> None:
    for service in (public.dataverse, public.finance):
        with pytest.raises(ForeignAddress):
            service(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://contoso.powerappsportals.com/",
        "https://contoso.microsoftcrmportals.com",
        "https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize?a=b",
        "https://make.powerpages.microsoft.com/environments/x",
        "https://contoso.operations.dynamics.com/?mi=a",
        "https://contoso.crm.dynamics.com/",
    ],
)
def test_the_browser_may_go_to_this_cloud_s_own_pages(public: Cloud, url: str) -> None:
    assert public.may_open(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://contoso.powerappsportals.com/",
        "https://contoso.powerappsportals.com.evil.example/",
        "https://evil.example/?https://contoso.powerappsportals.com",
        "https://contoso.powerappsportals.com@evil.example/",
        "https://evil.example\\@contoso.powerappsportals.com/",
        "https://a.b.powerappsportals.com/",
        "https://contoso.powerappsportals.com:8443/",
        "http://localhost/",
        "https://localhost/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ms-settings:",
        "\\\\server\\share",
        "https://contoso.crm.dynamics.cn",
    ],
)
def test_the_browser_goes_nowhere_else(public: Cloud, url: str) -> None:
    assert not public.may_open(url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://login.microsoftonline.com/tenant/oauth2/authorize?a=b", True),
        ("https://login.microsoftonline.com/", True),
        ("http://login.microsoftonline.com/", False),
        ("https://login.microsoftonline.com.evil.example/authorize", False),
        ("https://evil.example/oauth2/authorize", False),
        ("http://localhost/authorize", False),
        ("", False),
    ],
)
def test_the_sign_in_is_known_by_its_host(public: Cloud, url: str, expected: bool) -> None:
    assert public.is_sign_in(url) is expected


def test_the_practice_company_s_sign_in_is_known_by_its_path(practice: Cloud) -> None:
    assert practice.is_sign_in("http://localhost:41001/tenant/oauth2/v2.0/authorize?a=b")
    assert not practice.is_sign_in("http://localhost:41001/sites/contoso")
    assert not practice.is_sign_in("http://evil.example/authorize")


@pytest.mark.parametrize("url", ["http://localhost:41000/sites/a", "https://localhost:41003/x"])
def test_the_practice_company_s_pages_are_on_this_computer(practice: Cloud, url: str) -> None:
    assert practice.is_local
    assert practice.may_open(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://evil.example/",
        "http://evil.example\\@localhost/",
        "http://localhost@evil.example/",
        "ftp://localhost/",
        "file://localhost/etc/passwd",
        "https://contoso.powerappsportals.com",
    ],
)
def test_the_practice_company_leads_nowhere_else(practice: Cloud, url: str) -> None:
    assert not practice.may_open(url)


def test_values_in_the_address_of_a_page_are_quoted(public: Cloud) -> None:
    page = public.page("edit_site", environment="a/../b?c#d", website_record="{environment}")
    assert "/e/a%2F..%2Fb%3Fc%23d/sites/%7Benvironment%7D/" in page


def test_a_row_of_dataverse_is_at_its_own_address(public: Cloud) -> None:
    values = {"environment": "e-1", "table": "contact", "record": "1/2"}
    page = public.page("record", dataverse="https://a.crm4.dynamics.com", **values)
    assert page == "https://a.crm4.dynamics.com/main.aspx?etn=contact&id=1%2F2&pagetype=entityrecord"
    assert public.may_open(page)


def test_a_page_of_finance_and_operations_is_at_its_own_address(public: Cloud) -> None:
    assert public.page("dual_write", finance="https://a.operations.dynamics.com").startswith(
        "https://a.operations.dynamics.com/?"
    )
