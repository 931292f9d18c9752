"""Lines of headings on a page: what stands side by side and is called like columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jalon.extract.records.grid_heads import are_of_years
from jalon.extract.records.looks import look_of
from jalon.extract.records.merged_heads import parted_heads, years_under
from jalon.extract.records.segments import Segment
from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.lines import lines_of
from jalon.extract.text.turned import SIDEWAYS, upright_words
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Page, Word
from jalon.schemas.vocabulary import Vocabulary

HEAD_LINES = SETTINGS.head_lines
SHARED = SETTINGS.shared


@dataclass(frozen=True, slots=True)
class HeadLine:
    """Headings side by side: the segments of each column, left to right."""

    columns: tuple[tuple[Segment, ...], ...]
    box: Box


def head_lines(segments: Sequence[Segment], page: Page, vocabulary: Vocabulary) -> list[HeadLine]:
    """The blocks of headings of one page: three columns or more, two of them known.

    Args:
        segments: All segments of the page, those inside tables as well.
        page: The page, for headings that are turned.
        vocabulary: Knows headings.
    """
    rows: list[list[Segment]] = []
    for s in segments:
        if rows and abs(rows[-1][0].line.baseline - s.line.baseline) <= SHARED.level_em * _em_of(s):
            rows[-1].append(s)
        else:
            rows.append([s])
    found: list[HeadLine] = []
    bottom = float("-inf")
    for i, row in enumerate(rows):
        if row[0].line.baseline <= bottom or len(row) < 2 or _known_in(row, vocabulary) < 1:
            continue
        zone = _zone_of(rows, i, page)
        zone += years_under(rows[i:], zone, vocabulary)
        zone = parted_heads(zone, page, vocabulary)
        columns = _with_turned(_columns_of(zone), page)
        parts = _parted_heads(columns)
        for head in parts:
            least = 2 if len(parts) == 1 else 1
            if len(head.columns) >= SHARED.fewest and _is_known_head(head, vocabulary, least):
                found.append(head)
                bottom = max(bottom, head.box.bottom)
    return found


def _known_in(row: Sequence[Segment], vocabulary: Vocabulary) -> int:
    return sum(
        bool(g := vocabulary.role_scores(s.line.text)) and g[0].score >= SHARED.known
        for s in row
        if len(s.line.text) <= HEAD_LINES.longest_heading
    )


def _em_of(segment: Segment) -> float:
    return max(segment.line.size_pt, 1.0)


def _zone_of(rows: Sequence[Sequence[Segment]], seed: int, page: Page) -> list[Segment]:
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
    looks_alike = {_set_as(s) for s in first}
    zone = [*first]
    for step in (-1, 1):
        at, last = seed + step, first
        while 0 <= at < len(rows) and abs(at - seed) <= SHARED.most_head_rows:
            row = rows[at]
            gap = abs(row[0].line.baseline - last[0].line.baseline)
            alike = [s for s in row if _set_as(s) in looks_alike and s.look.is_bold]
            if gap > HEAD_LINES.head_lines_em * _em_of(row[0]) or len(alike) < len(row):
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
        and f.box.height < HEAD_LINES.tallest_head_em * _em_of(s)
    ]
    if len(held) < 0.6 * len(row):
        return None
    return min(b.top for b in held), max(b.bottom for b in held)


def _set_as(segment: Segment) -> tuple[object, ...]:
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


def _parted_heads(columns: Sequence[Sequence[Segment]]) -> list[HeadLine]:
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


def _is_known_head(head: HeadLine, vocabulary: Vocabulary, least: int) -> bool:
    """Whether a line is of headings: ``least`` of them known, fewer where they stand twice."""
    texts = [" ".join(s.line.text for s in column) for column in head.columns]
    known = sum(are_of_years(texts, vocabulary))
    for text in texts:
        scores = vocabulary.role_scores(text)
        known += bool(scores) and scores[0].score >= SHARED.known
        is_sentence = text.endswith(".") and " " in text  # "Num." is short for a heading
        if len(text) > HEAD_LINES.longest_heading or is_sentence:
            return False
    return known >= least and known >= 0.3 * len(head.columns)
