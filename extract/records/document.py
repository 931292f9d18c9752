"""A document's pages as elements in reading order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from jalon.extract.records.compete import best_cuts
from jalon.extract.records.grids import (
    TableText,
    carried,
    fields_of,
    grid_of,
    head_rows,
    parted,
    table_text,
)
from jalon.extract.records.labels import Mention, accepted, mentions_of
from jalon.extract.records.looks import Shades, body_look
from jalon.extract.records.order import in_order
from jalon.extract.records.pieces import pieces_of
from jalon.extract.records.recut import head_lines, recut
from jalon.extract.records.segments import Segment, segments_of
from jalon.extract.records.tables import pairs_of, side_of
from jalon.extract.text.lines import BULLET_SIZE_PT
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Page
from jalon.schemas.table import Table
from jalon.schemas.units import Element, Grid, GridField, Labelled, Loose
from jalon.schemas.vocabulary import Vocabulary

MARGIN = 0.09  # running heads and feet stand in this share of the page's height
SAME_PLACE_PT = 6.0
SAME_LINE_EM = 0.35
PANEL_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Understood:
    """A document as elements, and the tables that became neither grid nor labels."""

    elements: tuple[Element, ...]
    left_alone: tuple[Table, ...]


def elements_of(
    pages: Sequence[Page],
    tables: Mapping[int, Sequence[Table]],
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> Understood:
    """The document in reading order.

    Args:
        pages: All pages.
        tables: Tables of each page number, top to bottom.
        vocabulary: Knows headings.
        lexicon: Lower-case words of the document.
    """
    shades = {p.number: Shades(p) for p in pages}
    found, left = _tables(pages, tables, shades, vocabulary)
    segments: dict[int, list[Segment]] = {}
    for page in pages:
        taken = [box for box, _ in found[page.number]]
        segments[page.number] = segments_of(page, taken, shades[page.number])
    mentions = _labels(pages, segments, vocabulary)
    elements: list[Element] = []
    loose: dict[int, list[Element]] = {}
    for page in pages:
        pieces: list[Element] = list(
            pieces_of(segments[page.number], mentions[page.number], lexicon)
        )
        loose[page.number] = pieces
    running = _running(pages, loose)
    for page in pages:
        pieces = _without_furniture(loose[page.number], page, running, vocabulary)
        pieces += [e for _, held in found[page.number] for e in held]
        elements.extend(ordered(pieces, page, shades[page.number]))
    return Understood(tuple(elements), tuple(left))


def _tables(
    pages: Sequence[Page],
    tables: Mapping[int, Sequence[Table]],
    shades: Mapping[int, Shades],
    vocabulary: Vocabulary,
) -> tuple[dict[int, list[tuple[Box, list[Element]]]], list[Table]]:
    """For each page the tables that are understood, as elements; and those that are not."""
    found: dict[int, list[tuple[Box, list[Element]]]] = defaultdict(list)
    left: list[Table] = []
    running: tuple[GridField, ...] | None = None
    for page in pages:
        dots = [f for f in page.fills if max(f.box.width, f.box.height) <= BULLET_SIZE_PT]
        for table in _cuts(page, tables.get(page.number, ()), shades[page.number], vocabulary):
            text = table_text(table, dots)
            held, running = _understood(text, vocabulary, running)
            if held is None:
                left.append(table)
            else:
                found[page.number].append((table.box, held))
    return found, left


def _cuts(
    page: Page, found: Sequence[Table], shades: Shades, vocabulary: Vocabulary
) -> list[Table]:
    """The page's tables, each place cut in the purest way."""
    heads = head_lines(segments_of(page, (), shades), page, vocabulary)

    def is_level(text: str) -> bool:
        section = vocabulary.section_of(text)
        return section is not None and section.role is not None

    others = [
        table
        for head in heads
        if (table := recut(page, head, [h for h in heads if h is not head], is_level)) is not None
    ]
    return best_cuts(found, others, vocabulary)


def _understood(
    text: TableText, vocabulary: Vocabulary, running: tuple[GridField, ...] | None
) -> tuple[list[Element] | None, tuple[GridField, ...] | None]:
    """A table as elements, and the fields that a table without headings would go on with."""
    if text.table.cols < 2 or text.table.rows < 1:
        return None, running
    skipped, count = head_rows(text, vocabulary)
    side = side_of(text, vocabulary)
    if side.holds and (count == 0 or side.known > _known_above(text, skipped, count, vocabulary)):
        return list(pairs_of(text, vocabulary)), None
    if count and skipped + count < text.table.rows:
        fields = fields_of(text, skipped, count)
        banners = [
            line.banner
            for line in grid_of(text, fields, 0, vocabulary).lines[:skipped]
            if line.banner is not None
        ]
        return [*banners, *parted(grid_of(text, fields, skipped + count, vocabulary))], fields
    if running is not None:
        on = carried(running, text)
        if on is not None:
            return parted(grid_of(text, on, 0, vocabulary, is_carried=True)), running
    return None, running


def _known_above(text: TableText, skipped: int, count: int, vocabulary: Vocabulary) -> int:
    fields = fields_of(text, skipped, count)
    scores = [vocabulary.role_scores(f.key) for f in fields if f.key]
    return sum(bool(s) and s[0].score >= 0.55 for s in scores)


def _labels(
    pages: Sequence[Page], segments: Mapping[int, Sequence[Segment]], vocabulary: Vocabulary
) -> dict[int, list[Mention]]:
    """The labels of each page; their segments are counted within the page."""
    whole = [s for p in pages for s in segments[p.number]]
    kept = accepted(mentions_of(whole), vocabulary, body_look(pages))
    starts: dict[int, int] = {}
    at = 0
    for page in pages:
        starts[page.number] = at
        at += len(segments[page.number])
    found: dict[int, list[Mention]] = defaultdict(list)
    for m in kept:
        page = whole[m.segment].page
        found[page].append(replace(m, segment=m.segment - starts[page]))
    return found


def _running(
    pages: Sequence[Page], loose: Mapping[int, Sequence[Element]]
) -> frozenset[tuple[str, int]]:
    """Texts that two pages or more print at the same height in their margins."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        for e in loose[page.number]:
            if isinstance(e, Loose) and _in_margin(e.box, page):
                seen[_running_key(e, page)] += 1
    return frozenset(key for key, count in seen.items() if count >= 2)


def _running_key(e: Loose, page: Page) -> tuple[str, int]:
    text = "".join("#" if c.isdigit() else c for c in e.block.text.casefold())
    return text, round(e.box.top / page.height * 60)


def _in_margin(box: Box, page: Page) -> bool:
    return box.bottom < MARGIN * page.height or box.top > (1 - MARGIN) * page.height


def _without_furniture(
    pieces: Sequence[Element],
    page: Page,
    running: frozenset[tuple[str, int]],
    vocabulary: Vocabulary,
) -> list[Element]:
    """Running heads that name a level stay, as the headings of their page."""
    kept: list[Element] = []
    for e in pieces:
        if isinstance(e, Loose) and _in_margin(e.box, page):
            section = vocabulary.section_of(e.block.text)
            names_level = section is not None and bool(section.label)
            is_head = e.box.bottom < MARGIN * page.height
            repeated = _running_key(e, page) in running
            if is_head and names_level:
                kept.append(replace(e, is_running=True))
                continue
            if repeated or _is_folio(e.block.text) or not is_head:
                continue
        kept.append(e)
    return kept


def _is_folio(text: str) -> bool:
    bare = "".join(c for c in text.casefold() if c.isalnum())
    return not bare or bare.removeprefix("page").removeprefix("p").isdigit()


def ordered(pieces: Sequence[Element], page: Page, shades: Shades) -> list[Element]:
    """The elements of one page in reading order: cards whole, labels of one line together."""
    heads = [e for e in pieces if isinstance(e, Loose) and e.is_running]
    rest = [e for e in pieces if not (isinstance(e, Loose) and e.is_running)]
    panels = sorted(
        (f.box for f in shades.fills if f.box.area < PANEL_SHARE * page.width * page.height),
        key=lambda b: -b.area,
    )
    return [*heads, *_within(rest, panels)]


def _within(pieces: Sequence[Element], panels: Sequence[Box]) -> list[Element]:
    """Pieces in order, those of one panel together."""
    groups: list[list[Element]] = []
    free = list(pieces)
    inner: list[tuple[Sequence[Element], int]] = []
    for i, panel in enumerate(panels):
        held = [e for e in free if panel.contains(e.box, 2.5)]
        if len(held) < 2 or len(held) == len(pieces):
            continue
        inner.append((held, i))
        ids = {id(e) for e in held}
        free = [e for e in free if id(e) not in ids]
    groups.extend(_within(held, panels[i + 1 :]) for held, i in inner)
    groups.extend(_siblings(free))
    placed = in_order(groups, lambda g: union(e.box for e in g))
    return [e for g in placed for e in g]


def _siblings(pieces: Sequence[Element]) -> list[list[Element]]:
    """Labels of different names on one line together; all else by itself."""
    groups: list[list[Element]] = []
    for e in sorted(pieces, key=lambda p: (p.box.top, p.box.x0)):
        home = None
        if isinstance(e, Labelled):
            home = next((g for g in groups if _stands_beside(g, e)), None)
        if home is None:
            groups.append([e])
        else:
            home.append(e)
    return groups


def _stands_beside(group: Sequence[Element], e: Labelled) -> bool:
    for other in group:
        if not isinstance(other, Labelled):
            return False
        if other.key == e.key or abs(other.place.bottom - e.place.bottom) > 3.0:
            return False
    return True


def grids_of(elements: Sequence[Element]) -> list[Grid]:
    """The grids among the elements, in order."""
    return [e for e in elements if isinstance(e, Grid)]
