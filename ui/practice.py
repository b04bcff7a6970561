"""The practice company inside the program, started when it is first asked for."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from app.clouds import Cloud, cloud_from_file

if TYPE_CHECKING:
    from app.demo.tenant import PracticeTenant


class Practice:
    """At most one practice company, which keeps its files in `folder`."""

    def __init__(self, folder: Path, pace: float, first_port: int | None) -> None:
        self._folder, self._pace, self._first_port = folder, pace, first_port
        self._starting: asyncio.Future[PracticeTenant] | None = None

    async def cloud(self) -> Cloud:
        """The running company's cloud.

        Raises:
            PracticeUnavailable: this computer does not allow it.
        """
        if self._starting is None or _is_broken(self._starting):
            self._starting = asyncio.ensure_future(asyncio.to_thread(self._start))
        # A window that is closed meanwhile must still find the company, to close it too.
        tenant = await asyncio.shield(self._starting)
        return cloud_from_file(tenant.cloud_file)

    async def close(self) -> None:
        """Stops the company, if it was started."""
        starting, self._starting = self._starting, None
        if starting is None:
            return
        await asyncio.wait((starting,))
        if not _is_broken(starting):
            await asyncio.to_thread(starting.result().close)

    def _start(self) -> PracticeTenant:
        from app.demo.tenant import PracticeTenant

        return PracticeTenant.start(self._folder, pace=self._pace, first_port=self._first_port)


def _is_broken(starting: asyncio.Future[PracticeTenant]) -> bool:
    return starting.done() and (starting.cancelled() or starting.exception() is not None)
