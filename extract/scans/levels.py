"""Lines of words found in a picture: the type size and the baseline of each, or of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from jalon.extract.scans.found import Found
from jalon.extract.scans.settings import SETTINGS

WORDS = SETTINGS.words

MARKED = frozenset("ÉÈÊËÀÂÎÏÔÛÙ")
DESCENDERS = frozenset("gjpqyçQ,;()[]{}|/@µ")
ASCENDERS = frozenset("bdfhkliéèêëàâîïôûùç()[]{}|/%&$?!0123456789ÉÈÊÀÂÎÔÛÇ")
LOW_SIGNS = frozenset(".,;:-–—_•·…'’\"«»=+~*")  # their ink says nothing of the type size


@dataclass(slots=True)
class Line:
    """Words of one line, its type size and its baseline in points."""

    found: list[Found]
    em: float
    level: float


def levelled_parts(line: Sequence[Found]) -> list[Line]:
    """A line in parts of one size each: a large figure and the words after it are two."""
    runs: list[list[Found]] = []
    for one in line:
        em = _em(one) if _tells_size(one) else None
        known = [_em(f) for f in runs[-1] if _tells_size(f)] if runs else []
        if runs and (em is None or not known or _are_alike(em, median(known))):
            runs[-1].append(one)
        else:
            runs.append([one])
    if len(runs) > WORDS.most_sizes or any(_signs(run) < WORDS.fewest_of_size for run in runs):
        runs = [list(line)]
    parts = [_levelled(run) for run in runs]
    main = max(parts, key=lambda part: part.em)
    for part in parts:
        if abs(part.level - main.level) <= WORDS.same_level_pt:
            part.level = main.level
    return parts


def _tells_size(found: Found) -> bool:
    return not found.is_raised and not found.angle_deg and not set(found.text) <= LOW_SIGNS


def _are_alike(em: float, other: float) -> bool:
    return max(em, other) <= WORDS.two_sizes * min(em, other)


def _signs(run: Sequence[Found]) -> int:
    return sum(ch.isalnum() for f in run for ch in f.text)


def _levelled(line: Sequence[Found]) -> Line:
    """A line with the type size and the baseline that most of its words speak for."""
    level_ones = [f for f in line if not f.is_raised] or list(line)
    telling = [f for f in level_ones if not set(f.text) <= LOW_SIGNS] or level_ones
    weights = [f for f in telling for _ in range(min(len(f.text), 12))]
    em = median(_em(f) for f in weights)
    level = median(f.ink.bottom - WORDS.descent_em * 0.85 * em * _hangs(f.text) for f in weights)
    return Line(list(line), em, level)


def share_sizes(lines: Sequence[Line], open_pt: float) -> None:
    """Give lines of nearly the same size the same size, the most used ones first, in place."""
    signs = [sum(len(f.text) for f in line.found) for line in lines]
    sizes = [line.em for line in lines]
    left = sorted(range(len(lines)), key=lambda i: sizes[i])
    while left:
        groups = [
            [
                o
                for o in left
                if abs(sizes[o] - sizes[i]) <= max(WORDS.same_size * sizes[i], open_pt)
            ]
            for i in left
        ]
        best = max(groups, key=lambda group: sum(signs[i] for i in group))
        usual = weighted_share([(sizes[i], signs[i]) for i in best])
        for i in best:
            lines[i].em = round(usual * 2) / 2 or 0.5
        left = [i for i in left if i not in best]


def weighted_share(pairs: Sequence[tuple[float, int]], share: float = 0.5) -> float:
    """The value below which a share of the weights lies; the median by default."""
    half = sum(weight for _, weight in pairs) * share
    so_far = 0
    for value, weight in sorted(pairs):
        so_far += weight
        if so_far >= half:
            return value
    return pairs[-1][0] if pairs else 0.0


def _em(found: Found) -> float:
    """Type size that the height of a word's ink speaks for."""
    tall = any(ch.isupper() or ch in ASCENDERS for ch in found.text)
    middle = WORDS.middle_em if "t" in found.text else WORDS.small_em
    high = WORDS.marked_capital_em if any(ch in MARKED for ch in found.text) else WORDS.capital_em
    height = (high if tall else middle) + WORDS.descent_em * 0.85 * _hangs(found.text)
    return max(found.ink.height / height, 1.0)


def _hangs(text: str) -> bool:
    return any(ch in DESCENDERS for ch in text)
