"""How patient the waiting for a portal is."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import Throttled, Trouble


@dataclass(frozen=True)
class Patience:
    """How long to wait, in seconds.

    `pause` is between two looks where the service asks for no other, `shortest` the least that it may ask
    for, `longest` the most that trouble after trouble makes of it. `looks` are made for a request whose
    answer was lost; once it is `settled` old and the sites show nothing, it was not taken. `total` is the
    whole waiting, without the computer's sleep, before the person is told that it takes too long. While the
    operation is at work, the sites are listed at every `lists`th look only. A site that a person makes by
    hand is looked for at every `watch`.
    """

    pause: float = 10.0
    shortest: float = 1.0
    longest: float = 60.0
    looks: int = 12
    settled: float = 7_200.0
    total: float = 3_600.0
    lists: int = 10
    watch: float = 20.0

    def after(self, trouble: Trouble, count: int) -> float:
        """The pause after trouble, the `count`th in a row: longer each time, and as a busy service asks."""
        pause = min(self.longest, float(self.pause * 2 ** min(count - 1, 16)))
        return max(pause, trouble.wait) if isinstance(trouble, Throttled) else pause

    def asked(self, wait: float | None) -> float:
        """The pause that the service asks for, or the usual one."""
        return self.pause if wait is None else max(self.shortest, wait)
