"""Making the portal by hand in Power Pages, where Microsoft does not let the program do it.

Contract: power-platform.md sections 0 and 0.1: the documented steps; no address leads straight to the list of
templates, and the page of the environment is said to get round the first-run pages, which hide this template.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from app.catalogues import ScreenWords, screen_words
from app.clouds import Cloud
from app.errors import (
    AddressRefused,
    Conflict,
    Forbidden,
    NotSignedIn,
    ServiceDown,
    ServiceRefused,
    Throttled,
    Trouble,
)
from app.problems import problem_of
from app.provisioning.patience import Patience
from app.provisioning.plan import Adopt, Reactivate, Way
from app.provisioning.portal import asked_for, perhaps_portals, portal_among
from app.provisioning.site_request import SiteRequest
from app.provisioning.waiting import PASSING
from app.services import websites
from app.services.client import Client
from app.services.websites import CUSTOMER_PORTAL, Website
from app.text import Text, text

_NOT_BY_HAND = (AddressRefused, Conflict, NotSignedIn, ServiceDown, Throttled)


def leads_by_hand(trouble: Trouble) -> bool:
    """Whether a refusal of the request is one that only the way by hand gets round.

    The cloud, a setting of the organisation or the role stands in the way, or the template is not offered.
    The status says it (403, 404 or another 400); its words are not documented (same contract, section 2).
    """
    return isinstance(trouble, ServiceRefused) and not isinstance(trouble, _NOT_BY_HAND)


def why_by_hand(trouble: Trouble) -> Text:
    """Why it has to be done by hand, as far as the refusal tells."""
    if isinstance(trouble, Forbidden):
        return text(
            "Microsoft does not let a program create a site here for you: your role, a setting of your "
            "organisation or this cloud stands in the way."
        )
    said = trouble.message.lower() if isinstance(trouble, ServiceRefused) else ""
    if "template" in said or CUSTOMER_PORTAL.lower() in said:
        return text("Microsoft does not offer the Customer Portal template to programs here.")
    return text("Microsoft did not accept this program's request for a portal.")


def page_by_hand(cloud: Cloud, environment: str, request: SiteRequest) -> str:
    """The page of Power Pages where it is done; for what is brought back, one that has it filled in."""
    if not request.record:
        return cloud.page("sites", environment=environment)
    return cloud.page(
        "reactivate",
        environment=environment,
        website_record=request.record,
        site_name=request.name,
        site_address=request.subdomain,
        language=str(request.language or ""),
    )


def steps_by_hand(way: Way, request: SiteRequest, screen: ScreenWords) -> tuple[Text, ...]:
    """What to do there, with the words of the screen."""
    match way:
        case Reactivate(record):
            return (
                text(
                    "Open Power Pages with the button below. It shows {name} ready to fill in.",
                    name=record.name,
                ),
                text(
                    'If it shows a list instead: choose "{inactive}", then "{reactivate}" beside {name}.',
                    inactive=screen.inactive_sites,
                    reactivate=screen.reactivate,
                    name=record.name,
                ),
                text("Give the address {address} and finish on the screen.", address=request.subdomain),
            )
        case Adopt():
            return ()
        case _:
            return (
                text("Open Power Pages with the button below; it shows this environment."),
                text(
                    'On the left choose "{templates}", then the tab "{dynamics}".',
                    templates=screen.templates,
                    dynamics=screen.dynamics,
                ),
                text(
                    'If the tab "{dynamics}" is not there, Power Pages shows its pages for a first site: '
                    "press the button once more, which as a rule leads past them.",
                    dynamics=screen.dynamics,
                ),
                _choose_template(screen.template, screen_words().template),
                text(
                    "Give the name {name} and the address {address}, and follow the screen.",
                    name=request.name,
                    address=request.subdomain,
                ),
            )


def _choose_template(template: str, english: str) -> Text:
    if template == english:
        return text('Choose the template "{template}".', template=template)
    return text(
        'Choose the template "{template}", which is "{english}" in English.',
        template=template,
        english=english,
    )


@dataclass(frozen=True)
class Lookout:
    """How the new site is looked for. `hinder` gets what keeps the program from seeing; None once it sees.

    `wanted` is asked before each look: the looking ends with it.
    """

    hinder: Callable[[Text | None], None]
    wanted: Callable[[], bool]
    sleep: Callable[[float], Awaitable[None]]
    patience: Patience


async def site_made_by_hand(
    client: Client, environment: str, request: SiteRequest, known: frozenset[str], lookout: Lookout
) -> Website | None:
    """The site that a person makes elsewhere, as soon as it is listed; None once it is no longer wanted.

    `known` has the ids of sites that are not the portal. Trouble on the way is waited out.

    Raises:
        SignInTrouble, ServiceRefused: the service can no longer be asked.
    """
    troubles = 0
    while lookout.wanted():
        pause = lookout.patience.watch
        try:
            found = _new_portal(await websites.list_websites(client, environment), request, known)
            if found is not None:
                return found
            troubles = 0
            lookout.hinder(None)
        except PASSING as trouble:
            troubles += 1
            pause = max(pause, lookout.patience.after(trouble, troubles))
            lookout.hinder(problem_of(trouble).what)
        await lookout.sleep(pause)
    return None


def _new_portal(sites: tuple[Website, ...], request: SiteRequest, known: frozenset[str]) -> Website | None:
    new = tuple(site for site in sites if site.id not in known)
    return asked_for(new, request) or portal_among(new) or next(iter(perhaps_portals(new)), None)
