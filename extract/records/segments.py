"""The lines of a page outside its grids, cut wherever a column, a shade or a leader parts them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from jalon.extract.records.enumerated import is_letter
from jalon.extract.records.looks import Shades, look_of
from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.lines import BULLETS, dots_in, lines_of
from jalon.extract.text.marks import is_years
from jalon.extract.text.settings import SETTINGS as TEXT
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Fill, Page, Rule, Word
from jalon.schemas.region import Line
from jalon.schemas.units import Look

SEGMENTS = SETTINGS.segments
LINES = TEXT.lines

CODE = re.compile(r"\(?(?:[A-Z]{0,3}[.-]?\d{1,2}(?:[.-]\d{1,2}){0,3}|[A-Z]|[IVX]{1,4})[.):°]{0,2}")
JOINERS = frozenset("→–—-=:")
DOTS = frozenset((".", "\u00b7", "\u2026", "_"))
LEADER = re.compile(r"(?:[.\u00b7_]{4,}|\u2026{2,})")


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
    words = [part for w in without_dots(words)[0] for part in _without_leader(w)]
    found: list[Segment] = []
    homes: dict[int | None, list[Word]] = {}
    for word, home in zip(words, shades.homes_of(words), strict=True):
        homes.setdefault(home, []).append(word)
    uprights = [r for r in page.rules if not r.is_horizontal]
    dots = dots_in(page.fills)
    for home, held in homes.items():
        fill = shades.colour_of(home)
        for line in lines_of(held, dots):
            found += [
                Segment(part, page.number, look_of(part.words, fill), home)
                for part in _cut(line, uprights, dots)
            ]
    found.sort(key=lambda s: (round(s.line.baseline, 1), s.box.x0))
    return _with_codes(_with_joiners(found, words))


def without_dots(words: Sequence[Word]) -> tuple[list[Word], list[Box]]:
    """The words that are no dots of a leader set one by one (". . . ."), and where those lead.

    Args:
        words: The words of a page.
    """
    rows: dict[int, list[int]] = {}
    for i, w in enumerate(words):
        if w.text in DOTS:
            rows.setdefault(round(w.baseline), []).append(i)
    dots: set[int] = set()
    leaders: list[Box] = []
    for held in rows.values():
        held.sort(key=lambda i: words[i].box.x0)
        runs = [[held[0]]]
        for before, i in pairwise(held):
            gap = words[i].box.x0 - words[before].box.x1
            if gap <= SEGMENTS.dot_gap_em * max(words[i].size_pt, 1.0):
                runs[-1].append(i)
            else:
                runs.append([i])
        for run in runs:
            if len(run) >= SEGMENTS.fewest_dots:
                dots.update(run)
                leaders.append(union(words[i].box for i in run))
    return [w for i, w in enumerate(words) if i not in dots], leaders


def _without_leader(word: Word) -> list[Word]:
    """What stands before and after the dots that lead from one to the other."""
    match = LEADER.search(word.text)
    if match is None:
        return [word]
    box, share = word.box, 1 / len(word.text)
    parts = []
    if match.start() > 0:
        x1 = box.x0 + box.width * match.start() * share
        parts.append(replace(word, text=word.text[: match.start()], box=box._replace(x1=x1)))
    if match.end() < len(word.text):
        x0 = box.x0 + box.width * match.end() * share
        parts.append(replace(word, text=word.text[match.end() :], box=box._replace(x0=x0)))
    return parts


def _cut(line: Line, uprights: Sequence[Rule], fills: Sequence[Fill]) -> list[Line]:
    """The line, or its parts where upright rules or gaps wider than its spaces part it."""
    if len(line.words) < 2:
        return [line]
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(line.words)]
    wide = _wide(gaps, line.size_pt, is_justified=not _is_repeated(line.words))
    near = [
        r.position
        for r in uprights
        if r.box.top < line.baseline < r.box.bottom + 1 and line.box.x0 < r.position < line.box.x1
    ]
    starts = [0]
    for i, (a, b) in enumerate(pairwise(line.words), 1):
        gap = b.box.x0 - a.box.x1
        begins = i == 1 and (a.text in BULLETS or is_letter(a.text))
        if (begins or (starts[-1] == i - 1 and a.text in BULLETS)) and (
            gap <= LINES.bullet_reach_em * line.size_pt
        ):
            continue
        if gap > wide or any(a.box.x1 - 1 <= x <= b.box.x0 + 1 for x in near):
            starts.append(i)
    if len(starts) == 1:
        return [line]
    ends = [*starts[1:], len(line.words)]
    parts = [p for a, b in zip(starts, ends, strict=True) for p in lines_of(line.words[a:b], fills)]
    if parts and line.bullet and not parts[0].bullet:
        parts[0] = replace(parts[0], bullet=line.bullet)
    return parts


def _is_repeated(words: Sequence[Word]) -> bool:
    """Whether a line is one word again and again, or years: each heads a column of its own."""
    return len({w.text for w in words}) == 1 or all(is_years(w.text) for w in words)


def _wide(gaps: Sequence[float], size_pt: float, *, is_justified: bool) -> float:
    """The gap from which two words are in two columns; a justified line is stretched evenly."""
    ordered = sorted(gaps)
    # the narrow gaps are spaces: in a line of headings they are the fewer
    usual = min(ordered[len(ordered) // 4], SEGMENTS.most_space_em * size_pt) if ordered else 0.0
    if (
        is_justified
        and len(ordered) > 1
        and ordered[0] > SEGMENTS.even * ordered[-1]
        and ordered[-1] < SEGMENTS.most_even_em * size_pt
    ):
        return float("inf")
    return max(SEGMENTS.wide_em * size_pt, 2.6 * usual)


def _with_joiners(segments: Sequence[Segment], words: Sequence[Word]) -> list[Segment]:
    """A sign that goes on from the line above ("Ateliers / → 12") is text and no bullet."""
    signs = [w for w in words if w.text in JOINERS]
    inner = {w.text for s in segments for w in s.line.words[1:-1] if w.text in JOINERS}
    found = []
    for s in segments:
        sign = _sign_before(s, signs) if s.line.bullet in inner else None
        if sign is not None and any(_is_flush_above(a, sign, s) for a in segments):
            held = (sign, *s.line.words)
            box = union(w.box for w in held)
            line = replace(
                s.line, words=held, box=box, bullet="", text=f"{sign.text} {s.line.text}"
            )
            found.append(replace(s, line=line))
            continue
        found.append(s)
    return found


def _sign_before(segment: Segment, signs: Sequence[Word]) -> Word | None:
    for w in signs:
        level = abs(w.baseline - segment.line.baseline) <= 1.5
        if (
            level
            and w.text == segment.line.bullet
            and 0 <= segment.box.x0 - w.box.x1 <= SEGMENTS.sign_pt
        ):
            return w
    return None


def _is_flush_above(above: Segment, sign: Word, below: Segment) -> bool:
    """Whether a line's text stands right above a sign: one that begins an item is set off."""
    gap = below.line.baseline - above.line.baseline
    near = 0 < gap <= SEGMENTS.join_em * max(below.line.size_pt, 1.0) and above.home == below.home
    return near and abs(above.box.x0 - sign.box.x0) <= 1.0 and above.line.text[:1] != sign.text


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
            and 0 < s.box.x0 - before.box.x1 < SEGMENTS.code_gap_em * s.line.size_pt
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
