"""Hand-made moments of bringing a portal up to date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from aftercare_moments import CREATION
from states_of_making import AFTERCARE_STATES
from update_sides import compared, our_site, place_of

from app.aftercare.known_portal import portal_of
from app.errors import ChoicesNotKept, NameNotFound
from app.problems import problem_of
from app.setup.kept_choices import KeptChoices
from app.setup.portals import Portals
from app.setup.state import SetupState
from app.setup.update_state import Changed, Counted, UpdateState, UpdateView
from app.text import render, text
from app.update.merge.choice import Choices, Take
from app.update.merge.decision import Place
from app.update.merge.resolution import resolve
from app.update.schema import portal_schema
from app.update.site.site import Site
from app.update.view.change_view import change_views
from app.update.view.record_view import record_view
from app.update.view.standing import first_board
from app.update.view.ways import with_choice

TAKEN = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class ReadNow:
    """A portal as it was read."""

    site: Site
    taken: datetime = TAKEN


_KNOWN = portal_of(CREATION)
REFERENCE = replace(
    _KNOWN,
    website="s-2",
    name="Template now",
    place=replace(_KNOWN.place, environment="e-2", environment_name="Contoso Sandbox"),
)
_PORTAL = replace(AFTERCARE_STATES["finished"], portals=Portals((REFERENCE,)))


def updating(update: UpdateState) -> SetupState:
    """The finished portal at this moment of an update."""
    return replace(_PORTAL, update=update)


def differences(place: Place, choices: Choices | None = None, *, with_base: bool = True) -> UpdateState:
    """The comparison with a record that is looked at, and with these choices."""
    comparison = compared(with_base=with_base)
    made = MappingProxyType(dict(choices or {}))
    board = first_board(comparison).after(
        comparison, made, {comparison.rows[Place(one.table, one.id)] for one in made}
    )
    return UpdateState(
        UpdateView.DIFFERENCES,
        template=REFERENCE,
        baselines=(),
        ours=ReadNow(our_site()),
        comparison=comparison,
        board=board,
        choices=made,
        looked_at=place,
        shown=record_view(comparison, place, render),
    )


def reviewed(choices: Choices, looked_at: str = "Footer") -> UpdateState:
    """What these choices come to."""
    place = place_of(looked_at)
    update, comparison = differences(place, choices), compared()
    outcome = resolve(comparison.decisions, choices, comparison.ours, portal_schema())
    views = change_views(comparison, outcome, choices, render)
    shown = next((one for one in views if one.place == place), None)
    return replace(update, view=UpdateView.REVIEW, outcome=outcome, reviewed=views, shown=shown)


HEADER, GREETING = place_of("Header"), place_of("Greeting")
CHOSEN: Choices = with_choice(with_choice({}, HEADER, Take.OURS), GREETING, Take.THEIRS)
_HEADER_TEXT = replace(HEADER, field="adx_source", conflict=0)
_SIDES = UpdateState(baselines=())
_REVIEW = reviewed(CHOSEN)
_CHANGE = replace(_REVIEW, view=UpdateView.CHANGE)
_NAME, _WHY = text("Web page “Invoices”"), text("somebody changed it since it was read.")
_NOT_KEPT = problem_of(ChoicesNotKept("/home/alex/.local/state/choices/3f0c.portal-choices", "No space left"))
_DONE = len(_REVIEW.reviewed)

UPDATING: Mapping[str, SetupState] = {
    "update-sides": updating(_SIDES),
    "update-sides-from-list": updating(replace(_SIDES, is_from_list=True)),
    "update-sides-chosen": updating(replace(_SIDES, template=REFERENCE, baseline=Path("/home/alex/before"))),
    "update-reading": updating(
        replace(_SIDES, template=REFERENCE, doing=Counted(text("Reading your portal"), 120, 480))
    ),
    "update-not-read": updating(
        replace(_SIDES, template=REFERENCE, problem=problem_of(NameNotFound("contoso.crm4.dynamics.com")))
    ),
    "update-differences": updating(differences(HEADER)),
    "update-differences-chosen": updating(differences(HEADER, CHOSEN)),
    "update-differences-merged": updating(differences(place_of("Footer"))),
    "update-differences-new": updating(differences(place_of("Invoices"))),
    "update-differences-gone": updating(differences(place_of("Order details"))),
    "update-differences-no-baseline": updating(
        differences(place_of("Footer", compared(with_base=False)), with_base=False)
    ),
    "update-differences-again": updating(
        replace(differences(HEADER, CHOSEN), kept=KeptChoices("1", CHOSEN, TAKEN, again=2, left_out=1))
    ),
    "update-differences-writing": updating(
        replace(differences(HEADER), kept=KeptChoices("1", begun={_HEADER_TEXT: "  <p>Hello, and welc"}))
    ),
    "update-differences-not-kept": updating(
        replace(differences(HEADER, CHOSEN), kept=KeptChoices("1", problem=_NOT_KEPT))
    ),
    "update-review": updating(_REVIEW),
    "update-review-open": updating(reviewed({})),
    "update-changing": updating(replace(_CHANGE, doing=Counted(text("Changing your portal"), 2, 5))),
    "update-changed": updating(replace(_CHANGE, changed=Changed("1", _DONE))),
    "update-changed-in-part": updating(
        replace(_CHANGE, changed=Changed("1", _DONE - 1, ((_NAME, _WHY),), is_open=True))
    ),
    "update-restart-due": updating(replace(_CHANGE, changed=Changed("1", _DONE, is_restart_due=True))),
    "update-undone": updating(replace(_CHANGE, changed=Changed("2", _DONE, undone=True))),
}
