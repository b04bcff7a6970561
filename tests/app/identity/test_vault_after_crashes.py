from __future__ import annotations

import random
import string
from typing import Any

import pytest
from credential_manager import CredentialManager, Killed, credential_manager
from hypothesis import given, settings
from hypothesis import strategies as st

from app.identity.vault import WINDOWS_PART, Vault

NAME = "Customer Portal Setup/public"


def tokens(seed: int, length: int) -> str:
    """Text that cannot be packed much smaller, as tokens cannot."""
    return "".join(random.Random(seed).choices(string.ascii_letters + string.digits, k=length))  # noqa: S311


@pytest.mark.parametrize(("old", "new"), [(9_000, 9_000), (9_000, 300), (300, 9_000), (5_000, 0)])
def test_whenever_the_program_is_ended_the_old_or_the_new_text_is_there(old: int, new: int) -> None:
    before, after = tokens(1, old), tokens(2, new)
    outcomes = []
    for steps in range(200):
        with credential_manager() as (manager, keyring):
            vault = Vault(keyring, NAME, WINDOWS_PART)
            vault.save(tokens(3, 6_000))
            vault.save(before)
            killed = _killed(manager, steps, lambda vault=vault: vault.save(after))
            outcomes.append(vault.load())
            _is_sound(vault, manager)
        if not killed:
            break
    assert set(outcomes) == {before, after}
    assert outcomes == sorted(outcomes, key=lambda found: found == after)


def test_whenever_the_first_saving_is_ended_nothing_or_the_text_is_there() -> None:
    outcomes = []
    for steps in range(100):
        with credential_manager() as (manager, keyring):
            vault = Vault(keyring, NAME, WINDOWS_PART)
            killed = _killed(manager, steps, lambda vault=vault: vault.save(tokens(1, 9_000)))
            outcomes.append(vault.load())
            _is_sound(vault, manager)
        if not killed:
            break
    assert set(outcomes) == {None, tokens(1, 9_000)}


def test_whenever_clearing_is_ended_the_text_or_nothing_is_there() -> None:
    outcomes = []
    for steps in range(100):
        with credential_manager() as (manager, keyring):
            vault = Vault(keyring, NAME, WINDOWS_PART)
            vault.save("older")
            vault.save(tokens(1, 9_000))
            killed = _killed(manager, steps, vault.clear)
            outcomes.append(vault.load())
            _is_sound(vault, manager)
        if not killed:
            break
    assert set(outcomes) == {None, tokens(1, 9_000)}


def _killed(manager: CredentialManager, steps: int, work: Any) -> bool:
    manager.kill_after(steps)
    try:
        work()
    except Killed:
        return True
    finally:
        manager.kill_after(None)
    return False


def _is_sound(vault: Vault, manager: CredentialManager) -> None:
    """The vault can be used again after a crash, and clearing it leaves nothing of it either."""
    vault.save("next")
    assert vault.load() == "next"
    vault.clear()
    assert manager.entries == {}


@settings(max_examples=60)
@given(data=st.data())
def test_after_any_number_of_crashes_nothing_is_mixed_and_nothing_is_left(data: st.DataObject) -> None:
    with credential_manager() as (manager, keyring):
        vault = Vault(keyring, NAME, WINDOWS_PART)
        known: set[str | None] = {None}
        for number in range(data.draw(st.integers(1, 5))):
            content = tokens(number, data.draw(st.sampled_from([0, 500, 2_000, 5_000])))
            killed = _killed(
                manager,
                data.draw(st.integers(0, 25)),
                lambda content=content: vault.save(content),
            )
            loaded = vault.load()
            assert loaded in known | {content} if killed else loaded == content
            known = {loaded}
        vault.clear()
        assert manager.entries == {}
