"""Running heads and feet: what stands outside the text, and what of it is a heading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from jalon.extract.records.settings import SETTINGS
from jalon.schemas.page import Page
from jalon.schemas.units import Element, Loose
from jalon.schemas.vocabulary import Vocabulary

MARGINS = SETTINGS.margins
SHARED = SETTINGS.shared


Group = Sequence[Element]
Slot = tuple[int, tuple[bool, bool, bool, int | None], int]


@dataclass(frozen=True, slots=True)
class Margins:
    """What is known of the margins of a document.

    ``top`` and ``bottom`` bound what labels, couples and grids take up; ``said`` are the texts
    of each place and look of the margins that several pages fill, ``folded`` without digits.
    """

    top: float
    bottom: float
    said: Mapping[Slot, frozenset[str]]


def margins_of(
    pages: Sequence[Page], groups: Mapping[int, Sequence[Group]], others: Iterable[Element]
) -> Margins:
    """The margins of the pages.

    Args:
        pages: All pages.
        groups: For each page its elements outside tables.
        others: The elements of tables.
    """
    held = [e for of_page in groups.values() for g in of_page for e in g]
    solid = [e for e in (*held, *others) if not isinstance(e, Loose)]
    top = min((e.box.top for e in solid), default=0.0)
    bottom = max((e.box.bottom for e in solid), default=float("inf"))
    said: dict[Slot, set[str]] = defaultdict(set)
    seen: dict[Slot, list[int]] = defaultdict(list)
    for page in pages:
        for e in (e for g in groups[page.number] for e in g):
            if isinstance(e, Loose) and _in_margin(e, page):
                said[_slot(e)].add(_folded(e))
                seen[_slot(e)].append(page.number)
    often = {slot for slot, on in seen.items() if len(set(on)) >= SHARED.several}
    often -= {slot for slot in often if _are_abreast(seen[slot], said[slot])}
    return Margins(top, bottom, {slot: frozenset(said[slot]) for slot in often})


def _are_abreast(on: Sequence[int], texts: Collection[str]) -> bool:
    """Whether the texts of a place are headings beside each other, none of them said again.

    A running head stands once on its page, or says on every page the same on either side.
    """
    return len(on) == len(texts) and all(on.count(n) >= SHARED.several for n in on)


def _slot(e: Loose) -> Slot:
    return round(e.box.top / MARGINS.same_place_pt), e.look.kind, round(e.look.size_pt)


def _folded(e: Loose) -> str:
    return "".join("#" if c.isdigit() else c for c in e.block.text.casefold())


def _in_margin(e: Loose, page: Page) -> bool:
    return (
        e.box.bottom < MARGINS.margin * page.height
        or e.box.top > (1 - MARGINS.margin) * page.height
    )


def without_furniture(
    group: Group, page: Page, margins: Margins, vocabulary: Vocabulary
) -> list[Element]:
    """The elements of a group without running heads and feet.

    Running heads that name a level stay, as the headings of their page.
    """
    kept: list[Element] = []
    for e in group:
        if not isinstance(e, Loose) or not _in_margin(e, page):
            kept.append(e)
        elif e.box.bottom < MARGINS.margin * page.height:
            kept.extend(_head(e, margins, vocabulary))
        elif not _is_foot(e, margins):
            kept.append(e)
    return kept


def _head(e: Loose, margins: Margins, vocabulary: Vocabulary) -> list[Loose]:
    if is_folio(e.block.text):
        return []
    said = margins.said.get(_slot(e), frozenset())
    if not said or e.box.bottom > margins.top:
        return [e]
    section = vocabulary.section_of(e.block.text)
    if len(said) >= SHARED.several or section is not None:
        return [replace(e, is_running=True)]
    return []


def _is_foot(e: Loose, margins: Margins) -> bool:
    if is_folio(e.block.text) or e.box.top > margins.bottom:
        return True
    return len(margins.said.get(_slot(e), ())) == 1


def is_folio(text: str) -> bool:
    """Whether a text is the number of its page."""
    bare = "".join(c for c in text.casefold() if c.isalnum())
    return not bare or bare.removeprefix("page").removeprefix("p").isdigit()
