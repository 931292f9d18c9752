"""Words with a line drawn through them: taken back by whoever wrote them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from jalon.extract.pdf.settings import SETTINGS
from jalon.schemas.geometry import Box
from jalon.schemas.page import Rule, Word

STRUCK = SETTINGS.struck


def struck_words(
    words: Sequence[Word], rules: Sequence[Rule]
) -> tuple[frozenset[int], frozenset[int]]:
    """Orders of the words that lines run through, and ranks of these lines among the rules.

    A line strikes words out where it runs through the middle of their letters and reaches no
    further than they do. A rule of a table that runs through badly set text goes on beyond it,
    an underline runs below.
    """
    ranks = [
        i
        for i, rule in enumerate(rules)
        if rule.is_horizontal and rule.box.height <= STRUCK.thickest_pt
    ]
    upright = [w for w in words if w.angle_deg == 0 and _has_measure(w)]
    if not ranks or not upright or len(ranks) > STRUCK.most_lines:
        return frozenset(), frozenset()
    lines = np.array([(r.box.x0, r.box.x1, r.box.y_mid) for r in (rules[i] for i in ranks)])
    x0, x1, y = (side[:, None] for side in lines.T)
    left, right, base, size = np.array(
        [(w.box.x0, w.box.x1, w.baseline, w.size_pt) for w in upright]
    ).T
    above = (base - y) / np.maximum(size, 1.0)
    common = np.minimum(x1, right) - np.maximum(x0, left)
    crossed = (above >= STRUCK.lowest) & (above <= STRUCK.highest) & (common > 0)
    first = np.where(crossed, left, np.inf).min(axis=1, keepdims=True)
    last = np.where(crossed, right, -np.inf).max(axis=1, keepdims=True)
    slack = STRUCK.beyond * np.where(crossed, size, 0.0).max(axis=1, keepdims=True)
    inked = np.where(crossed, common, 0.0).sum(axis=1, keepdims=True)
    is_strike = (
        (x0 >= first - slack) & (x1 <= last + slack) & (inked >= STRUCK.least_inked * (x1 - x0))
    )
    is_strike[is_strike] = [
        not _is_edge(rules[ranks[i]].box, rules) for i in np.flatnonzero(is_strike).tolist()
    ]
    struck = crossed & is_strike & (common >= STRUCK.least_share * (right - left))
    orders = (upright[j].order for j in np.flatnonzero(struck.any(axis=0)).tolist())
    return frozenset(orders), frozenset(ranks[i] for i in np.flatnonzero(struck.any(axis=1)))


def _is_edge(line: Box, rules: Sequence[Rule]) -> bool:
    """Whether a line ends at an upright rule: the edge of a cell."""
    near = STRUCK.touch_pt
    return any(
        wall.box.top - near <= line.y_mid <= wall.box.bottom + near
        and min(abs(line.x0 - wall.box.x_mid), abs(line.x1 - wall.box.x_mid)) <= near
        for wall in rules
        if not wall.is_horizontal
    )


def _has_measure(word: Word) -> bool:
    """Whether a word's height can be believed: some fonts claim several lines for each letter."""
    has_letters = any(c.isalnum() for c in word.text)
    return has_letters and word.box.width >= STRUCK.narrowest * word.size_pt * len(word.text)
