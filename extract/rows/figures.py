"""Large figures with the small text that says what they count: beside them, or in tiles below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jalon.extract.records.figures import counts_up
from jalon.extract.rows.settings import SETTINGS
from jalon.extract.text.hyphens import join_lines
from jalon.extract.text.marks import is_years
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Page, Word
from jalon.schemas.units import Couple, Element
from jalon.schemas.vocabulary import Vocabulary

FIGURES = SETTINGS.figures
SHARED = SETTINGS.shared

NUMBER = re.compile(
    r"""
    [+±~≈<>≤≥−–-]? \s* [$€£]? \s* \d{1,3} (?:[\s,.\u00a0\u202f]?\d{3})* (?:[.,]\d{1,2})?
    \s* (?: [kKM] | % | [$€£] | [kM]\s?[$€£] | km | ha | kg | t | h | GWh | MWh | MW )? \s* \+?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class BigFigure:
    """A number and what it counts, as printed.

    ``raw`` is the number and the text that follows it; where the text stands over the number, as
    a heading does, it is the number alone and ``place`` is the box of that text.
    """

    page: int
    value: str
    caption: str
    box: Box
    place: Box | None = None

    @property
    def raw(self) -> str:
        """What states the figure."""
        if self.place is not None or not self.caption:
            return self.value
        return f"{self.value} {self.caption}"


def big_figures(
    pages: Sequence[Page],
    elements: Sequence[Element],
    body_pt: float,
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> list[BigFigure]:
    """The large figures of a document with their texts, page by page.

    Where most have a text beside them on their line, all are read so, where most have one below
    all are read so; tiles are read besides.
    """
    runs = [(page, run) for page in pages for run in _large_numbers(page, body_pt)]
    if _count_up(runs):
        return []
    least = max(SHARED.fewest, SHARED.most * len(runs))
    for way in (_beside, _below):
        found = [f for page, run in runs if (f := way(page, run, lexicon)) is not None]
        if len(found) >= least:
            break
        found = []
    if found and way is _beside:
        return found
    tiles = [e for e in elements if isinstance(e, Couple) and e.bearing == "tile"]
    more = [f for t in tiles if (f := _tile(t, vocabulary, lexicon)) is not None]
    return [*more, *(f for f in found if not any(is_on(f, m) for m in more))]


def is_on(a: BigFigure, b: BigFigure) -> bool:
    """Whether two figures stand on one place."""
    return a.page == b.page and a.box.overlap_area(b.box) > 0


def _tile(couple: Couple, vocabulary: Vocabulary, lexicon: frozenset[str]) -> BigFigure | None:
    value = join_lines([n.text for n in couple.value.lines], lexicon)
    caption = join_lines([n.text for n in couple.label.lines], lexicon)
    is_over = couple.label.box.y_mid < couple.value.box.top
    is_number = NUMBER.fullmatch(value) or vocabulary.figure_of(value) is not None
    if not is_number and not (is_over and NUMBER.match(value)):
        return None
    if NUMBER.match(caption) is not None:
        return None
    place = couple.label.box if is_over else None
    return BigFigure(couple.page, value, caption, couple.box, place)


def _large_numbers(page: Page, body_pt: float) -> Iterator[list[Word]]:
    """Runs of large words that are a number and nothing else."""
    large = [w for w in page.words if w.size_pt >= FIGURES.large * body_pt]
    for run in _runs(large):
        text = " ".join(w.text for w in run)
        if NUMBER.fullmatch(text) is not None and not is_years(text):
            yield run


def _count_up(runs: Sequence[tuple[Page, Sequence[Word]]]) -> bool:
    """Whether the large numbers count what follows them: 1, 2, 3 down the pages."""
    placed = sorted(
        (p.number, r[0].box.top, r[0].box.x0, r[0].text) for p, r in runs if len(r) == 1
    )
    return counts_up(text for *_, text in placed)


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words that follow each other on one line in one size."""
    left = sorted(words, key=lambda w: (w.box.x0, w.box.top))
    while left:
        run = [left.pop(0)]
        while (after := next((w for w in left if _follows(run[-1], w)), None)) is not None:
            run.append(after)
            left.remove(after)
        yield run


def _follows(a: Word, b: Word) -> bool:
    em = max(a.size_pt, 1.0)
    return (
        abs(a.size_pt - b.size_pt) <= 0.1 * em
        and abs(a.box.bottom - b.box.bottom) <= 0.2 * em
        and -1.0 <= b.box.x0 - a.box.x1 <= FIGURES.space_em * em
    )


def _beside(page: Page, run: Sequence[Word], lexicon: frozenset[str]) -> BigFigure | None:
    """A number with the smaller words that follow it on its line."""
    number, em = union(w.box for w in run), max(run[0].size_pt, 1.0)
    level = sorted(
        (w for w in page.words if w.box.x0 >= number.x1 - 1 and _is_level(w, number, em)),
        key=lambda w: w.box.x0,
    )
    if (
        not level
        or level[0].size_pt > FIGURES.smaller * em
        or level[0].box.x0 - number.x1 > FIGURES.reach_em * em
    ):
        return None
    words = [level[0]]
    for word in level[1:]:
        if not _follows(words[-1], word):
            break
        words.append(word)
    caption = join_lines([" ".join(w.text for w in words)], lexicon)
    if NUMBER.match(caption) is not None or not any(c.isalpha() for c in caption):
        return None
    box = union((number, *(w.box for w in words)))
    return BigFigure(page.number, " ".join(w.text for w in run), caption, box)


def _below(page: Page, run: Sequence[Word], lexicon: frozenset[str]) -> BigFigure | None:
    """A number with the smaller lines right below it."""
    number, em = union(w.box for w in run), max(run[0].size_pt, 1.0)
    lines: list[list[Word]] = []
    small = [w for w in page.words if w.size_pt <= FIGURES.smaller * em]
    bottom, gap = number.bottom, FIGURES.below_em * em
    for line in sorted(_runs(small), key=lambda r: r[0].box.top):
        box = union(w.box for w in line)
        if not bottom - 0.35 * em <= box.top <= bottom + gap or not _is_under(number, box):
            continue
        if lines and abs(lines[0][0].size_pt - line[0].size_pt) > 0.5:
            break
        lines.append(line)
        bottom, gap = box.bottom, FIGURES.below_em * line[0].size_pt
    caption = join_lines([" ".join(w.text for w in line) for line in lines], lexicon)
    if NUMBER.match(caption) is not None or not any(c.isalpha() for c in caption):
        return None
    box = union((number, *(w.box for line in lines for w in line)))
    return BigFigure(page.number, " ".join(w.text for w in run), caption, box)


def _is_under(number: Box, text: Box) -> bool:
    """Whether a text is set flush with a number or centred under it."""
    return (
        abs(number.x0 - text.x0) <= FIGURES.flush_pt
        or abs(number.x_mid - text.x_mid) <= FIGURES.centred_pt
    )


def _is_level(word: Word, number: Box, em: float) -> bool:
    return number.top < word.box.y_mid < number.bottom and (
        abs(word.box.y_mid - number.y_mid) <= FIGURES.level_em * em
    )
