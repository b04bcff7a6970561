"""Stand-ins for what must not be told: the same one for the same value, wherever it occurs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from app.log.paths import path_template
from app.recording.words import is_count_of_microsoft, is_field_name, is_word_of_microsoft

_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)?")
_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]*):/{2}([^/?#]+)(.*)", re.IGNORECASE | re.DOTALL)
_PERSON = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_AFTER_SCHEME = "://"
_STAND_IN = re.compile(r"(?:text|person|host|key|value)-[0-9]+")
_DIGIT = re.compile(r"\d")


def is_stand_in(value: str) -> bool:
    """Whether a text stands for another one."""
    return bool(_STAND_IN.fullmatch(value))


@dataclass
class StandIns:
    """Gives stand-ins. Nothing of a value is in its stand-in but its kind and, of a moment, its form."""

    _known: dict[tuple[str, str], str] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)

    def of(self, value: Any, name: str = "") -> Any:
        """The value of JSON with stand-ins in it; `name` is that of the field that it stands in."""
        match value:
            case dict():
                return {self._key(key): self.of(one, key) for key, one in value.items()}
            case list():
                return [self.of(one, name) for one in value]
            case str():
                return value if is_word_of_microsoft(name, value) else self.of_text(value)
            case bool() | None:
                return value
            case int() | float():
                return value if is_count_of_microsoft(name) else type(value)(0)
            case _:
                return self._numbered("value", repr(value))

    def of_text(self, value: str) -> str:
        """The stand-in of a text."""
        if not value:
            return ""
        if _GUID.fullmatch(value):
            return f"00000000-0000-4000-8000-{self._number('id', value.lower()):012d}"
        if _MOMENT.fullmatch(value):
            return _DIGIT.sub("0", value)
        address = _ADDRESS.fullmatch(value)
        if address:
            return self._address(address[1], address[2], address[3])
        return self._numbered("person" if _PERSON.fullmatch(value) else "text", value)

    def _address(self, scheme: str, host: str, rest: str) -> str:
        path = rest if rest in ("", "/") else path_template(rest)
        return f"{scheme.lower()}{_AFTER_SCHEME}{self._numbered('host', host.lower())}{path}"

    def _key(self, key: str) -> str:
        return key if is_field_name(key) else self._numbered("key", key)

    def _numbered(self, kind: str, value: str) -> str:
        return f"{kind}-{self._number(kind, value)}"

    def _number(self, kind: str, value: str) -> int:
        if (kind, value) not in self._known:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            self._known[kind, value] = str(self._counts[kind])
        return int(self._known[kind, value])
