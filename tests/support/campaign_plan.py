"""What happens in a run of the campaign: drawn from a seed, so that any run can be made again."""

from __future__ import annotations

import random
from dataclasses import dataclass

from app.demo.faults import FaultName

_SITES = "/powerpages/environments/*/websites"
_OPERATIONS = "/powerpages/environments/*/operations/*"
_MOMENTS = 24


@dataclass(frozen=True)
class Misfortune:
    """A kind of fault that a run can meet: what the tenant does, to which requests."""

    fault: FaultName
    path: str = "*"
    method: str = "*"
    origin: str = "power_platform"
    value: float = 0


MISFORTUNES = (
    Misfortune("lost-reply", _SITES, "POST"),
    Misfortune("refuse-connection"),
    Misfortune("cut-body", _SITES),
    Misfortune("delay", _SITES, "POST", value=2.5),
    Misfortune("throttled", _SITES, value=1),
    Misfortune("unavailable", _SITES),
    Misfortune("server-problem", _SITES, "POST"),
    Misfortune("bad-gateway", _SITES, "POST"),
    Misfortune("html-instead", _SITES),
    Misfortune("malformed-json", _SITES),
    Misfortune("expired-token", _SITES),
    Misfortune("foreign-operation", _SITES, "POST"),
    Misfortune("lost-reply", _OPERATIONS),
    Misfortune("throttled", _OPERATIONS, value=1),
    Misfortune("server-problem", _OPERATIONS),
    Misfortune("unavailable", origin="authority"),
)


@dataclass(frozen=True)
class Act:
    """One thing that happens in a run: starts side by side, each with the moment at which it is killed."""

    killed_at: tuple[int, ...]
    misfortunes: tuple[tuple[Misfortune, int], ...] = ()
    restarts: bool = False
    hours_pass: bool = False


@dataclass(frozen=True)
class Run:
    """What happens in one run; `scenario` is the company, in one of which a portal has to be brought back."""

    acts: tuple[Act, ...]
    scenario: str = "ready"


def planned(seed: int) -> Run:
    """What happens in the run with this seed."""
    draw = random.Random(seed)  # noqa: S311 - it has to be foreseeable
    scenario = "site-inactive" if draw.random() < 0.25 else "ready"
    return Run(tuple(_act(draw) for _ in range(draw.randint(1, 4))), scenario)


def _act(draw: random.Random) -> Act:
    copies = 2 if draw.random() < 0.3 else 1
    return Act(
        killed_at=tuple(draw.randint(1, _MOMENTS) if draw.random() < 0.8 else 0 for _ in range(copies)),
        misfortunes=tuple(
            (draw.choice(MISFORTUNES), draw.randint(1, 4)) for _ in range(draw.choice((0, 0, 1, 1, 2)))
        ),
        restarts=draw.random() < 0.1,
        hours_pass=draw.random() < 0.2,
    )
