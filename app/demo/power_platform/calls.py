"""What every call to the Power Platform API goes through: its api-version and the environment it names.

Contract: power-platform.md section 6. The words of these refusals are not documented; the envelope is.
"""

from __future__ import annotations

from typing import Final

from app.demo.call import Call
from app.demo.contoso import company
from app.demo.document import Document
from app.demo.envelopes import Refused, power_platform
from app.demo.state import Documents

_API_VERSIONS: Final = ("2024-10-01", "2022-03-01-preview")


def require_api_version(call: Call) -> str:
    """Give the call's api-version; refuses a call without one or with one that is not offered."""
    version = call.request.args.get("api-version", "")
    if version not in _API_VERSIONS:
        message = f"The api-version '{version}' is not supported. Supported: {', '.join(_API_VERSIONS)}."
        raise Refused(power_platform(400, "UnsupportedApiVersion", message, "api-version"))
    return version


def environment_of(call: Call, documents: Documents) -> Document:
    """Give the environment that the address names; refuses one that the company has not."""
    environment = company.environment(documents, call.person.tenant, call.values["environment"])
    if environment is None:
        raise Refused(power_platform(404, "EnvironmentNotFound", "environment not found"))
    return environment
