"""Letters that an upright rule parts: the end of one cell's text and the start of the next's."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from jalon.extract.pdf import native
from jalon.extract.pdf.glyphs import Booleans, Glyphs, Integers
from jalon.extract.pdf.settings import SETTINGS
from jalon.schemas.page import Rule

RULE_CUTS = SETTINGS.rule_cuts


def cut_by_rules(glyphs: Glyphs, visible: Integers, rules: Sequence[Rule]) -> Booleans:
    """For each visible letter but the last, whether a rule parts it from the next.

    An upright rule stands between the two, and they were drawn apart: a word that only runs over
    the edge of its cell stays whole.

    Args:
        glyphs: The page's characters.
        visible: Which of them are drawn.
        rules: The page's rules.
    """
    boxes, angles = glyphs.boxes[visible], glyphs.angles[visible]
    cuts = np.zeros(max(len(boxes) - 1, 0), dtype=bool)
    bars = sorted((r.position, r.start, r.end) for r in rules if not r.is_horizontal)
    if not bars or len(boxes) < 2:
        return cuts
    xs = np.array([b[0] for b in bars])
    a, b = boxes[:-1], boxes[1:]
    height = np.minimum(a[:, 3] - a[:, 1], b[:, 3] - b[:, 1])
    near = RULE_CUTS.near_em * np.maximum(height, 1.0)
    low, high = a[:, 0] + near, b[:, 0] + near  # the next cell's text begins at the rule
    level = (angles[:-1] == 0) & (angles[1:] == 0) & (np.abs(a[:, 3] - b[:, 3]) < 0.5 * height)
    first, last = np.searchsorted(xs, low), np.searchsorted(xs, high, side="right")
    for i in np.flatnonzero(level & (last > first)).tolist():
        y = (a[i, 1] + a[i, 3]) / 2
        cuts[i] = any(
            top <= y <= end and end - top >= RULE_CUTS.taller * height[i]
            for _, top, end in bars[first[i] : last[i]]
        ) and _are_drawn_apart(glyphs.textpage, int(visible[i]), int(visible[i + 1]))
    return cuts


def _are_drawn_apart(textpage: int, a: int, b: int) -> bool:
    """Whether two characters belong to different objects of the page."""
    return bool(native.char_object(textpage, a) != native.char_object(textpage, b))
