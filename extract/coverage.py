"""How much of a document's tables went into rows: counted on the pages, word by word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from jalon.extract.contents import Contents
from jalon.extract.said import (
    Mask,
    Points,
    counted_words,
    inside_of,
    is_said,
    said_before,
    texts_of_rows,
)
from jalon.extract.settings import SETTINGS
from jalon.extract.text.marks import is_years
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Page, Word
from jalon.schemas.raw import (
    Coverage,
    RawAction,
    RawDocument,
    RawFinding,
    RawRecommendation,
    RawResult,
    RawTarget,
    passages_of,
)
from jalon.schemas.table import Table
from jalon.schemas.values import PLANS, Severity
from jalon.schemas.vocabulary import Vocabulary

COVERAGE = SETTINGS.coverage
SPOTS = SETTINGS.spots

NUMBERING = re.compile(r"[\W_]*(?:\d{1,2}|[A-Za-z])(?:\.\d{1,2})*[.)°]*")  # "2.", "1.3", "b)"
# findings that name what they are about: words in their boxes are no silent gap
TOLD = frozenset(
    (
        *("words_unread", "table_left_alone", "rows_left_out", "target_left_out"),
        *("text_over_edge", "columns_kept_as_printed", "result_without_target"),
        *("structure_left_alone", "card_text_unread"),
    )
)
CELLS = frozenset(("action", "indicator", "target", "due", "status", "result"))
IN_LINES = ("grid", "table")  # in the method of a row whose cells stand side by side
# page, box, and whether the text was carried there from a spanning cell or a heading above
Spot = tuple[int, Box, bool]


@dataclass(frozen=True, slots=True)
class _Page:
    """A page, the texts of its rows, what findings tell of, and the cells that share lines.

    ``before`` is what the rows of the page before say: a cell cut at its end is one of them.
    """

    page: Page
    spots: Sequence[tuple[Box, bool]]
    told: Sequence[Box]
    in_lines: Sequence[Box]
    before: str


@dataclass(frozen=True, slots=True)
class _Counted:
    """Words of one page: all that stand in tables, and those that went into rows."""

    tables_seen: int
    tables_read: int
    in_tables: Mask
    in_rows: Mask
    left: tuple[RawFinding, ...]


def with_coverage(document: RawDocument, contents: Contents) -> RawDocument:
    """``document`` with what was counted, and a finding on each table that was read in part.

    A word is in a row where it stands in the box of one of the row's texts, in a heading of a
    table that was read, or above its rows. What gave rows outside of tables, on one page, counts
    as one structure that was read, and with it what stands on the lines of its cells. Bullets and
    dashes are no words. In a plan each table that gave nothing is named, unless it was before.

    Args:
        document: Its rows with the places of their texts, not yet turned back.
        contents: Its pages and tables.
    """
    spots: dict[int, list[tuple[Box, bool]]] = defaultdict(list)
    for number, box, is_inherited in _spots(document):
        spots[number].append((box, is_inherited))
    told: dict[int, list[Box]] = defaultdict(list)
    for finding in document.findings:
        if finding.code in TOLD and finding.page is not None and finding.box is not None:
            told[finding.page].append(finding.box)
    in_lines: dict[int, list[Box]] = defaultdict(list)
    for number, box in _in_lines(document):
        in_lines[number].append(box)
    texts = texts_of_rows(document)
    counted = [
        _counted(
            _Page(
                page,
                spots[page.number],
                told[page.number],
                in_lines[page.number],
                texts.get(page.number - 1, ""),
            ),
            contents,
            "".join(texts.values()) if document.doc_type in PLANS else None,
        )
        for page in contents.pages
        if page.words
    ]
    coverage = Coverage(
        sum(page.tables_seen for page in counted),
        sum(page.tables_read for page in counted),
        sum(int(page.in_tables.sum()) for page in counted),
        sum(int(page.in_rows.sum()) for page in counted),
    )
    left = tuple(finding for page in counted for finding in page.left)
    return replace(document, coverage=coverage, findings=document.findings + left)


def _counted(at: _Page, contents: Contents, rows: str | None) -> _Counted:
    """What stands in the tables of a page; ``rows`` is what all rows of a plan say."""
    page = at.page
    words, middles = counted_words(page)
    taken = inside_of(middles, [box.grown(SPOTS.slack_pt) for box, _ in at.spots])
    known = inside_of(middles, at.told)
    held, said = np.zeros(len(words), bool), np.zeros(len(words), bool)
    seen = read = 0
    left: list[RawFinding] = []
    for table in contents.tables.get(page.number, ()):
        inside = inside_of(middles, [table.box])
        if not inside.any():
            continue
        seen += 1
        held |= inside
        top = _top_of_rows(table, at.spots)
        heads = _headings(table, contents.vocabulary)
        joined = inside & inside_of(middles, said_before(table, heads, at.before))
        if top is None and not joined.any():
            lost = _those(words, inside & ~taken & ~known)
            is_known = rows is None or is_said(table, rows)
            left += () if is_known else _nothing_of(table, lost)
            continue
        read += 1
        in_rows = inside & (taken | joined)
        in_rows |= inside & (middles[:, 1] < top) if top is not None else False
        in_rows |= inside & inside_of(middles, heads)
        said |= in_rows
        left += _unread(page, _those(words, inside & ~in_rows & ~known), table)
    beside = taken & ~held
    level = ~held & ~taken & _level_with(middles, at.in_lines)
    left += _unread(page, _those(words, level & ~known))
    is_beside = int(beside.any())
    return _Counted(
        seen + is_beside, read + is_beside, held | beside | level, said | beside, tuple(left)
    )


def _those(words: Sequence[Word], mask: Mask) -> list[Word]:
    return [word for word, is_one in zip(words, mask, strict=True) if is_one]


def _level_with(middles: Points, cells: Sequence[Box]) -> Mask:
    """Which points stand on a line of these cells, between the first and the last of them."""
    if not cells:
        return np.zeros(len(middles), bool)
    x0, x1 = min(box.x0 for box in cells), max(box.x1 for box in cells)
    return inside_of(middles, [box._replace(x0=x0, x1=x1) for box in cells])


def _nothing_of(table: Table, lost: Sequence[Word]) -> tuple[RawFinding, ...]:
    if not _is_text(lost):
        return ()
    params = (("text", " ".join(word.text for word in lost)[: COVERAGE.longest]),)
    return (RawFinding("table_gave_nothing", Severity.INFO, table.page, table.box, params),)


def _is_text(words: Sequence[Word]) -> bool:
    return sum(NUMBERING.fullmatch(word.text) is None for word in words) >= COVERAGE.least_words


def _unread(page: Page, lost: Sequence[Word], table: Table | None = None) -> tuple[RawFinding, ...]:
    figures = _figures(lost)
    if not (_is_text(lost) or figures):
        return ()
    # whole cells: words by themselves tell nobody what is missing
    orders = {word.order for word in lost}
    held = [c for c in table.cells if orders & {w.order for w in c.words}] if table else []
    cells = [" ".join(c.text.split()) for c in held]
    text = (" | ".join(cells) or " ".join(word.text for word in lost))[: COVERAGE.longest]
    params = (("text", text), ("count", str(len(lost))))
    box = union(word.box for word in lost)
    # a label or a footnote mostly; a figure may be a target that nobody will miss
    severity = Severity.WARNING if figures else Severity.INFO
    return (RawFinding("words_unread", severity, page.number, box, params),)


def _figures(lost: Sequence[Word]) -> list[Word]:
    """The words that state a number: no year, no numbering, no rows counted one after the other."""
    texts = [(word, word.text.strip(".,;:()*")) for word in lost]
    bare = [int(text) for _, text in texts if text.isdecimal()]
    counts_on = len(bare) > 1 and bare == list(range(bare[0], bare[0] + len(bare)))
    return [
        word
        for word, text in texts
        if text[:1].isdigit()
        and not is_years(text)
        and (not counts_on if text.isdecimal() else NUMBERING.fullmatch(text) is None)
    ]


def _spots(document: RawDocument) -> Iterator[Spot]:
    rows: list[RawTarget | RawAction | RawResult | RawRecommendation] = []
    rows += (*document.targets, *document.actions, *document.results, *document.recommendations)
    for row in rows:
        codes = row.codes if isinstance(row, RawTarget | RawAction) else ()
        for _, passage in (*passages_of(row), *codes):
            for number, box in passage.spots:
                yield number, box, passage.is_inherited


def _in_lines(document: RawDocument) -> Iterator[tuple[int, Box]]:
    """The cells of rows that stand side by side, each on its own line or lines."""
    for row in document.targets:
        if not any(word in row.method for word in IN_LINES):
            continue
        for name, passage in passages_of(row):
            if name in CELLS and not passage.is_inherited:
                yield from passage.spots


def _headings(table: Table, vocabulary: Vocabulary) -> list[Box]:
    """The cells that are headings: the first rows, and what the words of a cell say."""
    return [
        cell.box
        for cell in table.cells
        if cell.row < table.header_rows or _is_heading(" ".join(cell.text.split()), vocabulary)
    ]


def _is_heading(text: str, vocabulary: Vocabulary) -> bool:
    if not 0 < len(text) <= COVERAGE.longest_heading:
        return False
    if vocabulary.period_of(text) is not None:
        return True
    return (
        vocabulary.hints_at_heading(text) and vocabulary.role_of(text, thorough=False) is not None
    )


def _top_of_rows(table: Table, spots: Sequence[tuple[Box, bool]]) -> float | None:
    """Where the rows of a table begin; None where it gave none.

    A text that was carried down is no row of its own: it may stand in a heading.
    """
    tops = [
        box.top
        for box, is_inherited in spots
        if not is_inherited and table.box.contains_point(box.x_mid, box.y_mid)
    ]
    return min(tops, default=None)
