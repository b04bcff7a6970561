r"""What an IT department has settled for everyone on a computer: one small file that people cannot change.

`policy.toml` in the folder for all users: `%ProgramData%\CustomerPortalSetup` on Windows,
`/Library/Application Support/CustomerPortalSetup` on macOS, `/etc/xdg/CustomerPortalSetup` on Linux.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import site_config_path

from app.errors import PolicyUnreadable
from app.settings_files import Unreadable, read_settings

_LONGEST = 40


@dataclass(frozen=True)
class Policy:
    """The settled values, "" where nothing is settled. `cloud` is an id or the path of a cloud file.

    With `update_notice` False the program never asks for new versions, nor tells of any.
    """

    client_id: str = ""
    cloud: str = ""
    update_notice: bool = True


_KINDS: Mapping[str, tuple[type, str]] = {
    "client_id": (str, "a text"),
    "cloud": (str, "a text"),
    "update_notice": (bool, "true or false"),
}


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
        if name not in _KINDS:
            raise PolicyUnreadable(file, f"{_shown(name)} is not known")
        kind, called = _KINDS[name]
        if not isinstance(value, kind):
            raise PolicyUnreadable(file, f"{name} is not {called}")
    return Policy(**values)


def _shown(name: str) -> str:
    """A name as it may stand in a sentence, whatever somebody wrote there."""
    readable = "".join(letter if letter.isprintable() else " " for letter in name)
    return readable if len(readable) <= _LONGEST else readable[:_LONGEST] + "…"
