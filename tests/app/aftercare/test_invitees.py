from __future__ import annotations

import asyncio
from collections.abc import Collection

import pytest
from practice_world import Practice
from usability_states import ACCOUNT, INVITEES, invitee

from app.aftercare.invitation_needs import INVITATION, NEED_NAMES, ORDER, invitation_needs
from app.aftercare.invitees import Invitee, Show, matching, wanted_columns, yardstick
from app.aftercare.invitees import invitee as judged
from app.aftercare.reading_invitees import read_invitees
from app.services.customers import ACCOUNTS, CONTACTS, CustomerRow, CustomerTable
from app.services.table_metadata import Column

COMPLETE = {
    "fullname": "Sam",
    "emailaddress1": "sam@a.example",
    "msdyn_company": "USMF",
    "msdyn_contactpersonid": "C-1",
    "parentcustomerid": "Contoso",
    "defaultpricelevelid": "Standard",
    "transactioncurrencyid": "Euro",
    "address1_country": "SWE",
}


def judge(
    values: dict[str, str], *, table: CustomerTable = CONTACTS, absent: Collection[str] = ()
) -> Invitee:
    columns = [Column(name, is_lookup=False) for name in wanted_columns(table) if name not in absent]
    return judged(yardstick(table, columns), CustomerRow("id-1", values))


def test_every_need_has_a_name_and_belongs_to_a_step() -> None:
    needs = invitation_needs()
    assert {need.id for need in needs} == set(NEED_NAMES)
    assert all(need.before and need.before <= {INVITATION, ORDER} for need in needs)


def test_the_needs_are_those_of_microsofts_pages() -> None:
    contact = [need for need in invitation_needs() if need.table == "contact"]
    before_order = {need.id for need in contact if ORDER in need.before}
    assert before_order == {"company", "potential-customer", "price-list", "currency", "ship-to-country"}
    before_invitation = {need.id for need in contact if INVITATION in need.before}
    assert before_invitation == {"email", "company", "account-number"}


def test_a_complete_contact_lacks_nothing() -> None:
    one = judge(COMPLETE)
    assert (one.invitation.is_ready, one.order.is_ready, one.is_contact) == (True, True, True)
    assert (one.name, one.company, one.account) == ("Sam", "USMF", "Contoso")


@pytest.mark.parametrize(
    ("column", "invitation", "order"),
    [
        ("emailaddress1", ("email",), ()),
        ("msdyn_company", ("company",), ("company",)),
        ("msdyn_contactpersonid", ("account-number",), ()),
        ("parentcustomerid", (), ("potential-customer",)),
        ("defaultpricelevelid", (), ("price-list",)),
        ("transactioncurrencyid", (), ("currency",)),
        ("address1_country", (), ("ship-to-country",)),
    ],
)
def test_an_empty_column_is_a_lack(column: str, invitation: tuple[str, ...], order: tuple[str, ...]) -> None:
    one = judge({**COMPLETE, column: ""})
    assert (one.invitation.missing, one.order.missing) == (invitation, order)


def test_a_column_that_is_not_there_cannot_be_told() -> None:
    one = judge(COMPLETE, absent={"msdyn_company"})
    assert (one.invitation.missing, one.invitation.unknown) == ((), ("company",))
    assert not one.invitation.is_ready
    assert matching((one,), Show.READY, "") == []


@pytest.mark.parametrize(
    ("kind", "missing"), [("3", ()), ("12", ("customer-type",)), ("", ("customer-type",))]
)
def test_an_account_has_to_be_a_customer(kind: str, missing: tuple[str, ...]) -> None:
    values = {"name": "Contoso", "accountnumber": "C-1", "msdyn_company": "USMF", "customertypecode": kind}
    assert judge(values, table=ACCOUNTS).invitation.missing == missing


def test_every_word_of_a_search_has_to_be_somewhere() -> None:
    assert [one.name for one in matching(INVITEES, Show.EVERYBODY, "CONTOSO tail")] == ["Robin Tailspin"]
    assert matching(INVITEES, Show.EVERYBODY, "tail spin nobody") == []


def test_those_who_are_ready_and_those_who_lack_something_are_everybody() -> None:
    ready = matching(INVITEES, Show.READY, "")
    lacking = matching(INVITEES, Show.LACKING, "")
    assert ready == [invitee("Sam Fabrikam")]
    assert ACCOUNT in lacking
    assert len(ready) + len(lacking) == len(INVITEES)


def test_they_are_read_from_the_practice_company(practice: Practice) -> None:
    company, environment = practice.company(), practice.environment()

    async def read() -> list[Invitee]:
        return [one async for page in read_invitees(company.dataverse(environment.dataverse)) for one in page]

    found = asyncio.run(read())
    contact = next(one for one in found if one.name == "Sam Fabrikam")
    assert (contact.company, contact.account) == ("Contoso", "Fabrikam")
    assert contact.order.is_ready
    accounts = [one for one in found if not one.is_contact]
    assert len(accounts) == 5
    assert all(one.invitation.is_ready for one in accounts)
