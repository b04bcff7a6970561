"""The services of a company that answer from a script, with every token granted."""

from __future__ import annotations

from typing import Any

from scripted import Script, ScriptedHttp
from setup_states import ALEX

from app.clouds import Cloud, Service, cloud_named
from app.http import Http, Token
from app.identity.accounts import Account, Accounts
from app.services.company import Company


class GrantedTokens(Accounts):
    """Accounts that have a token for every service."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def token(self, account: Account, service: Service, **how: Any) -> Token:
        """A token for the service."""
        self.asked.append(service.address)
        return Token(service.address, "token")


def scripted_company(script: Script, cloud: Cloud | None = None) -> Company:
    """A company of the public cloud, whose services answer from the script."""
    return company_behind(ScriptedHttp(script), cloud)


def company_behind(http: Http, cloud: Cloud | None = None) -> Company:
    """A company of the public cloud behind a way out."""
    return Company(cloud or cloud_named("public"), http, GrantedTokens(), ALEX)
