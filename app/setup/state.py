"""Everything that a setup knows at one moment. A new fact makes a new state; nothing is changed in place.

A choice that others were built on drops them with it, so nothing stale is left over.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum

from app.checks.check import CheckResult, Verdict
from app.identity.accounts import Account, DeviceCode
from app.languages import SOURCE
from app.problems import Problem
from app.provisioning.journal import Creation
from app.provisioning.plan import Way
from app.provisioning.progress import Progress
from app.provisioning.site_request import SiteRequest
from app.provisioning.standing import Standing
from app.releases.manifest import Release
from app.services.environments import Availability, Environment
from app.services.websites import Website
from app.setup.aftercare_state import Aftercare
from app.setup.baseline import Baseline
from app.setup.course import Course
from app.setup.environment_listing import Listing
from app.setup.mending_state import MendingState
from app.setup.portals import Portals
from app.setup.proof import Proof
from app.setup.update_state import UpdateState
from app.setup.usability import Usability
from app.text import Text

UPDATE = "update"
"""What the place begins with where the portal is brought up to date."""


class StepId(Enum):
    """The steps, in their order."""

    WELCOME = "welcome"
    SIGN_IN = "sign-in"
    ENVIRONMENT = "environment"
    READINESS = "readiness"
    SITE = "site"
    REVIEW = "review"
    CREATE = "create"
    FINISHED = "finished"


_SIGN_IN_CODES = frozenset({"SERVICE-1", "SIGN-IN-1", "SIGN-IN-2", "SIGN-IN-3", "SIGN-IN-4"})


@dataclass(frozen=True)
class Activity:
    """What is going on in a step: `doing` while something runs, `problem` when it ended otherwise."""

    doing: Text | None = None
    problem: Problem | None = None

    @property
    def needs_sign_in(self) -> bool:
        """Whether the problem is that the person has to sign in again."""
        return self.problem is not None and self.problem.code in _SIGN_IN_CODES


@dataclass(frozen=True)
class SetupState:
    """One moment of a setup. None stands for "not known yet"; an empty tuple for "none".

    `readiness` holds a result for each check, also while it runs. `furthest` is the last step that was
    reached. `keeps_sign_in` is False where no keyring could be used. `standings` says by the creation's id
    how an unfinished one stands, where that was seen. `proof` is a sign-in page that was opened without
    being asked for. `alphabet` is the tag of the language whose order names are in.
    """

    step: StepId = StepId.WELCOME
    furthest: StepId = StepId.WELCOME
    activities: tuple[tuple[StepId, Activity], ...] = ()
    saved_accounts: tuple[Account, ...] = ()
    keeps_sign_in: bool = True
    sign_in_address: str = ""
    device_code: DeviceCode | None = None
    account: Account | None = None
    environments: tuple[Environment, ...] | None = None
    environment: Environment | None = None
    readiness: tuple[CheckResult, ...] = ()
    confirmed: frozenset[str] = frozenset()
    languages: tuple[int, ...] | None = None
    request: SiteRequest = field(default_factory=SiteRequest)
    course: Course = field(default_factory=Course)
    standings: tuple[tuple[str, Standing], ...] = ()
    progress: Progress | None = None
    site: Website | None = None
    unfinished: tuple[Creation, ...] = ()
    proof: Proof | None = None
    listing: Listing = field(default_factory=Listing)
    usability: Usability = field(default_factory=Usability)
    portals: Portals = field(default_factory=Portals)
    mending: MendingState | None = None
    newer: Release | None = None
    update: UpdateState | None = None
    alphabet: str = SOURCE

    @property
    def place(self) -> tuple[StepId, str]:
        """What is shown: the step, and what is put right or brought up to date there ("" for nothing)."""
        if self.update is not None:
            return self.step, f"{UPDATE}-{self.update.view.value}"
        return self.step, self.mending.subject if self.mending else ""

    aftercare: Aftercare = field(default_factory=Aftercare)
    baseline: Baseline = field(default_factory=Baseline)

    @property
    def portal(self) -> Website | None:
        """The finished portal, while it is there: not before it is found, nor once it is taken away."""
        return self.site if self.aftercare.shows_portal else None

    @property
    def activity(self) -> Activity:
        """What is going on in the current step."""
        return self.activity_of(self.step)

    def activity_of(self, step: StepId) -> Activity:
        """What is going on in `step`."""
        return dict(self.activities).get(step, Activity())

    def with_activity(self, step: StepId, activity: Activity) -> SetupState:
        """This state with something else going on in `step`."""
        others = tuple(pair for pair in self.activities if pair[0] is not step)
        return replace(self, activities=(*others, (step, activity)))

    def with_account(self, account: Account | None) -> SetupState:
        """This state for a person. Another one than before has other environments."""
        if account == self.account:
            return self
        return replace(self.with_environment(None), account=account, environments=None, listing=Listing())

    def without_account(self, account: Account) -> SetupState:
        """This state once a person is forgotten, with all organisations that they visit as a guest."""
        gone = self.account is not None and self.account.id == account.id
        return self.with_account(None) if gone else self

    def with_environment(self, environment: Environment | None) -> SetupState:
        """This state for an environment. Another one than before drops what was found and made in it."""
        if environment == self.environment:
            return self
        return replace(
            self,
            environment=environment,
            readiness=(),
            confirmed=frozenset(),
            languages=None,
            request=SiteRequest(),
            course=Course(),
            progress=None,
            site=None,
            usability=Usability(),
            baseline=Baseline(),
            mending=None,
            update=None,
            aftercare=self.aftercare.elsewhere(),
            portals=self.portals.elsewhere(),
        )

    def with_result(self, result: CheckResult) -> SetupState:
        """This state with one check's result in its place; confirmed where the person has looked.

        What a service found otherwise ends the person's word for good. A way that the person has chosen is
        dropped where the result no longer leaves it.
        """
        is_disproved = result.finding is not None and result.finding.verdict is Verdict.NOT_READY
        confirmed = self.confirmed - {result.check.id} if is_disproved else self.confirmed
        is_confirmed = result.check.id in confirmed and self.course.has_passed(result)
        shown = result.confirmed() if is_confirmed else result
        course = self.course.after(result)
        shown = replace(shown, decided=course.reckons_with(shown))
        state = replace(self, course=course, confirmed=confirmed)
        if result.check.id not in [one.check.id for one in self.readiness]:
            return replace(state, readiness=(*self.readiness, shown))
        results = tuple(shown if one.check.id == result.check.id else one for one in self.readiness)
        return replace(state, readiness=results)

    def with_confirmation(self, check_id: str) -> SetupState:
        """This state once the person has looked for themselves at what one check could not tell."""
        looked_at = next((one for one in self.readiness if one.check.id == check_id), None)
        course = self.course.passing(looked_at) if looked_at else self.course
        results = tuple(one.confirmed() if one.check.id == check_id else one for one in self.readiness)
        return replace(self, confirmed=self.confirmed | {check_id}, readiness=results, course=course)

    def with_way(self, way: Way) -> SetupState:
        """This state once the person has chosen how to get to the portal."""
        course = replace(self.course, way=way)
        results = tuple(replace(one, decided=course.reckons_with(one)) for one in self.readiness)
        return replace(self, course=course, readiness=results)

    @property
    def is_ready(self) -> bool:
        """Whether every mandatory check is ready or confirmed."""
        return bool(self.readiness) and not any(result.holds_back for result in self.readiness)

    @property
    def checks_are_running(self) -> bool:
        """Whether some check has no result yet."""
        return any(result.finding is None for result in self.readiness)

    def count(self, verdict: Verdict) -> int:
        """How many checks have this verdict."""
        return sum(1 for one in self.readiness if one.finding is not None and one.finding.verdict is verdict)


def is_suitable(environment: Environment) -> bool:
    """Whether a portal can be created in the environment, as far as the list tells."""
    return environment.availability is Availability.USABLE
