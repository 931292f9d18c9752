"""Whether a row's boxes hold the words that it claims, and none that nobody claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jalon.schemas.geometry import Box
from jalon.schemas.page import Page
from jalon.schemas.raw import Passage, RawTarget, boxes_of

APART = ("period", "notes")
UNKNOWN: Final = float("nan")

Facts = dict[str, float]
Mask = NDArray[np.bool_]


class PageWords:
    """The words of a page as arrays, asked what lies in a box."""

    def __init__(self, page: Page) -> None:
        boxes = [w.box for w in page.words]
        self.x = np.array([b.x_mid for b in boxes], dtype=float)
        self.y = np.array([b.y_mid for b in boxes], dtype=float)
        self.chars = np.array([_bare(w.text) for w in page.words], dtype=float)
        self.sureness = page.confidence

    def inside(self, box: Box) -> Mask:
        """Which words have their middle in ``box``."""
        found: Mask = (
            (self.x >= box.x0) & (self.x <= box.x1) & (self.y >= box.top) & (self.y <= box.bottom)
        )
        return found

    def purity(self, passage: Passage) -> float:
        """The share of the characters in the passage's box that are its own; 1 at most."""
        held = float(self.chars[self.inside(passage.box)].sum())
        if not held or passage.parts:
            return UNKNOWN
        return min(_bare(passage.text) / held, 1.5)

    def facts_of(self, row: RawTarget) -> Facts:
        """How pure the row's fields are, and what is left over around them."""
        facts: Facts = {"page_sureness": self.sureness}
        for name in ("action", "indicator", "target", "theme", "objective", "due"):
            passage = getattr(row, name)
            on_page = passage is not None and passage.page == row.page
            facts[f"{name}_purity"] = self.purity(passage) if on_page else UNKNOWN
        spots = [s for s in boxes_of(row) if s.page == row.page and s.field not in APART]
        own = [s.box for s in spots if not s.is_inherited]
        if not own:
            return facts
        claimed = self._any([s.box for s in spots])
        band = Box(
            min(b.x0 for b in own),
            min(b.top for b in own),
            max(b.x1 for b in own),
            max(b.bottom for b in own),
        )
        around = self.inside(band)
        total = float(self.chars[around].sum())
        free = float(self.chars[around & ~claimed].sum())
        facts["leftover"] = free / total if total else 0.0
        facts["leftover_chars"] = min(free, 400.0)
        facts["row_height"] = min(band.height, 400.0)
        return facts

    def _any(self, boxes: Sequence[Box]) -> Mask:
        found: Mask = np.zeros(len(self.x), dtype=bool)
        for box in boxes:
            found |= self.inside(box)
        return found


def _bare(text: str) -> int:
    return sum(not c.isspace() for c in text)
