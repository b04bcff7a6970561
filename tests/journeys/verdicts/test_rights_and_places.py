"""Every verdict on who may create a site, and on where."""

from __future__ import annotations

from company_changes import (
    administrator_by_team,
    fault,
    limited_site_creation,
    user,
)
from company_changes import (
    environment as is_of,
)
from practice_world import Practice
from verdict_trial import VerdictTrial, see, trials
from walk import WalkIn

from app.services.environments import Availability

ROLE, DATAVERSE, KIND = "administrator-role", "dataverse", "environment-kind"
LEAVE, RIGHTS = "site-creation", "sign-in-rights"
DIRECTLY = "It has to be assigned to you directly"
ENVIRONMENT_PAGE = "/pages/environment?environment="


@trials(
    access_that_was_given=VerdictTrial(
        RIGHTS,
        "ready",
        "The program may ask Power Platform and Dataverse for you.",
        asked=("Microsoft sign-in: Access was given to 2 services as",),
    ),
    access_without_dataverse=VerdictTrial(
        RIGHTS,
        "ready",
        "The program may ask Power Platform for you.",
        environment="Contoso Training",
        asked=("Access was given to 1 service as",),
    ),
    access_that_is_not_told=VerdictTrial(
        RIGHTS,
        "could-not-be-checked",
        "This could not be checked.",
        later=fault("server-problem", "login"),
        asked=("Microsoft sign-in: Could not be read",),
        code="SERVICE-6",
    ),
    an_administrator=VerdictTrial(
        ROLE,
        "ready",
        "You are System Administrator here.",
        asked=("Roles assigned to you directly: Basic User, System Administrator", "Access mode: Read-Write"),
    ),
    without_the_role=VerdictTrial(
        ROLE,
        "not-ready",
        "You are not System Administrator in this environment.",
        scenario="not-administrator",
        asked=("Roles assigned to you directly: Basic User", "Dataverse discovery: your organisations"),
        advises=DIRECTLY,
        page=ENVIRONMENT_PAGE,
        button=("assign", "role"),
    ),
    the_role_by_way_of_a_team=VerdictTrial(
        ROLE,
        "not-ready",
        "You are System Administrator by way of a team or group. Power Pages sees only a role "
        "that is assigned to you directly.",
        administrator_by_team,
        scenario="not-administrator",
        asked=("Basic User", "discovery: your organisations: You are System Administrator"),
        advises=DIRECTLY,
        page=ENVIRONMENT_PAGE,
        button=("assign", "role"),
    ),
    no_role_and_no_discovery=VerdictTrial(
        ROLE,
        "not-ready",
        "The System Administrator role is not assigned to you directly.",
        fault("server-problem", "discovery"),
        scenario="not-administrator",
        asked=("Basic User", "Could not be read"),
        advises=DIRECTLY,
        code="SERVICE-6",
    ),
    a_user_who_is_switched_off=VerdictTrial(
        ROLE,
        "not-ready",
        "Your user in this environment is switched off.",
        user(isdisabled=True),
        advises="switched on again",
        page=ENVIRONMENT_PAGE,
        button=("assign", "access"),
    ),
    a_user_who_may_only_read=VerdictTrial(
        ROLE,
        "not-ready",
        "Your user may not both read and write in this environment.",
        user(accessmode=2),
        asked=("Access mode: Read",),
        advises='the access mode "Read-Write"',
        page=ENVIRONMENT_PAGE,
        button=("assign", "access"),
    ),
    an_access_mode_that_is_not_told=VerdictTrial(
        ROLE,
        "could-not-be-checked",
        "You are System Administrator here. Your user's access mode was not told.",
        user(accessmode=None),
        asked=("Access mode: not told",),
        page=ENVIRONMENT_PAGE,
    ),
    someone_who_is_no_user_here=VerdictTrial(
        ROLE,
        "could-not-be-checked",
        "This could not be checked.",
        user(azureactivedirectoryobjectid="someone-else"),
        asked=("Could not be read",),
        code="SERVICE-2",
    ),
    everyone_may_create=VerdictTrial(
        LEAVE,
        "ready",
        "Your organisation does not limit who creates sites.",
        asked=("Power Platform: settings of your organisation: Everyone with the right role",),
    ),
    only_administrators_may_create=VerdictTrial(
        LEAVE,
        "not-ready",
        "Your organisation lets only administrators of Power Platform or Dynamics 365 create sites. "
        "It may turn you down, though being System Administrator has been enough before.",
        limited_site_creation,
        asked=("Only administrators create sites",),
        advises="let a Power Platform administrator create this one",
        page="/power-pages/admin/control-site-creation",
    ),
    settings_that_may_not_be_read=VerdictTrial(
        LEAVE,
        "could-not-be-checked",
        "Whether your organisation limits who may create sites could not be read.",
        fault("forbidden", "business_apps", "*/listTenantSettings"),
        asked=("Could not be read",),
        code="SERVICE-2",
    ),
    dataverse_that_is_there=VerdictTrial(
        DATAVERSE,
        "ready",
        "Dataverse is there and open for work.",
        asked=("knows you",),
    ),
    dataverse_that_does_not_answer=VerdictTrial(
        DATAVERSE,
        "could-not-be-checked",
        "This could not be checked.",
        fault("server-problem", "organization-a"),
        asked=("Dataverse: who you are: Could not be read",),
        code="SERVICE-6",
    ),
    an_environment_in_administration_mode=VerdictTrial(
        DATAVERSE,
        "not-ready",
        "This environment is in administration mode.",
        environment="Contoso Archive",
        asked=("List of environments",),
        page=ENVIRONMENT_PAGE,
    ),
    an_environment_without_dataverse=VerdictTrial(
        DATAVERSE,
        "not-ready",
        "This environment has no Dataverse database.",
        environment="Contoso Training",
        page=ENVIRONMENT_PAGE,
    ),
    an_environment_that_is_switched_off=VerdictTrial(
        DATAVERSE,
        "not-ready",
        "This environment is switched off.",
        listed=(("availability", Availability.DISABLED),),
    ),
    an_environment_that_is_being_deleted=VerdictTrial(
        DATAVERSE,
        "not-ready",
        "This environment is being deleted.",
        listed=(("availability", Availability.BEING_DELETED),),
    ),
    an_environment_that_is_not_finished=VerdictTrial(
        DATAVERSE,
        "not-ready",
        "This environment is not finished yet.",
        listed=(("availability", Availability.NOT_FINISHED),),
    ),
    a_production_environment=VerdictTrial(
        KIND,
        "ready",
        "This kind of environment suits a portal that is to last.",
        asked=("List of environments: Production",),
    ),
    the_default_environment=VerdictTrial(
        KIND,
        "not-ready",
        "This is the default environment, which everyone in your organisation shares. Microsoft advises "
        "against sites in it.",
        environment="Contoso (default)",
        asked=("the default environment",),
        advises="Choose a production or sandbox environment",
    ),
    a_trial_environment=VerdictTrial(
        KIND,
        "not-ready",
        "This is a trial environment. A portal in it ends with the trial, at the latest on <in 30 days>, and "
        "never becomes a production site.",
        is_of(type="Trial"),
    ),
    a_developer_environment=VerdictTrial(
        KIND,
        "not-ready",
        "This is a developer environment. A portal in it never becomes a production site.",
        is_of(type="Developer"),
    ),
    an_environment_of_another_kind=VerdictTrial(
        KIND,
        "could-not-be-checked",
        "Whether a portal can stay in an environment of the kind Teams is not known.",
        is_of(type="Teams"),
    ),
)
def test_verdict(trial: VerdictTrial, practice: Practice, walk_in: WalkIn) -> None:
    see(trial, practice, walk_in)
