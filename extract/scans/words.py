"""Words found in a picture to words of a page: level lines, type sizes, bold, light on dark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np
import numpy.typing as npt

from jalon.extract.pdf.raster import Mask, Raster
from jalon.extract.scans.found import Found
from jalon.extract.scans.shades import is_on_dark
from jalon.schemas.geometry import Box
from jalon.schemas.page import Fill, Word

MARKS = frozenset("0123456789*")
HALF_GREY = 128
RAISED = 0.28  # of a word's height: a sign that begins so far up is a footnote mark

CAPITAL_EM, SMALL_EM = 0.7, 0.48  # heights of common faces
ASCENT_EM, DESCENT_EM = 0.9, 0.25  # of a word's box
DESCENDERS = frozenset("gjpqyçQ,;()[]{}|/@µ")
ASCENDERS = frozenset("bdfhkltiéèêëàâîïôûùç()[]{}|/%&$?!0123456789ÉÈÊÀÂÎÔÛÇ")
LOW_SIGNS = frozenset(".,;:-–—_•·…'’\"«»=+~*")  # their ink says nothing of the type size

SAME_SIZE = 0.06  # of a size: what is nearer is set in it
SAME_SIZE_PX = 2.0  # of a type size: what the pixels of a letter leave open
PAPER = 250
LIGHTER_SHARE = 0.25  # of a page's text is lighter than what is told from bold
BOLDER = 1.18  # of the ink of the lighter text
TWO_PARTS = 1.2  # of the ink of the lighter part of a line
COLOURED = 0.8  # of the usual contrast: letters in a colour
TALL_INK, STEM_INK = 1.12, 1.06  # of the ink of small letters without stems
FEWEST_SIGNS = 3  # of a word, for its ink to be measured
WHITE, BOLD, REGULAR = 0xFFFFFF, 700, 400


@dataclass(slots=True)
class _Line:
    """Words of one line, its type size and its baseline in points."""

    found: list[Found]
    em: float
    level: float


def words_of(found: Sequence[Found], raster: Raster, shades: Sequence[Fill]) -> tuple[Word, ...]:
    """The words of a page, in the order found.

    Args:
        found: Line by line.
        raster: The picture they were found in, letters dark on white.
        shades: Of the page: words on dark ones are white.
    """
    parts = [part for f in found for part in part_raised(f, raster)]
    lines: dict[tuple[str, ...], list[Found]] = defaultdict(list)
    for one in parts:
        lines[one.line].append(one)
    level = [_levelled(line) for line in lines.values()]
    _share_sizes(level, SAME_SIZE_PX / raster.scale)
    bold = _bold(level, raster)
    out: list[Word] = []
    for line in level:
        for one in line.found:
            word = _word(one, line.em, line.level)
            colour = WHITE if is_on_dark(word.box, shades) else 0
            weight = BOLD if id(one) in bold else REGULAR
            out.append(replace(word, order=len(out), weight=weight, colour=colour))
    return tuple(out)


def part_raised(found: Found, raster: Raster) -> list[Found]:
    """A number and the small raised figures after it as two: ``300¹`` is read as ``3001``."""
    text = found.text
    if len(text) < 2 or not any(ch.isdigit() for ch in text) or text[-1] not in MARKS:
        return [found]
    rises = _rises(found.ink, raster)
    count = next((i for i, rise in enumerate(reversed(rises)) if rise < RAISED), len(rises))
    if not 0 < count < len(rises) or len(rises) != len(text):
        return [found]
    x = found.ink.x0 + found.ink.width * (1 - count / len(text))
    low = found.ink.bottom - min(rises[-count:]) * found.ink.height
    return [
        replace(found, text=text[:-count], ink=found.ink._replace(x1=x)),
        replace(
            found, text=text[-count:], ink=found.ink._replace(x0=x, bottom=low), is_raised=True
        ),
    ]


def dark_part(ink: Box, raster: Raster) -> Mask:
    """Where a box of the picture is dark."""
    x0, top, x1, bottom = (max(round(v * raster.scale), 0) for v in ink)
    return np.asarray(raster.grey[top:bottom, x0:x1] < HALF_GREY)


def _rises(ink: Box, raster: Raster) -> list[float]:
    """For each sign parted by white from the next: how far up its ink begins, of the height."""
    dark = dark_part(ink, raster)
    filled = np.concatenate([[False], dark.any(axis=0), [False]]).astype(np.int8)
    steps = np.diff(filled)
    rises = []
    for a, b in zip(np.flatnonzero(steps == 1), np.flatnonzero(steps == -1), strict=True):
        rows = np.flatnonzero(dark[:, a:b].any(axis=1))
        rises.append(1 - float(rows[-1] + 1) / max(dark.shape[0], 1))
    return rises


def _levelled(line: Sequence[Found]) -> _Line:
    """A line with the type size and the baseline that most of its words speak for."""
    level_ones = [f for f in line if not f.is_raised] or list(line)
    telling = [f for f in level_ones if not set(f.text) <= LOW_SIGNS] or level_ones
    weights = [f for f in telling for _ in range(min(len(f.text), 12))]
    em = median(_em(f) for f in weights)
    level = median(f.ink.bottom - DESCENT_EM * 0.85 * em * _hangs(f.text) for f in weights)
    return _Line(list(line), em, level)


def _share_sizes(lines: Sequence[_Line], open_pt: float) -> None:
    """Give lines of nearly the same size the same size, the most used ones first, in place."""
    left = sorted(lines, key=lambda line: line.em)
    while left:
        best: list[_Line] = []
        weight = 0
        for line in left:
            near = [o for o in left if abs(o.em - line.em) <= max(SAME_SIZE * line.em, open_pt)]
            signs = sum(len(f.text) for o in near for f in o.found)
            if signs > weight:
                best, weight = near, signs
        if not best:
            return
        sizes = [(o.em, sum(len(f.text) for f in o.found)) for o in best]
        em = round(_weighted_share(sizes) * 2) / 2 or 0.5
        for line in best:
            line.em = em
        left = [o for o in left if not any(o is b for b in best)]


def _weighted_share(pairs: Sequence[tuple[float, int]], share: float = 0.5) -> float:
    """The value below which a share of the weights lies; the median by default."""
    half = sum(weight for _, weight in pairs) * share
    so_far = 0
    for value, weight in sorted(pairs):
        so_far += weight
        if so_far >= half:
            return value
    return pairs[-1][0] if pairs else 0.0


def _bold(lines: Sequence[_Line], raster: Raster) -> set[int]:
    """``id`` of the words whose ink is thicker than the page's lighter text."""
    ink = _inks(lines, raster)
    if not ink:
        return set()
    usual = _weighted_share([(d, len(f.text)) for d, f in ink.values()], LIGHTER_SHARE)
    bold: set[int] = set()
    for line in lines:
        told = [(ink[id(f)][0], f) for f in line.found if id(f) in ink]
        for part in _parts_set_alike(told):
            if _mean_ink(part) > BOLDER * usual:
                bold |= {id(f) for _, f in part}
        # short words and signs are set as the word before them, or after
        for i, one in enumerate(line.found):
            if id(one) not in ink:
                beside = [*reversed(line.found[:i]), *line.found[i + 1 :]]
                mate = next((b for b in beside if id(b) in ink), None)
                if mate is not None and id(mate) in bold:
                    bold.add(id(one))
    return bold


def _inks(lines: Sequence[_Line], raster: Raster) -> dict[int, tuple[float, Found]]:
    """Ink of words that are long enough: share of a band as high as their type size."""
    told = [
        (line, f)
        for line in lines
        for f in line.found
        if sum(ch.isalnum() for ch in f.text) >= FEWEST_SIGNS and not f.angle_deg
    ]
    parts = [_part(f.ink, raster) for _, f in told]
    darkest = [float(np.percentile(p, 5)) for p in parts if p.size]
    if not darkest:
        return {}
    depth = max(PAPER - float(np.median(darkest)), 1.0)
    out = {}
    for (line, one), part in zip(told, parts, strict=True):
        own = PAPER - float(np.percentile(part, 5)) if part.size else depth
        # letters in a colour are as thick as black ones; thin ones are never quite black
        shade = np.clip((PAPER - part) / (own if own < COLOURED * depth else depth), 0, 1)
        band = part.shape[1] * line.em * raster.scale * _usual_ink(one.text)
        out[id(one)] = (float(shade.sum()) / max(band, 1.0), one)
    return out


def _usual_ink(text: str) -> float:
    """Ink of a word's letters, of that of small letters without stems."""
    return sum(
        TALL_INK if ch.isupper() or ch.isdigit() else STEM_INK if ch in ASCENDERS else 1.0
        for ch in text
    ) / len(text)


def _part(ink: Box, raster: Raster) -> npt.NDArray[np.float32]:
    x0, top, x1, bottom = (max(round(v * raster.scale), 0) for v in ink)
    return raster.grey[top:bottom, x0:x1].astype(np.float32)


def _parts_set_alike(told: Sequence[tuple[float, Found]]) -> list[Sequence[tuple[float, Found]]]:
    """A line in one part, or in two where a bold label is before plain text."""
    best, at = TWO_PARTS, 0
    for i in range(1, len(told)):
        a, b = _mean_ink(told[:i]), _mean_ink(told[i:])
        apart = max(a, b) / max(min(a, b), 1e-6)
        if apart > best:
            best, at = apart, i
    return [told[:at], told[at:]] if at else [told]


def _mean_ink(part: Sequence[tuple[float, Found]]) -> float:
    signs = sum(len(f.text) for _, f in part)
    return sum(d * len(f.text) for d, f in part) / signs if signs else 0.0


def _word(found: Found, em: float, level: float) -> Word:
    ink = found.ink
    if found.angle_deg:
        box, baseline, size = ink, ink.bottom, ink.width
    elif found.is_raised:
        box, baseline, size = ink, ink.bottom, ink.height
    else:
        box = Box(ink.x0, level - ASCENT_EM * em, ink.x1, level + DESCENT_EM * em)
        baseline, size = level, em
    return Word(
        text=found.text,
        box=Box(*(round(v, 3) for v in box)),
        baseline=round(baseline, 3),
        size_pt=round(size, 2),
        angle_deg=found.angle_deg,
        is_raised=found.is_raised,
        has_space_before=not found.is_raised,
    )


def _em(found: Found) -> float:
    """Type size that the height of a word's ink speaks for."""
    tall = any(ch.isupper() or ch in ASCENDERS for ch in found.text)
    height = (CAPITAL_EM if tall else SMALL_EM) + DESCENT_EM * 0.85 * _hangs(found.text)
    return max(found.ink.height / height, 1.0)


def _hangs(text: str) -> bool:
    return any(ch in DESCENDERS for ch in text)
