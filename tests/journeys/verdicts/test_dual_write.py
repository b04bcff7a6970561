"""Every verdict on dual-write: the link, the version, the solutions and the table maps."""

from __future__ import annotations

from company_changes import NO_FINANCE, NO_MAPS_IN_DATAVERSE, Change, fault, rows, table_map, together
from practice_world import Practice
from verdict_trial import VerdictTrial, see, trials
from walk import WalkIn

from app.demo.contoso.company import lead_dual_write_to, set_finance_version
from app.demo.contoso.dual_write import add_map_version
from app.demo.contoso.table_maps import BY_TITLE

UNREAD = "Whether this table map is running could not be read. Please look for yourself."
LISTED = "https://listed.operations.dynamics.com"


def a_newer_version(practice: Practice, scenario: str) -> None:
    with practice.organization(scenario) as organization:
        add_map_version(organization, BY_TITLE["Accounts"], "9.9.9.9")


def no_saved_maps(practice: Practice, scenario: str) -> None:
    practice.change_rows("msdyn_dualwriteentitymap", lambda _row: None, scenario)
    practice.set_map("Products", "never-run", scenario)


def a_version(number: str) -> Change:
    def change(practice: Practice, scenario: str) -> None:
        with practice.documents() as documents:
            set_finance_version(documents, practice.person(scenario).tenant, number)

    return change


def no_solution(name: str) -> Change:
    return rows("solution", lambda row: None if row["uniquename"] == name else row)


def maps_of_another_dataverse(practice: Practice, scenario: str) -> None:
    with practice.documents() as documents:
        lead_dual_write_to(documents, practice.person(scenario).tenant, OTHER)


OTHER = "https://other.crm4.dynamics.com"
UNASKED = "This could not be checked."


@trials(
    a_map_runs=VerdictTrial(
        "table-map-accounts",
        "ready",
        "This table map is running.",
        asked=(
            "Status of the map: Enabled",
            "The map is in use, in version 1.0.0.4",
            "Saved, flowing both",
        ),
    ),
    a_map_one_way_runs=VerdictTrial(
        "table-map-products",
        "ready",
        "This table map is running.",
        asked=("Status of the map: Enabled", "This map flows one way", "Saved, flowing to Dataverse only"),
    ),
    a_map_runs_beside_a_newer_version=VerdictTrial(
        "table-map-accounts",
        "ready",
        "This table map is running, in version 1.0.0.4. Newer versions are saved: 9.9.9.9.",
        a_newer_version,
    ),
    a_map_of_the_party_model_runs=VerdictTrial(
        "table-map-contacts",
        "ready",
        "This table map is running.",
        scenario="party-model",
        asked=("Status of the map: Disabled, Enabled",),
    ),
    a_map_is_stopped=VerdictTrial(
        "table-map-accounts",
        "not-ready",
        "This table map is not running.",
        table_map("Accounts", "stopped"),
        advises='choose Run with "Show related table map(s)"',
        asked=("Status of the map: Disabled", "The map is not in use"),
    ),
    a_map_never_ran=VerdictTrial(
        "table-map-sales-order-header",
        "not-ready",
        "This table map is not running.",
        table_map("Sales Order Header", "never-run"),
        asked=("The map is not there", "The map is not in use"),
    ),
    a_map_waits_for_another=VerdictTrial(
        "table-map-sales-order-details",
        "not-ready",
        "This table map is not running.",
        scenario="maps-stopped",
        advises="Start Products first.",
    ),
    a_map_is_paused=VerdictTrial(
        "table-map-contacts",
        "not-ready",
        "This table map is paused. Changes are kept for one day and up to 1 GB only; after that they can be "
        "lost. When the pause began is not told.",
        table_map("Contacts", "paused"),
        advises="choose Resume",
        asked=("Status of the map: Queueing",),
    ),
    a_map_makes_its_first_copy=VerdictTrial(
        "table-map-contacts",
        "not-ready",
        "This table map is starting: the data that is there already is being copied. Wait until it is done.",
        table_map("Contacts", "initialising"),
        advises='"Initial sync details"',
        asked=("Status of the map: InitialSync",),
    ),
    a_map_is_missing=VerdictTrial(
        "table-map-products",
        "not-ready",
        "There is no such table map in this environment.",
        no_saved_maps,
        advises="choose Apply solution",
        asked=("The map is not there", "This map flows one way", "No version of the map is saved"),
    ),
    maps_cannot_be_read_in_finance=VerdictTrial(
        "table-map-products",
        "could-not-be-checked",
        UNREAD,
        NO_FINANCE,
        advises="look whether the status of CDS released distinct products is Running",
        asked=("Could not be read: ", "This map flows one way", "Saved"),
        code="SERVICE-6",
    ),
    a_map_runs_as_dataverse_alone_can_tell=VerdictTrial(
        "table-map-accounts",
        "ready",
        "This table map is running.",
        NO_FINANCE,
        asked=("Could not be read: ", "The map is in use"),
    ),
    a_stopped_map_that_dataverse_does_not_tell_of=VerdictTrial(
        "table-map-accounts",
        "could-not-be-checked",
        UNREAD,
        together(table_map("Accounts", "stopped"), NO_MAPS_IN_DATAVERSE),
        asked=("Status of the map: Disabled", "Could not be read: ", "Could not be read: "),
        code="SERVICE-6",
    ),
    a_map_leads_to_another_dataverse=VerdictTrial(
        "table-map-products",
        "not-ready",
        f"In Finance and Operations this table map leads to another Dataverse: {OTHER}.",
        maps_of_another_dataverse,
        advises="Find out which Dataverse your Finance and Operations belongs to",
        page="/pages/dual_write?environment=",
        asked=(f"The map is there for {OTHER} only", "This map flows one way"),
    ),
    finance_is_linked=VerdictTrial("finance-link", "ready", "Linked to <finance>."),
    finance_is_not_linked=VerdictTrial(
        "finance-link",
        "not-ready",
        "No Finance and Operations environment is linked to this one.",
        environment="Contoso (default)",
        asked=("Not integrated",),
    ),
    only_the_list_knows_a_link=VerdictTrial(
        "finance-link",
        "not-ready",
        f"The list of environments names {LISTED}, but Dataverse does not.",
        environment="Contoso (default)",
        listed=(("finance", LISTED),),
    ),
    two_links=VerdictTrial(
        "finance-link",
        "could-not-be-checked",
        f"Dataverse is linked to <finance>, but the list of environments names {LISTED}.",
        listed=(("finance", LISTED),),
        advises="confirm that here",
    ),
    dual_write_belongs_to_another_dataverse=VerdictTrial(
        "finance-link",
        "not-ready",
        f"Linked to <finance>, but dual-write there belongs to another Dataverse: {OTHER}.",
        maps_of_another_dataverse,
        advises="Link the Finance and Operations environment that runs your supply chain",
        asked=("Linked to", "Names", f"The table maps lead to {OTHER}"),
    ),
    a_link_that_cannot_be_read=VerdictTrial(
        "finance-link",
        "could-not-be-checked",
        UNASKED,
        fault("server-problem", "organization-a", "*/RetrieveFinanceAndOperationsIntegrationDetails*"),
        asked=("integration with Finance and Operations: Could not be read",),
        code="SERVICE-6",
    ),
    the_version_is_new_enough=VerdictTrial(
        "finance-version", "ready", "Finance and Operations has version 10.0.46."
    ),
    the_version_is_too_old=VerdictTrial(
        "finance-version",
        "not-ready",
        "Finance and Operations has version 10.0.12; the portal needs 10.0.13 or later.",
        a_version("10.0.12"),
        advises="Update the Finance and Operations environment first.",
    ),
    the_version_is_not_told=VerdictTrial(
        "finance-version",
        "could-not-be-checked",
        "Which version Finance and Operations has could not be read.",
        NO_FINANCE,
        advises="10.0.13 or later",
        asked=("Could not be read: ", "UnifiedProduction", "10.0.46.3, 10.0.47"),
        code="SERVICE-6",
    ),
    the_solutions_are_there=VerdictTrial(
        "dual-write-solutions",
        "ready",
        "The dual-write solutions are installed.",
        asked=("Dual-write core: DualWriteCore 1.0.24062.2",),
    ),
    a_solution_is_missing=VerdictTrial(
        "dual-write-solutions",
        "not-ready",
        "Not installed: Dual-write supply chain.",
        scenario="solutions-missing",
        advises="under Dynamics 365 apps",
        asked=("Dual-write core: DualWriteCore", "Dual-write finance: ", "Dual-write supply chain: not"),
    ),
    the_core_is_missing=VerdictTrial(
        "dual-write-solutions",
        "not-ready",
        "Not installed: Dual-write core.",
        no_solution("DualWriteCore"),
    ),
    solutions_that_cannot_be_read=VerdictTrial(
        "dual-write-solutions",
        "could-not-be-checked",
        UNASKED,
        fault("server-problem", "organization-a", "*/solutions"),
        asked=("Dataverse: installed solutions: Could not be read",),
        code="SERVICE-6",
    ),
)
def test_verdict(trial: VerdictTrial, practice: Practice, walk_in: WalkIn) -> None:
    see(trial, practice, walk_in)
