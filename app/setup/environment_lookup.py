"""Finding an environment that is not in the list, by its id or by the address of its Dataverse.

Contract: power-platform.md sections 1.1, 1.3 and 5. That a service refuses does not prove that the
environment is not there (section 6), and is not told as if it did.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.errors import Forbidden, NotFound, NotSignedIn, ServiceRefused, Trouble
from app.problems import problem_of
from app.services import dataverse
from app.services.company import Company
from app.services.environment_discovery import discovered_environment_pages
from app.services.environment_merge import merged
from app.services.environments import ADMINISTRATORS_PATH, PATH, Environment, one_environment
from app.setup.environment_address import Wanted
from app.setup.environment_listing import Lookup
from app.text import text

_HIDDEN = text(
    "Microsoft does not show this environment to your account. It may belong to another organisation, or "
    "you may have no role in it."
)


async def looked_up(company: Company, wanted: Wanted, known: Sequence[Environment]) -> Lookup:
    """How the search for one environment ends. `known` are those that the list has."""
    try:
        if wanted.id:
            return await _by_id(company, wanted.id)
        return await _by_dataverse(company, wanted.dataverse, known)
    except Trouble as trouble:
        return Lookup(problem=problem_of(trouble))


async def _by_id(company: Company, wanted: str) -> Lookup:
    described = await _described(company, wanted)
    if described is not None:
        return Lookup(found=described, message=text("Found: {name}.", name=described.name))
    listed = [one for one in await _directory(company) if one.id.casefold() == wanted.casefold()]
    return _only_in_directory(listed[0]) if listed else Lookup(message=_HIDDEN)


async def _by_dataverse(company: Company, address: str, known: Sequence[Environment]) -> Lookup:
    try:
        organization = await dataverse.organization_id(company.dataverse(address))
    except (Forbidden, NotSignedIn):
        # 401 and 403 are what people get who are no users there (0x80072560, section 5).
        return Lookup(
            message=text(
                "{address} does not know your account. Ask an administrator of that environment to add you, "
                "or sign in with another account.",
                address=address,
            )
        )
    found = _of(organization, address, known) or _of(organization, address, await _directory(company))
    if found is None:
        return Lookup(
            message=text(
                "{address} knows you, but the environment that it belongs to could not be told. Paste the "
                "address that your browser shows for the environment in the admin centre instead.",
                address=address,
            )
        )
    described = await _described(company, found.id)
    if described is None:
        return _only_in_directory(found)
    whole = merged([[described], [found]])[0]
    return Lookup(found=whole, message=text("Found: {name}.", name=whole.name))


async def _described(company: Company, wanted: str) -> Environment | None:
    """What the environment service says of it, to ordinary people or to administrators; None if it refuses.

    Raises:
        ReplyTrouble, NetworkTrouble, SignInTrouble, ServiceDown, Throttled: it could not be asked.
    """
    for path in (PATH, ADMINISTRATORS_PATH):
        try:
            found = await one_environment(company.business_apps, wanted, path)
        except (NotFound, Forbidden):
            continue
        except ServiceRefused as refused:
            if refused.status != 400:
                raise
            continue
        if found.id:
            return found
    return None


async def _directory(company: Company) -> tuple[Environment, ...]:
    """What Dataverse's directory has; nothing where it cannot be read, since it only helps out."""
    try:
        pages = discovered_environment_pages(company.discovery)
        return tuple([one async for page in pages for one in page])
    except Trouble:
        return ()


def _of(organization: str, address: str, environments: Sequence[Environment]) -> Environment | None:
    wanted = organization.casefold()
    return next(
        (
            one
            for one in environments
            if (wanted and one.organization.casefold() == wanted) or one.dataverse.casefold() == address
        ),
        None,
    )


def _only_in_directory(found: Environment) -> Lookup:
    message = text(
        "{name} was found in Dataverse's directory only. What type it is, and which Finance and Operations "
        "it is linked to, could not be read.",
        name=found.name,
    )
    return Lookup(found=found, message=message)
