"""Plans drawn by hand: headings and tables on pages, read as a document's are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drawn_grids import LEFT_PT, SIZE_PT, Texts, table_of
from drawn_pages import Sheet

from jalon.extract.plan import read_plan
from jalon.extract.text.hyphens import lexicon_of
from jalon.schemas.page import Page, Word
from jalon.schemas.raw import RawAction, RawFinding, RawTarget
from jalon.schemas.table import Table
from jalon.vocabulary import Wordbook

WORDS = Wordbook()
WIDTH_PT, HEIGHT_PT = 792.0, 612.0


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text on a page: a heading where it is larger or bold."""

    text: str
    size: float = SIZE_PT
    top: float = 50.0
    page: int = 1
    weight: int = 400


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was read of drawn pages."""

    targets: tuple[RawTarget, ...]
    actions: tuple[RawAction, ...]
    findings: tuple[RawFinding, ...]


def heading(text: str, size: float = 16.0, *, page: int = 1, top: float = 50.0) -> Text:
    """A bold line above tables."""
    return Text(text, size, top, page, 700)


def read(*pieces: Text | Table | Sequence[Texts]) -> Drawn:
    """What the pages state on which ``pieces`` stand."""
    held = [p if isinstance(p, Text | Table) else table_of(p) for p in pieces]
    words: dict[int, list[Word]] = {}
    tables: dict[int, list[Table]] = {}
    for piece in held:
        on_page = words.setdefault(piece.page, [])
        if isinstance(piece, Text):
            sheet = Sheet(piece.page, WIDTH_PT, HEIGHT_PT)
            base = piece.top + piece.size
            sheet.text(LEFT_PT, base, piece.text, size=piece.size, weight=piece.weight)
            on_page += [replace(w, order=len(on_page) + w.order) for w in sheet.words]
        else:
            first = len(on_page)
            moved = _moved(piece, first)
            tables.setdefault(piece.page, []).append(moved)
            on_page += sorted((w for c in moved.cells for w in c.words), key=lambda w: w.order)
    pages = [Page(n, WIDTH_PT, HEIGHT_PT, words=tuple(words[n])) for n in sorted(words)]
    read = read_plan(pages, tables, WORDS, lexicon_of(pages)).read
    return Drawn(
        tuple(t for t, _ in read.targets), tuple(a for a, _ in read.actions), read.findings
    )


def _moved(table: Table, first: int) -> Table:
    """A table whose words are counted from ``first`` on, as those of one page are."""
    cells = tuple(
        replace(c, words=tuple(replace(w, order=first + w.order) for w in c.words))
        for c in table.cells
    )
    return replace(table, cells=cells)
