"""How far a creation is, as a person is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from app.text import Text, text


class CreationStage(Enum):
    """The stages of a creation, in their order."""

    ASKING = "asking"
    LOOKING = "looking"
    ACCEPTED = "accepted"
    BUILDING = "building"
    FINISHED = "finished"


@dataclass(frozen=True)
class Progress:
    """One report. `hindrance` says what stands in the way just now, such as a lost network."""

    stage: CreationStage
    started: datetime
    hindrance: Text | None = None


STAGES = {
    CreationStage.ASKING: text("Asking Microsoft to create the portal"),
    CreationStage.LOOKING: text("Looking whether Microsoft took the request"),
    CreationStage.ACCEPTED: text("Microsoft took the request"),
    CreationStage.BUILDING: text("Microsoft is building the portal"),
    CreationStage.FINISHED: text("The portal is there"),
}
"""Each stage in words."""

USUAL_TIME = timedelta(minutes=30)
"""How long it takes at most as a rule (contract: power-platform.md section 9)."""
