"""Rows of chunks to columns: the white bands that run down between them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from jalon.schemas.grid import Chunk, Gutter, TextRow

DENSE_SHARE = 0.6  # of the most chunks in a row: such rows show the columns
STRAY_SHARE = 0.04  # of the rows may cross a gutter
SYMBOL_SHARE = 0.7
FEWEST_FOR_STRAY = 6  # rows, for one of them to cross a gutter
SYMBOLS = re.compile(
    r"""
    [$€£%‰] | (?:CAD|USD|EUR|US\$|C\$)      # a currency or a unit apart from its figure
    | [*†‡§¹²³⁴⁵⁶⁷⁸⁹]+ | \d{1,2}/ | [()]     # a footnote mark, a bracket
    """,
    re.VERBOSE,
)


def find_gutters(rows: Sequence[TextRow]) -> list[Gutter]:
    """The gutters between the columns of ``rows``, left to right."""
    most = _usual_most(rows)
    dense = [r for r in rows if len(r.chunks) >= max(2, DENSE_SHARE * most)]
    if not dense:
        return []
    chunks = [c for r in dense for c in r.chunks]
    strays = max(int(STRAY_SHARE * len(dense)), int(len(dense) >= FEWEST_FOR_STRAY))
    gutters = free_bands(chunks, strays)
    gutters = _without_lone_columns(gutters, rows)
    return _without_symbols(gutters, dense)


def _usual_most(rows: Sequence[TextRow]) -> int:
    """The largest number of chunks that at least two rows (or a tenth of them) have."""
    counts = sorted((len(r.chunks) for r in rows), reverse=True)
    return counts[min(max(1, len(counts) // 10), len(counts) - 1)]


def free_bands(chunks: Sequence[Chunk], strays: int = 0) -> list[Gutter]:
    """Bands of x that at most ``strays`` of the chunks cover, between the outermost ones."""
    events = sorted([(c.x0, 1) for c in chunks] + [(c.x1, -1) for c in chunks])
    bands: list[Gutter] = []
    covered = 0
    since: float | None = None
    for x, step in events:
        before = covered
        covered += step
        if before > strays >= covered:
            since = x
        elif before <= strays < covered:
            if since is not None and x - since > 0.5:
                bands.append(Gutter(since, x))
            since = None
    return bands


def columns_of(chunk: Chunk, gutters: Sequence[Gutter]) -> tuple[int, int]:
    """First and last column that a chunk stands in; more than one where it runs through gutters."""
    x0, x1 = chunk[0], chunk[2]
    middle, slack = (x0 + x1) / 2, 0.1 * (x1 - x0)
    column, crossed = 0, []
    for i, (left, right) in enumerate(gutters):
        if left > x1:
            break
        centre = (left + right) / 2
        if centre <= middle:
            column = i + 1
        if x0 + slack < centre < x1 - slack and x0 < left + 1 and x1 > right - 1:
            crossed.append(i)
    if crossed:
        return crossed[0], crossed[-1] + 1
    return column, column


def spread(values: Sequence[float]) -> float:
    """Standard deviation of ``values``, which are not empty."""
    middle = sum(values) / len(values)
    return math.sqrt(sum((v - middle) ** 2 for v in values) / len(values))


def _without_lone_columns(gutters: list[Gutter], rows: Sequence[TextRow]) -> list[Gutter]:
    """Gutters with text at both sides in some row; columns that never meet are one column."""
    while gutters:
        met = [0] * len(gutters)
        for row in rows:
            spans = [columns_of(c, gutters) for c in row.chunks]
            held = {first for first, last in spans if first == last}
            for i in held:
                if i + 1 in held:
                    met[i] += 1
        worst = min(range(len(gutters)), key=lambda i: met[i])
        if met[worst] > 0:
            break
        gutters = gutters[:worst] + gutters[worst + 1 :]
    return gutters


def _without_symbols(gutters: list[Gutter], rows: Sequence[TextRow]) -> list[Gutter]:
    """Gutters without those beside a column of mere symbols ($, %, footnote marks)."""
    kept = list(gutters)
    while kept:
        column, texts = _symbol_column(kept, rows)
        if column is None:
            break
        left = kept[column - 1] if column else None
        right = kept[column] if column < len(kept) else None
        trailing = any(t.strip() in "%‰)" for t in texts)
        drop = left if right is None or (left is not None and trailing) else right
        kept = [g for g in kept if g is not drop]
    return kept


def _symbol_column(
    gutters: Sequence[Gutter], rows: Sequence[TextRow]
) -> tuple[int | None, list[str]]:
    """The first column of mere symbols and its texts; None when there is none."""
    texts: list[list[str]] = [[] for _ in range(len(gutters) + 1)]
    for row in rows:
        for chunk in row.chunks:
            first, last = columns_of(chunk, gutters)
            if first == last:
                texts[first].append(chunk.text)
    for column, held in enumerate(texts):
        symbols = sum(1 for t in held if is_symbol(t))
        if held and symbols >= SYMBOL_SHARE * len(held):
            return column, held
    return None, []


def is_symbol(text: str) -> bool:
    """Whether ``text`` is a mere symbol: a currency, a percent sign, a footnote mark."""
    return len(text) < 5 and SYMBOLS.fullmatch(text) is not None
