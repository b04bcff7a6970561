"""Every verdict on sites: the template, the first site of the environment, and the place for the portal."""

from __future__ import annotations

from company_changes import core, deleted_site, fault, site
from practice_world import Practice
from verdict_trial import VerdictTrial, see, trials
from walk import WalkIn

TEMPLATE, FIRST, SLOT = "portal-template", "first-site", "portal-slot"
SITES_PAGE, ENVIRONMENT_PAGE = "/pages/sites?environment=", "/pages/environment?environment="
NOT_ASKED = "Whether the template is offered here cannot be asked"


@trials(
    nothing_speaks_against_the_template=VerdictTrial(
        TEMPLATE,
        "could-not-be-checked",
        f"{NOT_ASKED}. Nothing that is known speaks against it.",
        asked=("Practice company, westeurope", "0 sites", "Version 1.1.2605.12"),
        advises='there has to be a card "Customer Portal"',
        page=SITES_PAGE,
    ),
    a_portal_was_made_from_the_template=VerdictTrial(
        TEMPLATE,
        "ready",
        "A Customer Portal was made from the template here: Contoso customers.",
        scenario="site-exists",
        asked=("1 site",),
    ),
    power_pages_core_is_somewhat_old=VerdictTrial(
        TEMPLATE,
        "not-ready",
        "Power Pages Core is of version 1.0.2410.5. Some of Microsoft's documents ask for "
        "1.1.2605; before it, "
        "who creates a site may also need permission to register applications in Microsoft Entra.",
        core("1.0.2410.5"),
        asked=("Version 1.0.2410.5",),
        advises="Update Power Pages Core",
        page=ENVIRONMENT_PAGE,
        button=("assign", "core"),
        then="could-not-be-checked",
    ),
    power_pages_core_is_old=VerdictTrial(
        TEMPLATE,
        "not-ready",
        "Power Pages Core is of version 1.0.2305.7. Before 1.0.2409, who creates a site also "
        "needs permission to register applications in Microsoft Entra.",
        core("1.0.2305.7"),
        advises="Update Power Pages Core",
        page=ENVIRONMENT_PAGE,
    ),
    power_pages_core_is_not_there=VerdictTrial(
        TEMPLATE,
        "could-not-be-checked",
        f"{NOT_ASKED}. Power Pages Core was not found here.",
        core(None),
        asked=("Dataverse: Power Pages Core: Not installed",),
    ),
    power_pages_core_cannot_be_read=VerdictTrial(
        TEMPLATE,
        "could-not-be-checked",
        f"{NOT_ASKED}, and Power Pages Core could not be read.",
        fault("server-problem", "organization-a", "*/solutions"),
        asked=("0 sites", "Power Pages Core: Could not be read"),
        page=SITES_PAGE,
        code="SERVICE-6",
    ),
    the_first_site=VerdictTrial(
        FIRST,
        "not-ready",
        "This will be the first site of the environment. Power Pages hides the Dynamics 365 templates from "
        "whoever makes a first site by hand. This program goes another way, which is not known "
        "to be affected.",
        asked=("0 sites", "0 records"),
        advises='then "Templates", then "Dynamics 365"',
        page=SITES_PAGE,
    ),
    not_the_first_site=VerdictTrial(
        FIRST,
        "ready",
        "This environment has had a site before, so Power Pages shows its templates.",
        environment="Contoso (default)",
        asked=("1 site",),
    ),
    there_was_a_site_before=VerdictTrial(
        FIRST,
        "ready",
        "This environment has had a site before, so Power Pages shows its templates.",
        scenario="site-inactive",
        asked=("0 sites", "1 record"),
    ),
    records_that_cannot_be_read_tell_no_first_site=VerdictTrial(
        FIRST,
        "could-not-be-checked",
        "Whether there were sites here before could not be read.",
        fault("server-problem", "organization-a", "*/adx_websites"),
        asked=("0 sites", "Could not be read"),
        page=SITES_PAGE,
        code="SERVICE-6",
    ),
    room_for_the_portal=VerdictTrial(
        SLOT,
        "ready",
        "This environment has no Customer Portal yet.",
        asked=("0 sites", "0 records"),
    ),
    a_portal_that_is_there=VerdictTrial(
        SLOT,
        "not-ready",
        "There is a Customer Portal here already: Contoso customers. There can be only one.",
        scenario="site-exists",
        advises="Take it over, or open it",
        page="/sites/contoso-customers",
    ),
    a_portal_that_is_being_taken_away=VerdictTrial(
        SLOT,
        "not-ready",
        "A Customer Portal is being deleted here just now: Contoso customers.",
        deleted_site,
        scenario="site-exists",
        advises="Wait until it is gone",
    ),
    an_inactive_site=VerdictTrial(
        SLOT,
        "could-not-be-checked",
        "There is an inactive site here: Contoso customers. If it is a Customer Portal, it has to be "
        "reactivated; a second one cannot be created.",
        scenario="site-inactive",
        asked=("0 sites", "1 record"),
        page=SITES_PAGE,
    ),
    a_site_of_an_unknown_template=VerdictTrial(
        SLOT,
        "could-not-be-checked",
        "There is a site here called New orders, which may be a Customer Portal.",
        site("SomethingNew"),
        page=SITES_PAGE,
    ),
    records_that_cannot_be_read=VerdictTrial(
        SLOT,
        "could-not-be-checked",
        "Whether an inactive portal takes the room could not be read.",
        fault("server-problem", "organization-a", "*/adx_websites"),
        asked=("0 sites", "Could not be read"),
        page=SITES_PAGE,
        code="SERVICE-6",
    ),
    sites_that_cannot_be_read=VerdictTrial(
        SLOT,
        "could-not-be-checked",
        "This could not be checked.",
        fault("malformed-json", "power_platform", "*/websites"),
        asked=("Power Platform: sites of this environment: Could not be read",),
        code="NET-9",
    ),
    a_portal_that_is_being_made=VerdictTrial(
        SLOT,
        "not-ready",
        "There is a Customer Portal here already: New orders. There can be only one.",
        site("CustomerPortal"),
        asked=("1 site",),
    ),
)
def test_verdict(trial: VerdictTrial, practice: Practice, walk_in: WalkIn) -> None:
    see(trial, practice, walk_in)
