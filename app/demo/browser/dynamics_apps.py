"""The part of the admin centre's stand-in that shows an environment's Dynamics 365 apps and installs them.

The real page takes as long as any installation; this one is done at once.
"""

from __future__ import annotations

from markupsafe import Markup

from app.demo.browser.frame import environment_shown, organization_shown
from app.demo.browser.html_templates import button, table
from app.demo.call import Call
from app.demo.clock import Clock
from app.demo.contoso import packages
from app.demo.dataverse.store import Organization
from app.demo.state import Documents


def dynamics_apps(organization: Organization, clock: Clock) -> Markup:
    """Give the table of packages with their states."""
    states = ((one, packages.state_of(organization, one, clock)) for one in packages.PACKAGES)
    rows = (
        (one.title, state, button("install", one.name, "Install", one.title) if state == "None" else "")
        for one, state in states
    )
    return table(("App", "State", "Change it"), rows)


def install_app(call: Call, documents: Documents) -> str:
    """Install the package whose button was pressed."""
    environment = environment_shown(call, documents)
    organization = organization_shown(call, documents, environment) if environment else None
    package = packages.BY_NAME.get(call.request.form["install"])
    if organization is None or package is None:
        return "That cannot be installed here."
    packages.bring(organization, package)
    return f"{package.title} is installed."
