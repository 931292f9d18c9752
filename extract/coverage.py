"""How much of a document's tables went into rows: counted on the pages, word by word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from jalon.extract.contents import Contents
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
from jalon.schemas.values import Severity
from jalon.schemas.vocabulary import Vocabulary

SLACK_PT = 1.0  # the middle of a word may stand this far outside of its passage's box
LEAST_WORDS = 3  # fewer left over in a table are a sign, a unit, a word of a footnote
NUMBERING = re.compile(r"[\W_]*(?:\d{1,2}|[A-Za-z])(?:\.\d{1,2})*[.)°]*")  # "2.", "1.3", "b)"
LONGEST_HEADING = 60  # characters
LONGEST = 240  # characters of what a finding shows
# findings that name what they are about: words in their boxes are no silent gap
TOLD = frozenset(
    (
        *("words_unread", "table_left_alone", "rows_left_out", "target_left_out"),
        *("text_over_edge", "columns_kept_as_printed", "result_without_target"),
    )
)
YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-\u2013/]\s?(?:(?:19|20)?\d\d))?")
Mask = npt.NDArray[np.bool_]
Points = npt.NDArray[np.float64]
# page, box, and whether the text was carried there from a spanning cell or a heading above
Spot = tuple[int, Box, bool]


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
    as one structure that was read. Bullets and dashes are no words.

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
    counted = [
        _counted(page, contents, spots[page.number], told[page.number])
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


def _counted(
    page: Page, contents: Contents, spots: Sequence[tuple[Box, bool]], told: Sequence[Box]
) -> _Counted:
    words = [w for w in page.words if any(map(str.isalnum, w.text))]
    middles = np.array([(w.box.x_mid, w.box.y_mid) for w in words]).reshape(-1, 2)
    taken = _inside(middles, [box.grown(SLACK_PT) for box, _ in spots])
    known = _inside(middles, told)
    held, said = np.zeros(len(words), bool), np.zeros(len(words), bool)
    seen = read = 0
    left = []
    for table in contents.tables.get(page.number, ()):
        inside = _inside(middles, [table.box])
        if not inside.any():
            continue
        seen += 1
        held |= inside
        top = _top_of_rows(table, spots)
        if top is None:
            continue
        read += 1
        in_rows = inside & (taken | (middles[:, 1] < top))
        in_rows |= inside & _inside(middles, _headings(table, contents.vocabulary))
        said |= in_rows
        lost = [
            word for word, is_lost in zip(words, inside & ~in_rows & ~known, strict=True) if is_lost
        ]
        telling = [word for word in lost if NUMBERING.fullmatch(word.text) is None]
        figures = _figures(lost)
        if len(telling) >= LEAST_WORDS or figures:
            left.append(_unread(table, lost, has_figure=bool(figures)))
    beside = taken & ~held
    is_beside = int(beside.any())
    return _Counted(seen + is_beside, read + is_beside, held | beside, said | beside, tuple(left))


def _unread(table: Table, lost: Sequence[Word], *, has_figure: bool) -> RawFinding:
    # whole cells: words by themselves tell nobody what is missing
    orders = {word.order for word in lost}
    cells = [" ".join(c.text.split()) for c in table.cells if orders & {w.order for w in c.words}]
    text = (" | ".join(cells) or " ".join(word.text for word in lost))[:LONGEST]
    params = (("text", text), ("count", str(len(lost))))
    box = union(word.box for word in lost)
    # a label or a footnote mostly; a figure may be a target that nobody will miss
    severity = Severity.WARNING if has_figure else Severity.INFO
    return RawFinding("words_unread", severity, table.page, box, params)


def _figures(lost: Sequence[Word]) -> list[Word]:
    """The words that state a number: no year, no numbering, no rows counted one after the other."""
    texts = [(word, word.text.strip(".,;:()*")) for word in lost]
    bare = [int(text) for _, text in texts if text.isdecimal()]
    counts_on = len(bare) > 1 and bare == list(range(bare[0], bare[0] + len(bare)))
    return [
        word
        for word, text in texts
        if text[:1].isdigit()
        and YEAR.fullmatch(text) is None
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


def _inside(middles: Points, boxes: Sequence[Box]) -> Mask:
    """Which points lie in one of the boxes."""
    found = np.zeros(len(middles), bool)
    x, y = middles[:, 0], middles[:, 1]
    for box in dict.fromkeys(boxes):
        found |= (x >= box.x0) & (x <= box.x1) & (y >= box.top) & (y <= box.bottom)
    return found


def _headings(table: Table, vocabulary: Vocabulary) -> list[Box]:
    """The cells that are headings: the first rows, and what the words of a cell say."""
    return [
        cell.box
        for cell in table.cells
        if cell.row < table.header_rows or _is_heading(" ".join(cell.text.split()), vocabulary)
    ]


def _is_heading(text: str, vocabulary: Vocabulary) -> bool:
    if not 0 < len(text) <= LONGEST_HEADING:
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
