"""The lines of a page outside its grids, cut wherever a column, a shade or a leader parts them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jalon.extract.records.looks import Shades, look_of
from jalon.extract.text.lines import lines_of
from jalon.schemas.geometry import Box
from jalon.schemas.page import Page, Word
from jalon.schemas.region import Line
from jalon.schemas.units import Look

COLUMN_GAP_EM = 1.3  # a gap wider than this parts two segments on one baseline
LEADER = re.compile(r"[.\u00b7\u2022\u2026_\u2024\u2025-]{3,}|[.\u2026]{2,}")
TRAILING_LEADER = re.compile(r"(?<=\S)\s?(?:[.\u00b7_]{4,}|\u2026{2,})$")


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
    for home, held in homes.items():
        fill = shades.colour_of(home)
        for line in lines_of(held, page.fills, column_gap_em=COLUMN_GAP_EM):
            found.append(Segment(line, page.number, look_of(line.words, fill), home))
    return sorted(found, key=lambda s: (round(s.line.baseline, 1), s.box.x0))
