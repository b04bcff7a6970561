"""Microsoft's `PowerPlatform-Dataverse-Client`, as it is, against the practice tenant."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from azure.core.credentials import AccessToken
from PowerPlatform.Dataverse.client import DataverseClient
from PowerPlatform.Dataverse.core.errors import HttpError, MetadataError
from PowerPlatform.Dataverse.models.filters import col
from PowerPlatform.Dataverse.models.record import Record
from practice_client import access_token

from app.demo.tenant import PracticeTenant

FAR_FUTURE = 4_000_000_000


class KnownToken:
    """A credential of azure-core that hands out one token, which was got before."""

    def __init__(self, token: str) -> None:
        self._token = token

    def get_token(self, *_scopes: str, **_options: object) -> AccessToken:
        return AccessToken(self._token, FAR_FUTURE)


@pytest.fixture(scope="module")
def token(brisk_practice: PracticeTenant) -> str:
    return access_token(brisk_practice, "ready", "organization-a")


@pytest.fixture
def client(
    brisk_practice: PracticeTenant, token: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[DataverseClient]:
    trusted = brisk_practice.cloud_file.with_name("practice-ca.pem")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(trusted))
    monkeypatch.setenv("NO_PROXY", "localhost")
    address = brisk_practice.addresses("organization-a")
    with DataverseClient(address, KnownToken(token)) as client:
        yield client


def read(client: DataverseClient, identity: str, *columns: str) -> Record:
    row = client.records.retrieve("account", identity, select=list(columns))
    assert row is not None
    return row


def test_a_row_is_made_read_changed_and_deleted(client: DataverseClient) -> None:
    identity = client.records.create("account", {"name": "Litware", "customertypecode": "Customer"})
    made = read(client, identity, "name", "customertypecode")
    assert (made["name"], made["customertypecode"]) == ("Litware", 3)
    client.records.update("account", identity, {"telephone1": "555-0100"})
    changed = read(client, identity, "name", "telephone1")
    assert (changed["name"], changed["telephone1"]) == ("Litware", "555-0100")
    client.records.delete("account", identity)
    assert client.records.retrieve("account", identity) is None


def test_rows_are_queried_page_by_page(client: DataverseClient) -> None:
    pages = list(
        client.records.list_pages(
            "account", select=["name"], filter="startswith(accountnumber,'C-')", orderby=["name"], page_size=2
        )
    )
    names = [row["name"] for page in pages for row in page]
    assert len(pages) == 3
    assert names == ["Adventure Works", "Fabrikam", "Northwind Traders", "Tailspin Toys", "Wingtip Toys"]


def test_a_filter_that_the_client_builds_is_understood(client: DataverseClient) -> None:
    is_customer = (col("customertypecode") == 3) & col("description").is_null()
    named = col("name").like("%Toys") | col("accountnumber").in_(["C-002"])
    found = client.records.list("account", filter=is_customer & named, select=["name"])
    assert sorted(row["name"] for row in found) == ["Fabrikam", "Tailspin Toys", "Wingtip Toys"]


def test_a_related_row_comes_with_its_own_columns(client: DataverseClient) -> None:
    found = client.records.list(
        "contact", select=["fullname"], expand=["parentcustomerid_account($select=name)"], top=1
    )
    (contact,) = found
    assert contact["parentcustomerid_account"]["name"] in contact["fullname"]


def test_several_rows_are_made_changed_and_deleted_at_once(client: DataverseClient) -> None:
    ids = client.records.create("product", [{"name": "Shade"}, {"name": "Bulb"}])
    client.records.update("product", ids, {"price": 3.5})
    found = client.records.list("product", filter="price eq 3.5", select=["name"])
    assert sorted(row["name"] for row in found) == ["Bulb", "Shade"]
    client.records.delete("product", ids)
    assert len(client.records.list("product", filter="price eq 3.5")) == 0


def test_a_change_set_is_undone_as_a_whole(client: DataverseClient) -> None:
    batch = client.batch.new()
    with batch.changeset() as changes:
        account = changes.records.create("account", {"name": "Proseware"})
        contact = {"lastname": "Sato", "parentcustomerid_account@odata.bind": account}
        changes.records.create("contact", contact)
        changes.records.update("account", account, {"nosuchcolumn": "x"})
    result = batch.execute()
    assert [reply.status_code for reply in result.responses] == [400]
    assert len(client.records.list("account", filter="name eq 'Proseware'")) == 0


def test_a_change_set_that_goes_well_links_its_rows(client: DataverseClient) -> None:
    batch = client.batch.new()
    with batch.changeset() as changes:
        account = changes.records.create("account", {"name": "Relecloud"})
        contact = {"lastname": "Sato", "parentcustomerid_account@odata.bind": account}
        changes.records.create("contact", contact)
    batch.records.list("account", filter="name eq 'Relecloud'", select=["name"])
    result = batch.execute()
    assert [reply.status_code for reply in result.responses] == [204, 204, 200]
    identity = result.responses[0].entity_id
    linked = client.records.list("contact", filter=f"_parentcustomerid_value eq {identity}")
    assert len(linked) == 1


def test_tables_are_found_by_their_metadata(client: DataverseClient) -> None:
    found = client.tables.get("adx_website")
    assert found is not None
    assert found["entity_set_name"] == "adx_websites"
    assert "account" in {table["LogicalName"] for table in client.tables.list()}
    assert client.tables.get("nosuchtable") is None
    with pytest.raises(MetadataError):
        client.records.list("nosuchtable")


def test_a_refusal_has_its_code(client: DataverseClient) -> None:
    with pytest.raises(HttpError) as refused:
        client.records.list("account", filter="nosuchcolumn eq 1")
    assert (refused.value.status_code, refused.value.details["service_error_code"]) == (400, "0x80060888")


def test_a_table_permission_is_made_below_another(client: DataverseClient) -> None:
    website = client.records.create("adx_website", {"adx_name": "Litware"})
    bound = {"adx_websiteid@odata.bind": f"/adx_websites({website})", "adx_read": True}
    parent = client.records.create(
        "adx_entitypermission",
        {"adx_entityname": "A", "adx_entitylogicalname": "account", "adx_scope": "Contact", **bound},
    )
    child = client.records.create(
        "adx_entitypermission",
        {
            "adx_entityname": "B",
            "adx_entitylogicalname": "salesorder",
            "adx_scope": 756150003,
            "adx_parententitypermission@odata.bind": f"/adx_entitypermissions({parent})",
            **bound,
        },
    )
    found = client.records.list("adx_entitypermission", filter=f"_adx_websiteid_value eq {website}")
    rows = {row["adx_entityname"]: row for row in found}
    assert rows["A"]["adx_scope"] == 756150001
    assert rows["B"]["_adx_parententitypermission_value"] == parent
    assert rows["B"]["adx_entitypermissionid"] == child


def test_contacts_have_what_orders_need(client: DataverseClient) -> None:
    found = client.records.list(
        "contact",
        select=["fullname"],
        expand=["msdyn_company($select=cdm_companycode)", "defaultpricelevelid($select=name)"],
        filter="lastname eq 'Fabrikam'",
    )
    (contact,) = found
    assert contact["msdyn_company"]["cdm_companycode"] == "USMF"
    assert contact["defaultpricelevelid"]["name"] == "Standard EUR"
