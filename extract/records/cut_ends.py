"""Where a table that is cut anew ends, and which lines lie across its columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from jalon.extract.records.settings import SETTINGS
from jalon.schemas.geometry import Box
from jalon.schemas.page import Page
from jalon.schemas.region import Line

CUT_ENDS = SETTINGS.cut_ends
SHARED = SETTINGS.shared


def until_end(page: Page, top: float, lines: Sequence[Line], bounds: Sequence[float]) -> list[Line]:
    """The lines down to where the table ends: at a wide gap, a heading, running text."""
    kept: list[Line] = []
    last = top
    size = median([n.size_pt for n in lines]) if lines else 1.0
    for line in lines:
        gap = line.box.top - last
        if gap > CUT_ENDS.end_gap_em * size and not _is_framed(page, last, line.box.top, bounds):
            break
        crosses = columns_under(line, bounds)
        if kept and (line.size_pt > CUT_ENDS.larger * size or gap > CUT_ENDS.lone_gap * size):
            in_band = _band_of(page, line) is not None or _is_framed(
                page, line.box.top, line.box.bottom, bounds
            )
            alone = not any(
                o is not line and abs(o.baseline - line.baseline) < 0.4 * size for o in lines
            )
            if alone and not in_band:
                break
        if len(crosses) > 1 and kept:
            in_band = _band_of(page, line) is not None
            if len(crosses) > 2 and not in_band and not line.is_bold and len(line.text) > 60:
                break
        kept.append(line)
        last = max(last, line.box.bottom)
    return kept


def _is_framed(page: Page, top: float, bottom: float, bounds: Sequence[float]) -> bool:
    """Whether upright rules or a shade go on over a gap."""
    middle = (top + bottom) / 2
    return any(
        not r.is_horizontal and r.box.top < middle < r.box.bottom and bounds[0] - 5 < r.position
        for r in page.rules
    ) or any(
        f.box.top < middle < f.box.bottom and f.box.x0 < bounds[1] and f.box.x1 > bounds[0]
        for f in page.fills
        if f.box.height < 0.8 * page.height
    )


def columns_under(line: Line, bounds: Sequence[float]) -> list[int]:
    """The columns that a line lies in."""
    return [
        i
        for i, (a, b) in enumerate(pairwise(bounds))
        if any(a < w.box.x_mid < b for w in line.words)
    ]


def _band_of(page: Page, line: Line) -> Box | None:
    """The shade that a line across several columns stands in."""
    shades = [
        f.box
        for f in page.fills
        if f.colour is not None
        and f.box.contains_point(line.box.x_mid, line.box.y_mid)
        and f.box.height < 4 * line.box.height
        and f.box.width >= line.box.width
    ]
    return min(shades, key=lambda b: b.area, default=None)


def crossing_lines(
    page: Page, lines: Sequence[Line], bounds: Sequence[float], is_level: Callable[[str], bool]
) -> list[Line]:
    """Banners: lines over several columns without a gap at a bound, or alone with a level."""
    found = []
    for line in lines:
        held = columns_under(line, bounds)
        if not held or held[0] != 0:
            continue
        if len(held) == 1:
            alone = not any(
                o is not line and abs(o.baseline - line.baseline) < 0.5 * line.size_pt
                for o in lines
            )
            begins = is_level(line.text) and not _goes_on(line, lines, bounds)
            if alone and (begins or _spans_band(page, line, bounds)):
                found.append(line)
            continue
        inner = bounds[1 : len(bounds) - 1]
        parted = any(
            a.box.x1 <= x + 0.5
            and b.box.x0 >= x - 0.5
            and b.box.x0 - a.box.x1
            > (0.6 if b.box.x0 > x + CUT_ENDS.on_edge_pt else CUT_ENDS.least_space_em)
            * line.size_pt
            for a, b in pairwise(line.words)
            for x in inner
        )
        if not parted:
            found.append(line)
    return found


def is_in_row(line: Line, lines: Sequence[Line], bounds: Sequence[float]) -> bool:
    """Whether cells stand beside a line over several columns: it is a merged cell, no banner."""
    right = bounds[columns_under(line, bounds)[-1] + 1]
    beside = [o for o in lines if abs(o.baseline - line.baseline) < SHARED.level_em * line.size_pt]
    return len({i for o in beside if o.box.x0 >= right for i in columns_under(o, bounds)}) > 1


def _goes_on(line: Line, lines: Sequence[Line], bounds: Sequence[float]) -> bool:
    """Whether the cell that a line begins goes on beneath it, next to cells of other columns."""
    reach = CUT_ENDS.most_leading_em * line.size_pt
    near = [o for o in lines if 0.5 * line.size_pt < o.baseline - line.baseline <= reach]
    own = [o for o in near if abs(o.box.x0 - line.box.x0) < line.size_pt]
    beside = [o for o in lines if abs(o.baseline - line.baseline) <= reach and o.box.x0 > bounds[1]]
    return bool(own) and bool(beside) and own[0].box.x1 < bounds[1] + 1


def _spans_band(page: Page, line: Line, bounds: Sequence[float]) -> bool:
    """Whether a line stands alone in a low shade that runs across the table."""
    band = _band_of(page, line)
    return (
        band is not None
        and band.width > 0.6 * (bounds[-1] - bounds[0])
        and (band.height < 2.6 * line.box.height)
    )


def is_in(line: Line, crossing: Sequence[Line]) -> bool:
    """Whether a line is one of those that lie across the columns."""
    return any(
        abs(c.baseline - line.baseline) < 1
        and c.box.x0 - 1 <= line.box.x0
        and line.box.x1 <= c.box.x1 + 1
        for c in crossing
    )
