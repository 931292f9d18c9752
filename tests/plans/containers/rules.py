"""Which edges of a table's cells are drawn."""

from __future__ import annotations

from ..blocks import Cell
from ..design import Design


def edge(design: Design, cell: Cell, columns: list[str], column: int, *, is_head: bool,
         is_last: bool) -> str:  # fmt: skip
    """Return the sides of a cell that are drawn ("tblr") by the design's rules.

    Args:
        design: Its rules decide.
        cell: What `sides` says before: "H" is a head, "B" a banner; ends in "first" in the first
            row of an action.
        columns: Keys of the table's columns.
        column: Place of the cell.
        is_head: The cell stands in the table's head.
        is_last: The cell ends the table.
    """
    first = cell.sides.endswith("first") or cell.sides in ("B", "H")
    is_own = columns[column].startswith(("indicator", "baseline", "target"))
    ends = "b" if is_last or is_head else ""
    made = {
        "ruled": "tblr",
        "boxes": "tblr",
        "hrules": "tb" if design.seed % 2 else ("t" if first else "") + ends,
        "headline": ends,
        "partial": ("t" if first or is_own else "")
        + ends
        + _upright(design, cell, columns, column),
        "zebra": "b" if is_head and design.head in ("plain", "caps", "rule") else "",
    }.get(design.rules or "", "")
    if design.rules == "ruled" and design.mi == "rows_blank" and design.seed % 2 and not is_head:
        return ("t" if first or is_own else "") + ("b" if is_last else "") + "lr"
    return made


def _upright(design: Design, cell: Cell, columns: list[str], column: int) -> str:
    if cell.colspan > 1:
        return ""
    is_some = design.span_rules == "some" and column % 2 == 0 and column < len(columns) - 1
    return "r" if is_some or (design.span_rules == "theme" and column == 0) else ""
