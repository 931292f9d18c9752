"""Edges to grids: which lines belong together, and which areas they enclose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from jalon.extract.tables.settings import SETTINGS
from jalon.schemas.geometry import Box
from jalon.schemas.grid import Area, Edge, Grid

SHARED = SETTINGS.shared
LATTICE = SETTINGS.lattice


def find_grids(across: Sequence[Edge], down: Sequence[Edge]) -> list[Grid]:
    """Every grid that the edges draw, from the top of the page down."""
    grids = [build_grid(h, v) for h, v in components(across, down)]
    return sorted((g for g in grids if g is not None), key=lambda g: (g.ys[0], g.xs[0]))


def find_meshes(across: Sequence[Edge], down: Sequence[Edge]) -> list[Box]:
    """Boxes of what the edges draw too fine to be a table's grid."""
    if len(across) * len(down) <= LATTICE.most_places:
        return []
    return [
        _box_around(h, v)
        for h, v in components(across, down)
        if len(h) * len(v) > LATTICE.most_places
    ]


def _box_around(across: Sequence[Edge], down: Sequence[Edge]) -> Box:
    return Box(
        min(e.start for e in across),
        min(e.start for e in down),
        max(e.end for e in across),
        max(e.end for e in down),
    )


def components(across: Sequence[Edge], down: Sequence[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Groups of edges that touch one another, directly or through others.

    ``across`` is sorted by position.
    """
    parent = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    offset = len(across)
    heights = [h.position for h in across]
    for j, v in enumerate(down):
        first = bisect_left(heights, v.start - SHARED.touch_pt)
        for i in range(first, bisect_right(heights, v.end + SHARED.touch_pt)):
            h = across[i]
            if h.start - SHARED.touch_pt <= v.position <= h.end + SHARED.touch_pt:
                parent[root(i)] = root(offset + j)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = defaultdict(lambda: ([], []))
    for i, h in enumerate(across):
        groups[root(i)][0].append(h)
    for j, v in enumerate(down):
        groups[root(offset + j)][1].append(v)
    return [g for g in groups.values() if g[0] and g[1]]


def build_grid(across: Sequence[Edge], down: Sequence[Edge]) -> Grid | None:
    """The grid that touching edges draw; its outline is closed where it was left open."""
    xs = line_positions(
        [e.position for e in down], [e.start for e in across], [e.end for e in across]
    )
    ys = line_positions(
        [e.position for e in across], [e.start for e in down], [e.end for e in down]
    )
    if len(xs) < 2 or len(ys) < 2:
        return None
    rows, cols = len(ys) - 1, len(xs) - 1
    if rows * cols > LATTICE.most_places:
        return None
    below = ruled_stretches(across, ys, xs)
    beside = ruled_stretches(down, xs, ys)
    areas = enclosed_areas(
        rows,
        cols,
        lambda r, c: below[r + 1][c],
        lambda r, c: beside[c + 1][r],
    )
    return Grid(tuple(xs), tuple(ys), areas)


def line_positions(
    positions: Iterable[float], starts: Iterable[float], ends: Iterable[float]
) -> list[float]:
    """Sorted distinct lines, with the far ends of crossing edges where no line closes them."""
    lines = cluster(positions)
    first, last = min(starts), max(ends)
    if first < lines[0] - SHARED.doubled_pt:
        lines.insert(0, first)
    if last > lines[-1] + SHARED.doubled_pt:
        lines.append(last)
    return lines


def cluster(values: Iterable[float], width: float = SHARED.doubled_pt) -> list[float]:
    """Means of the groups into which sorted ``values`` fall, none wider than ``width``.

    >>> cluster([10, 11, 40, 10.5])
    [10.5, 40.0]
    """
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= width:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(g) / len(g) for g in groups]


def nearest(lines: Sequence[float], value: float) -> int:
    """Index of the line nearest to ``value``."""
    i = bisect_right(lines, value)
    if i == 0:
        return 0
    if i == len(lines):
        return i - 1
    return i if lines[i] - value < value - lines[i - 1] else i - 1


def ruled_stretches(
    edges: Iterable[Edge], lines: Sequence[float], cross: Sequence[float]
) -> list[list[bool]]:
    """For each line, whether each stretch between two crossing lines is drawn."""
    covered = [[0.0] * (len(cross) - 1) for _ in lines]
    for edge in edges:
        line = covered[nearest(lines, edge.position)]
        first = max(bisect_right(cross, edge.start) - 1, 0)
        for i in range(first, len(cross) - 1):
            if cross[i] >= edge.end:
                break
            line[i] += max(0.0, min(edge.end, cross[i + 1]) - max(edge.start, cross[i]))
    return [
        [share >= LATTICE.border_share * (cross[i + 1] - cross[i]) for i, share in enumerate(line)]
        for line in covered
    ]


def enclosed_areas(
    rows: int,
    cols: int,
    has_rule_below: Callable[[int, int], bool],
    has_rule_beside: Callable[[int, int], bool],
) -> tuple[Area, ...]:
    """Areas of a grid whose places are joined wherever no rule parts them.

    A joined area that is no rectangle is cut into rectangles, row by row.
    """
    parent = list(range(rows * cols))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for r in range(rows):
        for c in range(cols):
            if c + 1 < cols and not has_rule_beside(r, c):
                parent[root(r * cols + c)] = root(r * cols + c + 1)
            if r + 1 < rows and not has_rule_below(r, c):
                parent[root(r * cols + c)] = root((r + 1) * cols + c)
    groups: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for r in range(rows):
        for c in range(cols):
            groups[root(r * cols + c)].append((r, c))
    return tuple(sorted(a for places in groups.values() for a in rectangles(places)))


def rectangles(places: Sequence[tuple[int, int]]) -> list[Area]:
    """``places`` (row, col) as few rectangles: runs of a row, joined down while they are equal.

    >>> rectangles([(0, 0), (0, 1), (1, 0)])
    [Area(row=0, col=0, row_end=1, col_end=2), Area(row=1, col=0, row_end=2, col_end=1)]
    """
    done: list[Area] = []
    open_runs: dict[tuple[int, int], int] = {}
    by_row: dict[int, list[int]] = defaultdict(list)
    for r, c in places:
        by_row[r].append(c)
    for r in sorted(by_row):
        runs = _runs(sorted(by_row[r]))
        kept = {run: open_runs.get(run, r) for run in runs}
        done += [Area(top, a, r, b) for (a, b), top in open_runs.items() if (a, b) not in kept]
        open_runs = kept
    last = max(by_row) + 1
    return done + [Area(top, a, last, b) for (a, b), top in open_runs.items()]


def _runs(values: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of consecutive sorted ``values`` as (first, last + 1)."""
    runs: list[tuple[int, int]] = []
    for v in values:
        if runs and runs[-1][1] == v:
            runs[-1] = (runs[-1][0], v + 1)
        else:
            runs.append((v, v + 1))
    return runs
