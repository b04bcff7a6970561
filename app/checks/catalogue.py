"""All checks, in the order in which they are shown. Adding one is adding its file and a line here."""

from __future__ import annotations

from app.checks import (
    administrator_role,
    dataverse_present,
    dual_write_licence,
    dual_write_solutions,
    environment_kind,
    finance_link,
    finance_version,
    first_site,
    portal_slot,
    portal_template,
    power_pages_licence,
    sign_in_rights,
    site_creation_switch,
    supply_chain_licence,
)
from app.checks.check import Check
from app.checks.table_maps import table_map_checks


def all_checks() -> tuple[Check, ...]:
    """The checks of a setup."""
    return (
        sign_in_rights.CHECK,
        dataverse_present.CHECK,
        environment_kind.CHECK,
        administrator_role.CHECK,
        site_creation_switch.CHECK,
        power_pages_licence.CHECK,
        supply_chain_licence.CHECK,
        dual_write_licence.CHECK,
        finance_link.CHECK,
        finance_version.CHECK,
        dual_write_solutions.CHECK,
        *table_map_checks(),
        portal_template.CHECK,
        first_site.CHECK,
        portal_slot.CHECK,
    )
