from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.demo.dataverse.odata_filter import FilterUnreadable, parse_filter

COLUMNS = frozenset({"name", "city", "size", "active", "id", "made"})
ROW: dict[str, Any] = {
    "name": "Adventure Works",
    "city": None,
    "size": 7,
    "active": True,
    "id": "aaaaaaaa-0000-0000-0000-00000000000a",
    "made": "2026-03-01T08:00:00Z",
}


@pytest.mark.parametrize(
    "expression",
    [
        "name eq 'Adventure Works'",
        "name eq 'ADVENTURE works'",
        "name ne 'Fabrikam'",
        "size gt 6 and size lt 8",
        "size ge 7 and size le 7.0",
        "active eq true",
        "not active eq false",
        "city eq null",
        "city ne 'Malmö'",
        "name ne null",
        "id eq AAAAAAAA-0000-0000-0000-00000000000A",
        "made gt 2026-02-28T23:59:59Z",
        "contains(name,'venture')",
        "startswith(name,'adv') and endswith(name,'WORKS')",
        "size eq 1 or size eq 7",
        "size eq 7 or size eq 1 and active eq false",
        "(size eq 1 or active eq true) and not (city ne null)",
        "name eq Some.Kind'Adventure Works'",
        'Microsoft.Dynamics.CRM.In(PropertyName=\'size\',PropertyValues=["1","7"])',
        "Microsoft.Dynamics.CRM.NotIn(PropertyName='name',PropertyValues=[\"Fabrikam\"])",
    ],
)
def test_the_row_meets(expression: str) -> None:
    assert parse_filter(expression, COLUMNS)(ROW)


@pytest.mark.parametrize(
    "expression",
    [
        "name eq 'Adventure'",
        "size gt 7",
        "city gt 'A'",
        "city lt 'A'",
        "name gt 5",
        "contains(city,'a')",
        "size eq 7 and active eq false",
        "(size eq 7 or size eq 1) and active eq false",
        "name eq null",
        "Microsoft.Dynamics.CRM.NotIn(PropertyName='size',PropertyValues=[\"7\"])",
    ],
)
def test_the_row_does_not_meet(expression: str) -> None:
    assert not parse_filter(expression, COLUMNS)(ROW)


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "name",
        "name eq",
        "name is 'x'",
        "name eq 'x",
        "name eq 'x' and",
        "(name eq 'x'",
        "name eq 'x')",
        "contains(name 'x')",
        "unknown eq 1",
        "name eq name",
        "; drop",
        "Microsoft.Dynamics.CRM.In(PropertyName='nosuch',PropertyValues=[\"7\"])",
        "Microsoft.Dynamics.CRM.In(PropertyName='size',PropertyValues=[\"7\")",
    ],
)
def test_what_is_not_a_filter_is_not_read(expression: str) -> None:
    with pytest.raises(FilterUnreadable):
        parse_filter(expression, COLUMNS)


@given(st.text())
def test_any_text_can_be_compared_when_its_quotes_are_doubled(text: str) -> None:
    escaped = text.replace("'", "''")
    assert parse_filter(f"name eq '{escaped}'", COLUMNS)({"name": text})
