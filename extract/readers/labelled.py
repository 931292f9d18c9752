"""Plans without tables: lines that ask ("Indicateur : …") and answer, action after action.

Each run of such lines is a key/value table that nobody drew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jalon.extract.readers.headers import grid_rows
from jalon.extract.readers.key_value import find_key_value
from jalon.extract.text.lines import BULLET_REACH_EM, BULLETS, lines_of, text_of
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Page, Word
from jalon.schemas.region import Line
from jalon.schemas.table import Cell, Table
from jalon.schemas.vocabulary import Vocabulary

LONGEST_KEY = 6  # words
LEAST_KNOWN = 0.9  # how surely the words before the colon are a heading
COLUMN_GAP_EM = 1.6
LEADING_EM = 1.6  # an answer goes on in lines that stand no farther apart
SAME_SIZE_PT = 1.0
FIRST_EM = 3.2  # where it begins on a line of its own, or is a list
SCORE = 0.9


@dataclass(slots=True)
class _Pair:
    """A question's words and its answer's, with the last line of it."""

    key: tuple[Word, ...]
    last: Line
    value: list[Word] = field(default_factory=list)


def find_labelled(
    page: Page, taken: Sequence[Box], vocabulary: Vocabulary, *, goes_on: bool = False
) -> list[Table]:
    """The records among the lines of ``page`` that stand outside the boxes ``taken``.

    Args:
        page: One page.
        taken: Boxes of its tables.
        vocabulary: Knows what is asked.
        goes_on: Whether such a record ends the page before: then its rest may begin this one.

    Returns:
        The tables, top to bottom; beside whole records the first or the last may be a part of one.
    """
    if sum(w.text.endswith(":") for w in page.words) < 2:
        return []
    words = [
        w for w in page.words if not any(b.contains_point(w.box.x_mid, w.box.y_mid) for b in taken)
    ]
    lines = lines_of(words, column_gap_em=COLUMN_GAP_EM)
    signs = [w for w in words if w.text in BULLETS]
    tables = [_table(page.number, run) for run in _runs(lines, signs, vocabulary)]
    whole = [find_key_value(grid_rows(t), vocabulary) is not None for t in tables]
    last = len(tables) - 1
    return [
        t
        for i, t in enumerate(tables)
        if whole[i] or (i == 0 and goes_on) or (i == last and any(whole))
    ]


def _runs(
    lines: Sequence[Line], signs: Sequence[Word], vocabulary: Vocabulary
) -> list[list[_Pair]]:
    """Questions with their answers, those together that nothing else parts."""
    runs: list[list[_Pair]] = [[]]
    for line in lines:
        count = _key_length(line, vocabulary)
        if count:
            runs[-1].append(_Pair(line.words[:count], line, list(line.words[count:])))
        elif runs[-1] and _goes_on(runs[-1][-1], line):
            runs[-1][-1].value.extend((*_bullet_of(line, signs), *line.words))
            runs[-1][-1].last = line
        elif runs[-1]:
            runs.append([])
    return [[p for p in run if p.value] for run in runs if any(p.value for p in run)]


def _bullet_of(line: Line, signs: Sequence[Word]) -> list[Word]:
    """The bullet that the line begins with, which its words leave out."""
    reach = BULLET_REACH_EM * max(line.size_pt, 1.0)
    return [
        w
        for w in signs
        if line.bullet
        and 0 <= line.box.x0 - w.box.x1 <= reach
        and line.box.top <= w.box.y_mid <= line.box.bottom
    ][-1:]


def _key_length(line: Line, vocabulary: Vocabulary) -> int:
    """How many words of the line ask something, the colon included; 0 where it asks nothing."""
    ends = [i for i, w in enumerate(line.words[:LONGEST_KEY], 1) if w.text.endswith(":")]
    if not ends:
        return 0
    guess = vocabulary.role_of(text_of(line.words[: ends[0]]).rstrip(" :"), thorough=False)
    return ends[0] if guess is not None and guess.score >= LEAST_KNOWN else 0


def _goes_on(pair: _Pair, line: Line) -> bool:
    """Whether the line belongs to the answer: under it, as near as its own lines, set alike."""
    leading = FIRST_EM if not pair.value or line.bullet else LEADING_EM
    near = line.baseline - pair.last.baseline <= leading * max(line.size_pt, 1.0)
    beside = not pair.value or (line.box.x1 > pair.last.box.x0 and line.box.x0 < pair.last.box.x1)
    same_size = abs(line.size_pt - pair.last.size_pt) < SAME_SIZE_PT
    same_look = not pair.value or line.is_bold == pair.value[-1].is_bold
    return near and beside and same_size and same_look


def _table(page: int, pairs: Sequence[_Pair]) -> Table:
    cells: list[Cell] = []
    for row, pair in enumerate(pairs):
        for col, words in enumerate((pair.key, tuple(pair.value))):
            text = "\n".join(n.text for n in lines_of(words))
            cells.append(Cell(row, col, 1, 1, union(w.box for w in words), words, text))
    box = union(c.box for c in cells)
    return Table(page, box, len(pairs), 2, tuple(cells), method="labelled", score=SCORE)
