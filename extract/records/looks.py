"""How words are set, and the shade that they stand on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from jalon.extract.records.settings import SETTINGS
from jalon.schemas.geometry import Box
from jalon.schemas.page import Fill, Page, Rule, Word
from jalon.schemas.units import Look

LOOKS = SETTINGS.looks

Floats = npt.NDArray[np.float64]

WHITE = 0xFFFFFF


def look_of(words: Sequence[Word], fill: int | None = None) -> Look:
    """The look of most of the characters of ``words`` (at least one)."""
    looks: dict[tuple[bool, bool, int | None, float], int] = {}
    for word in words:
        size = round(word.size_pt * 2) / 2
        look = (word.is_bold, word.is_italic, word.colour, size)
        looks[look] = looks.get(look, 0) + len(word.text)
    is_bold, is_italic, colour, size_pt = max(looks, key=looks.__getitem__)
    letters = letters_of(words)
    is_caps = len(letters) >= LOOKS.fewest_letters and letters.isupper()
    return Look(is_bold, is_italic, is_caps, colour, size_pt, fill)


def letters_of(words: Sequence[Word]) -> str:
    """The letters of words, and nothing else of them."""
    texts = [w.text for w in words]
    return "".join([t if t.isalpha() else "".join(filter(str.isalpha, t)) for t in texts])


def body_look(pages: Sequence[Page]) -> Look:
    """The look of most of the document's characters: its running text.

    Where titles and figures in bold are more than the text between them, it is still that text.
    """
    seen: Counter[tuple[bool, bool, int | None, float]] = Counter()
    for page in pages:
        for word in page.words:
            seen[word.is_bold, word.is_italic, word.colour, word.size_pt] += len(word.text)
    looks: Counter[Look] = Counter()
    for (is_bold, is_italic, colour, size_pt), count in seen.items():
        looks[Look(is_bold, is_italic, False, colour, round(size_pt * 2) / 2)] += count
    if not looks:
        return Look(False, False, False, 0, 10.0)
    ((first, most),) = looks.most_common(1)
    plain = [(n, look) for look, n in looks.items() if not (look.is_bold or look.is_italic)]
    count, other = max(plain, default=(0, first))
    return other if first.is_bold and count >= LOOKS.plain * most else first


class Shades:
    """The shades and frames of one page, smallest first, and which of them a word stands in."""

    def __init__(self, page: Page) -> None:
        room = page.width * page.height
        drawn = [*page.fills, *frames_of(page.rules)]
        shown = [f for f in drawn if _may_hold_text(f) and f.box.area < LOOKS.largest_share * room]
        self.fills: tuple[Fill, ...] = tuple(sorted(shown, key=lambda f: f.box.area))
        self._boxes = np.array([f.box for f in self.fills], dtype=float).reshape(-1, 4)

    def homes_of(self, words: Sequence[Word]) -> list[int | None]:
        """For each word the index of the smallest shade that its middle stands in, None for none.

        All shades are compared with many words at a time.
        """
        if not self.fills or not words:
            return [None] * len(words)
        sides = np.array([w.box for w in words], dtype=float)
        x, y = (sides[:, 0] + sides[:, 2]) / 2, (sides[:, 1] + sides[:, 3]) / 2
        step = max(LOOKS.most_compared // len(self.fills), 1)
        return [
            home
            for at in range(0, len(words), step)
            for home in self._homes(x[at : at + step, None], y[at : at + step, None])
        ]

    def _homes(self, x: Floats, y: Floats) -> list[int | None]:
        b = self._boxes
        inside = (b[:, 0] <= x) & (x <= b[:, 2]) & (b[:, 1] <= y) & (y <= b[:, 3])
        first = inside.argmax(axis=1)
        is_held = inside[np.arange(len(first)), first]
        found = zip(first.tolist(), is_held.tolist(), strict=True)
        return [index if is_in else None for index, is_in in found]

    def home_at(self, x: float, y: float) -> int | None:
        """Index of the smallest shade that holds a point, None for none."""
        if not self.fills:
            return None
        b = self._boxes
        inside = (b[:, 0] <= x) & (x <= b[:, 2]) & (b[:, 1] <= y) & (y <= b[:, 3])
        index = int(inside.argmax())
        return index if inside[index] else None

    def colour_of(self, home: int | None) -> int | None:
        """The colour of a shade, None on white paper."""
        return self.fills[home].colour if home is not None else None


def frames_of(rules: Sequence[Rule]) -> list[Fill]:
    """Boxes of four rules that end where they meet, as outlined fills."""
    level = [r for r in rules if r.is_horizontal]
    lefts = _Corners([(r.start, r.position) for r in level], level)
    upright = [r for r in rules if not r.is_horizontal]
    tops = _Corners([(r.position, r.start) for r in upright], upright)
    found = []
    for top in level:
        left = tops.near(top.start, top.position)
        right = tops.near(top.end, top.position) if left else []
        for a in left:
            b = next(
                (r for r in right if r is not a and abs(r.end - a.end) <= LOOKS.corner_pt), None
            )
            if b is not None and any(
                abs(r.end - top.end) <= LOOKS.corner_pt for r in lefts.near(a.position, a.end)
            ):
                box = Box(a.position, top.position, b.position, a.end)
                found.append(Fill(box, None, stroke=top.colour or 0))
    return found


class _Corners:
    """Rules by the place of one of their ends: a page may have thousands of them."""

    def __init__(self, places: Sequence[tuple[float, float]], rules: Sequence[Rule]) -> None:
        self._cells: dict[tuple[int, int], list[tuple[int, float, float, Rule]]] = defaultdict(list)
        for order, ((x, y), rule) in enumerate(zip(places, rules, strict=True)):
            self._cells[_cell(x), _cell(y)].append((order, x, y, rule))

    def near(self, x: float, y: float) -> list[Rule]:
        """The rules that end there, in their order."""
        column, row = _cell(x), _cell(y)
        cells = ((column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
        found = [
            (order, rule)
            for cell in cells
            for order, at_x, at_y, rule in self._cells.get(cell, ())
            if abs(at_x - x) <= LOOKS.corner_pt and abs(at_y - y) <= LOOKS.corner_pt
        ]
        found.sort(key=itemgetter(0))
        return [rule for _, rule in found]


def _cell(value: float) -> int:
    return int(value // LOOKS.corner_pt)


def _may_hold_text(fill: Fill) -> bool:
    large = fill.box.width >= LOOKS.least_width_pt and fill.box.height >= LOOKS.least_height_pt
    seen = fill.colour not in {None, WHITE} or fill.stroke is not None
    return large and seen and not fill.is_ellipse
