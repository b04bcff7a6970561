from __future__ import annotations

import base64
import json
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from release_signing import OTHER, SECRET, public

from app.releases.manifest import NotBelieved, Release, read_manifest
from installer.release_manifest import signed_manifest

UNTIL = date(2027, 1, 31)


def signed(content: object) -> bytes:
    """A manifest with a content of any kind and a good signature."""
    raw = json.dumps(content).encode()
    signature = Ed25519PrivateKey.from_private_bytes(SECRET).sign(raw)
    told = {"content": base64.b64encode(raw).decode(), "signature": base64.b64encode(signature).decode()}
    return json.dumps({"format": 1, **told}).encode()


def test_a_signed_manifest_is_believed() -> None:
    manifest = signed_manifest(SECRET, "1.2.3", UNTIL)
    assert read_manifest(manifest, [public(SECRET)]) == Release("1.2.3", UNTIL)


def test_while_a_key_is_changed_both_are_believed() -> None:
    manifest = signed_manifest(SECRET, "1.2.3", UNTIL)
    assert read_manifest(manifest, [public(OTHER), public(SECRET)]).version == "1.2.3"


def test_another_key_is_not_believed() -> None:
    with pytest.raises(NotBelieved):
        read_manifest(signed_manifest(SECRET, "1.2.3", UNTIL), [public(OTHER)])


def test_without_a_key_nothing_is_believed() -> None:
    with pytest.raises(NotBelieved):
        read_manifest(signed_manifest(SECRET, "1.2.3", UNTIL), [])


@pytest.mark.parametrize(
    "content",
    [
        {"program": "another", "version": "1.2.3", "until": "2027-01-31"},
        {"program": "customer-portal-setup", "version": "1.2.3<b>", "until": "2027-01-31"},
        {"program": "customer-portal-setup", "version": "1.2.3", "until": "soon"},
        {"program": "customer-portal-setup", "version": 3, "until": "2027-01-31"},
        {"program": "customer-portal-setup", "version": "1.2.3"},
        ["customer-portal-setup"],
    ],
)
def test_a_signature_does_not_make_up_for_a_wrong_content(content: object) -> None:
    with pytest.raises(NotBelieved):
        read_manifest(signed(content), [public(SECRET)])


@given(raw=st.binary(max_size=200))
def test_anything_else_is_not_believed(raw: bytes) -> None:
    with pytest.raises(NotBelieved):
        read_manifest(raw, [public(SECRET)])


@pytest.mark.parametrize(
    ("told", "own", "newer"),
    [
        ("1.2.3", "1.2.2", True),
        ("1.10.0", "1.9.9", True),
        ("1.2.3", "1.2.3", False),
        ("1.2.3", "2.0.0", False),
        ("1.2.3", "1.2.3-beta", False),
    ],
)
def test_versions_are_compared_by_their_numbers(told: str, own: str, newer: bool) -> None:
    assert Release(told, UNTIL).is_newer_than(own) is newer
