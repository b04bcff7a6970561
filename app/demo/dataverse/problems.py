"""Dataverse's refusals, with the codes and words that the Web API gives.

Contract: power-platform.md section 5; codes beyond that are from Microsoft's list of web service error codes.
"""

from __future__ import annotations

from app.demo.envelopes import Refused, dataverse

_MALFORMED = "0x80060888"


def no_such_resource(segment: str) -> Refused:
    """Refuse an address that names no table or operation."""
    return Refused(dataverse(404, _MALFORMED, f"Resource not found for the segment '{segment}'."))


def no_such_row(logical: str, identity: str) -> Refused:
    """Refuse an id that no row has."""
    return Refused(dataverse(404, "0x80040217", f"Entity '{logical}' With Id = {identity} Does Not Exist"))


def no_such_key(logical: str) -> Refused:
    """Refuse an alternate key that no row has."""
    message = f"A record with the specified key values does not exist in {logical} entity"
    return Refused(dataverse(404, "0x80060891", message))


def not_a_property(name: str, logical: str) -> Refused:
    """Refuse a column or navigation property that the table has not."""
    message = f"Could not find a property named '{name}' on type 'Microsoft.Dynamics.CRM.{logical}'."
    return Refused(dataverse(400, _MALFORMED, message))


def unreadable(message: str) -> Refused:
    """Refuse a query or body that cannot be read."""
    return Refused(dataverse(400, _MALFORMED, message))


def wrong_value(logical: str, column: str) -> Refused:
    """Refuse a value of another kind than the column's."""
    message = (
        f"Error identified in Payload provided by the user for Entity :'{logical}', For more information on"
        f" this error please follow this help link. InnerException: cannot convert the value of '{column}'."
    )
    return Refused(dataverse(400, "0x80048d19", message))


def changed_meanwhile() -> Refused:
    """Refuse a write whose If-Match names another version of the row."""
    message = "The version of the existing record doesn't match the RowVersion property provided."
    return Refused(dataverse(412, "0x80060882", message))


def there_already() -> Refused:
    """Refuse a second row with the same key."""
    return Refused(dataverse(412, "0x80040237", "A record with matching key values already exists."))


def missing_privilege(user: str, privilege: str) -> Refused:
    """Refuse what the person's roles do not allow."""
    message = f"Principal user (Id={user}, type=8) is missing {privilege} privilege"
    return Refused(dataverse(403, "0x80040220", message))


def not_a_member() -> Refused:
    """Refuse someone who is no user of this organisation."""
    return Refused(dataverse(403, "0x80072560", "The user is not a member of the organization."))


def switched_off() -> Refused:
    """Refuse everything in an organisation whose environment is switched off; its code is not documented."""
    return Refused(dataverse(403, "0x80040216", "The organization is disabled."))
