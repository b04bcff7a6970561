"""Which backups belong to updates that have not come to their end."""

from __future__ import annotations

from collections.abc import Sequence

from app.update.applying.run import Run


def backups_in_use(runs: Sequence[Run]) -> frozenset[str]:
    """The file names of the backups that were taken for them, also for one that is being taken back."""
    undone = {run.note.undoes for run in runs if run.is_finished}
    open_ = [run for run in runs if not run.is_finished and run.note.id not in undone]
    ids = {one for run in open_ for one in (run.note.id, run.note.undoes)}
    return frozenset(run.note.backup for run in runs if run.note.id in ids and run.note.backup)
