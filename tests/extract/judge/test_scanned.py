"""What a scanned row claims: what scans with answers have shown of such rows."""

from __future__ import annotations

from itertools import pairwise

import pytest

from jalon.extract.judge.scanned import FIELD, ROW, scanned_share, shipped_curves


@pytest.mark.parametrize("name", [ROW, "target", FIELD])
def test_what_states_more_is_no_less_sure(name: str) -> None:
    """The curves rise with what the reading states."""
    shares = [scanned_share(name, stated / 50) for stated in range(51)]

    assert all(a <= b for a, b in pairwise(shares))
    assert shares[0] < shares[-1]


def test_no_scanned_row_claims_what_is_not_proven() -> None:
    """Too few scans with answers prove 995 of 1,000 values: none claims 0.9."""
    assert max(y for points in shipped_curves().values() for _, y in points) < 0.9


def test_a_field_without_a_curve_has_that_of_fields() -> None:
    """Fields of which there were too few are taken together."""
    assert scanned_share("status", 0.8) == scanned_share(FIELD, 0.8)
