"""Reading the contents of web files: a few at once, and large ones one after the other.

How large a file is shows only when it is read. So each is first read within the usual limit of an answer, and
what is larger waits for its turn: several at once would take more memory than a computer may have.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from app.errors import ReplyTooLarge
from app.update.live.progress import Counter

_AT_ONCE = 6

ReadFile = Callable[[bool], Awaitable[bytes | None]]
"""Reads one file, None where there is none; takes whether it may be a large one."""


async def read_files(name: str, files: Mapping[str, ReadFile], counter: Counter) -> dict[str, bytes | None]:
    """The content of each of these files; `name` tells them from other lists while they are counted.

    Raises:
        ExceptionGroup: of what came in the way of each, as `read_all` does.
        WebsiteTooLarge, ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: of a large one.
    """
    turn = asyncio.Semaphore(_AT_ONCE)
    contents: dict[str, bytes | None] = {}
    large: list[str] = []
    size = 0

    def add(owner: str, content: bytes | None) -> None:
        nonlocal size
        contents[owner] = content
        size += len(content or b"")
        counter.at(name, len(contents), len(files), size)

    async def read(owner: str) -> None:
        async with turn:
            try:
                add(owner, await files[owner](False))
            except ReplyTooLarge:
                large.append(owner)

    async with asyncio.TaskGroup() as group:
        for owner in files:
            group.create_task(read(owner))
    for owner in sorted(large):
        add(owner, await files[owner](True))
    return contents
