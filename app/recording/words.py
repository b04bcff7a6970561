"""The fields whose values are Microsoft's own words, which a recording keeps: they are what counts."""

from __future__ import annotations

import re

_FIELDS = frozenset(
    """
    adminmode applicationvisibility attributetype azureregion billingpolicystatus capabilitystatus
    catalogvisibility category code currencytype datamodel deploymenttype entitysetname environmentsku
    environmenttype errorcode errorname externalentityname geo instancestate internalentityname
    isdelete linktype location logicalname msdyn_externalentityname msdyn_internalentityname
    operationstatus packageinstallstatus packageversion provisioningstate provisioningstatus
    referencedattribute referencedentity referencingattribute referencingentity releasestage result schemaname
    serviceplanname serviceplanid sitevisibility skuid skupartnumber state status statecode statuscode
    syncdirection templatename type uniquename version
    """.split()  # noqa: SIM905 - a list of words
)
_COUNTS = frozenset(
    """
    adx_scope lcid msdyn_state msdyn_syncdirection selectedbaselanguage statecode statuscode
    suspendedwebsitedeletingindays syncdirection trialexpiringindays
    """.split()  # noqa: SIM905
)
_WORD = re.compile(r"[A-Za-z0-9][\w.+-]{0,79}", re.ASCII)
_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_NAME = re.compile(r"[@$]?[A-Za-z_][\w.@-]{0,99}", re.ASCII)
_PRODUCTS = frozenset({"skuid", "serviceplanid"})
"""Ids that are the same for everyone."""


def is_word_of_microsoft(field: str, value: str) -> bool:
    """Whether a value says something about the service and nothing about who asks."""
    name = field.lower()
    if name in _PRODUCTS and _GUID.fullmatch(value):
        return True
    return name in _FIELDS and bool(_WORD.fullmatch(value)) and not _GUID.search(value)


def is_count_of_microsoft(field: str) -> bool:
    """Whether a number in this field tells how the service counts or calls something."""
    return field.lower() in _COUNTS


def is_field_name(key: str) -> bool:
    """Whether the key of an object is the name of a field: ids and addresses can be keys as well."""
    return bool(_NAME.fullmatch(key)) and not _GUID.search(key)
