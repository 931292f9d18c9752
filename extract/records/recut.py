"""Tables cut a second time, from their headings down.

The finder cuts a page by rules and white space and knows no language. This cut begins with a line
of headings and asks, column by column, where one cell ends and the next begins: at a rule, at the
edge of a shade, at a gap wider than the leading, at a line that begins anew. The column with the
most cells gives the rows; cells of the others span them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from jalon.extract.records.grids import are_of_years
from jalon.extract.records.looks import Shades, look_of
from jalon.extract.records.merged_heads import parted_heads, years_under
from jalon.extract.records.segments import Segment
from jalon.extract.text.lines import lines_of
from jalon.extract.text.turned import SIDEWAYS, upright_words
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Page, Rule, Word
from jalon.schemas.region import Line
from jalon.schemas.table import Cell, Table
from jalon.schemas.vocabulary import Vocabulary

FEWEST_COLUMNS = 3
KNOWN = 0.55
SAME_LINE_EM = 0.4
MOST_HEAD_LINES = 4
TALLEST_HEAD_EM = 14.0  # of a shade behind headings, some of which may be turned
LONGEST_HEADING = 80  # characters
HEAD_LINES_EM = 1.7  # lines of one block of headings stand no farther apart
MOST_LEADING_EM = 1.32
WIDE_GAP = 1.3  # a gap between lines this many times the leading parts two cells
LARGER = 1.2  # a line so much larger than the table's text is a heading after it
LONE_GAP = 2.2  # type sizes above a line that stands alone
END_GAP_EM = 5.0  # below a gap as wide as this the table has ended
NEAR_LEFT_PT = 12.0  # how far a table without rules goes beyond its first heading
NEAR_RIGHT_PT = 60.0  # and beyond its last
SAME_START_PT = 2.0
FEWEST_STARTS = 2  # texts under a heading that begin left of it alike, for its column to
RULE_SHARE = 0.6  # of a column's width that a rule must cross to part its cells
RULE_SLACK_PT = 2.0
ON_EDGE_PT, LEAST_SPACE_EM = 1.0, 0.3  # a word at a column's edge may stand nearer
FEWEST_LEVEL = 2  # other columns that begin a cell level with a line, for it to begin one
LEVEL_EM = 0.3
OPEN_END = re.compile(
    r"(?:\b(?:de|du|des|d['’]|à|au|aux|et|ou|le|la|les|l['’]|un|une|en|par|pour|sur|dans|avec|"
    r"of|to|the|a|an|and|or|for|in|by|with|at)|[,(/–-])$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class HeadLine:
    """Headings side by side: the segments of each column, left to right."""

    columns: tuple[tuple[Segment, ...], ...]
    box: Box


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of one cell."""

    lines: tuple[Line, ...]

    @property
    def top(self) -> float:
        return min(n.box.top for n in self.lines)

    @property
    def bottom(self) -> float:
        return max(n.box.bottom for n in self.lines)

    @property
    def mid(self) -> float:
        return (self.top + self.bottom) / 2


def head_lines(segments: Sequence[Segment], page: Page, vocabulary: Vocabulary) -> list[HeadLine]:
    """The blocks of headings of one page: three columns or more, two of them known.

    Args:
        segments: All segments of the page, those inside tables as well.
        page: The page, for headings that are turned.
        vocabulary: Knows headings.
    """
    rows: list[list[Segment]] = []
    for s in segments:
        if rows and abs(rows[-1][0].line.baseline - s.line.baseline) <= SAME_LINE_EM * _em(s):
            rows[-1].append(s)
        else:
            rows.append([s])
    found: list[HeadLine] = []
    bottom = float("-inf")
    for i, row in enumerate(rows):
        if row[0].line.baseline <= bottom or _known_in(row, vocabulary) < 1 or len(row) < 2:
            continue
        zone = _zone(rows, i, page)
        zone += years_under(rows[i:], zone, vocabulary)
        zone = parted_heads(zone, page, vocabulary)
        columns = _with_turned(_columns_of(zone), page)
        parts = _parted(columns)
        for head in parts:
            least = 2 if len(parts) == 1 else 1
            if len(head.columns) >= FEWEST_COLUMNS and _is_known(head, vocabulary, least):
                found.append(head)
                bottom = max(bottom, head.box.bottom)
    return found


def _known_in(row: Sequence[Segment], vocabulary: Vocabulary) -> int:
    return sum(
        bool(g := vocabulary.role_scores(s.line.text)) and g[0].score >= KNOWN
        for s in row
        if len(s.line.text) <= LONGEST_HEADING
    )


def _em(segment: Segment) -> float:
    return max(segment.line.size_pt, 1.0)


def _zone(rows: Sequence[Sequence[Segment]], seed: int, page: Page) -> list[Segment]:
    """The segments that are set like those of one line of headings, in it and next to it.

    Where the headings stand in a shade, it says how far they reach.
    """
    first = rows[seed]
    band = _shade_of(first, page)
    if band is not None:
        looks = {(s.look.is_bold, s.look.colour) for s in first}
        return [
            s
            for row in rows[max(seed - 6, 0) : seed + 9]
            for s in row
            if band[0] - 1 <= s.box.y_mid <= band[1] + 1
            and (s.look.is_bold, s.look.colour) in looks
        ]
    looks_alike = {_set(s) for s in first}
    zone = [*first]
    for step in (-1, 1):
        at, last = seed + step, first
        while 0 <= at < len(rows) and abs(at - seed) <= MOST_HEAD_LINES:
            row = rows[at]
            gap = abs(row[0].line.baseline - last[0].line.baseline)
            alike = [s for s in row if _set(s) in looks_alike and s.look.is_bold]
            if gap > HEAD_LINES_EM * _em(row[0]) or len(alike) < len(row):
                break
            zone += alike
            last, at = row, at + step
    return zone


def _shade_of(row: Sequence[Segment], page: Page) -> tuple[float, float] | None:
    """Top and bottom of the shades that most segments of a line stand in."""
    held = [
        f.box
        for s in row
        if s.look.fill is not None
        for f in page.fills
        if f.colour == s.look.fill
        and f.box.contains_point(s.box.x_mid, s.box.y_mid)
        and f.box.height < TALLEST_HEAD_EM * _em(s)
    ]
    if len(held) < 0.6 * len(row):
        return None
    return min(b.top for b in held), max(b.bottom for b in held)


def _set(segment: Segment) -> tuple[object, ...]:
    look = segment.look
    return look.is_bold, look.colour, look.fill, round(look.size_pt)


def _columns_of(zone: Sequence[Segment]) -> list[list[Segment]]:
    """Headings that stand over each other; one over several columns is in each of them."""
    columns: list[list[Segment]] = []
    for s in sorted(zone, key=lambda s: s.box.width):
        homes = [c for c in columns if _overlaps(c, s)]
        if len(homes) > 1:
            for c in homes:
                c.append(s)
        elif homes:
            homes[0].append(s)
        else:
            columns.append([s])
    ordered = sorted(columns, key=lambda c: min(s.box.x0 for s in c))
    return [sorted(c, key=lambda s: (s.line.baseline, s.box.x0)) for c in ordered]


def _with_turned(columns: Sequence[list[Segment]], page: Page) -> list[list[Segment]]:
    """The columns with those whose headings run up or down beside them."""
    box = union(s.box for c in columns for s in c)
    words = [
        w
        for w in page.words
        if w.angle_deg in SIDEWAYS and w.box.top < box.bottom and w.box.bottom > box.top
    ]
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box.x0):
        if groups and word.box.x0 < max(w.box.x1 for w in groups[-1]) + 0.8 * word.size_pt:
            groups[-1].append(word)
        else:
            groups.append([word])
    found = [list(c) for c in columns]
    for group in groups:
        around = union(w.box for w in group)
        if any(min(s.box.x1, around.x1) > max(s.box.x0, around.x0) for c in columns for s in c):
            continue
        look = look_of(group)
        lines = [replace(n, box=around) for n in lines_of(upright_words(group))]
        found.append([Segment(n, page.number, look, None) for n in lines])
    return sorted(found, key=lambda c: min(s.box.x0 for s in c))


def _overlaps(column: Sequence[Segment], segment: Segment) -> bool:
    own = min(column, key=lambda s: s.box.width).box
    box = segment.box
    return min(own.x1, box.x1) - max(own.x0, box.x0) > 0


def _parted(columns: Sequence[Sequence[Segment]]) -> list[HeadLine]:
    """The headings of one line; of two lines where they begin anew ("Action … Action …")."""
    groups: list[list[Sequence[Segment]]] = [[]]
    seen: set[str] = set()
    for column in columns:
        key = " ".join(s.line.text for s in column).casefold()
        if key in seen:
            groups.append([])
            seen = set()
        seen.add(key)
        groups[-1].append(column)
    if len(groups) > 1 and any(len(g) < 2 for g in groups):
        groups = [list(columns)]
    return [
        HeadLine(tuple(tuple(c) for c in g), union(s.box for c in g for s in c))
        for g in groups
        if g
    ]


def _is_known(head: HeadLine, vocabulary: Vocabulary, least: int) -> bool:
    """Whether a line is of headings: ``least`` of them known, fewer where they stand twice."""
    texts = [" ".join(s.line.text for s in column) for column in head.columns]
    known = sum(are_of_years(texts, vocabulary))
    for text in texts:
        scores = vocabulary.role_scores(text)
        known += bool(scores) and scores[0].score >= KNOWN
        is_sentence = text.endswith(".") and " " in text  # "Num." is short for a heading
        if len(text) > LONGEST_HEADING or is_sentence:
            return False
    return known >= least and known >= 0.3 * len(head.columns)


def recut(
    page: Page,
    head: HeadLine,
    others: Sequence[HeadLine],
    is_level: Callable[[str], bool],
    end: float = float("inf"),
) -> Table | None:
    """The table under a line of headings, None where nothing stands there.

    Args:
        page: The page.
        head: Its headings.
        others: The other lines of headings of the page, which bound the table.
        is_level: Whether a line begins with a word for a level ("Axe 2 – …").
        end: Where it has ended at the latest.
    """
    left, right = _reach(page, head)
    for other in others:
        if not _is_level_with(other, head):
            continue
        if other.box.x1 < head.box.x0:
            left = max(left, _gutter(page, other.box, head.box))
        elif other.box.x0 > head.box.x1:
            right = min(right, _gutter(page, head.box, other.box) - 1)
    below = min(
        [
            page.height,
            end,
            *(h.box.top for h in others if h.box.top > head.box.bottom and _stands_over(head, h)),
        ]
    )
    lines = _lines_within(page, (left, head.box.bottom, right, below))
    bounds = _bounds(page, head, lines, left, right)
    return _cut_under(page, head, head.box.bottom, bounds, lines, is_level)


def has_rows(table: Table) -> bool:
    """Whether words stand under the headings: the number of a page is none."""
    return any(any(map(str.isalpha, c.text)) for c in table.cells if c.row >= table.header_rows)


def recut_on(
    page: Page,
    bounds: Sequence[float],
    extent: tuple[float, float],
    is_level: Callable[[str], bool],
) -> Table | None:
    """The table that goes on at the head of a page without its headings, None if nothing does.

    Args:
        page: The page.
        bounds: Where the columns of the earlier page part, both ends included.
        extent: Where it may begin and must have ended.
        is_level: Whether a line begins with a word for a level.
    """
    top, below = extent
    lines = _lines_within(page, (bounds[0], top, bounds[-1], below))
    return _cut_under(page, None, top, bounds, lines, is_level)


def _lines_within(page: Page, box: tuple[float, float, float, float]) -> list[Line]:
    left, top, right, below = box
    words = [
        w
        for w in page.words
        if w.angle_deg == 0 and top - 1 < w.box.y_mid < below and left <= w.box.x_mid <= right
    ]
    return lines_of(words, column_gap_em=0.75)


def _cut_under(  # noqa: PLR0913, PLR0917 - all that bounds a table
    page: Page,
    head: HeadLine | None,
    top: float,
    bounds: Sequence[float],
    lines: Sequence[Line],
    is_level: Callable[[str], bool],
) -> Table | None:
    kept = _until_end(page, top, lines, bounds)
    if not kept:
        return None
    bottom = max(n.box.bottom for n in kept)
    words = [w for n in lines for w in n.words if w.box.y_mid < bottom]
    columns = [
        lines_of([w for w in words if a <= w.box.x_mid < b], page.fills)
        for a, b in pairwise(bounds)
    ]
    crossing = _crossing(page, kept, bounds, is_level)
    over = [n for n in crossing if _is_in_row(n, kept, bounds)]
    crossing = [n for n in crossing if n not in over]
    leading = _leading(columns)
    blocks = [
        _blocks(page, [n for n in c if not _is_in(n, [*crossing, *over])], (a, b), leading)
        for c, (a, b) in zip(columns, pairwise(bounds), strict=True)
    ]
    return _table(page, head, bounds, _cut_level(blocks), crossing, over)


def _cut_level(blocks: Sequence[Sequence[_Block]]) -> list[list[_Block]]:
    """The cells, cut where each of the other columns begins one: no white need part rows."""
    starts = [[b.lines[0] for b in column] for column in blocks]
    found: list[list[_Block]] = []
    for i, column in enumerate(blocks):
        others = [s for k, s in enumerate(starts) if k != i and s]
        own: list[_Block] = []
        for block in column:
            groups = [[block.lines[0]]]
            for before, line in pairwise(block.lines):
                if len(others) >= FEWEST_LEVEL and _begins_row(before, line, others):
                    groups.append([line])
                else:
                    groups[-1].append(line)
            own += [_Block(tuple(g)) for g in groups]
        found.append(own)
    return found


def _begins_row(before: Line, line: Line, others: Sequence[Sequence[Line]]) -> bool:
    """Whether a line begins anew, level with the first line of a cell in every other column."""
    if not line.text[:1].isupper() or line.bullet or OPEN_END.search(before.text):
        return False
    slack = LEVEL_EM * max(line.size_pt, 1.0)
    return all(any(abs(o.baseline - line.baseline) <= slack for o in s) for s in others)


def _gutter(page: Page, a: Box, b: Box) -> float:
    """Where two tables beside each other part: right of the strip that fewest words cross.

    Args:
        page: The page.
        a: The headings of the left one.
        b: The headings of the right one.
    """
    words = [w for w in page.words if w.angle_deg == 0 and w.box.y_mid > min(a.top, b.top)]
    best = _widest_band(words, (a, b), a.x1, b.x0)
    return best[1] if best is not None else b.x0 - 1


def _is_level_with(a: HeadLine, b: HeadLine) -> bool:
    return min(a.box.bottom, b.box.bottom) - max(a.box.top, b.box.top) > 0


def _stands_over(a: HeadLine, b: HeadLine) -> bool:
    return min(a.box.x1, b.box.x1) > max(a.box.x0, b.box.x0)


def _reach(page: Page, head: HeadLine) -> tuple[float, float]:
    """How far the table goes left and right: the shade or rule that its headings stand in."""
    box = head.box
    around = [
        f.box
        for f in page.fills
        if f.box.contains_point(box.x_mid, box.y_mid, 1.0)
        and f.box.height < 6 * box.height
        and f.box.width > 0.9 * box.width
    ]
    across = [
        r.box
        for r in page.rules
        if r.is_horizontal
        and r.box.width > 0.8 * box.width
        and abs(r.position - box.bottom) < 3 * box.height
        and r.box.x0 <= box.x0 + 4
    ]
    held = [*around, *across]
    if held:
        return min(box.x0, *(b.x0 for b in held)) - 2, max(box.x1, *(b.x1 for b in held)) + 2
    left = min(box.x0 - NEAR_LEFT_PT, _left_of_first(page, head))
    return left, min(page.width, box.x1 + NEAR_RIGHT_PT)


def _left_of_first(page: Page, head: HeadLine) -> float:
    """Where the texts under the first heading begin, which may stand centred over them."""
    first = union(s.box for s in head.columns[0])
    end = min(s.box.x0 for s in head.columns[1]) if len(head.columns) > 1 else first.x1
    lines = _lines_within(page, (0.0, head.box.bottom, end, page.height))
    starts = [n.box.x0 for n in lines if n.box.x0 < first.x0 < n.box.x1 <= end]
    common = [x for x in starts if sum(abs(x - o) < SAME_START_PT for o in starts) >= FEWEST_STARTS]
    return min(common, default=first.x0) - 2


def _bounds(
    page: Page, head: HeadLine, lines: Sequence[Line], left: float, right: float
) -> list[float]:
    """Where the columns part: between two headings, at a rule or where fewest words are crossed."""
    boxes = [union(s.box for s in c) for c in head.columns]
    words = [w for n in lines for w in n.words]
    found = [left]
    for a, b in pairwise(boxes):
        found.append(_bound(page, a, b, words, head.box))
    found.append(right + 0.1)
    return found


def _bound(page: Page, a: Box, b: Box, words: Sequence[Word], head: Box) -> float:
    low, high = a.x0 + 2, max(b.x1 - 2, a.x0 + 3)
    bottom = max((w.box.bottom for w in words), default=head.bottom)
    ruled = [
        r.position
        for r in page.rules
        if not r.is_horizontal
        and a.x1 - 2 <= r.position <= b.x0 + 2
        and r.box.bottom > head.top
        and r.box.top < bottom
        and r.box.height > 4
    ]
    if ruled:
        return median(ruled)
    best = _widest_band(words, (a, b), low, max(b.x0, low + 1))
    if best is None or best[0] > 0:
        other = _widest_band(words, (a, b), low, high)
        best = other if best is None or (other is not None and other[0] < best[0]) else best
    return best[1] if best is not None else b.x0 - 1


def _widest_band(
    words: Sequence[Word], heads: tuple[Box, Box], low: float, high: float
) -> tuple[int, float] | None:
    """How many words the emptiest strip between ``low`` and ``high`` crosses, and its right end."""
    spans = [(w.box.x0, w.box.x1) for w in words if w.box.x1 > low and w.box.x0 < high]
    spans += [(h.x0, h.x1) for h in heads for _ in range(2)]
    edges = sorted({low, high, *(min(max(x, low), high) for span in spans for x in span)})
    bands = [
        (sum(1 for s in spans if s[0] < (x + y) / 2 < s[1]), x - y, y)
        for x, y in pairwise(edges)
        if y - x > 0.2
    ]
    if not bands:
        return None
    fewest = min(crossed for crossed, _, _ in bands)
    crossed, width, right = min(band for band in bands if band[0] == fewest)
    return crossed, right - min(0.5, -width / 2)


def _until_end(
    page: Page, top: float, lines: Sequence[Line], bounds: Sequence[float]
) -> list[Line]:
    """The lines down to where the table ends: at a wide gap, a heading, running text."""
    kept: list[Line] = []
    last = top
    size = median([n.size_pt for n in lines]) if lines else 1.0
    for line in lines:
        gap = line.box.top - last
        if gap > END_GAP_EM * size and not _is_framed(page, last, line.box.top, bounds):
            break
        crosses = _columns_under(line, bounds)
        if kept and (line.size_pt > LARGER * size or gap > LONE_GAP * size):
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


def _columns_under(line: Line, bounds: Sequence[float]) -> list[int]:
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


def _crossing(
    page: Page, lines: Sequence[Line], bounds: Sequence[float], is_level: Callable[[str], bool]
) -> list[Line]:
    """Banners: lines over several columns without a gap at a bound, or alone with a level."""
    found = []
    for line in lines:
        held = _columns_under(line, bounds)
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
            > (0.6 if b.box.x0 > x + ON_EDGE_PT else LEAST_SPACE_EM) * line.size_pt
            for a, b in pairwise(line.words)
            for x in inner
        )
        if not parted:
            found.append(line)
    return found


def _is_in_row(line: Line, lines: Sequence[Line], bounds: Sequence[float]) -> bool:
    """Whether cells stand beside a line over several columns: it is a merged cell, no banner."""
    right = bounds[_columns_under(line, bounds)[-1] + 1]
    beside = [o for o in lines if abs(o.baseline - line.baseline) < SAME_LINE_EM * line.size_pt]
    return len({i for o in beside if o.box.x0 >= right for i in _columns_under(o, bounds)}) > 1


def _goes_on(line: Line, lines: Sequence[Line], bounds: Sequence[float]) -> bool:
    """Whether the cell that a line begins goes on beneath it, next to cells of other columns."""
    reach = MOST_LEADING_EM * line.size_pt
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


def _is_in(line: Line, crossing: Sequence[Line]) -> bool:
    return any(
        abs(c.baseline - line.baseline) < 1
        and c.box.x0 - 1 <= line.box.x0
        and line.box.x1 <= c.box.x1 + 1
        for c in crossing
    )


def _blocks(
    page: Page,
    lines: Sequence[Line],
    column: tuple[float, float],
    leading: float,
) -> list[_Block]:
    """The cells of one column."""
    if not lines:
        return []
    rules = [r for r in page.rules if r.is_horizontal and _crosses(r, lines, column)]
    edges = _shade_edges(page, column, lines)
    groups: list[list[Line]] = [[lines[0]]]
    for a, b in pairwise(lines):
        if _are_parted(a, b, rules, edges, leading):
            groups.append([b])
        else:
            groups[-1].append(b)
    return [_Block(tuple(g)) for g in groups]


def _crosses(rule: Rule, lines: Sequence[Line], column: tuple[float, float]) -> bool:
    x0 = max(column[0], min(n.box.x0 for n in lines) - 6)
    x1 = min(column[1], max(n.box.x1 for n in lines) + 6)
    shared = min(rule.end, x1) - max(rule.start, x0)
    return shared >= RULE_SHARE * max(x1 - x0, 1)


def _shade_edges(page: Page, column: tuple[float, float], lines: Sequence[Line]) -> list[float]:
    """Where shades behind the column's text begin and end."""
    x = (min(n.box.x0 for n in lines) + min(max(n.box.x1 for n in lines), column[1])) / 2
    found = []
    for f in page.fills:
        if f.colour is None or not f.box.x0 <= x <= f.box.x1 or f.box.height < 6:
            continue
        found += [f.box.top, f.box.bottom]
    return found


def _leading(columns: Sequence[Sequence[Line]]) -> float:
    """The distance of two lines of one cell: the least that recurs in any column."""
    gaps = sorted(
        b.baseline - a.baseline
        for column in columns
        for a, b in pairwise(column)
        if b.baseline - a.baseline > 0.6 * a.size_pt
    )
    size = median([n.size_pt for c in columns for n in c]) if any(columns) else 1.0
    if not gaps:
        return 1.2 * size
    least = gaps[min(1, len(gaps) - 1)]
    return min(max(least, size), MOST_LEADING_EM * size)


def _are_parted(
    a: Line,
    b: Line,
    rules: Sequence[Rule],
    edges: Sequence[float],
    leading: float,
) -> bool:
    top, bottom = a.box.y_mid, b.box.y_mid
    if any(top < r.position < bottom for r in rules):
        return True
    if any(a.baseline - 1 < e < b.baseline - 0.3 * b.size_pt for e in edges):
        return True
    return b.baseline - a.baseline > WIDE_GAP * leading


def _table(  # noqa: PLR0913, PLR0917 - all that a table is made of
    page: Page,
    head: HeadLine | None,
    bounds: Sequence[float],
    blocks: Sequence[Sequence[_Block]],
    crossing: Sequence[Line],
    over: Sequence[Line],
) -> Table | None:
    """Cells to a table: rows from the columns with the most cells, the others spanning them.

    ``crossing`` are banners, ``over`` the lines of cells over several columns.
    """
    rows = _row_starts(blocks, crossing)
    if not rows:
        return None
    count = len(bounds) - 1
    cells = _head_cells(head, bounds) if head is not None else []
    above = 1 if head is not None else 0
    banner_rows = {r for r, row in enumerate(rows) if row.banner is not None}
    bottoms = [rows[r + 1].top for r in range(len(rows) - 1)]
    bottoms.append(max((b.bottom for c in blocks for b in c), default=rows[-1].top + 10))
    bottoms[-1] = max(bottoms[-1], rows[-1].top + 1)
    for r, row in enumerate(rows):
        if row.banner is not None:
            box = Box(bounds[0], row.top, bounds[-1], bottoms[r])
            text = row.banner.text
            fill = _colour_at(page, row.banner)
            cells.append(Cell(r + above, 0, 1, count, box, row.banner.words, text, fill))
    for i, column_blocks in enumerate(blocks):
        spans = _spans(column_blocks, rows, bottoms, banner_rows)
        for (a, b), block in spans:
            words = tuple(w for n in block.lines for w in n.words) if block is not None else ()
            text = "\n".join(n.text for n in block.lines) if block is not None else ""
            box = Box(bounds[i], rows[a].top, bounds[i + 1], bottoms[b])
            cells.append(Cell(a + above, i, b - a + 1, 1, box, words, text))
    cells = _with_merged(cells, over, rows, bounds, above)
    cells.sort(key=lambda c: (c.row, c.col))
    top = head.box.top if head is not None else rows[0].top
    box = Box(bounds[0], top, bounds[-1], bottoms[-1])
    size = len(rows) + above
    return Table(page.number, box, size, count, tuple(cells), above, method="headed", score=0.9)


def _with_merged(
    cells: Sequence[Cell],
    over: Sequence[Line],
    rows: Sequence[_RowStart],
    bounds: Sequence[float],
    above: int,
) -> list[Cell]:
    """The cells with lines over several columns in them, each in the row that it stands in."""
    found = list(cells)
    for line in over:
        columns = _columns_under(line, bounds)
        at = max((r for r, row in enumerate(rows) if row.top <= line.box.y_mid), default=0) + above
        mine = [c for c in found if c.row == at and c.rowspan == 1 and c.col in columns]
        lines = [*(n for c in mine for n in lines_of(c.words)), line]
        lines.sort(key=lambda n: n.baseline)
        edge = [c.box for c in mine] or [line.box]
        box = Box(bounds[columns[0]], edge[0].top, bounds[columns[-1] + 1], edge[0].bottom)
        words = tuple(w for n in lines for w in n.words)
        text = "\n".join(n.text for n in lines)
        cell = Cell(at, columns[0], 1, len(columns), box, words, text)
        found = [c for c in found if c not in mine] + [cell]
    return found


def _head_cells(head: HeadLine, bounds: Sequence[float]) -> list[Cell]:
    cells = []
    for i, column in enumerate(head.columns):
        words = tuple(w for s in column for w in s.line.words)
        box = Box(bounds[i], head.box.top, bounds[i + 1], head.box.bottom)
        text = "\n".join(s.line.text for s in column)
        cells.append(Cell(0, i, 1, 1, box, words, text, column[0].look.fill))
    return cells


def _colour_at(page: Page, line: Line) -> int | None:
    shades = Shades(page)
    return shades.colour_of(shades.home_at(line.box.x_mid, line.box.y_mid))


@dataclass(frozen=True, slots=True)
class _RowStart:
    top: float
    baseline: float
    banner: Line | None = None


def _row_starts(blocks: Sequence[Sequence[_Block]], crossing: Sequence[Line]) -> list[_RowStart]:
    """Where rows begin: with the cells of the columns that have most of them, and at banners."""
    most = max((len(b) for b in blocks), default=0)
    if not most:
        return []
    fine = [b for b in blocks if len(b) >= 0.75 * most]
    starts = sorted(
        (x.top, x.lines[0].baseline, x.bottom, x.lines[0].size_pt)
        for column in fine
        for x in column
    )
    rows: list[tuple[float, float, float]] = []
    for top, baseline, bottom, size in starts:
        if rows and (baseline - rows[-1][1] <= 0.6 * size or top < rows[-1][2] - 0.25 * size):
            last = rows[-1]
            rows[-1] = (
                last[0],
                last[1],
                max(last[2], bottom) if baseline - last[1] <= 0.6 * size else last[2],
            )
        else:
            rows.append((top, baseline, bottom))
    found = [_RowStart(t, b) for t, b, _ in rows]
    found += [_RowStart(n.box.top, n.baseline, n) for n in crossing]
    return sorted(found, key=lambda r: r.top)


def _spans(
    blocks: Sequence[_Block],
    rows: Sequence[_RowStart],
    bottoms: Sequence[float],
    banner_rows: set[int],
) -> list[tuple[tuple[int, int], _Block | None]]:
    """For each run of rows the cell that covers it, or an empty cell for each row without one."""
    out: list[tuple[tuple[int, int], _Block | None]] = []
    runs: list[list[int]] = []
    for r in range(len(rows)):
        if r in banner_rows:
            continue
        if runs and runs[-1][-1] == r - 1:
            runs[-1].append(r)
        else:
            runs.append([r])
    for run in runs:
        top, bottom = rows[run[0]].top, bottoms[run[-1]]
        held = [b for b in blocks if top - 4 <= b.mid < bottom or top <= b.top < bottom]
        held = [b for b in held if rows[run[0]].top - 6 <= b.mid]
        out.extend(_spans_in(run, held, rows, bottoms))
    return out


def _spans_in(
    run: Sequence[int],
    blocks: Sequence[_Block],
    rows: Sequence[_RowStart],
    bottoms: Sequence[float],
) -> list[tuple[tuple[int, int], _Block | None]]:
    """The cells of one column: each in the row that it begins in, or over those that it centres."""
    if blocks and len(blocks) < len(run) and _is_centred(run, blocks, rows):
        return _centred(run, blocks, rows, bottoms)
    at: dict[int, list[_Block]] = {}
    for block in blocks:
        home = max(
            (r for r in run if rows[r].top <= block.top + 0.5 * block.lines[0].size_pt),
            default=run[0],
        )
        at.setdefault(home, []).append(block)
    found: list[tuple[tuple[int, int], _Block | None]] = []
    for r in run:
        held = at.get(r)
        lines = tuple(n for b in held for n in b.lines) if held is not None else ()
        found.append(((r, r), _Block(lines) if lines else None))
    return found


def _is_centred(run: Sequence[int], blocks: Sequence[_Block], rows: Sequence[_RowStart]) -> bool:
    """Whether most cells begin at no row's first line: they stand in the middle of several."""
    off = 0
    for block in blocks:
        baseline, size = block.lines[0].baseline, block.lines[0].size_pt
        off += not any(abs(rows[r].baseline - baseline) <= 0.45 * size for r in run)
    return off > 0.5 * len(blocks)


def _centred(
    run: Sequence[int],
    blocks: Sequence[_Block],
    rows: Sequence[_RowStart],
    bottoms: Sequence[float],
) -> list[tuple[tuple[int, int], _Block | None]]:
    """The rows parted among the cells so that each stands nearest the middle of its own."""
    count, size = len(blocks), len(run)
    infinite = float("inf")
    best = [[infinite] * (size + 1) for _ in range(count + 1)]
    came = [[0] * (size + 1) for _ in range(count + 1)]
    best[0][0] = 0.0
    for k in range(1, count + 1):
        for end in range(k, size + 1):
            for start in range(k - 1, end):
                middle = (rows[run[start]].top + bottoms[run[end - 1]]) / 2
                cost = best[k - 1][start] + abs(middle - blocks[k - 1].mid)
                if cost < best[k][end]:
                    best[k][end], came[k][end] = cost, start
    found: list[tuple[tuple[int, int], _Block | None]] = []
    end = size
    for k in range(count, 0, -1):
        start = came[k][end]
        found.append(((run[start], run[end - 1]), blocks[k - 1]))
        end = start
    return list(reversed(found))
