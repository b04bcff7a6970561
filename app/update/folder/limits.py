"""How much a folder may hold before it is no website's."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Counts of files (with folders) and of levels of folders, and sizes in bytes.

    The largest site that was seen has some thousand files (contract: portal-configuration.md section 2). By
    default Dataverse takes files up to 5 MB; an organisation can allow more (section 4).
    """

    files: int = 100_000
    levels: int = 12
    file: int = 32 * 1024 * 1024
    yaml: int = 16 * 1024 * 1024
    total: int = 1024 * 1024 * 1024


WEBSITE = Limits()
