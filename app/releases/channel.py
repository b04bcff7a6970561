"""Where new versions are told, and whose word is taken for it: `resources/releases.toml`."""

from __future__ import annotations

import base64
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Channel:
    """The manifest's address, the page for people, and the public keys that may have signed."""

    manifest: str
    page: str
    keys: tuple[bytes, ...]

    @property
    def is_open(self) -> bool:
        """Whether everything is set up that telling takes."""
        return bool(self.manifest and self.page and self.keys)


@cache
def release_channel() -> Channel:
    """The channel of this program."""
    content = tomllib.loads(files("resources").joinpath("releases.toml").read_text("utf-8"))
    keys = tuple(base64.b64decode(key, validate=True) for key in content["keys"])
    return Channel(content["manifest"], content["page"], keys)
