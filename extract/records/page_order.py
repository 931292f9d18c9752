"""The elements of a page in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.extract.records.abreast import Group, abreast, box_of
from jalon.extract.records.looks import Shades
from jalon.extract.records.order import in_order
from jalon.extract.records.settings import SETTINGS
from jalon.schemas.geometry import Box
from jalon.schemas.page import Page
from jalon.schemas.units import Element, Grid, Labelled, Loose

PAGE_ORDER = SETTINGS.page_order


def ordered(groups: Sequence[Group], page: Page, shades: Shades) -> list[Element]:
    """The elements of one page in reading order: cards whole, labels of one line together.

    Args:
        groups: Elements, those together that run on in one paragraph.
        page: The page.
        shades: Its shades.
    """
    heads = [e for g in groups for e in g if isinstance(e, Loose) and e.is_running]
    rest = [g for g in groups if not any(isinstance(e, Loose) and e.is_running for e in g)]
    panels = sorted(
        (
            f.box
            for f in shades.fills
            if f.box.area < PAGE_ORDER.panel_share * page.width * page.height
        ),
        key=lambda b: -b.area,
    )
    return [*heads, *_within_panels(rest, panels)]


def _has_grid(group: Group) -> bool:
    return any(isinstance(e, Grid) for e in group)


def _within_panels(groups: Sequence[Group], panels: Sequence[Box]) -> list[Element]:
    """Groups in order, those of one panel together."""
    found: list[Group] = []
    inner: list[tuple[list[Group], int]] = []
    boxed = [(g, box_of(g)) for g in groups]
    for i, panel in enumerate(panels):
        within = [panel.contains(box, 2.5) for _, box in boxed]
        if sum(within) < 2 or sum(within) == len(groups):
            continue
        inner.append(([g for (g, _), is_in in zip(boxed, within, strict=True) if is_in], i))
        boxed = [pair for pair, is_in in zip(boxed, within, strict=True) if not is_in]
    free = [g for g, _ in boxed]
    found.extend(_within_panels(held, panels[i + 1 :]) for held, i in inner)
    cards = abreast(free)
    found.extend(free if cards.starts else _siblings(free))
    ordered_ = in_order(
        found, box_of, _has_grid, is_over=lambda g: cards.is_over(box_of(g)), parts=cards.parts
    )
    return [e for g in ordered_ for e in g]


def _siblings(groups: Sequence[Group]) -> list[Group]:
    """Labels of different names on one line together; all else by itself."""
    found: list[list[Element]] = []
    for group in sorted(groups, key=lambda g: (box_of(g).top, box_of(g).x0)):
        first = group[0]
        home = None
        if len(group) == 1 and isinstance(first, Labelled):
            home = next((g for g in found if _stands_beside(g, first)), None)
        if home is None:
            found.append(list(group))
        else:
            home.append(first)
    return list(found)


def _stands_beside(group: Sequence[Element], e: Labelled) -> bool:
    for other in group:
        if not isinstance(other, Labelled):
            return False
        if other.key == e.key or abs(other.place.bottom - e.place.bottom) > 3.0:
            return False
    return True
