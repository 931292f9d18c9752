"""Headings that stand so close that they look like one, parted over their columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jalon.extract.records.looks import look_of
from jalon.extract.records.segments import Segment
from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.lines import lines_of
from jalon.schemas.page import Page, Word
from jalon.schemas.vocabulary import Vocabulary

MERGED_HEADS = SETTINGS.merged_heads
SHARED = SETTINGS.shared


def parted_heads(segments: Sequence[Segment], page: Page, vocabulary: Vocabulary) -> list[Segment]:
    """Headings cut before each word over which a column of its own begins.

    Years in a row head a column each. Other headings part where the gap is wider than a space
    and lines of the table below begin under the word that follows it.

    Args:
        segments: Headings of one block.
        page: Their page.
        vocabulary: Knows periods.
    """
    return [part for s in segments for part in _parts(s, page, vocabulary)]


def _parts(segment: Segment, page: Page, vocabulary: Vocabulary) -> list[Segment]:
    words = segment.line.words
    if len(words) < 2:
        return [segment]
    if all(vocabulary.period_of(w.text) is not None for w in words):
        return [part for w in words if (part := _segment((w,), segment)) is not None]
    runs: list[list[Word]] = [[words[0]]]
    for before, word in pairwise(words):
        gap_em = (word.box.x0 - before.box.x1) / max(segment.line.size_pt, 1.0)
        parts = gap_em >= MERGED_HEADS.least_gap_em and _begins_column(word, page)
        if gap_em >= MERGED_HEADS.column_gap_em or parts:
            runs.append([])
        runs[-1].append(word)
    if len(runs) == 1:
        return [segment]
    return [part for r in runs if (part := _segment(tuple(r), segment)) is not None]


def _begins_column(word: Word, page: Page) -> bool:
    """Whether lines below begin under ``word``, and hardly one runs on across its left edge."""
    below = [
        w
        for w in page.words
        if w.angle_deg == 0
        and word.box.bottom < w.box.y_mid < word.box.bottom + MERGED_HEADS.below_pt
    ]
    starts = sum(abs(w.box.x0 - word.box.x0) <= MERGED_HEADS.edge_pt for w in below)
    crossing = sum(
        w.box.x0 < word.box.x0 - MERGED_HEADS.edge_pt
        and w.box.x1 > word.box.x0 - MERGED_HEADS.edge_pt
        for w in below
    )
    return starts >= SHARED.fewest and crossing <= 0.2 * starts


def years_under(
    rows: Sequence[Sequence[Segment]], zone: Sequence[Segment], vocabulary: Vocabulary
) -> list[Segment]:
    """Lines of nothing but years close below the headings ``zone``."""
    if not zone:
        return []
    bottom = max(s.line.baseline for s in zone)
    found: list[Segment] = []
    for row in rows:
        baseline, size = row[0].line.baseline, row[0].line.size_pt
        if baseline <= bottom + 1 or any(s in zone for s in row):
            continue
        if baseline - bottom > MERGED_HEADS.years_em * size or not _are_years(row, vocabulary):
            break
        found += row
        bottom = baseline
    return found


def _are_years(row: Sequence[Segment], vocabulary: Vocabulary) -> bool:
    words = [w for s in row for w in s.line.words]
    return len(words) > 1 and all(vocabulary.period_of(w.text) is not None for w in words)


def _segment(words: tuple[Word, ...], whole: Segment) -> Segment | None:
    """The words as a heading of their own, None where they are but a bullet."""
    lines = lines_of(words)
    if not lines:
        return None
    return Segment(lines[0], whole.page, look_of(words, whole.look.fill), whole.home)
