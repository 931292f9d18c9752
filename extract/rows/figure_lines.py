"""Lines that state a figure and nothing else: "312 family volunteers", "Environ 640 heures"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from jalon.extract.meaning.levels import HeadingRole
from jalon.extract.rows.figures import BigFigure
from jalon.schemas.units import Element, Loose
from jalon.schemas.vocabulary import Vocabulary

FEWEST = 3  # lines set alike: fewer may be any short sentence


def figure_lines(
    elements: Sequence[Element], headings: Mapping[int, HeadingRole], vocabulary: Vocabulary
) -> list[BigFigure]:
    """The lines of a document that are figures, where at least a few are set alike.

    Args:
        elements: The document's elements.
        headings: Which of them are headings, by index.
        vocabulary: Knows figures.
    """
    lines = list(_stated(elements, headings, vocabulary))
    alike = Counter(_setting(e) for e in lines)
    return [
        BigFigure(e.page, e.block.text, "", e.box)
        for e in lines
        if alike[_setting(e)] >= FEWEST
    ]


def _stated(
    elements: Sequence[Element], headings: Mapping[int, HeadingRole], vocabulary: Vocabulary
) -> Iterator[Loose]:
    for i, e in enumerate(elements):
        if not isinstance(e, Loose) or e.is_running or i in headings:
            continue
        figure = vocabulary.figure_of(e.block.text)
        if figure is not None and figure.label is not None:
            yield e


def _setting(e: Loose) -> tuple[bool, float]:
    return bool(e.block.bullet), e.look.size_pt
