"""Segments that run on from line to line, as paragraphs: a label may stand anywhere in one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from jalon.extract.records.enumerated import is_next_item, marker_of, text_x0
from jalon.extract.records.looks import Shades, letters_of, look_of
from jalon.extract.records.segments import Segment
from jalon.extract.records.settings import SETTINGS
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Page, Word
from jalon.schemas.region import Line
from jalon.schemas.units import Look

PARAGRAPHS = SETTINGS.paragraphs
SHARED = SETTINGS.shared

ENDS = (".", ";", ":", "!", "?")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that run on, with the look of most of their words and the shade behind them."""

    lines: tuple[Line, ...]
    page: int
    look: Look
    home: int | None

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of all lines, in order."""
        return tuple(w for line in self.lines for w in line.words)

    @property
    def box(self) -> Box:
        """Around its lines."""
        return union(line.box for line in self.lines)

    @property
    def is_uniform(self) -> bool:
        """Whether all of it is set alike."""
        return len({set_like(w) for line in self.lines for w in line.words}) == 1


def set_like(word: Word) -> tuple[bool, bool, int | None]:
    """How a word is set, as far as runs within a line are told apart by it; sizes jitter."""
    return word.is_bold, word.is_italic, word.colour


def paragraphs_of(segments: Sequence[Segment], page: Page, shades: Shades) -> list[Paragraph]:
    """The paragraphs of one page, each where its first line stands.

    Args:
        segments: The page's segments, top to bottom.
        page: The page, for the rules on it.
        shades: The page's shades.
    """
    rights = _rights(segments, page, shades)
    open_: list[list[int]] = []
    for i in range(len(segments)):
        home = _home(open_, i, segments, rights, page)
        if home is None:
            open_.append([i])
        else:
            home.append(i)
    in_home = Counter(segments[held[0]].home for held in open_)
    crowded = {home for home, count in in_home.items() if count > PARAGRAPHS.band_paragraphs}
    return [_paragraph([segments[i] for i in held], page.number, crowded) for held in open_]


def _paragraph(held: Sequence[Segment], page: int, crowded: Collection[int | None]) -> Paragraph:
    fill = held[0].look.fill if held[0].home not in crowded else None
    look = look_of([w for s in held for w in s.line.words], fill)
    return Paragraph(tuple(s.line for s in held), page, look, held[0].home)


def _home(
    open_: Sequence[list[int]],
    index: int,
    segments: Sequence[Segment],
    rights: Sequence[tuple[float, float]],
    page: Page,
) -> list[int] | None:
    """The paragraph whose last line the segment at ``index`` goes on from."""
    below = segments[index]
    for held in reversed(open_):
        above = segments[held[-1]]
        gap = below.line.baseline - above.line.baseline
        if gap > 4 * PARAGRAPHS.leading_em * max(below.line.size_pt, 1.0):
            break
        overlap = min(above.box.x1, below.box.x1) - max(above.box.x0, below.box.x0)
        if gap <= 0 or overlap <= 0 or above.home != below.home:
            continue
        runs_on = _runs_on([segments[i] for i in held], below, rights[held[-1]])
        runs_on = runs_on and not _are_labels(above, below, segments)
        return held if runs_on and not _is_ruled_off(above, below, page) else None
    return None


def _runs_on(  # noqa: PLR0911 - one sign after the other
    held: Sequence[Segment], below: Segment, right: tuple[float, float]
) -> bool:
    """Whether a line goes on from those above: they are full, or it begins in lower case."""
    above = held[-1]
    em = max(below.line.size_pt, 1.0)
    gap = below.line.baseline - above.line.baseline
    if (
        below.line.bullet
        or gap > PARAGRAPHS.leading_em * em
        or is_next_item(held[0].line, below.line)
    ):
        return False
    if not _is_one_size(above, below) or not _is_aligned(held, below, em):
        return False
    if _is_flush_right(above, below):
        return False
    words = [w for s in held for w in s.line.words]
    first, last = below.line.words[0], words[-1]
    is_uniform = len({set_like(w) for w in words}) == 1
    if is_uniform and set_like(first) != set_like(last):
        return False
    if held[0].line.bullet and _is_title_below(held[0], below):
        return False
    if _is_caps(words) and not _is_caps(below.line.words):
        return False
    starts_low = first.text[:1].islower() and not above.line.text.endswith(ENDS)
    if above.line.text.endswith(":") and len(above.line.words) <= 8 and not starts_low:
        return False
    end = above.box.x1 + PARAGRAPHS.space_em * em + first.box.width
    return end > right[0] - PARAGRAPHS.slack_em * em or end > right[1] or starts_low


def _is_title_below(item: Segment, below: Segment) -> bool:
    """Whether a line under an item is no part of it: left of its text, bold unlike its start."""
    is_bold = all(w.is_bold for w in below.line.words) and not item.line.words[0].is_bold
    is_left = below.box.x0 < item.line.words[0].box.x0 - PARAGRAPHS.flush_pt
    return is_bold and is_left and below.line.text[:1].isupper()


def _are_labels(above: Segment, below: Segment, segments: Sequence[Segment]) -> bool:
    """Whether two lines are labels of two rows, or the values beside such labels.

    Labels stand at one edge, set more strongly than their values; the lower one begins anew.
    """
    for is_label in (True, False):
        first = _beside(above, segments, is_label=is_label)
        second = first and _beside(below, segments, is_label=is_label)
        if first is None or second is None:
            continue
        labels, values = ((above, below), (first, second))[:: 1 if is_label else -1]
        aligned = abs(first.box.x0 - second.box.x0) <= PARAGRAPHS.flush_pt
        if aligned and _is_column(labels, values):
            return True
    return False


def _is_column(labels: tuple[Segment, Segment], values: tuple[Segment, Segment]) -> bool:
    """Whether two lines are short labels, set alike and otherwise than what stands beside them."""
    if labels[1].line.text[:1].islower():
        return False
    if all(s.look.is_bold for s in labels) and not any(s.look.is_bold for s in values):
        return True
    looks = [{s.look.kind for s in both} for both in (labels, values)]
    is_short = all(len(s.line.words) <= PARAGRAPHS.label_words for s in labels)
    return is_short and all(len(kinds) == 1 for kinds in looks) and looks[0] != looks[1]


def _beside(segment: Segment, segments: Sequence[Segment], *, is_label: bool) -> Segment | None:
    """The nearest segment on the same line: right of a label, left of a value."""
    level = [
        s
        for s in segments
        if s is not segment and abs(s.line.baseline - segment.line.baseline) <= PARAGRAPHS.flush_pt
    ]
    if is_label:
        return min(
            (s for s in level if s.box.x0 > segment.box.x1), key=lambda s: s.box.x0, default=None
        )
    return max(
        (s for s in level if s.box.x1 < segment.box.x0), key=lambda s: s.box.x1, default=None
    )


def _is_caps(words: Sequence[Word]) -> bool:
    letters = letters_of(words)
    return len(letters) > 2 and letters.isupper()


def _is_one_size(above: Segment, below: Segment) -> bool:
    """Whether some word of both lines has one size: labels may be set larger than their values."""
    upper = {w.size_pt for w in above.line.words}
    lower = {w.size_pt for w in below.line.words}
    if not upper.isdisjoint(lower):
        return True
    return any(abs(a - b) <= PARAGRAPHS.same_size * b for a in upper for b in lower)


def _is_flush_right(above: Segment, below: Segment) -> bool:
    """Two texts that end but do not begin together, or two bare numbers."""
    if above.line.text.isdigit() and below.line.text.isdigit():
        return True
    ends = abs(above.box.x1 - below.box.x1) <= PARAGRAPHS.flush_pt
    begins_item = above.line.bullet or marker_of(above.line) is not None
    return ends and abs(above.box.x0 - below.box.x0) > PARAGRAPHS.flush_pt and not begins_item


def _is_aligned(held: Sequence[Segment], below: Segment, em: float) -> bool:
    above = held[-1]
    shift = below.box.x0 - above.box.x0
    if abs(shift) <= PARAGRAPHS.aligned_em * em:
        return True
    if (
        len(held) == 1
        and above.line.bullet
        and -PARAGRAPHS.hanging_em * em <= shift <= PARAGRAPHS.aligned_em * em
    ):
        return True
    text = text_x0(above.line) if len(held) == 1 else None
    if text is not None and abs(below.box.x0 - text) <= PARAGRAPHS.aligned_em * em:
        return True
    return abs(above.box.x_mid - below.box.x_mid) <= 0.3 * em


def _is_ruled_off(above: Segment, below: Segment, page: Page) -> bool:
    """Whether a rule runs between two lines."""
    middle = (above.box.x0 + min(above.box.x1, below.box.x1)) / 2
    return any(
        r.is_horizontal
        and above.line.baseline - 1 < r.position < below.line.baseline - 0.3 * below.line.size_pt
        and r.box.x0 <= middle <= r.box.x1
        for r in page.rules
    )


def _rights(segments: Sequence[Segment], page: Page, shades: Shades) -> list[tuple[float, float]]:
    """For each segment where its column ends on the right: by what bounds it, by its own lines."""
    edge = max((s.box.x1 for s in segments), default=0.0)
    uprights = [r for r in page.rules if not r.is_horizontal]
    columns: dict[tuple[int | None, int], list[float]] = defaultdict(list)
    for s in segments:
        columns[s.home, round(s.box.x0 / SHARED.aligned_pt)].append(s.box.x1)
    lefts = np.array([s.box.x0 for s in segments], dtype=float)
    baselines = np.array([s.line.baseline for s in segments], dtype=float)
    upright = [(r.position, r.box.top, r.box.bottom) for r in uprights]
    found = []
    for s in segments:
        right = edge
        if s.home is not None:
            box = shades.fills[s.home].box
            right = min(right, box.x1 - min(max(s.box.x0 - box.x0, 0.0), 12.0))
        level = lefts[np.abs(baselines - s.line.baseline) < PARAGRAPHS.neighbour_pt]
        nearest = float(level[level > s.box.x1].min(initial=np.inf))
        beside = nearest - PARAGRAPHS.slack_em * s.line.size_pt
        ruled = [
            x - 2 for x, first, last in upright if x > s.box.x1 and first < s.line.baseline < last
        ]
        own = columns[s.home, round(s.box.x0 / SHARED.aligned_pt)]
        found.append((min([right, beside, *ruled]), _ragged_edge(own, s)))
    return found


def _ragged_edge(ends: Sequence[float], segment: Segment) -> float:
    """Where the longest lines of a column of running text end, infinity where it is none."""
    most = max(ends)
    near = sum(x > most - PARAGRAPHS.near_end_em * segment.line.size_pt for x in ends)
    is_wide = most - segment.box.x0 >= PARAGRAPHS.wide_em * segment.line.size_pt
    return most if near >= PARAGRAPHS.long_lines and is_wide else float("inf")


def starts_of(paragraph: Paragraph) -> frozenset[int]:
    """The indices of the words that begin a line."""
    found, at = set(), 0
    for line in paragraph.lines:
        found.add(at)
        at += len(line.words)
    return frozenset(found)
