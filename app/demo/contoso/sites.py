"""Power Pages sites of the practice company: what is kept of them, and how far their making is.

Contract: power-platform.md sections 0 and 2. The stages and their order are the documented values of `status`
and `packageInstallStatus`; when each is reached in reality is unknown. A site is listed from the moment it is
asked for. Deleting a site takes its host away and keeps its row in Dataverse (section 0.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import uuid4

from app.demo.clock import Clock
from app.demo.contoso import enhanced_website, standard_website
from app.demo.contoso.company import stable_id
from app.demo.dataverse.store import Organization
from app.demo.document import Document
from app.demo.state import Documents
from app.demo.times import precise_stamp

Clash = Literal["subdomain", "template", "record"]
Phase = Literal["starting", "open", "stopped", "failed", "gone"]

WEBSITE: Final = "website"
CUSTOMER_PORTAL: Final = "CustomerPortal"
_STANDARD_MODEL: Final = frozenset({CUSTOMER_PORTAL, "FieldService", "Community"})
_TAKES: Final = timedelta(minutes=25)
_DELETING_TAKES: Final = timedelta(minutes=2)
_RESTARTING_TAKES: Final = timedelta(minutes=1)
_TAKEN_SUBDOMAIN: Final = "contoso"
_TRIAL_DAYS: Final = 90
_TRIAL_DAYS_IN_A_TRIAL: Final = 30
NOT_STARTED: Final = "OperationNotStarted"
IN_PROGRESS: Final = "OperationInProgress"
COMPLETE: Final = "OperationComplete"
FAILED: Final = "OperationFailed"


@dataclass(frozen=True)
class Stage:
    """How far the making of a site is, and what the service says of it."""

    after: timedelta
    status: str
    package_status: str
    message: str


_STAGES: Final = (
    Stage(timedelta(0), NOT_STARTED, "InstallRequested", "The site was asked for."),
    Stage(timedelta(minutes=1), IN_PROGRESS, "InstallScheduled", "The site waits for its turn."),
    Stage(timedelta(minutes=4), IN_PROGRESS, "Installing", "The template is installed."),
    Stage(timedelta(minutes=19), IN_PROGRESS, "Installed", "The site is started."),
    Stage(_TAKES, COMPLETE, "Installed", "The site is ready."),
)
_GIVES_UP_WITH: Final = Stage(
    timedelta(minutes=9), FAILED, "InstallFailed", "The template could not be installed."
)


@dataclass(frozen=True)
class Wish:
    """A site as it is asked for. With `website_record` it brings existing content back."""

    name: str
    subdomain: str
    template: str
    language: int
    website_record: str = ""


def stage(site: Document, clock: Clock) -> Stage:
    """Give how far a site's making is."""
    if site["finished"]:
        return _STAGES[-1]
    worked = clock.worked(datetime.fromisoformat(site["asked_for"]))
    if site.get("gives_up") and worked >= _GIVES_UP_WITH.after:
        return _GIVES_UP_WITH
    return next(stage for stage in reversed(_STAGES) if worked >= stage.after)


def phase(site: Document, clock: Clock) -> Phase:
    """Give what a visitor meets at the site's address."""
    if site["deleted_at"]:
        return "gone"
    status = stage(site, clock).status
    if status == FAILED:
        return "failed"
    if status != COMPLETE or _restarts(site, clock):
        return "starting"
    return "stopped" if site["stopped"] else "open"


def restart(site: Document, clock: Clock) -> None:
    """Begin to restart a site, which opens it again where it was stopped."""
    site["stopped"] = False
    site["restarted_at"] = precise_stamp(clock.now())


def is_private(site: Document) -> bool:
    """Say whether a site is shown to the company's own people alone."""
    return bool(site.get("private", True))


def is_production(site: Document) -> bool:
    """Say whether a site is no trial any more."""
    return bool(site.get("production", False))


def trial_days_left(environment: Document, site: Document, clock: Clock) -> int:
    """Give the days that are left of a trial (section 0.1); below 0 when it is over."""
    days = _TRIAL_DAYS_IN_A_TRIAL if environment["type"] == "Trial" else _TRIAL_DAYS
    return days - (clock.now() - datetime.fromisoformat(site["asked_for"])).days


def _restarts(site: Document, clock: Clock) -> bool:
    restarted_at = site.get("restarted_at", "")
    return bool(restarted_at) and clock.worked(datetime.fromisoformat(restarted_at)) < _RESTARTING_TAKES


def is_deleted(site: Document, clock: Clock) -> bool:
    """Say whether the deletion of a site is over."""
    deleted_at = site["deleted_at"]
    return bool(deleted_at) and clock.worked(datetime.fromisoformat(deleted_at)) >= _DELETING_TAKES


def data_model(site: Document) -> str:
    """Give the data model that a site's content is in, as the websites API writes it.

    Some templates are always in the standard one (portal-configuration.md section 0).
    """
    return "Standard" if site["template"] in _STANDARD_MODEL else "Enhanced"


def sites(documents: Documents, tenant: str, clock: Clock) -> list[Document]:
    """Give every site of a company, but for those whose deletion is over."""
    return [site for site in documents.all(tenant, WEBSITE) if not is_deleted(site, clock)]


def clash(everything: list[Document], environment: str, wish: Wish) -> Clash | None:
    """Give what of a wish is taken: the address, the one customer portal of the environment, the content."""
    if any(site["subdomain"] == wish.subdomain for site in everything):
        return "subdomain"
    active = [site for site in everything if not site["deleted_at"]]
    portals = [site for site in active if site["template"] == CUSTOMER_PORTAL]
    if wish.template == CUSTOMER_PORTAL and any(site["environment"] == environment for site in portals):
        return "template"
    if any(site["record"] == wish.website_record.lower() for site in active):
        return "record"
    return None


def save(documents: Documents, tenant: str, site: Document) -> None:
    """Keep a site as it is now."""
    documents.put(tenant, WEBSITE, site["id"], site)


def add_site(organization: Organization, wish: Wish, *, gives_up: bool = False) -> Document:
    """Ask for a site: it gets its row in Dataverse, unless that is there already, and begins to be made.

    A site that `gives_up` stops when its template is installed; it stays listed until it is deleted.
    """
    site = _add(organization, wish, str(uuid4()), organization.now, finished=False)
    if gives_up:
        site["gives_up"] = True
        save(organization.documents, organization.tenant, site)
    return site


def has_given_up(documents: Documents, tenant: str) -> bool:
    """Say whether the making of a site, perhaps deleted since, was one that gives up."""
    return any(site.get("gives_up") for site in documents.all(tenant, WEBSITE))


def add_public_site(organization: Organization) -> None:
    """Add the company's own web site, which is why one obvious address is taken."""
    _add_old_site(organization, Wish("Contoso", _TAKEN_SUBDOMAIN, "StarterLayout1", 1033), public=True)


def add_customer_portal(organization: Organization, *, active: bool) -> None:
    """Add a customer portal of earlier days; an inactive one has its row in Dataverse and no host."""
    wish = Wish("Contoso customers", "contoso-customers", CUSTOMER_PORTAL, 1033)
    if active:
        _add_old_site(organization, wish)
    else:
        _add_record(organization, wish)


def add_reference_portal(organization: Organization) -> None:
    """Add a customer portal that nobody has changed, as one is made to see what the template has now."""
    _add_old_site(organization, Wish("Contoso reference", "contoso-reference", CUSTOMER_PORTAL, 1033))


def _add_old_site(organization: Organization, wish: Wish, *, public: bool = False) -> None:
    identity = stable_id(organization.tenant, "site", wish.subdomain)
    site = _add(organization, wish, identity, organization.now - timedelta(days=30), finished=True)
    site |= {"private": not public, "production": public}
    save(organization.documents, organization.tenant, site)


def _add(
    organization: Organization, wish: Wish, identity: str, asked_for: datetime, *, finished: bool
) -> Document:
    site = {
        "id": identity,
        "name": wish.name,
        "subdomain": wish.subdomain,
        "template": wish.template,
        "language": wish.language,
        "record": wish.website_record or _add_record(organization, wish),
        "environment": organization.environment()["id"],
        "owner": organization.user,
        "application": stable_id(organization.tenant, "application", identity),
        "asked_for": precise_stamp(asked_for),
        "finished": finished,
        "stopped": False,
        "private": True,
        "production": False,
        "restarted_at": "",
        "deleted_at": "",
    }
    save(organization.documents, organization.tenant, site)
    return site


def _add_record(organization: Organization, wish: Wish) -> str:
    if wish.template not in _STANDARD_MODEL:
        return enhanced_website.add(organization, wish.name, wish.language)
    is_portal = wish.template == CUSTOMER_PORTAL
    return standard_website.add(organization, wish.name, wish.language, customer_portal=is_portal)
