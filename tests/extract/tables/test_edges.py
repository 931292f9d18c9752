"""Drawn lines and shades to straight edges."""

from __future__ import annotations

import pytest
from drawn_pages import Sheet

from jalon.extract.tables.edges import merge_edges, page_edges, stack_strips
from jalon.schemas.geometry import Box
from jalon.schemas.grid import Edge

TYPICAL = [
    ("pieces of one line", [Edge(10, 0, 50), Edge(10, 50, 90)], [(0, 90)]),
    ("broken at a crossing", [Edge(10, 0, 49), Edge(10.3, 51, 90)], [(0, 90)]),
    ("two lines apart", [Edge(10, 0, 50), Edge(30, 0, 50)], [(0, 50), (0, 50)]),
    ("one line, a real gap", [Edge(10, 0, 50), Edge(10, 70, 90)], [(0, 50), (70, 90)]),
    ("a speck", [Edge(10, 0, 2)], []),
    ("drawn twice", [Edge(10, 0, 50), Edge(10, 0, 50)], [(0, 50)]),
]


@pytest.mark.parametrize(("edges", "wanted"), [c[1:] for c in TYPICAL], ids=[c[0] for c in TYPICAL])
def test_pieces_of_a_line_are_one_edge(
    edges: list[Edge], wanted: list[tuple[float, float]]
) -> None:
    """Pieces that touch are joined; what stands apart is not."""

    assert [(e.start, e.end) for e in merge_edges(edges)] == wanted


def test_dashes_are_one_edge() -> None:
    """A dashed line is one edge, though its gaps are wider than those of a broken one."""
    dashes = [Edge(10, x, x + 6) for x in range(0, 90, 12)]

    assert len(merge_edges(dashes, is_dashed=True)) == 1


def test_sides_of_a_shade_are_edges() -> None:
    """A shaded cell without a drawn border has four edges."""
    sheet = Sheet()
    sheet.panel(100, 100, 200, 120, colour=0xDDEEFF)

    across, down = page_edges(sheet.page())

    assert ([e.position for e in across], [e.position for e in down]) == ([100, 120], [100, 200])


def test_a_shade_beside_its_rule_adds_no_second_edge() -> None:
    """A shade drawn a little inside its cell's border repeats it."""
    sheet = Sheet()
    sheet.rule(100, 100, 200, 100.5)
    sheet.panel(103, 103, 197, 120, colour=0xDDEEFF)

    across, _ = page_edges(sheet.page())

    assert [round(e.position) for e in across] == [100, 120]


def test_white_rules_count_only_where_they_are_seen() -> None:
    """A white rule on white paper is nothing; on a dark shade it parts cells."""
    sheet = Sheet()
    sheet.rule(300, 100, 300.8, 140, colour=0xFFFFFF)
    sheet.panel(50, 200, 250, 240, colour=0x1F3864)
    sheet.rule(150, 200, 150.8, 240, colour=0xFFFFFF)

    _, down = page_edges(sheet.page())

    assert [round(e.position) for e in down] == [50, 150, 250]


def test_strips_of_one_shade_are_one_box() -> None:
    """Word processors shade a cell line by line; the seams are no borders."""
    strips = [(Box(10, y, 90, y + 12), 0xCCFFCC) for y in (100, 112, 124)]

    assert stack_strips(strips) == [Box(10, 100, 90, 136)]
