"""Lines that state a figure and nothing else: "312 family volunteers", "Environ 640 heures"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from jalon.extract.meaning.levels import HeadingRole
from jalon.extract.rows.figures import BigFigure
from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.units import Element, Labelled, Loose
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

SHARED = SETTINGS.shared


def figure_lines(
    elements: Sequence[Element], headings: Mapping[int, HeadingRole], vocabulary: Vocabulary
) -> list[BigFigure]:
    """The lines of a document that are figures, those without a bullet where a few are set alike.

    Args:
        elements: The document's elements.
        headings: Which of them are headings, by index.
        vocabulary: Knows figures.
    """
    found = [f for e in elements if isinstance(e, Labelled) for f in _named(e, vocabulary)]
    lines = [(e, _is_marked(e, vocabulary)) for e in _stated(elements, headings, vocabulary)]
    alike = Counter(e.look.size_pt for e, is_marked in lines if not is_marked)
    return found + [
        BigFigure(e.page, _stripped(e.block.text, vocabulary), "", e.box)
        for e, is_marked in lines
        if is_marked or alike[e.look.size_pt] >= SHARED.fewest
    ]


def _is_marked(e: Loose, vocabulary: Vocabulary) -> bool:
    """Whether a bullet, bold type or a word for results sets a line apart from running text."""
    if e.block.bullet or e.look.is_bold:
        return True
    return _is_result(e.block.text.partition(":")[0], vocabulary)


def _is_result(label: str, vocabulary: Vocabulary) -> bool:
    role = vocabulary.role_of(label, thorough=False)
    return role is not None and role.role is Role.RESULT


def _stripped(text: str, vocabulary: Vocabulary) -> str:
    """A figure without the word that calls it a result: "Résultat : 330 personnes"."""
    label, colon, rest = text.partition(":")
    return rest.strip() if colon and _is_result(label, vocabulary) else text


def _stated(
    elements: Sequence[Element], headings: Mapping[int, HeadingRole], vocabulary: Vocabulary
) -> Iterator[Loose]:
    for i, e in enumerate(elements):
        if not isinstance(e, Loose) or e.is_running:
            continue
        if i in headings and not e.block.bullet:
            continue
        figure = vocabulary.figure_of(e.block.text)
        if figure is not None and figure.label is not None:
            yield e


def _named(e: Labelled, vocabulary: Vocabulary) -> Iterator[BigFigure]:
    """The figures that a label calls results: "Résultat : 330 personnes"."""
    if e.value is None or not _is_result(e.heading, vocabulary):
        return
    for line in e.value.lines:
        figure = vocabulary.figure_of(line.text)
        if figure is not None and figure.label is not None:
            yield BigFigure(e.page, line.text, "", line.box)
