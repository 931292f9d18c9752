"""Figures that a report publishes outside of tables, each under the title of its action."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.rows.figure_heads import Head, Owner, owners_of, passage_of
from jalon.extract.rows.figures import BigFigure
from jalon.extract.rows.reported import Reported
from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.geometry import Box, union
from jalon.schemas.raw import Passage, RawAction, RawFinding, RawResult
from jalon.schemas.units import Element
from jalon.schemas.values import Severity
from jalon.schemas.vocabulary import Vocabulary

PUBLISHED = SETTINGS.published
SHARED = SETTINGS.shared


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
        confidence=SHARED.reported if owner.action or owner.theme or label else PUBLISHED.alone,
    )


def cards_of(read: Sequence[RawResult], tables: Sequence[Reported]) -> list[RawResult]:
    """The figures of drawn cards and of sheets that tell of an action, but those of the tables."""
    return [
        r
        for r in read
        if r.method == "card"
        or (r.method == "table" and (r.description or r.label) and not _is_in(r, tables))
    ]


def _is_in(row: RawResult, tables: Sequence[Reported]) -> bool:
    return any(
        t.grid.page == row.page and t.grid.box.contains_point(row.box.x_mid, row.box.y_mid)
        for t in tables
    )


def in_order(cards: Sequence[RawResult], tables: Sequence[Reported]) -> list[RawResult]:
    """The figures of cards, and those of tables where they stand among them."""
    rows = list(cards)
    for table in tables:
        top = (table.grid.page, table.grid.box.top)
        before = [i for i, r in enumerate(rows) if (r.page, r.box.top) <= top]
        at = max(before, default=-1) + 1
        rows[at:at] = table.rows
    return rows


def titled(actions: Sequence[RawAction], results: Sequence[RawResult]) -> tuple[RawAction, ...]:
    """The actions of cards and tables, and of lists those that a figure stands under."""
    names = {r.action.text for r in results if r.action is not None}
    return tuple(a for a in actions if a.method != "list" or a.action.text in names)


def completed(row: RawResult, read: Sequence[RawResult]) -> RawResult:
    """A figure with the tags and the numbered theme that the reading of cards found for it."""
    same = [r for r in read if r.page == row.page and r.raw.text == row.raw.text]
    same = [r for r in same if _covers(r.raw.box, row.raw.box)]
    if row.method not in {"figure", "grid"} or len(same) != 1:
        return row
    number, theme = row.theme_number, row.theme
    is_bare = number is None or (theme is not None and not theme.text)
    if is_bare and same[0].theme_number is not None:
        number, theme = same[0].theme_number, same[0].theme
    return replace(row, tags=same[0].tags, theme_number=number, theme=theme)


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


def without_action(rows: Sequence[RawResult]) -> tuple[RawFinding, ...]:
    """A finding for each figure of a line or tile that says of no action and no theme."""
    return tuple(
        RawFinding(
            "figure_without_action", Severity.WARNING, r.page, r.raw.box, (("text", r.raw.text),)
        )
        for r in rows
        if r.method == "figure" and r.action is None and r.theme is None and r.label is None
    )
