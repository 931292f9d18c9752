"""The signs of a line that was read, to words with the boxes of their ink."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jalon.extract.pdf.raster import Raster
from jalon.extract.scans.cuts import main_band
from jalon.extract.scans.found import Found
from jalon.extract.scans.settings import SETTINGS
from jalon.schemas.geometry import Box

LINE_WORDS = SETTINGS.line_words
SHARED = SETTINGS.shared


Booleans = npt.NDArray[np.bool_]

WIDE = ("\uff01", "\uff5e")  # wide forms of ASCII
OTHERS = {"。": "◦", "、": ",", "【": "[", "】": "]", "《": "«", "》": "»", "「": "[", "」": "]"}
FURTHER = frozenset("œŒŸ‐‑‒–—―‘’‚“”„†‡•‣…‰′″‹›€™−≈≠≤≥∆Ω√∞■□▪▫▲△►▶▷◆◇○●◦★☆☐☑☒✓✔✗✘➔➢➤→←↑↓⇒∙·×÷±")
BARS = frozenset("|¦ ")
DASHES = frozenset("-–—−")
STOPS = frozenset(".:;)")
RINGED = (("①", "⑳"), ("❶", "➓"), ("⓪", "⓿"))  # figures: "②" is a 2 in a ring


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign as read: its centre as a share of the line's width, its confidence 0 to 100."""

    text: str
    place: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Gap:
    """White between the ink of a line: first and last column plus one."""

    start: int
    end: int

    @property
    def width(self) -> int:
        """Columns."""
        return self.end - self.start


def is_of_latin_text(sign: str) -> bool:
    """Whether a sign may stand in French or English print, or stands for one that does."""
    if len(sign) != 1:
        return sign.isspace()
    return (
        sign in OTHERS
        or WIDE[0] <= sign <= WIDE[1]
        or _is_ringed(sign)
        or (" " <= sign <= "\xff")
        or sign in FURTHER
    )


def words_of_line(
    signs: Sequence[Sign], box: tuple[int, int, int, int], name: str, raster: Raster
) -> list[Found]:
    """The words of a line.

    Args:
        signs: What was read, spaces among it.
        box: Of the line, in pixels.
        name: Of the line.
        raster: The picture that it was read from.
    """
    left, top, right, bottom = (max(v, 0) for v in box)
    signs = _without_rules(signs)
    dark = raster.grey[top:bottom, left:right] < SHARED.ink
    if not dark.any() or not signs:
        return []
    wide, high = dark.shape[1], bottom - top
    first_row = max(top - LINE_WORDS.edge_px, 0)
    around = raster.grey[first_row : bottom + LINE_WORDS.edge_px, left:right] < SHARED.ink
    gaps = _gaps(np.asarray(dark.any(axis=0)))
    breaks = _breaks(signs, gaps, wide, high)
    out: list[Found] = []
    for first, last, x0, x1 in breaks:
        part = signs[first:last]
        text = "".join(_plain(s.text) for s in part).strip()
        if not text:
            continue
        if not out and text in DASHES and len(part) < len(signs):
            text = "–"  # which marks the items of a list, whichever dash was read
        ink = _ink(around[:, x0:x1], high)
        if ink is None:
            continue
        a, b, c, d = ink
        pixels = (left + x0 + a, first_row + b, left + x0 + c, first_row + d)
        sure = sum(s.confidence for s in part) / len(part)
        out.append(Found(text, Box(*(v / raster.scale for v in pixels)), (name,), sure))
    return out


def _without_rules(signs: Sequence[Sign]) -> Sequence[Sign]:
    """Signs without bars at the ends of a line, which are what a rule left there."""
    first, last = 0, len(signs)
    while first < last and signs[first].text in BARS:
        first += 1
    while last > first and signs[last - 1].text in BARS:
        last -= 1
    return signs[first:last]


def _breaks(
    signs: Sequence[Sign], gaps: Sequence[Gap], wide: int, high: int
) -> list[tuple[int, int, int, int]]:
    """First sign, last sign plus one, first column, last column plus one of every word."""
    out: list[tuple[int, int, int, int]] = []
    first, x0 = 0, 0
    for i, sign in enumerate(signs):
        if i == 0:
            continue
        a, b = signs[i - 1].place * wide, sign.place * wide
        if sign.text.isspace():
            before = a
            after = signs[i + 1].place * wide if i + 1 < len(signs) else float(wide)
            at = _gap_between(gaps, before, after, sign.place * wide, high)
            out.append((first, i, x0, round(at)))
            first, x0 = i + 1, round(at)
        elif not signs[i - 1].text.isspace():
            gap = max(
                (g for g in gaps if g.start >= a - 2 and g.end <= b + 2),
                key=lambda g: g.width,
                default=None,
            )
            if _is_ringed(signs[i - 1].text) or _is_ringed(sign.text):
                # a figure in a badge is a word of its own
                at = (gap.start + gap.end) / 2 if gap is not None else (a + b) / 2
                out.append((first, i, x0, round(at)))
                first, x0 = i, round(at)
                continue
            is_marked = i == 1 and signs[0].text in DASHES
            is_figure = is_marked or _meet_at_figure(signs[i - 1].text, sign.text)
            least = LINE_WORDS.figure_gap if is_figure else LINE_WORDS.wide_gap
            if gap is not None and gap.width > least * high:
                at = (gap.start + gap.end) / 2
                out.append((first, i, x0, round(at)))
                first, x0 = i, round(at)
    out.append((first, len(signs), x0, wide))
    whole = [(a, b, c, d) for a, b, c, d in out if b > a and d > c]
    return _without_ends(whole, signs, gaps, (wide, high))


def _without_ends(
    words: Sequence[tuple[int, int, int, int]],
    signs: Sequence[Sign],
    gaps: Sequence[Gap],
    size: tuple[int, int],
) -> list[tuple[int, int, int, int]]:
    """Words without ink before the first sign and after the last, such as a badge's."""
    out, (wide, high) = list(words), size
    if not out:
        return out
    first = next((s.place for s in signs if not s.text.isspace()), 0.0) * wide
    last = next((s.place for s in reversed(signs) if not s.text.isspace()), 1.0) * wide
    far = [g for g in gaps if g.width >= LINE_WORDS.unread_gap * high]
    starts = [g.end for g in far if g.end <= first - LINE_WORDS.unread_gap * high / 2]
    ends = [g.start for g in far if g.start >= last + 2 * LINE_WORDS.unread_gap * high]
    a, b, x0, x1 = out[0]
    out[0] = a, b, max([x0, *(x for x in starts if x < x1)]), x1
    a, b, x0, x1 = out[-1]
    out[-1] = a, b, x0, min([x1, *(x for x in ends if x > x0)])
    return out


def _is_ringed(sign: str) -> bool:
    """Whether a sign is a figure in a ring or a disc, which stands for a badge."""
    return any(first <= sign <= last for first, last in RINGED) and len(sign) == 1


def _plain(sign: str) -> str:
    """A sign as Latin script has it: networks know the wide forms of Chinese print as well."""
    if _is_ringed(sign):
        return str(round(unicodedata.numeric(sign)))
    if WIDE[0] <= sign <= WIDE[1]:
        return unicodedata.normalize("NFKC", sign)
    return OTHERS.get(sign, sign)


def _meet_at_figure(before: str, after: str) -> bool:
    """Whether one of two signs is a figure and the other a letter or what ends a number's code.

    In "1. 9" the gap tells a code and a figure from "1.9".
    """
    return (
        (before.isdigit() and after.isalpha())
        or (before.isalpha() and after.isdigit())
        or (before in STOPS and after.isdigit())
    )


def _gap_between(
    gaps: Sequence[Gap], before: float, after: float, place: float, high: int
) -> float:
    """The column of a space: in the widest gap between the signs on its two sides."""
    slack = LINE_WORDS.reach * high
    inside = [g for g in gaps if before - slack <= (g.start + g.end) / 2 <= after + slack]
    if not inside:
        return place
    best = max(inside, key=lambda g: g.width - 0.5 * abs((g.start + g.end) / 2 - place))
    return (best.start + best.end) / 2


def _gaps(ink: Booleans) -> list[Gap]:
    steps = np.diff(np.concatenate([[1], ink.astype(np.int8), [1]]))
    starts, ends = np.flatnonzero(steps == -1), np.flatnonzero(steps == 1)
    return [Gap(int(a), int(b)) for a, b in zip(starts, ends, strict=True)]


def _ink(dark: Booleans, high: int) -> tuple[int, int, int, int] | None:
    """Left, top, right, bottom of a word's ink, without what reaches in from other lines."""
    band = main_band(dark.sum(axis=1), LINE_WORDS.letter_share * high)
    if band is None:
        rows = np.flatnonzero(dark.any(axis=1))
        if not len(rows):
            return None
        band = int(rows[0]), int(rows[-1]) + 1
    columns = np.flatnonzero(dark[band[0] : band[1]].any(axis=0))
    return int(columns[0]), band[0], int(columns[-1]) + 1, band[1]
