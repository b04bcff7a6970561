from __future__ import annotations

import pytest

from app.setup.organisation import objection_to


@pytest.mark.parametrize(
    "typed",
    [
        "contoso.com",
        "  contoso.onmicrosoft.com ",
        "my-company.example",
        "bücher.example",
        "72F988BF-86f1-41af-91ab-2d7cd011db47",
    ],
)
def test_domains_and_ids_will_do(typed: str) -> None:
    assert objection_to(typed) is None


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Type the domain or the id"),
        ("   ", "Type the domain or the id"),
        ("alex@contoso.com", "after the @"),
        ("Contoso", "A domain has"),
        ("common", "A domain has"),
        ("contoso com", "A domain has"),
        ("https://contoso.com/", "A domain has"),
        ("contoso..com", "A domain has"),
        ("-contoso.com", "A domain has"),
        ("72f988bf-86f1-41af-91ab", "A domain has"),
        ("a" * 250 + ".com", "A domain has"),
    ],
)
def test_anything_else_is_told(typed: str, words: str) -> None:
    objection = objection_to(typed)
    assert objection is not None
    assert words in str(objection)
