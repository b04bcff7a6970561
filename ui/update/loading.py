"""Loading the pages of an update: it takes a while, and they are wanted for nothing else."""

from __future__ import annotations

import asyncio
from importlib import import_module


async def load_update_pages() -> None:
    """Loads them beside the window, which they would hold up."""
    await asyncio.to_thread(import_module, "ui.update.all_pages")
