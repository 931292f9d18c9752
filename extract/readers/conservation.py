"""Whether every word of a table that was read ends in a row, a label or a finding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

from jalon.extract.readers.bands import says_nothing
from jalon.schemas.geometry import union
from jalon.schemas.page import Word
from jalon.schemas.raw import Passage, RawFinding, RawTarget
from jalon.schemas.rows import Bearings
from jalon.schemas.table import Table
from jalon.schemas.values import Severity

NO_LETTER = re.compile(r"[\W_]")
LONGEST = 240  # characters of the cells that the finding shows


def find_lost(
    table: Table, header_rows: int, rows: Sequence[RawTarget], said: Sequence[str]
) -> RawFinding | None:
    """A finding with the cells under the headings that hold words nothing took up, or None.

    Args:
        table: The table as read.
        header_rows: How many of its first rows are headings.
        rows: The targets that it gave.
        said: Other texts that were taken up: of banners, of findings, of labels in force.
    """
    kept = "|".join(_bare(t) for t in (*texts_of(rows), *said))
    lost: list[Word] = []
    cells: list[str] = []
    for cell in table.cells:
        if cell.row < header_rows or says_nothing(cell.text):
            continue
        words = [w for w in cell.words if not w.is_raised and _bare(w.text) not in kept]
        if words:
            lost += words
            cells.append(" ".join(cell.text.split()))
    if not lost:
        return None
    # whole cells: words by themselves tell nobody what is missing
    text = " | ".join(cells)[:LONGEST]
    box = union(w.box for w in lost)
    params = (("text", text), ("count", str(len(lost))))
    return RawFinding("words_unread", Severity.WARNING, table.page, box, params)


def texts_of(rows: Iterable[RawTarget | Bearings]) -> Iterator[str]:
    """Every text that the records hold."""
    for row in rows:
        for item in fields(row):
            value = getattr(row, item.name)
            for piece in value if isinstance(value, tuple) else (value,):
                if isinstance(piece, Passage):
                    yield piece.text
                elif isinstance(piece, str):
                    yield piece


def _bare(text: str) -> str:
    """Letters and digits only, so that line breaks, hyphens and bullets do not tell."""
    return NO_LETTER.sub("", unicodedata.normalize("NFKC", text).casefold())
