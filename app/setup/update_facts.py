"""What the state of an update has to tell in a report."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from app.aftercare.known_portal import KnownPortal
from app.report.update import UpdateFacts
from app.services.websites import Website
from app.setup.state import SetupState
from app.setup.update_state import UpdateState
from app.text import Text, text


def update_facts(state: SetupState, site: Website, *, is_done: bool) -> UpdateFacts:
    """The facts as they are now; `is_done` for what was changed, else for what would be."""
    update = state.update or UpdateState()
    changed = update.changed if is_done else None
    return UpdateFacts(
        site=site.name,
        address=site.address,
        read_at=update.ours.taken if update.ours else datetime.now(UTC),
        template=_template(update),
        baseline=_baseline(update),
        records=update.reviewed,
        open=len(update.outcome.open) if update.outcome else 0,
        is_done=is_done,
        undone=changed is not None and changed.undone,
        done=changed.done if changed else 0,
        left=changed.left if changed else (),
    )


def _template(update: UpdateState) -> Text:
    source = update.template
    if isinstance(source, KnownPortal):
        environment = source.place.environment_name
        return text("The portal {name} in {environment}", name=source.name, environment=environment)
    return text("The folder {folder}", folder=str(source or ""))


def _baseline(update: UpdateState) -> Text:
    source = update.baseline
    if source is None:
        return text("Not known: every difference was a choice")
    if isinstance(source, Path):
        return text("The folder {folder}", folder=str(source))
    return text("Kept on this computer on {day}", day=source.taken.astimezone().date())
