"""How long the vault takes, and how often it asks the keyring; as a program: of the real keyring, as JSON."""

from __future__ import annotations

import base64
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from app.identity.os_keyring import os_vault
from app.identity.vault import Keyring, Vault

SIZES = (1_000, 20_000, 80_000)
"""Characters of a text; a cache of a few accounts has some thousands, MSAL's whole cache 10,000 to 60,000."""

_NAME = "Customer Portal Setup/benchmark"
_ROUNDS = 15


@dataclass(frozen=True)
class Timing:
    """One size's figures: calls of the keyring, and seconds (medians) of it and of a plain call with 1 KB."""

    size: int
    entries: int
    save_calls: dict[str, int]
    load_calls: dict[str, int]
    save: float
    load: float
    plain_set: float
    plain_get: float


class Counted:
    """A keyring that counts how often it is asked."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring
        self.calls: Counter[str] = Counter()
        self.names: set[str] = set()

    def get_password(self, service: str, username: str) -> str | None:
        """Give a secret."""
        self.calls["gets"] += 1
        return self._keyring.get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""
        self.calls["sets"] += 1
        self.names.add(service)
        self._keyring.set_password(service, username, password)

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret."""
        self.calls["deletes"] += 1
        self.names.discard(service)
        self._keyring.delete_password(service, username)


def timings(keyring: Any, part_size: int | None, rounds: int = _ROUNDS) -> list[Timing]:
    """Measure all sizes, each in turn with a plain entry of 1 KB so that both meet the same moment."""
    return [_timing(keyring, part_size, size, rounds) for size in SIZES]


def _timing(keyring: Any, part_size: int | None, size: int, rounds: int) -> Timing:
    counted = Counted(keyring)
    vault = Vault(counted, _NAME, part_size)
    plain, names = _text(SIZES[0]), (f"{_NAME}/plain", "plain")
    spent: dict[str, list[float]] = {name: [] for name in ("save", "load", "plain_set", "plain_get")}
    asked: dict[str, dict[str, int]] = {}
    for number in range(rounds + 1):
        text = _text(size, number)
        acts: dict[str, Callable[[], object]] = {
            "plain_set": lambda: keyring.set_password(*names, plain),
            "plain_get": lambda: keyring.get_password(*names),
            "save": lambda text=text: vault.save(text),  # type: ignore[misc]
            "load": vault.load,
        }
        for name, act in acts.items():
            counted.calls.clear()
            began = time.perf_counter()
            act()
            spent[name].append(time.perf_counter() - began)
            asked[name] = dict(counted.calls)
        assert vault.load() == text
    entries = len(counted.names)
    vault.clear()
    keyring.delete_password(*names)
    # The first round finds an empty vault and a keyring that was not asked yet.
    middle = {name: median(seconds[1:]) for name, seconds in spent.items()}
    return Timing(size, entries, asked["save"], asked["load"], **middle)


def _text(size: int, seed: int = 0) -> str:
    """A text that can be packed as little as tokens can."""
    content = random.Random(seed).randbytes(size)  # noqa: S311 - it protects nothing
    return base64.urlsafe_b64encode(content).decode()[:size]


if __name__ == "__main__":
    real = os_vault(_NAME)
    sys.stdout.write(json.dumps([asdict(one) for one in timings(real.keyring, real.part_size)]))
