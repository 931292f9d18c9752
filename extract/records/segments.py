"""The lines of a page outside its grids, cut wherever a column, a shade or a leader parts them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from jalon.extract.records.looks import Shades, look_of
from jalon.extract.text.lines import lines_of
from jalon.schemas.geometry import Box
from jalon.schemas.page import Page, Rule, Word
from jalon.schemas.region import Line
from jalon.schemas.units import Look

COLUMN_GAP_EM = 1.3  # a gap wider than this parts two segments on one baseline
WIDE_EM = 0.8  # or than this and more than twice the line's own spaces
CODE_GAP_EM = 4.0
CODE = re.compile(r"\(?(?:[A-Z]{0,3}[.-]?\d{1,2}(?:[.-]\d{1,2}){0,3}|[A-Z]|[IVX]{1,4})[.):°]{0,2}")
LEADER = re.compile(r"[.\u00b7\u2022\u2026_\u2024\u2025-]{3,}|[.\u2026]{2,}")
TRAILING_WIDE_EM = 0.8  # or than this and more than twice the line's own spaces
CODE_GAP_EM = 4.0
CODE = re.compile(r"\(?(?:[A-Z]{0,3}[.-]?\d{1,2}(?:[.-]\d{1,2}){0,3}|[A-Z]|[IVX]{1,4})[.):°]{0,2}")
LEADER = re.compile(r"(?<=\S)\s?(?:[.\u00b7_]{4,}|\u2026{2,})$")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words on one baseline that belong together, with their look and the shade behind them.

    ``home`` is the index of that shade on the page, None on bare paper.
    """

    line: Line
    page: int
    look: Look
    home: int | None

    @property
    def box(self) -> Box:
        """The line's box."""
        return self.line.box


def segments_of(page: Page, taken: Sequence[Box], shades: Shades) -> list[Segment]:
    """The segments of ``page`` outside the boxes ``taken``, top to bottom, left to right."""
    words = [
        w
        for w in page.words
        if w.angle_deg == 0 and not any(b.contains_point(w.box.x_mid, w.box.y_mid) for b in taken)
    ]
    words = [w for w in words if not LEADER.fullmatch(w.text)]
    found: list[Segment] = []
    homes: dict[int | None, list[Word]] = {}
    for word in words:
        homes.setdefault(shades.home_of(word), []).append(word)
    uprights = [r for r in page.rules if not r.is_horizontal]
    for home, held in homes.items():
        fill = shades.colour_of(home)
        for line in lines_of(held, page.fills, column_gap_em=COLUMN_GAP_EM):
            for part in _cut(line, uprights):
                found.append(Segment(part, page.number, look_of(part.words, fill), home))
    found.sort(key=lambda s: (round(s.line.baseline, 1), s.box.x0))
    return _with_codes(found)


def _cut(line: Line, uprights: Sequence[Rule]) -> list[Line]:
    """The line, or its parts where upright rules or gaps wider than its spaces part it."""
    if len(line.words) < 2:
        return [line]
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(line.words)]
    usual = sorted(gaps)[len(gaps) // 2] if len(gaps) > 2 else 0.3 * line.size_pt
    wide = max(WIDE_EM * line.size_pt, 2.6 * usual)
    near = [
        r.position
        for r in uprights
        if r.box.top < line.baseline < r.box.bottom + 1 and line.box.x0 < r.position < line.box.x1
    ]
    starts = [0]
    for i, (a, b) in enumerate(pairwise(line.words), 1):
        if b.box.x0 - a.box.x1 > wide or any(a.box.x1 - 1 <= x <= b.box.x0 + 1 for x in near):
            starts.append(i)
    if len(starts) == 1:
        return [line]
    ends = [*starts[1:], len(line.words)]
    parts = [p for a, b in zip(starts, ends, strict=True) for p in lines_of(line.words[a:b])]
    if parts and line.bullet and not parts[0].bullet:
        parts[0] = replace(parts[0], bullet=line.bullet)
    return parts


def _with_codes(segments: Sequence[Segment]) -> list[Segment]:
    """A number that stands before its text on one line is one segment with it."""
    found: list[Segment] = []
    for s in segments:
        before = found[-1] if found else None
        if (
            before is not None
            and CODE.fullmatch(before.line.text)
            and before.home == s.home
            and abs(before.line.baseline - s.line.baseline) < 1
            and 0 < s.box.x0 - before.box.x1 < CODE_GAP_EM * s.line.size_pt
            and before.look.kind[:2] == s.look.kind[:2]
            and not CODE.fullmatch(s.line.text)
        ):
            words = (*before.line.words, *s.line.words)
            joined = lines_of(words)
            if len(joined) == 1:
                found[-1] = replace(s, line=joined[0], look=look_of(words, s.look.fill))
                continue
        found.append(s)
    return found
