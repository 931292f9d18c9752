"""Figures that a report publishes outside of tables, each under the title of its action."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from jalon.extract.meaning.levels import HeadingRole
from jalon.extract.rows.figures import BigFigure
from jalon.schemas.geometry import Box, union
from jalon.schemas.raw import Passage, RawResult
from jalon.schemas.units import Element, Look, Loose
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

SURE = 0.85
LEAST_TITLES = 2  # set alike with figures under each: they are the actions' titles
LARGER = 1.06
LONGEST_TITLE = 16  # words
Owner = Loose | None


def published_figures(
    figures: Sequence[BigFigure],
    elements: Sequence[Element],
    headings: Mapping[int, HeadingRole],
    body: Look,
    vocabulary: Vocabulary,
) -> tuple[RawResult, ...]:
    """Each figure with the title that it stands under or beside.

    Args:
        figures: Numbers with what they count.
        elements: The document's elements.
        headings: Which of them are headings, by index.
        body: The look of running text.
        vocabulary: Knows figures.
    """
    taken = [f for f in figures if vocabulary.figure_of(f.raw) is not None]
    titles = [
        e
        for i, e in enumerate(elements)
        if isinstance(e, Loose) and _is_title(e, body) and not _is_level(headings.get(i))
    ]
    themes = [
        (e, h)
        for i, e in enumerate(elements)
        if isinstance(e, Loose) and (h := headings.get(i)) is not None and _is_level(h)
    ]
    stops = [*titles, *(e for e, _ in themes)]
    owners = [_owner(f.page, f.box, stops) for f in taken]
    owners = [o if o in titles else None for o in owners]
    looks = Counter(o.look for o in dict.fromkeys(o for o in owners if o is not None))
    owners = [o if o is not None and looks[o.look] >= LEAST_TITLES else None for o in owners]
    boxes = [f.box for f in taken]
    texts = [e for e in elements if isinstance(e, Loose) and not _is_in(e, boxes)]
    return tuple(
        _result(f, o, _above(f, themes), _told(o, texts, stops), vocabulary)
        for f, o in zip(taken, owners, strict=True)
    )


def _is_title(e: Loose, body: Look) -> bool:
    if (
        e.block.bullet
        or len(e.block.text.split()) > LONGEST_TITLE
        or not e.block.text[:1].isalpha()
    ):
        return False
    is_strong = e.look.is_bold and not body.is_bold
    return is_strong or e.look.size_pt >= LARGER * body.size_pt


def _is_level(heading: HeadingRole | None) -> bool:
    return heading is not None and heading.role in (Role.THEME, Role.OBJECTIVE)


def _is_in(e: Loose, boxes: Sequence[Box]) -> bool:
    return any(b.contains_point(e.box.x_mid, e.box.y_mid) for b in boxes)


def _owner(page: int, box: Box, titles: Sequence[Loose]) -> Owner:
    """The last title above a place or level with it, over it rather than left of it."""
    above = [t for t in titles if t.page == page and t.box.top <= box.y_mid and t.box.x0 <= box.x1]
    over = [t for t in above if min(t.box.x1, box.x1) > max(t.box.x0, box.x0)]
    last = max(above, key=lambda t: t.box.top, default=None)
    nearest = max(over, key=lambda t: t.box.top, default=None)
    if nearest is not None and last is not None and nearest.look == last.look:
        return nearest
    return last


def _above(figure: BigFigure, themes: Sequence[tuple[Loose, HeadingRole]]) -> HeadingRole | None:
    before = [(e.page, e.box.top, i) for i, (e, _) in enumerate(themes)]
    before = [b for b in before if b[:2] <= (figure.page, figure.box.top)]
    return themes[max(before)[2]][1] if before else None


def _told(owner: Owner, texts: Sequence[Loose], titles: Sequence[Loose]) -> Passage | None:
    """The paragraphs under a title."""
    if owner is None:
        return None
    own = [
        e
        for e in texts
        if e is not owner and not e.block.bullet and e.page == owner.page and e not in titles
        if _owner(e.page, e.box, titles) is owner
    ]
    if not own:
        return None
    own.sort(key=lambda e: e.box.top)
    return Passage(" ".join(e.block.text for e in own), owner.page, union(e.box for e in own))


def _result(
    figure: BigFigure,
    owner: Owner,
    theme: HeadingRole | None,
    description: Passage | None,
    vocabulary: Vocabulary,
) -> RawResult:
    action = None if owner is None else Passage(owner.block.text, owner.page, owner.box)
    label = None
    if figure.place is not None:
        label = Passage(figure.caption, figure.page, figure.place)
    return RawResult(
        page=figure.page,
        box=figure.box,
        raw=Passage(figure.raw, figure.page, figure.box),
        label=label,
        theme_number=None if theme is None else theme.number,
        theme=None if theme is None else Passage(theme.label, figure.page, theme.box),
        action=action,
        description=description,
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
