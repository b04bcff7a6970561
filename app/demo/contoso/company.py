"""The practice company: its ids and its environments, in a form that no service shows as it is.

Every company has the environment that suits ("production") and three that do not, each for its own reason:
the default one is not linked to Finance and Operations, one has no Dataverse, one is switched off.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID, uuid5

from app.demo.addresses import Addresses
from app.demo.document import Document
from app.demo.state import Documents
from app.demo.times import precise_stamp

Creation = Literal["accepted", "forbidden", "template-unknown", "gives-up-once"]

_PROFILE: Final = "profile"
_ENVIRONMENT: Final = "environment"
_LANGUAGES: Final = (1033, 1053, 1043, 1036, 1031, 3082)
_VERSION: Final = "9.2.25063.00193"
_FINANCE_VERSION: Final = "10.0.46"


@dataclass(frozen=True)
class _Plan:
    """One environment as it is founded; `slot` says which Dataverse is its own."""

    key: str
    name: str
    kind: str
    description: str
    slot: str | None = None
    enabled: bool = True
    finance: bool = False
    is_default: bool = False


_PLANS: Final = (
    _Plan("production", "Contoso Production", "Production", "Orders, stock and invoices", "a", finance=True),
    _Plan("default", "Contoso (default)", "Default", "", "b", is_default=True),
    _Plan("training", "Contoso Training", "Sandbox", "For courses, without a database"),
    _Plan("archive", "Contoso Archive", "Sandbox", "Kept for the auditors", "c", enabled=False),
)


def stable_id(tenant: str, *parts: str) -> str:
    """Give the GUID that this thing of this company always has."""
    return str(uuid5(UUID(tenant), "/".join(parts)))


def environment_id(tenant: str, key: str) -> str:
    """Give an environment's id; the default environment's is no GUID (power-platform.md section 1.1)."""
    return f"Default-{tenant}" if key == "default" else stable_id(tenant, "environment", key)


def found(documents: Documents, tenant: str, creation: Creation, *, party_model: bool = False) -> None:
    """Found a company; `creation` is how its Power Pages meets a program's wish for a new site."""
    documents.put(tenant, _PROFILE, _PROFILE, {"creation": creation, "party_model": party_model})


def has_party_model(documents: Documents, tenant: str) -> bool:
    """Say whether dual-write's party model is in use in the company."""
    return bool((documents.get(tenant, _PROFILE, _PROFILE) or {}).get("party_model"))


def finance_version(documents: Documents, tenant: str) -> str:
    """Give the version of the company's Finance and Operations."""
    version: str = (documents.get(tenant, _PROFILE, _PROFILE) or {}).get("finance_version", _FINANCE_VERSION)
    return version


def set_finance_version(documents: Documents, tenant: str, version: str) -> None:
    """Change the version of the company's Finance and Operations."""
    profile = documents.get(tenant, _PROFILE, _PROFILE) or {}
    documents.put(tenant, _PROFILE, _PROFILE, {**profile, "finance_version": version})


def lead_dual_write_to(documents: Documents, tenant: str, address: str) -> None:
    """Have the company's table maps lead to another Dataverse, as a copied database does."""
    profile = documents.get(tenant, _PROFILE, _PROFILE) or {}
    documents.put(tenant, _PROFILE, _PROFILE, {**profile, "dual_write": address})


def dual_write_leads_to(documents: Documents, tenant: str, own: str) -> str:
    """Give the Dataverse that the company's table maps lead to: its own one, unless it was changed."""
    return str((documents.get(tenant, _PROFILE, _PROFILE) or {}).get("dual_write", own))


def template_version(documents: Documents, tenant: str) -> int:
    """Give the version of the templates that a site gets which is made now."""
    version: int = (documents.get(tenant, _PROFILE, _PROFILE) or {}).get("template_version", 1)
    return version


def publish_template(documents: Documents, tenant: str, version: int) -> None:
    """Have sites made from another version of the templates from now on; those that are there stay."""
    profile = documents.get(tenant, _PROFILE, _PROFILE) or {}
    documents.put(tenant, _PROFILE, _PROFILE, {**profile, "template_version": version})


def is_founded(documents: Documents, tenant: str) -> bool:
    """Say whether the company is there."""
    return documents.get(tenant, _PROFILE, _PROFILE) is not None


def creation(documents: Documents, tenant: str) -> Creation:
    """Give how the company's Power Pages meets a program's wish for a new site."""
    found: Creation = (documents.get(tenant, _PROFILE, _PROFILE) or {}).get("creation", "accepted")
    return found


def limit_site_creation(documents: Documents, tenant: str, *, limited: bool) -> None:
    """Keep the creation of sites to the company's administrators, or leave it to everyone."""
    profile = documents.get(tenant, _PROFILE, _PROFILE) or {}
    documents.put(tenant, _PROFILE, _PROFILE, {**profile, "limited": limited})


def site_creation_is_limited(documents: Documents, tenant: str) -> bool:
    """Say whether the creation of sites is kept to the company's administrators."""
    return bool((documents.get(tenant, _PROFILE, _PROFILE) or {}).get("limited"))


def add_environments(documents: Documents, tenant: str, now: datetime, first: str) -> None:
    """Add the company's environments, the one with the key `first` at the head of the list.

    No address is kept: the practice tenant may listen elsewhere when it is started again.
    """
    for plan in sorted(_PLANS, key=lambda plan: plan.key != first):
        environment = _environment(tenant, plan, now - timedelta(days=400))
        documents.put(tenant, _ENVIRONMENT, environment["id"], environment)


def environments(documents: Documents, tenant: str) -> list[Document]:
    """Give all environments, in the order in which lists show them."""
    return documents.all(tenant, _ENVIRONMENT)


def environment(documents: Documents, tenant: str, identity: str) -> Document | None:
    """Give the environment with this id; ids are compared without regard to case."""
    everything = environments(documents, tenant)
    return next((one for one in everything if one["id"].lower() == identity.lower()), None)


def environment_of_slot(documents: Documents, tenant: str, slot: str) -> Document | None:
    """Give the environment whose Dataverse is in this slot, None in a company not founded yet."""
    return next((one for one in environments(documents, tenant) if one["slot"] == slot), None)


def dataverse_address(addresses: Addresses, environment: Document) -> str:
    """Give where the environment's Dataverse listens now."""
    return addresses(f"organization-{environment['slot']}")


def finance_address(addresses: Addresses, environment: Document) -> str:
    """Give where the environment's Finance and Operations listens now."""
    return addresses(f"finance-{environment['slot']}")


def _environment(tenant: str, plan: _Plan, created: datetime) -> Document:
    identity = environment_id(tenant, plan.key)
    return {
        "id": identity,
        "tenant": tenant,
        "name": plan.name,
        "description": plan.description,
        "type": plan.kind,
        "is_default": plan.is_default,
        "enabled": plan.enabled,
        "created": precise_stamp(created),
        "slot": plan.slot,
        "dataverse": _dataverse(tenant, plan, created) if plan.slot else None,
        "finance": stable_id(tenant, "finance", plan.key) if plan.finance else None,
    }


def _dataverse(tenant: str, plan: _Plan, created: datetime) -> Document:
    organization = stable_id(tenant, "organization", plan.key)
    return {
        "id": organization,
        "name": plan.name,
        "unique_name": f"unq{organization.replace('-', '')[:29]}",
        "domain": f"contoso-{plan.key}",
        "version": _VERSION,
        "language": _LANGUAGES[0],
        "languages": list(_LANGUAGES),
        "created": precise_stamp(created),
    }
