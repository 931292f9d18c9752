"""Rows of chunks to columns: the white bands that run down between them."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from jalon.extract.tables.settings import SETTINGS
from jalon.extract.tables.text_rows import is_number_like, make_chunk
from jalon.schemas.grid import Chunk, Gutter, TextRow
from jalon.schemas.page import Word

SHARED = SETTINGS.shared
COLUMNS = SETTINGS.columns

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
    dense = [r for r in rows if len(r.chunks) >= max(2, SHARED.most * most)]
    if not dense:
        return []
    chunks = [c for r in dense for c in r.chunks]
    strays = max(int(COLUMNS.stray_share * len(dense)), int(len(dense) >= COLUMNS.fewest_for_stray))
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
        if held and symbols >= SHARED.most * len(held):
            return column, held
    return None, []


def is_symbol(text: str) -> bool:
    """Whether ``text`` is a mere symbol: a currency, a percent sign, a footnote mark."""
    return len(text) < 5 and SYMBOLS.fullmatch(text) is not None


def split_at_gutters(
    rows: Sequence[TextRow], gutters: Sequence[Gutter], body: Sequence[TextRow]
) -> list[TextRow]:
    """``rows`` with chunks parted at the gutters that they cross between two words.

    Neighbouring cells may stand as close as words. They are parted where all parts are figures,
    where each keeps to the edge that the body of its column keeps to, or where each stands in
    the middle of its column as other heads do.
    """
    joined = {
        (i, j): parts
        for i, r in enumerate(rows)
        for j, c in enumerate(r.chunks)
        if len(parts := _parts(c, gutters)) > 1
    }
    if not joined:
        return list(rows)
    kept_to = {c: _kept_edges(held) for c, held in _chunks_by_column(body, gutters).items()}
    middles = {
        c: [(k.x0 + k.x1) / 2 for k in held] for c, held in _chunks_by_column(rows, gutters).items()
    }
    space = _usual_space(rows)
    split = {
        key: parts
        for key, parts in joined.items()
        if len({columns_of(p, gutters)[0] for p in parts}) == len(parts)
        and (
            _are_figures(parts)
            or (
                min(b.x0 - a.x1 for a, b in pairwise(parts)) > COLUMNS.wider_space * space
                and (
                    all(_keeps_to(p, kept_to, gutters) for p in parts)
                    or all(_shares_middle(p, middles, gutters) for p in parts)
                )
            )
        )
    }
    return [
        r._replace(chunks=tuple(p for j, c in enumerate(r.chunks) for p in split.get((i, j), [c])))
        for i, r in enumerate(rows)
    ]


def _chunks_by_column(rows: Sequence[TextRow], gutters: Sequence[Gutter]) -> dict[int, list[Chunk]]:
    """Chunks that keep to one column, by column."""
    held: dict[int, list[Chunk]] = defaultdict(list)
    for row in rows:
        for c in row.chunks:
            first, last = columns_of(c, gutters)
            if first == last:
                held[first].append(c)
    return held


def _usual_space(rows: Sequence[TextRow]) -> float:
    """The usual gap between two words of one chunk, in points; 0 when no chunk has two."""
    gaps = [b.box.x0 - a.box.x1 for r in rows for c in r.chunks for a, b in pairwise(c.words)]
    return median(gaps) if gaps else 0.0


def _kept_edges(chunks: Sequence[Chunk]) -> list[tuple[int, float]]:
    """The edges that the chunks of a column share: 0 left, 1 right, 2 middle, each with its x."""
    if len(chunks) < 2:
        return []
    by_kind = [[_edge_of(c, kind) for c in chunks] for kind in range(3)]
    return [
        (k, median(values))
        for k, values in enumerate(by_kind)
        if spread(values) <= SHARED.aligned_pt
    ]


def _edge_of(chunk: Chunk, kind: int) -> float:
    return (chunk.x0, chunk.x1, (chunk.x0 + chunk.x1) / 2)[kind]


def _keeps_to(
    part: Chunk, kept_to: dict[int, list[tuple[int, float]]], gutters: Sequence[Gutter]
) -> bool:
    first, last = columns_of(part, gutters)
    return first == last and any(
        abs(_edge_of(part, kind) - x) <= SHARED.aligned_pt for kind, x in kept_to.get(first, ())
    )


def _shares_middle(part: Chunk, middles: dict[int, list[float]], gutters: Sequence[Gutter]) -> bool:
    first, last = columns_of(part, gutters)
    mine = (part.x0 + part.x1) / 2
    return first == last and any(abs(m - mine) <= SHARED.aligned_pt for m in middles.get(first, ()))


def _parts(chunk: Chunk, gutters: Sequence[Gutter]) -> list[Chunk]:
    """``chunk`` cut at the gutters that lie between two of its words."""
    parts: list[list[Word]] = [[chunk.words[0]]]
    for a, b in pairwise(chunk.words):
        between = any(
            min(b.box.x0, g.x1) - max(a.box.x1, g.x0) > COLUMNS.least_white_pt for g in gutters
        )
        if between:
            parts.append([b])
        else:
            parts[-1].append(b)
    return [make_chunk(p) for p in parts]


def _are_figures(parts: Sequence[Chunk]) -> bool:
    """Whether every part is one figure, or all but the first, which is their label."""
    return all(is_number_like(p.text) for p in parts[1:]) and (
        len(parts) > 2 or is_number_like(parts[0].text) or parts[0].text[-1].isalpha()
    )
