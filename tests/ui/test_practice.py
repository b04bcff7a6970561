from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from app.errors import PracticeUnavailable
from ui.practice import Practice


def test_one_company_serves_every_wish(tmp_path: Path) -> None:
    async def way() -> None:
        practice = Practice(tmp_path, 60, None)
        one, other = await asyncio.gather(practice.cloud(), practice.cloud())
        assert one == other
        assert one.is_local
        await practice.close()

    asyncio.run(way())


def test_a_company_that_is_still_starting_is_closed_too(tmp_path: Path) -> None:
    before = set(threading.enumerate())

    async def way() -> None:
        practice = Practice(tmp_path, 60, None)
        wish = asyncio.ensure_future(practice.cloud())
        await asyncio.sleep(0)
        wish.cancel()
        await practice.close()

    asyncio.run(way())
    assert set(threading.enumerate()) - before == set()


def test_a_start_that_was_not_possible_can_be_tried_again(tmp_path: Path) -> None:
    folder = tmp_path / "practice"
    folder.write_text("in the way")

    async def way() -> None:
        practice = Practice(folder, 60, None)
        with pytest.raises(PracticeUnavailable):
            await practice.cloud()
        folder.unlink()
        assert (await practice.cloud()).is_local
        await practice.close()

    asyncio.run(way())


def test_closing_what_was_never_started_is_nothing(tmp_path: Path) -> None:
    asyncio.run(Practice(tmp_path, 60, None).close())
