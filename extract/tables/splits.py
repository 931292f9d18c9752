"""Chunks that run over several columns, parted where they are several cells set close."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from jalon.extract.tables.chunks import is_number_like, make_chunk
from jalon.extract.tables.columns import columns_of, spread
from jalon.schemas.grid import Chunk, Gutter, TextRow
from jalon.schemas.page import Word

LEAST_WHITE_PT = 0.3  # of a gutter between two words
WIDER_SPACE = 1.12  # a gap between two cells is this much wider than the usual space
EDGE_PT = 1.5  # cells of one column share an edge or their middle this closely


def split_at_gutters(
    rows: Sequence[TextRow], gutters: Sequence[Gutter], body: Sequence[TextRow]
) -> list[TextRow]:
    """``rows`` with chunks parted at the gutters that they cross between two words.

    Neighbouring cells may stand as close as words. They are parted where all parts are figures,
    where each keeps to the edge that the body of its column keeps to, or where each stands in
    the middle of its column as other heads do.
    """
    joined = {id(c): parts for r in rows for c in r.chunks if len(parts := _parts(c, gutters)) > 1}
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
                min(b.x0 - a.x1 for a, b in pairwise(parts)) > WIDER_SPACE * space
                and (
                    all(_keeps_to(p, kept_to, gutters) for p in parts)
                    or all(_shares_middle(p, middles, gutters) for p in parts)
                )
            )
        )
    }
    return [
        r._replace(chunks=tuple(p for c in r.chunks for p in split.get(id(c), [c]))) for r in rows
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
    return [(k, median(values)) for k, values in enumerate(by_kind) if spread(values) <= EDGE_PT]


def _edge_of(chunk: Chunk, kind: int) -> float:
    return (chunk.x0, chunk.x1, (chunk.x0 + chunk.x1) / 2)[kind]


def _keeps_to(
    part: Chunk, kept_to: dict[int, list[tuple[int, float]]], gutters: Sequence[Gutter]
) -> bool:
    first, last = columns_of(part, gutters)
    return first == last and any(
        abs(_edge_of(part, kind) - x) <= EDGE_PT for kind, x in kept_to.get(first, ())
    )


def _shares_middle(part: Chunk, middles: dict[int, list[float]], gutters: Sequence[Gutter]) -> bool:
    first, last = columns_of(part, gutters)
    mine = (part.x0 + part.x1) / 2
    return first == last and any(abs(m - mine) <= EDGE_PT for m in middles.get(first, ()))


def _parts(chunk: Chunk, gutters: Sequence[Gutter]) -> list[Chunk]:
    """``chunk`` cut at the gutters that lie between two of its words."""
    parts: list[list[Word]] = [[chunk.words[0]]]
    for a, b in pairwise(chunk.words):
        between = any(min(b.box.x0, g.x1) - max(a.box.x1, g.x0) > LEAST_WHITE_PT for g in gutters)
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
