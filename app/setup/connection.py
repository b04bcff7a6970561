"""What a setup needs of one cloud, put together: the way out, the accounts and the journal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from app.aftercare.portal_notes import PortalNotes
from app.clouds import Cloud
from app.errors import CloudFileUnreadable
from app.http import Http
from app.identity.accounts import Account, Accounts
from app.identity.approval import ApprovalRequest, approval_request
from app.identity.memory import ANY_ORGANISATION, AccountMemory
from app.identity.one_copy import one_copy_at_a_time
from app.identity.os_keyring import os_vault
from app.identity.vault import Vault
from app.identity.vault_names import VaultNames
from app.log.exchange import Note, noted_nowhere
from app.problems import SignInWish
from app.provisioning.journal import Journal
from app.services.client import Prove, nobody_proves
from app.services.company import Company
from app.setup.last_choices import LastChoices
from app.text import Say, render

VAULT_NAME = "Customer Portal Setup"
JOURNAL_NAME = "journal.sqlite3"
LOCK_NAME = "accounts.lock"
LAST_CHOICES_NAME = "last-environments.json"
PORTALS_NAME = "portals.json"
VAULTS_NAME = "vaults.json"


@dataclass(frozen=True)
class Connection:
    """One cloud, ready to be asked. `close` ends what is under way. What is kept is in `folder`."""

    cloud: Cloud
    http: Http
    accounts: Accounts
    journal: Journal
    last_choices: LastChoices
    client_id: str = ""
    folder: Path = field(default_factory=Path)

    @property
    def portal_notes(self) -> PortalNotes:
        """The portals that no creation in the journal tells of."""
        return PortalNotes(self.folder / PORTALS_NAME)

    def company(self, account: Account, prove: Prove = nobody_proves) -> Company:
        """The services of the account's organisation; `prove` is for those that want something proved."""
        return Company(self.cloud, self.http, self.accounts, account, prove)

    async def sign_in_again(
        self, open_page: Callable[[str], None], account: Account | None, wish: SignInWish | None
    ) -> Account:
        """Signs a person in whose name is known, for the service and the claims of `wish`.

        Raises as `Accounts.sign_in` does, and ForeignAddress where no such service is in this cloud.
        """
        return await self.accounts.sign_in(
            open_page,
            organisation=account.tenant if account and account.is_guest else ANY_ORGANISATION,
            hint=account.user_name if account else None,
            service=self.cloud.service_at(wish.resource) if wish else None,
            claims=wish.claims if wish else None,
        )

    async def sign_in_with_computer(
        self, window: int, account: Account | None, wish: SignInWish | None, organisation: str
    ) -> Account | None:
        """Signs a person in through Windows, above `window`; None where that does not lead to an account.

        Raises:
            ForeignAddress: no service of `wish` is in this cloud.
        """
        return await self.accounts.sign_in_with_computer(
            window,
            organisation=account.tenant if account and account.is_guest else organisation,
            hint=account.user_name if account else None,
            service=self.cloud.service_at(wish.resource) if wish else None,
            claims=wish.claims if wish else None,
        )

    def approval(self, account: Account | None) -> ApprovalRequest:
        """What to send to an administrator of the account's organisation, so that the program may be used."""
        return approval_request(self.cloud, self.client_id, account.tenant if account else ANY_ORGANISATION)

    def close(self) -> None:
        """Ends running calls and closes the connections."""
        self.http.close()


def connect(
    cloud: Cloud, client_id: str, folder: Path, say: Say = render, note: Note = noted_nowhere
) -> Connection:
    """A connection whose files are in `folder`. Asks no network. `client_id` wins over the cloud's own.

    `say` makes the words of the page that ends a sign-in in the browser; `note` hears of every request.

    Raises:
        CloudFileUnreadable: the cloud's certificate file cannot be used.
        FolderNotWritable, StateUnreadable: the journal cannot be kept there.
    """
    try:
        http = Http(cloud.ca_file, system_proxy=not cloud.is_local, plain_loopback=cloud.is_local, note=note)
    except OSError as trouble:
        raise CloudFileUnreadable(cloud.ca_file or folder, str(trouble)) from None
    memory = AccountMemory(
        lambda: _noted_vault(vault_name(cloud.id), folder), lambda: one_copy_at_a_time(folder / LOCK_NAME)
    )
    registration = client_id or cloud.client_id
    accounts = Accounts(http, cloud, registration, memory, say)
    journal, last_choices = Journal(folder / JOURNAL_NAME), LastChoices(folder / LAST_CHOICES_NAME)
    return Connection(cloud, http, accounts, journal, last_choices, registration, folder)


def vault_name(cloud: str) -> str:
    """Under what name the sign-ins of a cloud are kept; `cloud` is its id."""
    return f"{VAULT_NAME}/{cloud}"


def _noted_vault(name: str, folder: Path) -> Vault:
    VaultNames(folder / VAULTS_NAME).remember(name)
    return os_vault(name)
