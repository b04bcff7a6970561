"""Every verdict on licences (contract: identity.md section 1.4), in the table's order."""

from __future__ import annotations

from company_changes import capacity, fault, no_products, pay_as_you_go, product, together
from practice_world import Practice
from verdict_trial import VerdictTrial, see, trials
from walk import WalkIn

from app.catalogues import plan_catalogue
from app.demo.contoso.company_licences import POWER_PAGES, SUPPLY_CHAIN

PAGES, CHAIN, DUAL_WRITE = "power-pages-licence", "supply-chain-licence", "dual-write-licence"
TRIAL = "You can still build: a site that is created today is a free trial until <in 90 days>."
AUTHENTICATED = "0d3366f3-266e-4117-b422-7cabbc165e7c"
MAKERS = "6817d093-2d30-4249-8bd6-774f01efa78c"
VIEWS = "1c5a559a-ec06-4f76-be5b-6a315418495f"
OWN_STAFF = "60bf28f9-2b70-4522-96f7-335f5e06c941"
SCM = "1224eae4-0d91-474a-8a52-27ec96a63fe7"
TEAM_MEMBERS = "f5aa7b45-8a36-4cd1-bc37-5d06dea98645"
FINANCE_TRIAL = "e2f705fd-2468-4090-8c58-fad6e6b1e724"
FINANCE = min(plan_catalogue().elsewhere)
CAPACITY_PAGE = "/pages/capacity?environment="
NO_CAPACITY = together(no_products, capacity(0))
UNREAD = "Whether there is a Power Pages licence for this environment could not be read."


@trials(
    capacity_here=VerdictTrial(
        PAGES,
        "ready",
        "Licensed: 5 units of Power Pages capacity are set aside for this environment.",
        asked=("Set aside: 5", "Bought: 5", "No policy is linked", "3 products", "2 products"),
    ),
    pay_as_you_go=VerdictTrial(
        PAGES,
        "ready",
        "Pay-as-you-go is linked to this environment (Contoso usage). Check that Power Pages is "
        "switched on in it: that cannot be looked up.",
        together(NO_CAPACITY, pay_as_you_go("Enabled")),
        asked=("Nothing is set aside", "Nothing is bought", "Linked: Contoso usage (Enabled)"),
    ),
    capacity_that_is_not_set_aside=VerdictTrial(
        PAGES,
        "not-ready",
        "Your organisation owns Power Pages capacity; none is set aside for this environment yet. " + TRIAL,
        capacity(5),
        asked=("Nothing is set aside", "Bought: 5"),
        advises="set Power Pages capacity aside",
        page=CAPACITY_PAGE,
        button=("deed", "set-aside"),
    ),
    capacity_that_others_have=VerdictTrial(
        PAGES,
        "not-ready",
        "Your organisation owns Power Pages capacity; all of it is set aside for other environments. "
        + TRIAL,
        capacity(5, elsewhere=5),
        page=CAPACITY_PAGE,
    ),
    capacity_of_which_not_all_can_be_read=VerdictTrial(
        PAGES,
        "not-ready",
        "Your organisation owns Power Pages capacity. Whether some of it is set aside for this environment "
        "could not be read. " + TRIAL,
        fault("forbidden", "power_platform", "*/allocations"),
        asked=("capacity of this environment: Could not be read", "Bought: 5"),
        page=CAPACITY_PAGE,
        code="SERVICE-2",
    ),
    pay_as_you_go_that_is_switched_off=VerdictTrial(
        PAGES,
        "not-ready",
        "A pay-as-you-go policy is linked to this environment and is not switched on: Contoso "
        "usage (Disabled). " + TRIAL,
        together(NO_CAPACITY, pay_as_you_go("Disabled")),
        advises="switch the pay-as-you-go policy on",
        page=CAPACITY_PAGE,
        button=("deed", "pay-as-you-go"),
    ),
    capacity_that_is_about_to_end=VerdictTrial(
        PAGES,
        "not-ready",
        "Your organisation's Power Pages capacity is about to end. " + TRIAL,
        together(NO_CAPACITY, product(POWER_PAGES, AUTHENTICATED, state="Warning", owned=0, warned=5)),
        asked=(f"{POWER_PAGES} (Warning)",),
        advises="Renew",
        page="/pages/licences",
    ),
    capacity_that_has_lapsed=VerdictTrial(
        PAGES,
        "not-ready",
        "Your organisation's Power Pages capacity has lapsed. " + TRIAL,
        together(NO_CAPACITY, product(POWER_PAGES, AUTHENTICATED, state="Suspended", owned=0)),
        asked=(f"{POWER_PAGES} (Suspended)",),
        advises="Renew",
        page="/pages/licences",
    ),
    a_trial_for_makers=VerdictTrial(
        PAGES,
        "not-ready",
        "Only a trial of Power Pages for makers was found. " + TRIAL,
        together(NO_CAPACITY, product("Power_Pages_vTrial_for_Makers", MAKERS)),
        advises="Before the trial ends",
    ),
    capacity_for_visitors=VerdictTrial(
        PAGES,
        "not-ready",
        "Only capacity for visitors who do not sign in was found. Your customers do. " + TRIAL,
        together(NO_CAPACITY, product("POWERAPPS_PORTALS_PAGEVIEW", VIEWS)),
    ),
    licences_for_own_staff=VerdictTrial(
        PAGES,
        "not-ready",
        "Your licences cover your own staff in Power Pages, not your customers. " + TRIAL,
        together(NO_CAPACITY, product("DYN365_SCM_ATTACH", SCM, OWN_STAFF)),
    ),
    no_power_pages_licence=VerdictTrial(
        PAGES,
        "not-ready",
        "No Power Pages licence was found. " + TRIAL,
        scenario="no-licence",
        asked=("Nothing is set aside", "Nothing is bought", "No policy is linked", "2 products", "1 product"),
        advises="buy Power Pages capacity for this environment or link pay-as-you-go",
        page=CAPACITY_PAGE,
        button=("deed", "pay-as-you-go"),
    ),
    no_power_pages_licence_in_a_trial_environment=VerdictTrial(
        PAGES,
        "not-ready",
        "No Power Pages licence was found. You can still build: a site that is created today is a free trial "
        "until <in 30 days>.",
        scenario="no-licence",
        listed=(("kind", "Trial"),),
    ),
    capacity_in_an_unknown_state=VerdictTrial(
        PAGES,
        "could-not-be-checked",
        "Your organisation has Power Pages capacity in a state that this program does not know: Paused.",
        together(NO_CAPACITY, product(POWER_PAGES, AUTHENTICATED, state="Paused")),
        advises="Look in the Power Platform admin centre",
    ),
    capacity_that_may_not_be_read=VerdictTrial(
        PAGES,
        "could-not-be-checked",
        UNREAD,
        fault("forbidden", "power_platform", "/licensing/*"),
        scenario="no-licence",
        asked=("Could not be read", "Could not be read", "Could not be read", "2 products"),
        page=CAPACITY_PAGE,
        code="SERVICE-2",
    ),
    licences_that_the_organisation_does_not_let_be_read=VerdictTrial(
        PAGES,
        "could-not-be-checked",
        UNREAD,
        capacity(0),
        scenario="licence-unreadable",
        asked=("Nothing is set aside", "licences of your organisation: Could not be read"),
        code="SIGN-IN-5",
    ),
    supply_chain_management=VerdictTrial(
        CHAIN,
        "ready",
        "Your organisation has Supply Chain Management.",
        asked=("DYN365_SCM", "your own licences"),
    ),
    supply_chain_management_that_ends=VerdictTrial(
        CHAIN,
        "not-ready",
        "Your organisation's licence for Supply Chain Management is about to end.",
        together(no_products, product(SUPPLY_CHAIN, SCM, state="Warning")),
        advises="Renew",
        page="/pages/licences",
        button=("renew", SUPPLY_CHAIN),
    ),
    supply_chain_management_that_lapsed=VerdictTrial(
        CHAIN,
        "not-ready",
        "Your organisation's licence for Supply Chain Management has lapsed.",
        together(no_products, product(SUPPLY_CHAIN, SCM, state="LockedOut")),
        page="/pages/licences",
        button=("renew", SUPPLY_CHAIN),
    ),
    supply_chain_management_in_an_unknown_state=VerdictTrial(
        CHAIN,
        "could-not-be-checked",
        "Your organisation's licence for Supply Chain Management is in a state that this program "
        "does not know.",
        together(no_products, product(SUPPLY_CHAIN, SCM, state="Paused")),
        asked=("DYN365_SCM (Paused)",),
    ),
    a_trial_of_finance_and_operations=VerdictTrial(
        CHAIN,
        "not-ready",
        "Your organisation has a trial of Finance and Operations only.",
        together(no_products, product("AX7_USER_TRIAL", FINANCE_TRIAL)),
    ),
    licences_with_limited_use=VerdictTrial(
        CHAIN,
        "not-ready",
        "Only licences with limited use were found. Setting up needs a full one.",
        together(no_products, product("DYN365_TEAM_MEMBERS", TEAM_MEMBERS)),
    ),
    products_that_nobody_knows=VerdictTrial(
        CHAIN,
        "could-not-be-checked",
        "No licence that is known to include Supply Chain Management was found. 1 product that this program "
        "does not know may include it.",
        together(no_products, product("DYN365_SCM_SOMETHING_GOV", "unknown")),
        asked=("DYN365_SCM_SOMETHING_GOV",),
        advises="Ask whether your organisation is licensed",
        button=("get", SUPPLY_CHAIN),
    ),
    no_supply_chain_management=VerdictTrial(
        CHAIN,
        "not-ready",
        "No licence for Supply Chain Management was found.",
        together(no_products, product("DYN365_FINANCE", "finance", sku_id=FINANCE)),
        advises="get a full licence",
        page="/pages/licences",
        button=("get", SUPPLY_CHAIN),
    ),
    licences_that_cannot_be_read=VerdictTrial(
        CHAIN,
        "could-not-be-checked",
        "Whether your organisation has Supply Chain Management could not be read.",
        scenario="licence-unreadable",
        asked=("Could not be read", "Could not be read"),
        code="SIGN-IN-5",
    ),
    dual_write=VerdictTrial(
        DUAL_WRITE,
        "could-not-be-checked",
        "Dual-write needs no licence of its own, so there is none to look up. People whose changes reach "
        "restricted tables by way of it need a licence for the app that those tables belong to.",
        asked=("None of them knows a licence for dual-write",),
        advises="See which tables are restricted",
        page="data-platform-restricted-entities",
    ),
)
def test_verdict(trial: VerdictTrial, practice: Practice, walk_in: WalkIn) -> None:
    see(trial, practice, walk_in)
