"""Hand-made moments of making a portal usable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from app.aftercare.invitees import Invitee, Lacks
from app.aftercare.permission_plan import PermissionFacts, permission_plan
from app.errors import Forbidden
from app.problems import problem_of
from app.services.table_metadata import Relationship
from app.services.table_permissions import PRIVILEGES, Scope, TablePermission, WebRole
from app.setup.usability import Part, Usability, Work
from app.text import text

WEBSITE = "11111111-2222-3333-4444-555555555555"
AUTHENTICATED = WebRole("role-authenticated", "Authenticated Users", is_authenticated=True)
REPRESENTATIVE = WebRole("role-representative", "Customer Representative")
ANONYMOUS = WebRole("role-anonymous", "Anonymous Users", is_anonymous=True)
ADMINISTRATORS = WebRole("role-administrators", "Administrators")
ROLES = (AUTHENTICATED, REPRESENTATIVE, ANONYMOUS, ADMINISTRATORS)
TO_CONTACT = Relationship("party_contact", "msdyn_contactforparty", "msdyn_contact", "contact")
TO_ACCOUNT = Relationship("party_account", "msdyn_contactforparty", "msdyn_account", "account")
TO_PARTY = Relationship("account_party", "account", "msdyn_primarycontact", "msdyn_contactforparty")
ORDER = Relationship("order_customer_accounts", "salesorder", "customerid", "account")
INVOICE = Relationship("order_invoice_account", "salesorder", "msdyn_invoicecustomer", "account")
RELATIONSHIPS = {"party": (TO_CONTACT,), "account": (TO_ACCOUNT,), "order": (ORDER, INVOICE)}
NEEDED = PermissionFacts(True, WEBSITE, ROLES, (), RELATIONSHIPS)


def made(facts: PermissionFacts = NEEDED, answers: Mapping[str, str] | None = None) -> PermissionFacts:
    """What is there once everything that the plan wants is made."""
    steps = permission_plan(facts, answers or {}).steps
    fresh = tuple(replace(one.make, roles=frozenset(role.id for role in one.roles)) for one in steps)
    return replace(facts, permissions=fresh)


BY_HAND = TablePermission(
    id="by-hand",
    name="Our own",
    table="msdyn_contactforparty",
    scope=Scope.CONTACT,
    relationship=TO_CONTACT.name,
    privileges=frozenset(PRIVILEGES),
    roles=frozenset({AUTHENTICATED.id, REPRESENTATIVE.id}),
)
DIFFERENT = replace(BY_HAND, privileges=frozenset({"read"}))
UNCLEAR = replace(
    NEEDED,
    roles=(AUTHENTICATED, replace(REPRESENTATIVE, name="Kundansvarig"), ADMINISTRATORS),
    relationships={**RELATIONSHIPS, "account": (TO_ACCOUNT, TO_PARTY)},
)


def invitee(name: str, *missing: str, order: tuple[str, ...] = (), unknown: tuple[str, ...] = ()) -> Invitee:
    """A contact who lacks this before an invitation, and `order` besides before an order."""
    email = f"{name.lower().replace(' ', '.')}@customer.example"
    invitation = Lacks(missing, unknown)
    found_by = f"{name} {email} contoso {name}".casefold()
    return Invitee(
        "contact", f"id-{name}", name, email, "Contoso", f"{name} AB", invitation, Lacks(order), found_by
    )


ACCOUNT = replace(
    invitee("Alpine Ski House", "customer-number", "customer-type"), table="account", id="a-1", account=""
)
INVITEES = (
    invitee("Sam Fabrikam"),
    invitee("Kim Abercrombie", "email", "company", order=("company", "price-list", "currency")),
    invitee("Robin Tailspin", order=("ship-to-country",)),
    invitee("Jo Wingtip", unknown=("account-number",)),
    ACCOUNT,
)
TICKS = {"invitations": date(2026, 11, 20), "order-columns": date(2026, 11, 21)}
_REFUSED = problem_of(Forbidden("Dataverse", 403, "0x80040220", "", "c-1"))

USABILITIES: Mapping[str, Usability] = {
    "usable-not-needed": Usability(PermissionFacts(is_needed=False), ticks={}),
    "usable-no-website": Usability(PermissionFacts(is_needed=True), ticks={}),
    "usable-to-do": Usability(NEEDED, ticks=TICKS, invitees=INVITEES),
    "usable-unclear": Usability(UNCLEAR, ticks=TICKS),
    "usable-different": Usability(replace(NEEDED, permissions=(DIFFERENT,)), ticks=TICKS),
    "usable-made": Usability(made(), ticks=TICKS, invitees=()),
    "usable-refused": Usability(NEEDED, ticks={}, work={Part.PERMISSIONS: Work(problem=_REFUSED)}),
    "usable-reading": Usability(work={part: Work(text("Reading")) for part in Part}),
}
