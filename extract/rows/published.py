"""Figures that a report publishes outside of tables, each under the title of its action."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.rows.figure_heads import Head, Owner, owners_of, passage_of
from jalon.extract.rows.figures import BigFigure
from jalon.schemas.geometry import Box, union
from jalon.schemas.raw import Passage, RawResult
from jalon.schemas.units import Element
from jalon.schemas.vocabulary import Vocabulary

SURE = 0.85


def published_figures(
    figures: Sequence[BigFigure],
    elements: Sequence[Element],
    heads: Sequence[Head],
    vocabulary: Vocabulary,
) -> tuple[RawResult, ...]:
    """Each figure with the title that it stands under or beside.

    Args:
        figures: Numbers with what they count.
        elements: The document's elements.
        heads: The headings that figures may stand under.
        vocabulary: Knows figures.
    """
    taken = [f for f in figures if vocabulary.figure_of(f.raw) is not None]
    owners = owners_of([(f.page, f.box) for f in taken], elements, heads)
    return tuple(_result(f, o) for f, o in zip(taken, owners, strict=True))


def _result(figure: BigFigure, owner: Owner) -> RawResult:
    label = None
    if figure.place is not None:
        label = Passage(figure.caption, figure.page, figure.place)
    told = None
    if owner.told:
        text = " ".join(e.block.text for e in owner.told)
        told = Passage(text, owner.told[0].page, union(e.box for e in owner.told))
    said = owner.theme.said if owner.theme is not None else None
    return RawResult(
        page=figure.page,
        box=figure.box,
        raw=Passage(figure.raw, figure.page, figure.box),
        label=label,
        theme_number=None if said is None else said.number,
        theme=None if owner.theme is None else passage_of(owner.theme),
        action=None if owner.action is None else passage_of(owner.action),
        description=told,
        method="figure",
        confidence=SURE,
    )


def joined(read: Sequence[RawResult], figures: Sequence[RawResult]) -> tuple[RawResult, ...]:
    """Both readings' results: a large figure with its text stands for what was read on its place.

    A place with more figures than one stays as it was read.
    """
    rows = list(read)
    for figure in figures:
        on = [r for r in rows if r.page == figure.page and _covers(figure.box, r.box)]
        if len(on) > 1 or any(_stands(o, figure) for o in on):
            continue
        before = [
            i for i, r in enumerate(rows) if (r.page, r.box.top) <= (figure.page, figure.box.top)
        ]
        at = rows.index(on[0]) if on else max(before, default=-1) + 1
        rows[at : at + len(on)] = [figure]
    return tuple(rows)


def _stands(read: RawResult, figure: RawResult) -> bool:
    """Whether what was read is whole: of a drawn card or a table, and no part of the figure."""
    if read.method == "table":
        return True
    if figure.label is not None:
        return False
    if len(read.raw.text) > len(figure.raw.text):
        return True
    is_card = read.method == "card" and read.action is not None
    return is_card and read.raw.text == figure.raw.text


def _covers(a: Box, b: Box) -> bool:
    return a.overlap_area(b) > 0.3 * min(a.area, b.area)


def without_lone_theme(rows: Sequence[RawResult]) -> tuple[RawResult, ...]:
    """The figures, but for a theme without a number that is the only one: a part's title."""
    themes = {(r.theme_number, r.theme.text) for r in rows if r.theme is not None}
    if len(themes) == 1 and all(number is None for number, _ in themes):
        return tuple(replace(r, theme=None) for r in rows)
    return tuple(rows)
