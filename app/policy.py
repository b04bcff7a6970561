r"""What an IT department has settled for everyone on a computer: one small file that people cannot change.

`policy.toml` in the folder for all users: `%ProgramData%\CustomerPortalSetup` on Windows,
`/Library/Application Support/CustomerPortalSetup` on macOS, `/etc/xdg/CustomerPortalSetup` on Linux.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from platformdirs import site_config_path

from app.errors import PolicyUnreadable
from app.settings_files import Unreadable, read_settings


@dataclass(frozen=True)
class Policy:
    """The settled values, "" where nothing is settled. `cloud` is an id or the path of a cloud file."""

    client_id: str = ""
    cloud: str = ""


def policy_file() -> Path:
    """Where the policy is looked for on this computer."""
    return site_config_path("CustomerPortalSetup", appauthor=False) / "policy.toml"


def read_policy(file: Path) -> Policy:
    """What `file` settles; nothing if there is no such file.

    Raises:
        PolicyUnreadable: the file is there and cannot be used, so that nobody works without the policy.
    """
    try:
        values = read_settings(file)
    except FileNotFoundError:
        return Policy()
    except Unreadable as trouble:
        raise PolicyUnreadable(file, str(trouble)) from None
    for name, value in values.items():
        if name not in ("client_id", "cloud"):
            raise PolicyUnreadable(file, f"{name} is not known")
        if not isinstance(value, str):
            raise PolicyUnreadable(file, f"{name} is not a text")
    return Policy(**values)
