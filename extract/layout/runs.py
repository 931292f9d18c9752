"""Words to lines where several columns share a baseline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from jalon.extract.layout.settings import SETTINGS
from jalon.extract.text.lines import BULLETS, lines_of
from jalon.schemas.page import Fill, Word
from jalon.schemas.region import Line

RUNS = SETTINGS.runs

MARKER = re.compile(
    r"""
      \(?[0-9]{1,3}[.)]?     # "1.", "02", "(3)"
    | [A-Za-z][.)]           # "a)"
    """,
    re.VERBOSE,
)
Gap = tuple[float, float]


def column_lines(words: Sequence[Word], dots: Iterable[Fill] = ()) -> list[Line]:
    """Lines from top to bottom; lines of different columns are apart.

    A gap parts two lines when it is very wide, or when it is wide and a gap of a line nearby
    stands above or below it.

    Args:
        words: Words of a page or of a card.
        dots: Fills of the page, some of which may be drawn bullets.
    """
    marks = tuple(dots)
    rows = lines_of(words, marks)
    gaps = [_gaps(row) for row in rows]
    lines: list[Line] = []
    for i, row in enumerate(rows):
        near = [g for j in range(max(0, i - RUNS.near_rows), i + RUNS.near_rows + 1) if j != i
                for g in (gaps[j] if j < len(rows) else [])]  # fmt: skip
        lines += _cut(row, near, marks)
    return lines


def _gaps(row: Line) -> list[Gap]:
    return [
        (a.box.x1, b.box.x0)
        for a, b in pairwise(row.words)
        if b.box.x0 - a.box.x1 >= _wide(a, b) * max(row.size_pt, 1.0)
    ]


def _wide(a: Word, b: Word) -> float:
    """From which gap on two words may belong to two columns; two numbers do so sooner."""
    are_numbers = a.text[-1:].isdigit() and b.text[:1].isdigit()
    return RUNS.number_gap_em if are_numbers else RUNS.gap_em


def _cut(row: Line, near: Sequence[Gap], marks: Sequence[Fill]) -> list[Line]:
    groups: list[list[Word]] = [[row.words[0]]]
    for word in row.words[1:]:
        if _parts(groups[-1], word, near):
            groups.append([word])
        else:
            groups[-1].append(word)
    if len(groups) == 1:
        return [row]
    lines = [line for group in groups for line in lines_of(group, marks)]
    if row.bullet:
        lines[0] = replace(lines[0], bullet=row.bullet)
    return lines


def _parts(before: Sequence[Word], word: Word, near: Sequence[Gap]) -> bool:
    last = before[-1]
    em = max(last.size_pt, word.size_pt, 1.0)
    gap = (last.box.x1, word.box.x0)
    width = gap[1] - gap[0]
    if width >= RUNS.number_gap_em * em and _wide(last, word) == RUNS.number_gap_em:
        return True
    if len(before) == 1 and (last.text in BULLETS or MARKER.fullmatch(last.text)):
        return width > RUNS.marker_gap_em * em
    if width >= RUNS.sure_gap_em * em:
        return True
    return width >= RUNS.gap_em * em and any(_align(gap, g) for g in near)


def _align(a: Gap, b: Gap) -> bool:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared >= 0.5 * min(a[1] - a[0], b[1] - b[0])
