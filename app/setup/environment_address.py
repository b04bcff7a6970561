"""What a person types to name an environment that is not in the list. Pure; asks no one."""

from __future__ import annotations

from dataclasses import dataclass

from app.addresses import completed, environment_id_in, is_environment_id, matches_host
from app.clouds import CLOUD_IDS, Cloud, cloud_named
from app.errors import ForeignAddress
from app.text import Text, text


@dataclass(frozen=True)
class Wanted:
    """The environment that is meant: its id, or where its Dataverse is."""

    id: str = ""
    dataverse: str = ""


def wanted_by(typed: str, cloud: Cloud) -> Wanted | Text:
    """What was typed, or in words why it names no environment of this cloud.

    A Dataverse address is only taken where it fits the cloud's hosts: a token will be sent there.
    """
    name = typed.strip()
    if not name:
        return text("Type the address of the environment, or its id.")
    if is_environment_id(name):
        return Wanted(id=name)
    address = completed(name)
    try:
        return Wanted(dataverse=cloud.dataverse(address).address)
    except ForeignAddress:
        return _page(address, cloud)


def _page(address: str, cloud: Cloud) -> Wanted | Text:
    environment = environment_id_in(address)
    if environment and cloud.may_open(address):
        return Wanted(id=environment)
    if matches_host(address, cloud.finance_hosts):
        return text(
            "This is the address of Finance and Operations. What is needed is that of the Dataverse "
            "environment that is linked to it."
        )
    other = _home(address, cloud)
    if other is not None:
        return text(
            "This address is in another cloud: {cloud}. This program was started for: {here}.",
            cloud=other.title,
            here=cloud.title,
        )
    if cloud.may_open(address):
        return text("This page names no environment. Open the environment there, and copy the address then.")
    return text(
        "This is no address of Dataverse, Power Apps, Power Pages or the admin centre in {cloud}.",
        cloud=cloud.title,
    )


def _home(address: str, cloud: Cloud) -> Cloud | None:
    """The other Microsoft cloud that the address belongs to, if it belongs to one."""
    others = (cloud_named(one) for one in CLOUD_IDS if one != cloud.id)
    return next((one for one in others if not cloud.may_open(address) and one.may_open(address)), None)
