"""Large figures over the small text that says what they count, outside of any tile."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jalon.extract.records.paragraphs import Paragraph
from jalon.extract.records.parts import couple_of
from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.lines import text_of
from jalon.schemas.units import Couple, Look
from jalon.schemas.vocabulary import Vocabulary

FIGURES = SETTINGS.figures
SHARED = SETTINGS.shared

NUMBERED = re.compile(r"(\d)[.)]?\s+(?=[A-Z\u00c0-\u00dd])")  # a heading with its number


@dataclass(frozen=True, slots=True)
class Figures:
    """A row of figures with their texts, and the paragraphs that they took."""

    couples: tuple[Couple, ...]
    taken: frozenset[int]


def figures_of(
    flow: Mapping[int, Sequence[Paragraph]], body: Look, vocabulary: Vocabulary
) -> dict[int, list[Figures]]:
    """For each page the large figures, each with the smaller text right below it, row by row.

    Args:
        flow: The paragraphs of each page.
        body: The look of running text.
        vocabulary: Knows targets.
    """
    large = [
        (p.look.size_pt, number, i)
        for number, paragraphs in flow.items()
        for i, p in enumerate(paragraphs)
        if p.look.size_pt >= FIGURES.large * body.size_pt
        and len(text_of(p.words)) <= FIGURES.longest
    ]
    found: dict[int, list[Figures]] = defaultdict(list)
    for places in _alike(_without_numbered(large, flow)):
        texts = [text_of(flow[n][i].words) for _, n, i in places]
        values = sum(vocabulary.value_kinds(t).is_target for t in texts)
        if (
            len(places) < SHARED.fewest
            or values < SHARED.most * len(places)
            or _count_up(places, texts)
        ):
            continue
        for number in sorted({n for _, n, _ in places}):
            own = [i for _, n, i in places if n == number]
            found[number] += _rows(flow[number], sorted(own), vocabulary)
    return found


def _alike(large: Sequence[tuple[float, int, int]]) -> list[list[tuple[float, int, int]]]:
    """Texts of nearly one size together."""
    groups: list[list[tuple[float, int, int]]] = []
    for one in sorted(large):
        if groups and one[0] <= FIGURES.same_size * groups[-1][-1][0]:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _count_up(places: Sequence[tuple[float, int, int]], texts: Sequence[str]) -> bool:
    """Whether the texts number what follows them: 1, 2, 3 in the document's order."""
    ordered = sorted(zip([p[1:] for p in places], texts, strict=True))
    return counts_up(t.strip(" .") for _, t in ordered)


def _without_numbered(
    large: Sequence[tuple[float, int, int]], flow: Mapping[int, Sequence[Paragraph]]
) -> list[tuple[float, int, int]]:
    """The large texts without headings that bear the numbers 1, 2, 3, in any order on the page."""
    numbers = {p: m[1] for p in large if (m := NUMBERED.match(text_of(flow[p[1]][p[2]].words)))}
    if not counts_up(["0", *sorted(numbers.values())]):
        return list(large)
    return [p for p in large if p not in numbers]


def counts_up(texts: Iterable[str]) -> bool:
    """Whether those texts that are numbers count on by one, in their order.

    >>> counts_up(["3", "places", "4", "5"]), counts_up(["12"]), counts_up(["2", "4"])
    (True, False, False)
    """
    numbers = [int(t) for t in texts if t.isdigit()]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _rows(
    paragraphs: Sequence[Paragraph], indexes: Sequence[int], vocabulary: Vocabulary
) -> list[Figures]:
    """The figures of one page with their texts, those of one row together."""
    rows: list[tuple[list[int], list[int]]] = []
    for i in sorted(indexes, key=lambda i: (round(paragraphs[i].box.bottom), paragraphs[i].box.x0)):
        below = _below(paragraphs, i, vocabulary)
        if below is None or any(below in texts for _, texts in rows):
            continue
        if rows and _is_of_row(paragraphs, rows[-1][0], i):
            rows[-1][0].append(i)
            rows[-1][1].append(below)
        else:
            rows.append(([i], [below]))
    return [
        Figures(
            tuple(
                couple_of(paragraphs[t].lines, paragraphs[f].lines, paragraphs[f].page, "tile")
                for f, t in zip(figures, texts, strict=True)
            ),
            frozenset((*figures, *texts)),
        )
        for figures, texts in rows
    ]


def _is_of_row(paragraphs: Sequence[Paragraph], row: Sequence[int], index: int) -> bool:
    """Whether a figure stands beside those of a row, and under no heading of its own."""
    first, figure = paragraphs[row[0]], paragraphs[index]
    if abs(first.lines[-1].baseline - figure.lines[-1].baseline) > SHARED.same_line_pt:
        return False
    above, own = (_bottom_above(paragraphs, p) for p in (first, figure))
    return own is None or above is None or own is above or own.box.bottom < above.box.bottom - 1


def _bottom_above(paragraphs: Sequence[Paragraph], figure: Paragraph) -> Paragraph | None:
    """The nearest text over a figure."""
    over = [
        p
        for p in paragraphs
        if p.box.bottom <= figure.box.top + 1
        and min(p.box.x1, figure.box.x1) > max(p.box.x0, figure.box.x0)
    ]
    return max(over, key=lambda p: p.box.bottom, default=None)


def _below(paragraphs: Sequence[Paragraph], index: int, vocabulary: Vocabulary) -> int | None:
    """The nearest text set smaller that stands right under a figure, None without one."""
    figure = paragraphs[index]
    last = figure.lines[-1]
    best: tuple[float, int] | None = None
    for i, p in enumerate(paragraphs):
        gap = p.lines[0].baseline - last.baseline
        if not 0 < gap <= FIGURES.gap_em * figure.look.size_pt or not _is_under(figure, p):
            continue
        section = vocabulary.section_of(text_of(p.words))
        if p.look.size_pt * FIGURES.large > figure.look.size_pt or (
            section is not None and section.role is not None
        ):
            continue
        if best is None or gap < best[0]:
            best = (gap, i)
    return best[1] if best is not None else None


def _is_under(figure: Paragraph, text: Paragraph) -> bool:
    level = abs(figure.box.x0 - text.box.x0) <= FIGURES.aligned_pt
    return level or abs(figure.box.x_mid - text.box.x_mid) <= FIGURES.centred_pt
