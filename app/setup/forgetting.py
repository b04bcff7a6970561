"""Leaving a computer: every saved sign-in goes from its keyring and, where that is wanted, every file too.

Asks no network: Microsoft's own record of a sign-in ends by itself, or at the person's account page.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from app.clouds import CLOUD_IDS
from app.errors import FolderNotWritable, KeyringClosed
from app.identity.one_copy import one_copy_at_a_time
from app.identity.os_keyring import os_vault
from app.identity.vault import VaultClosed
from app.identity.vault_names import VaultNames
from app.releases.notes import NOTES_NAME
from app.setup.connection import (
    JOURNAL_NAME,
    LAST_CHOICES_NAME,
    LOCK_NAME,
    PORTALS_NAME,
    VAULTS_NAME,
    vault_name,
)
from app.setup.keeping_baseline import SNAPSHOTS_NAME
from app.setup.making_usable import HAND_OVER_NAME
from app.setup.portal_changes import UPDATES_NAME
from app.setup.portal_drafts import DRAFTS_NAME
from app.setup.preferences import PREFERENCES_NAME

PRACTICE_NAME = "practice"
_OWN = (
    *(JOURNAL_NAME, f"{JOURNAL_NAME}-wal", f"{JOURNAL_NAME}-shm", f"{JOURNAL_NAME}-journal"),
    *(LOCK_NAME, LAST_CHOICES_NAME, PORTALS_NAME, PREFERENCES_NAME, NOTES_NAME),
    *(HAND_OVER_NAME, PRACTICE_NAME, SNAPSHOTS_NAME, UPDATES_NAME, DRAFTS_NAME),
    # The window's own: its place, its last words, and that there is one of it.
    *("window-place", "last-end.txt", "customer-portal-setup-*.lock"),
)
"""Names and patterns of what is in the state folder."""


def forget_sign_ins(folder: Path) -> None:
    """Removes every entry of the program's from the keyring; `folder` has the names of the vaults.

    Raises:
        KeyringClosed: the keyring cannot be asked, so that entries may still be there.
    """
    known = VaultNames(folder / VAULTS_NAME).all()
    names = dict.fromkeys((*map(vault_name, CLOUD_IDS), *known))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with one_copy_at_a_time(folder / LOCK_NAME):
            for name in names:
                os_vault(name).clear()
    except (OSError, VaultClosed) as trouble:
        raise KeyringClosed(str(trouble)) from trouble
    (folder / VAULTS_NAME).unlink(missing_ok=True)


def forget_files(folder: Path) -> None:
    """Removes what the program keeps in `folder`, and the folder if nothing else is in it.

    Raises:
        FolderNotWritable: something of it is still there.
    """
    try:
        for name in _OWN:
            for place in folder.glob(name):
                _remove(place)
    except OSError:
        raise FolderNotWritable(folder) from None
    if folder.exists() and not any(folder.iterdir()):
        folder.rmdir()


def _remove(place: Path) -> None:
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
