"""Where a table without rules ends."""

from __future__ import annotations

import pytest
from drawn_grids import words_at

from jalon.extract.records.cut_ends import until_end
from jalon.extract.text.lines import lines_of
from jalon.schemas.page import Page

BOUNDS = (30.0, 200.0, 400.0)
ROWS = [("Former", "12"), ("Appuyer", "30"), ("Mesurer", "8")]


@pytest.mark.parametrize(("size", "is_held"), [(9.0, True), (13.0, False)])
def test_larger_line_alone_ends_the_table(size: float, *, is_held: bool) -> None:
    """A line in larger type than all above it heads what comes next; one like them is text."""
    words = [
        word
        for i, row in enumerate(ROWS)
        for x, text in zip((40, 220), row, strict=True)
        for word in words_at(x, 100.0 + 14 * i, text, size=9.0)
    ]
    words += words_at(40, 144.0, "Rayonner", size=size)
    lines = lines_of(words, column_gap_em=2.0)

    kept = until_end(Page(1, 600.0, 800.0), 90.0, lines, BOUNDS)

    assert any(n.text == "Rayonner" for n in kept) is is_held
