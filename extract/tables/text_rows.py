"""Words to lines of chunks: what stands together and what a column gap parts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from statistics import median

from jalon.extract.tables.build import text_lines
from jalon.extract.tables.settings import SETTINGS
from jalon.schemas.grid import Chunk, Edge, TextRow
from jalon.schemas.page import Word

SHARED = SETTINGS.shared
TEXT_ROWS = SETTINGS.text_rows

NUMBER_LIKE = re.compile(
    r"""
    [(\[<>≤≥~±+\-–—−]* [$€£]?
    (?: \d [\d.,'’\u00a0\u202f/:–-]* | [.,]\d+ )   # digits with their separators
    [%‰$€£)\]*†‡§¹²³a-d]{0,4}
    | [-–—−.]{1,3} | n/?\.?a\.?  | \* | † | ‡ | § | : | \.\. # what stands for a missing number
    """,
    re.VERBOSE | re.IGNORECASE,
)
THOUSANDS_GROUP = re.compile(r"\d{3}(?:[.,]\d+)?[%$€£)]?")
GROUP_HEAD = re.compile(r"[(\[<>≤≥~±+\-–—−$€£]*\d{1,3}")
TYPED_RULE = re.compile(r"[-=_–—]{4,}")
LEADER_WORD = re.compile(r"[.·_‥․]{4,}|…{2,}|[-=–—]{4,}")
LEADER_DOTS = frozenset((".", "..", "...", "…", "·", "_"))
TICK_MARKS = frozenset("xX✓✔✗✘☑☒●•■◆♦*√")  # what ticks a cell, and says no more


def is_number_like(text: str) -> bool:
    """Whether ``text`` is a figure, or what stands for a missing one.

    >>> [is_number_like(t) for t in ("1,234.5", "(3.1)", "12%", "–", "mars", "A12")]
    [True, True, True, True, False, False]
    """
    return NUMBER_LIKE.fullmatch(text) is not None


def is_leader(word: Word) -> bool:
    """Whether the word is a run of dots or dashes that leads the eye, not text."""
    return word.text[0] in ".·…_‥․-=–—" and LEADER_WORD.fullmatch(word.text) is not None


def typed_rules(words: Iterable[Word]) -> list[Edge]:
    """Horizontal rules typed as runs of dashes or underscores."""
    return [Edge(w.box.y_mid, w.box.x0, w.box.x1) for w in words if is_typed_rule(w)]


def is_typed_rule(word: Word) -> bool:
    """Whether the word is a run of dashes or underscores drawn across."""
    return word.text[0] in "-=_–—" and word.angle_deg == 0 and bool(TYPED_RULE.fullmatch(word.text))


def without_dots(line: Sequence[Word]) -> list[Word]:
    """``line`` without the runs of spaced dots that lead from one column to the next."""
    dots = [w.text in LEADER_DOTS for w in line]
    if sum(dots) < SHARED.fewest:
        return list(line)
    kept: list[Word] = []
    for is_dot, group in groupby(zip(dots, line, strict=True), key=lambda p: p[0]):
        run = [w for _, w in group]
        if not is_dot or len(run) < SHARED.fewest:
            kept += run
    return kept


def usual_spaces(lines: Iterable[Sequence[Word]]) -> dict[tuple[str, float], float]:
    """Usual gap between the words of a line, in points, by font and size.

    Where close columns of figures make most of the gaps, the spaces are those between words.
    """
    pairs: dict[tuple[str, float], list[tuple[Word, Word]]] = defaultdict(list)
    for line in lines:
        for a, b in pairwise(line):
            gap = b.box.x0 - a.box.x1
            if a.font == b.font and 0 < gap < TEXT_ROWS.longest_space_em * a.size_pt:
                pairs[a.font, a.size_pt].append((a, b))
    return {key: _usual_space(found, key[1]) for key, found in pairs.items()}


def _usual_space(pairs: Sequence[tuple[Word, Word]], size_pt: float) -> float:
    if len(pairs) < TEXT_ROWS.fewest_gaps:
        return TEXT_ROWS.usual_space_em * size_pt
    usual = median(b.box.x0 - a.box.x1 for a, b in pairs)
    if usual > TEXT_ROWS.wide_space_em * size_pt:
        worded = [
            b.box.x0 - a.box.x1
            for a, b in pairs
            if not (is_number_like(a.text) or is_number_like(b.text))
        ]
        if len(worded) >= TEXT_ROWS.fewest_gaps:
            usual = min(usual, median(worded))
    return min(usual, TEXT_ROWS.widest_space_em * size_pt)


def text_rows(words: Iterable[Word], down: Sequence[Edge] = ()) -> list[TextRow]:
    """Lines of the upright ``words`` from the top down, each cut where a column gap parts it.

    A vertical rule of ``down`` between two words parts them however close they stand.
    """
    upright = [w for w in words if w.angle_deg == 0 and not is_leader(w)]
    lines = [without_dots(line) for line in text_lines(upright)]
    lines = [line for line in lines if line]
    spaces = usual_spaces(lines)
    return beside([text_row(line, spaces, down) for line in lines])


def beside(rows: Sequence[TextRow]) -> list[TextRow]:
    """Rows with those joined that stand side by side on baselines half a line apart.

    Cells centred upright over a different number of lines give such rows.
    """
    out: list[TextRow] = []
    for row in rows:
        if out and _are_beside(out[-1], row):
            last = out[-1]
            chunks = tuple(sorted([*last.chunks, *row.chunks]))
            out[-1] = TextRow(
                min(last.x0, row.x0),
                min(last.top, row.top),
                max(last.x1, row.x1),
                max(last.bottom, row.bottom),
                max(last.em_pt, row.em_pt),
                max(last.gap_pt, row.gap_pt),
                chunks,
            )
        else:
            out.append(row)
    return out


def _are_beside(a: TextRow, b: TextRow) -> bool:
    least = min(a.bottom - a.top, b.bottom - b.top)
    if a.bottom - b.top < TEXT_ROWS.beside_share * least:
        return False
    gap = 0.5 * min(a.gap_pt, b.gap_pt)
    return not any(c.x0 < d.x1 + gap and d.x0 < c.x1 + gap for c in a.chunks for d in b.chunks)


def text_row(
    line: Sequence[Word],
    spaces: Mapping[tuple[str, float], float],
    down: Sequence[Edge] = (),
) -> TextRow:
    """One line as chunks."""
    y = line[0].box.y_mid
    rules = [e.position for e in down if e.start <= y <= e.end]
    em = max(w.size_pt for w in line) or 1.0
    chunks: list[list[Word]] = [[line[0]]]
    space = TEXT_ROWS.usual_space_em * em
    for a, b in pairwise(line):
        space = spaces.get((a.font, a.size_pt), TEXT_ROWS.usual_space_em * a.size_pt)
        left, right = a.box.x1, b.box.x0
        if _is_apart(a, b, right - left, space) or (
            rules and any(left - 1 <= x <= right + 1 for x in rules)
        ):
            chunks.append([b])
        else:
            chunks[-1].append(b)
    made = tuple(make_chunk(c) for c in chunks)
    return TextRow(
        made[0].x0,
        min(c.top for c in made),
        max(c.x1 for c in made),
        max(c.bottom for c in made),
        em,
        max(TEXT_ROWS.column_gap_spaces * space, TEXT_ROWS.column_gap_em * em),
        made,
    )


def _is_apart(a: Word, b: Word, gap: float, space_pt: float) -> bool:
    """Whether the gap between two words of one line is wider than a space."""
    if gap <= TEXT_ROWS.number_gap_em * a.size_pt or gap <= TEXT_ROWS.number_gap_spaces * space_pt:
        return False
    if gap > TEXT_ROWS.column_gap_spaces * space_pt and gap > TEXT_ROWS.column_gap_em * max(
        a.size_pt, b.size_pt
    ):
        return True
    # in between, only two figures are parted, and not those of one grouped by thousands
    grouped = (
        gap < TEXT_ROWS.group_gap_spaces * space_pt
        and THOUSANDS_GROUP.fullmatch(b.text)
        and GROUP_HEAD.fullmatch(a.text)
    )
    return not grouped and is_number_like(a.text) and is_number_like(b.text)


def make_chunk(words: Sequence[Word]) -> Chunk:
    """A chunk around ``words``."""
    if len(words) == 1:
        return Chunk(*words[0].box, tuple(words))
    boxes = [w.box for w in words]
    return Chunk(
        min([b.x0 for b in boxes]),
        min([b.top for b in boxes]),
        max([b.x1 for b in boxes]),
        max([b.bottom for b in boxes]),
        tuple(words),
    )
