"""What a plan is known by, wherever its file lies and however it is laid out."""

from __future__ import annotations

import hashlib
import json

from app.update.merge.choice import Choice, Edited
from app.update.plan_file import Plan


def plan_mark(plan: Plan) -> str:
    """SHA-256, in hexadecimal, over all in a plan that means something: what it was made of, the choices."""
    choices = sorted(
        [place.table, place.id, place.field, -1 if place.conflict is None else place.conflict, *_said(choice)]
        for place, choice in plan.choices.items()
    )
    written = json.dumps([vars(plan.checksums), choices], sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()


def _said(choice: Choice) -> tuple[str, str]:
    """A choice, so that a side is never like a text of the same letters."""
    return ("edited", str(choice.content)) if isinstance(choice, Edited) else ("take", choice.value)
