"""A document's pages with all that is made of them before they are read as a plan or a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from jalon.extract.layout.flow import flow_of
from jalon.extract.readers.headers import find_columns, grid_rows
from jalon.extract.readers.heading_rows import find_headings
from jalon.extract.readers.key_value import find_key_value
from jalon.extract.readers.labelled import find_labelled
from jalon.extract.readers.leftovers import with_foot, with_leftovers
from jalon.extract.readers.regrid import regrid
from jalon.extract.tables import find_all
from jalon.extract.tables.headed.table import find_headed
from jalon.extract.text.hyphens import lexicon_of
from jalon.schemas.flow import FlowPiece
from jalon.schemas.geometry import Box
from jalon.schemas.headed import Heading
from jalon.schemas.page import Page
from jalon.schemas.table import Found, Table
from jalon.schemas.vocabulary import Vocabulary

LEAST_ROWS = 2  # headings, and a row under them


@dataclass(frozen=True, slots=True)
class Contents:
    """A document's pages with all that is made of them before a reader goes through them.

    Attributes:
        pages: All pages that could be read.
        found: The finder's tables of each page number, before any meaning is read into them.
        tables: Those that are drawn or understood, and those that headings show.
        flow: The document in reading order.
        lexicon: Its lower-case words.
        vocabulary: What words mean, in the document's language.
    """

    pages: tuple[Page, ...]
    found: Mapping[int, Found]
    tables: Mapping[int, tuple[Table, ...]]
    flow: tuple[FlowPiece, ...]
    lexicon: frozenset[str]
    vocabulary: Vocabulary

    @property
    def grids(self) -> dict[int, tuple[Table, ...]]:
        """The finder's tables of each page number."""
        return {number: found.tables for number, found in self.found.items()}


def contents_of(pages: Sequence[Page], vocabulary: Vocabulary) -> Contents:
    """Tables, flow and lexicon of ``pages``, each made once for all readers."""
    found = {page.number: find_all(page) for page in pages}
    tables = _understood_tables(pages, found, vocabulary)
    lexicon = lexicon_of(pages)
    flow = tuple(flow_of(pages, tables, vocabulary, lexicon))
    return Contents(tuple(pages), found, tables, flow, lexicon, vocabulary)


def _understood_tables(
    pages: Sequence[Page], every: Mapping[int, Found], vocabulary: Vocabulary
) -> dict[int, tuple[Table, ...]]:
    """The tables of each page number: drawn or understood ones, and those headings show."""
    tables: dict[int, tuple[Table, ...]] = {}
    running: Heading | None = None
    last: Table | None = None
    headings = partial(find_headings, vocabulary=vocabulary)
    for page in pages:
        whole = [t for t in every[page.number].tables if _is_grid(t, page, vocabulary)]
        whole = with_leftovers(page, whole, last)
        found = [part for t in whole for part in regrid(t, page, vocabulary)]
        closed = [t for t in found if _is_understood(t, vocabulary) and _is_closed(t, page)]
        headed, running = find_headed(page, [t.box for t in closed], headings, running)
        clear = [t for t in found if not any(_replaces(h, t, page) for h in headed)]
        headed = [h for h in headed if not any(_covers(t.box, h.box) for t in clear)]
        taken = [t.box for t in (*clear, *headed)]
        goes_on = last is not None and last.method == "labelled"
        labelled = find_labelled(page, taken, vocabulary, goes_on=goes_on)
        kept = sorted([*clear, *headed, *labelled], key=lambda t: (t.box.top, t.box.x0))
        if kept and find_key_value(grid_rows(kept[-1]), vocabulary) is not None:
            kept = with_foot(page, kept)
        tables[page.number] = tuple(kept)
        last = tables[page.number][-1] if tables[page.number] else None
    return tables


def _is_grid(table: Table, page: Page, vocabulary: Vocabulary) -> bool:
    """Whether the table is drawn, or its headings are understood; else its words are text."""
    if table.method == "ruled" and _is_closed(table, page):
        return True
    return _is_understood(table, vocabulary)


def _is_understood(table: Table, vocabulary: Vocabulary) -> bool:
    """Whether headings above or beside say what the table holds, with rows under them."""
    rows = grid_rows(table)
    if table.rows < LEAST_ROWS:
        return False
    return (
        find_columns(rows, vocabulary) is not None or find_key_value(rows, vocabulary) is not None
    )


def _is_closed(table: Table, page: Page) -> bool:
    """Whether upright rules part the table's columns, so that its extent is drawn."""
    return any(
        not r.is_horizontal and table.box.contains_point(r.box.x_mid, r.box.y_mid)
        for r in page.rules
    )


def _replaces(headed: Table, table: Table, page: Page) -> bool:
    """Whether a grid found by its headings holds all of ``table``, and that is not drawn shut."""
    if not _covers(headed.box, table.box):
        return False
    return not _is_closed(table, page) or headed.rows > table.rows


def _covers(whole: Box, part: Box) -> bool:
    return whole.overlap_area(part) > 0.5 * part.area
