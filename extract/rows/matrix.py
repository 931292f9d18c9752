"""Drawn matrices without headings of their own: actions, and dots for those that take part.

Strategies print their actions row by row, the goal that they serve as a merged cell before them
and a column of dots for each body or tool, whose names stand turned above the table.
"""

from __future__ import annotations

from collections.abc import Sequence

from jalon.extract.rows.settings import SETTINGS
from jalon.extract.text.hyphens import join_lines
from jalon.schemas.raw import Passage, RawAction
from jalon.schemas.table import Cell, Table
from jalon.schemas.vocabulary import Vocabulary

MATRIX = SETTINGS.matrix
SHARED = SETTINGS.shared


def ticked_actions(
    tables: Sequence[Table], vocabulary: Vocabulary, lexicon: frozenset[str]
) -> tuple[RawAction, ...]:
    """The actions of matrices, in order.

    Args:
        tables: The tables that became neither grid nor labels.
        vocabulary: Knows marks and deeds.
        lexicon: Lower-case words of the document.
    """
    return tuple(a for table in tables for a in _actions(table, vocabulary, lexicon))


def _actions(table: Table, vocabulary: Vocabulary, lexicon: frozenset[str]) -> list[RawAction]:
    column = _column(table, vocabulary)
    if column is None:
        return []
    cells = [c for c in _filled(table, column) if not _is_mark(c, vocabulary)]
    deeds = sum(vocabulary.value_kinds(c.text).is_deed >= SHARED.deed for c in cells)
    if len(cells) < MATRIX.least_rows or deeds < SHARED.deeds * len(cells):
        return []
    return [_action(table, cell, lexicon) for cell in cells]


def _column(table: Table, vocabulary: Vocabulary) -> int | None:
    """The column just before those of marks, which are the last of the table."""
    first = table.cols
    while first > 0 and _is_ticked(table, first - 1, vocabulary):
        first -= 1
    return first - 1 if table.cols - first >= SHARED.fewest and first > 0 else None


def _is_ticked(table: Table, column: int, vocabulary: Vocabulary) -> bool:
    cells = _filled(table, column)
    marks = sum(_is_mark(c, vocabulary) for c in cells)
    return marks > 0 and marks >= SHARED.nearly_all * len(cells)


def _is_mark(cell: Cell, vocabulary: Vocabulary) -> bool:
    return vocabulary.value_kinds(cell.text).is_tick > 0 or set(cell.text) <= set("\u2022\u25cf ")


def _filled(table: Table, column: int) -> list[Cell]:
    held = [c for c in table.cells if c.words and c.col == column and c.colspan == 1]
    return sorted(held, key=lambda c: c.row)


def _action(table: Table, cell: Cell, lexicon: frozenset[str]) -> RawAction:
    over = [
        c
        for c in table.cells
        if c.words and c.col < cell.col and c.row <= cell.row < c.row + c.rowspan
    ]
    number = next(
        (c.text.strip() for c in over if len(c.text.strip()) <= MATRIX.longest_number), None
    )
    theme = next((c for c in over if len(c.text.strip()) > MATRIX.longest_number), None)
    return RawAction(
        page=table.page,
        box=cell.box,
        action=_passage(table, cell, lexicon),
        theme_number=number,
        theme=_passage(table, theme, lexicon) if theme is not None else None,
        method="records:matrix",
        confidence=0.7,
    )


def _passage(table: Table, cell: Cell, lexicon: frozenset[str]) -> Passage:
    return Passage(join_lines(cell.text.split("\n"), lexicon), table.page, cell.box)
