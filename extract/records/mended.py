"""Tables as they were meant: where the drawing has parted or joined what the text has not."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.extract.records.line_rows import with_line_rows
from jalon.extract.records.outer_stubs import with_outer_stubs
from jalon.extract.records.overhanging import with_whole_heads
from jalon.extract.records.split_units import with_units
from jalon.schemas.page import Page
from jalon.schemas.table import Table
from jalon.schemas.vocabulary import Vocabulary


def mended(tables: Sequence[Table], page: Page, vocabulary: Vocabulary) -> list[Table]:
    """The tables of a page with whole headings, labels, numbers and rows.

    Args:
        tables: As they are drawn.
        page: Their page.
        vocabulary: Knows quantities.
    """
    return [
        with_line_rows(
            with_units(with_outer_stubs(with_whole_heads(t), page, tables), vocabulary), vocabulary
        )
        for t in tables
    ]
