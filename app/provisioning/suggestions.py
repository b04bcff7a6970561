"""Other addresses for a portal whose address Microsoft does not give out.

There is no documented way to ask whether an address is free (contract: power-platform.md section 3), so these
are only likely to be.
"""

from __future__ import annotations

from app.provisioning.site_request import (
    LONGEST_ADDRESS,
    SHORTEST_ADDRESS,
    SiteRequest,
    suggested_address,
)

_ENDINGS = ("portal", "orders", "customers", "b2b", "2", "3", "4")
_MOST = 4


def other_addresses(request: SiteRequest, refused: frozenset[str]) -> tuple[str, ...]:
    """A few addresses that are like the wanted one and have not been refused; the likeliest first."""
    wanted = request.subdomain or suggested_address(request.name)
    by_name = suggested_address(request.name)
    candidates = [by_name, *(_with_ending(wanted, ending) for ending in _ENDINGS)]
    fitting = (one for one in candidates if len(one) >= SHORTEST_ADDRESS and one != wanted)
    return tuple(dict.fromkeys(one for one in fitting if one not in refused))[:_MOST]


def _with_ending(address: str, ending: str) -> str:
    if not address or address.endswith(f"-{ending}"):
        return ""
    return f"{address[: LONGEST_ADDRESS - len(ending) - 1].rstrip('-')}-{ending}"
