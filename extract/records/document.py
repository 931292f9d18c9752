"""A document's pages as elements in reading order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from jalon.extract.records.abreast import abreast
from jalon.extract.records.bullets import with_bullets
from jalon.extract.records.carded import cards_of
from jalon.extract.records.compete import best_cuts, drawn_alike
from jalon.extract.records.couples import Found, leaders_of, tiles_of
from jalon.extract.records.figures import figures_of
from jalon.extract.records.flush import parted_at_rows
from jalon.extract.records.grids import (
    TableText,
    carried,
    fields_of,
    grid_of,
    head_rows,
    heads_end,
    parted,
    table_text,
)
from jalon.extract.records.head_lines import HeadLine, head_lines
from jalon.extract.records.insets import SheetPage, insets_of, without_insets
from jalon.extract.records.labels import KNOWN, Mention, accepted, known_role, mentions_of
from jalon.extract.records.looks import Shades, body_look
from jalon.extract.records.margins import margins_of, without_furniture
from jalon.extract.records.narrowed import narrowed, with_banners
from jalon.extract.records.numbers import with_numbers
from jalon.extract.records.order import in_order
from jalon.extract.records.paragraphs import Paragraph, paragraphs_of
from jalon.extract.records.pieces import pieces_of
from jalon.extract.records.recut import has_rows, recut, recut_on
from jalon.extract.records.respanned import with_own_columns
from jalon.extract.records.segments import Segment, segments_of
from jalon.extract.records.sheets import (
    Place,
    is_label_row,
    is_of_cards,
    is_sheet,
    keys_in_rows,
    trimmed,
)
from jalon.extract.records.signed import coupled, kind_of, signs_of
from jalon.extract.records.spanned import with_parted_spans
from jalon.extract.records.tables import asks_down_side, pairs_of, side_of, states_grid
from jalon.extract.records.topped import topped
from jalon.extract.records.turned import turned_on
from jalon.extract.text.lines import BULLET_SIZE_PT
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Fill, Page
from jalon.schemas.table import Table
from jalon.schemas.units import Couple, Element, Grid, GridField, Labelled, Look, Loose
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

SAME_PLACE_PT = 6.0
SAME_LINE_EM = 0.35
PANEL_SHARE = 0.7
KEEPERS = frozenset((Role.LEAD, Role.PARTNERS, Role.DUE, Role.BUDGET))
LEVEL_ROLES = frozenset((Role.THEME, Role.OBJECTIVE, Role.ACTION))


Group = Sequence[Element]


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
    segments = {p.number: segments_of(p, (), shades[p.number]) for p in pages}
    flow = {p.number: paragraphs_of(segments[p.number], p, shades[p.number]) for p in pages}
    body = body_look(pages)
    named = _labels_of(pages, flow, vocabulary, body)
    sheets = {
        n: _Sheet(
            _places_of(flow[n], named[n], vocabulary), _places_of(flow[n], named[n]), segments[n]
        )
        for n in segments
    }
    found, left = _tables_of(pages, tables, shades, vocabulary, sheets)
    for page in pages:
        boxes = [box for box, _ in found[page.number]]
        if boxes:
            outside = [s for s in segments[page.number] if not _is_within(s.box, boxes)]
            flow[page.number] = paragraphs_of(outside, page, shades[page.number])
    tiles: dict[int, list[tuple[Couple, ...]]] = defaultdict(list)
    for number, tiled in tiles_of(flow, vocabulary).items():
        tiles[number] += [(c,) for c in tiled.couples]
        flow[number] = _without(flow[number], tiled.taken)
    for number, rows in figures_of(flow, body, vocabulary).items():
        tiles[number] += [row.couples for row in rows]
        flow[number] = _without(flow[number], {i for row in rows for i in row.taken})
    flow = {number: parted_at_rows(held) for number, held in flow.items()}
    named = _labels_of(pages, flow, vocabulary, body)
    signs = signs_of(flow, named, vocabulary)
    mentions = {
        n: [m for m in held if not _is_signed(flow[n][m.paragraph], signs)]
        for n, held in named.items()
    }
    labels = {p.number: {m.paragraph for m in mentions.get(p.number, ())} for p in pages}
    led = leaders_of(flow, labels, pages, vocabulary)
    loose = {
        p.number: [
            *tiles[p.number],
            *(
                coupled(pieces, signs)
                for pieces in _pieces(
                    flow[p.number], mentions.get(p.number, ()), led[p.number], lexicon, vocabulary
                )
            ),
        ]
        for p in pages
    }
    solid = [e for of_page in found.values() for _, grid in of_page for e in grid]
    margins = margins_of(pages, loose, solid)
    elements: list[Element] = []
    for page in pages:
        groups = [
            kept
            for group in loose[page.number]
            if (kept := without_furniture(group, page, margins, vocabulary))
        ]
        groups += [[e] for _, grid in found[page.number] for e in grid]
        elements.extend(with_numbers(ordered(groups, page, shades[page.number])))
    return Understood(tuple(elements), tuple(left))


def _without(paragraphs: Sequence[Paragraph], taken: Collection[int]) -> list[Paragraph]:
    return [p for i, p in enumerate(paragraphs) if i not in taken]


def _is_signed(paragraph: Paragraph, signs: Collection[tuple[str, object]]) -> bool:
    """Whether a paragraph is of those that a sign parts: what stands before it is no label."""
    return kind_of(paragraph.lines, paragraph.look) in signs


def _pieces(
    flow: Sequence[Paragraph],
    mentions: Sequence[Mention],
    led: Found,
    lexicon: frozenset[str],
    vocabulary: Vocabulary,
) -> list[tuple[Element, ...]]:
    """A page's labels with values, led couples, and what stands between; what runs on, together."""
    rest = [i for i in range(len(flow)) if i not in led.taken]
    places = {old: new for new, old in enumerate(rest)}
    own = [replace(m, paragraph=places[m.paragraph]) for m in mentions if m.paragraph in places]
    return [
        *((c,) for c in led.couples),
        *pieces_of([flow[i] for i in rest], own, lexicon, partial(_is_keeper, vocabulary)),
    ]


def _is_keeper(vocabulary: Vocabulary, key: str) -> bool:
    """Whether a label surely names who is in charge or by when."""
    role, score = known_role(key, vocabulary)
    return role in KEEPERS and score >= KNOWN


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page before its tables are told from its cards: its labels and its segments.

    ``labels`` are those that the word lists know, ``marks`` all of them.
    """

    labels: tuple[Place, ...]
    marks: tuple[Place, ...]
    segments: Sequence[Segment]


def _places_of(
    flow: Sequence[Paragraph], mentions: Sequence[Mention], vocabulary: Vocabulary | None = None
) -> tuple[Place, ...]:
    """Where the labels of a page stand that begin a paragraph; those that ``vocabulary`` knows."""
    return tuple(
        Place(m.key, union(w.box for w in flow[m.paragraph].words[m.start : m.end]))
        for m in mentions
        if m.start == 0 and (vocabulary is None or known_role(m.key, vocabulary)[1] >= KNOWN)
    )


def _is_within(box: Box, others: Sequence[Box]) -> bool:
    return any(o.contains_point(box.x_mid, box.y_mid) for o in others)


def _tables_of(
    pages: Sequence[Page],
    tables: Mapping[int, Sequence[Table]],
    shades: Mapping[int, Shades],
    vocabulary: Vocabulary,
    sheets: Mapping[int, _Sheet],
) -> tuple[dict[int, list[tuple[Box, list[Element]]]], list[Table]]:
    """For each page the tables that are understood, as elements; and those that are not."""
    found: dict[int, list[tuple[Box, list[Element]]]] = defaultdict(list)
    left: list[Table] = []
    running: tuple[GridField, ...] | None = None
    last = 0  # the page that ``running`` was met on
    keys = frozenset(x.key for s in sheets.values() for x in s.labels)
    stacked = keys_in_rows(s.labels for s in sheets.values())
    insets = insets_of(
        [
            SheetPage(p, head_lines(s.segments, p, vocabulary), s.labels, s.marks, s.segments)
            for p in pages
            for s in (sheets[p.number],)
        ],
        vocabulary,
        partial(_is_level, vocabulary),
    )
    tables = {
        n: [narrowed(t) for t in without_insets(held, insets.get(n, ()))]
        for n, held in tables.items()
    }
    texts = {
        p.number: [table_text(t, _dots_of(p)) for t in tables.get(p.number, ())] for p in pages
    }
    cards = {n: cards_of(held, vocabulary, keys) for n, held in texts.items()}
    turned = turned_on(
        {n: [t for t in held if t.table.box not in dict(cards[n])] for n, held in texts.items()},
        vocabulary,
        keys,
    )
    drawn = drawn_alike((t for held in tables.values() for t in held), vocabulary)
    for page in pages:
        own = [*cards[page.number], *turned[page.number]]
        dots = _dots_of(page)
        sheet = sheets[page.number]
        before = running if last == page.number - 1 else None
        inner = insets.get(page.number, ())
        for inset in inner:
            grid, _ = _understood(table_text(inset, dots), vocabulary, None, keys)
            if grid is not None:
                own.append((inset.box, grid))
        found[page.number] += own
        cuts = _cuts_of(page, tables.get(page.number, ()), sheet, vocabulary, before, drawn)
        for cut in without_insets(cuts, inner):
            if _is_within(cut.box, [box for box, _ in own]):
                continue
            is_form = asks_down_side(cut, vocabulary, keys)
            if not is_form and is_sheet(cut.box, sheet.labels, heads_end(cut, vocabulary)):
                continue
            whole = cut if is_form else trimmed(cut, keys)
            table = with_parted_spans(with_own_columns(with_banners(whole)))
            text = table_text(table, dots)
            if is_label_row(text, head_rows(text, vocabulary), stacked):
                continue
            held, running = _understood(text, vocabulary, running, keys)
            if running is not None:
                last = page.number
            if held is None:
                left.append(table)
            else:
                shown = [_on_shade(e, shades[page.number]) for e in held]
                found[page.number].append((table.box, shown))
    return found, left


def _on_shade(element: Element, shades: Shades) -> Element:
    """A heading out of a table with the shade that it stands on, as others have it."""
    if not isinstance(element, Loose) or element.look.fill is not None:
        return element
    first = element.block.box
    fill = shades.colour_of(shades.home_at(first.x_mid, first.y_mid))
    return replace(element, look=element.look._replace(fill=fill))


def _dots_of(page: Page) -> list[Fill]:
    """The drawn bullets of a page."""
    return [f for f in page.fills if max(f.box.width, f.box.height) <= BULLET_SIZE_PT]


def _cuts_of(  # noqa: PLR0913, PLR0917 - a page, and what is known of the document
    page: Page,
    found: Sequence[Table],
    sheet: _Sheet,
    vocabulary: Vocabulary,
    running: tuple[GridField, ...] | None,
    drawn: Collection[tuple[str, ...]],
) -> list[Table]:
    """The page's tables, each place cut in the purest way."""
    heads = [h for h in head_lines(sheet.segments, page, vocabulary) if not is_of_cards(h)]
    is_level = partial(_is_level, vocabulary)

    others = [
        table
        for head in heads
        if (table := recut(page, head, [h for h in heads if h is not head], is_level)) is not None
        and head_rows(table_text(table), vocabulary)[1]
        and has_rows(table)
    ]
    if running is not None:
        others += _going_on(
            page,
            found,
            running,
            min((h.box.top for h in heads), default=page.height),
            is_level,
            vocabulary,
        )
    return [_with_heads(t, heads, vocabulary) for t in best_cuts(found, others, vocabulary, drawn)]


def _is_level(vocabulary: Vocabulary, text: str) -> bool:
    """Whether a line begins with a word for a level."""
    section = vocabulary.section_of(text)
    return section is not None and section.role is not None


def _with_heads(table: Table, heads: Sequence[HeadLine], vocabulary: Vocabulary) -> Table:
    """The table with its headings, where they stand above its first rule."""
    if table.header_rows or table.rows < 1 or table.cols < 3:
        return table
    return table if head_rows(table_text(table), vocabulary)[1] else topped(table, heads)


def _going_on(  # noqa: PLR0913, PLR0917 - what came before and what bounds it
    page: Page,
    found: Sequence[Table],
    running: Sequence[GridField],
    below: float,
    is_level: Callable[[str], bool],
    vocabulary: Vocabulary,
) -> list[Table]:
    """The first table of a page cut into the columns of the page before."""
    left, right = running[0].x0, running[-1].x1
    first = min(
        (t for t in found if t.box.x1 > left and t.box.x0 < right),
        key=lambda t: t.box.top,
        default=None,
    )
    if first is None or first.method == "ruled" or first.box.top >= below:
        return []
    if head_rows(table_text(first), vocabulary)[1]:
        return []
    if first.box.x0 < left - SAME_PLACE_PT or first.box.x1 > right + SAME_PLACE_PT:
        return []
    inner = [max(a.x1, b.x0) if a.x1 <= b.x0 else b.x0 for a, b in pairwise(running)]
    table = recut_on(page, [left, *inner, right], (first.box.top, below), is_level)
    return [table] if table is not None else []


def _understood(
    text: TableText,
    vocabulary: Vocabulary,
    running: tuple[GridField, ...] | None,
    keys: frozenset[str],
) -> tuple[list[Element] | None, tuple[GridField, ...] | None]:
    """A table as elements, and the fields that a table without headings would go on with."""
    if text.table.cols < 2 or text.table.rows < 1:
        return None, running
    skipped, count = head_rows(text, vocabulary)
    side = side_of(text, vocabulary, keys)
    heads = fields_of(text, skipped, count) if count else ()
    if (
        side.holds
        and not states_grid(heads, vocabulary)
        and (count == 0 or side.known > _known_above(heads, vocabulary))
    ):
        return list(pairs_of(text, vocabulary, keys)), None
    if count and skipped + count < text.table.rows:
        fields = heads
        banners = [
            line.banner
            for line in grid_of(text, fields, 0, vocabulary).lines[:skipped]
            if line.banner is not None
        ]
        grid = with_bullets(grid_of(text, fields, skipped + count, vocabulary))
        return [*banners, *parted(grid)], fields
    if running is not None:
        on = carried(running, text)
        if on is not None:
            grid = grid_of(text, on, 0, vocabulary, is_carried=True)
            return [*parted(with_bullets(grid))], running
    return None, running


def _known_above(fields: Sequence[GridField], vocabulary: Vocabulary) -> int:
    scores = [vocabulary.role_scores(f.key) for f in fields if f.key]
    return sum(bool(s) and s[0].score >= 0.55 for s in scores)


def _labels_of(
    pages: Sequence[Page],
    flow: Mapping[int, Sequence[Paragraph]],
    vocabulary: Vocabulary,
    body: Look,
) -> dict[int, list[Mention]]:
    """The labels of each page; their paragraphs are counted within the page."""
    whole = [p for page in pages for p in flow[page.number]]
    starts: dict[int, int] = {}
    at = 0
    for page in pages:
        starts[page.number] = at
        at += len(flow[page.number])
    found: dict[int, list[Mention]] = defaultdict(list)
    for m in accepted(mentions_of(whole), whole, vocabulary, body):
        if _is_lettered_level(m.key, vocabulary):
            continue
        number = whole[m.paragraph].page
        found[number].append(replace(m, paragraph=m.paragraph - starts[number]))
    return found


def _is_lettered_level(key: str, vocabulary: Vocabulary) -> bool:
    """Whether a label is a level's word and a letter ("Initiative a :"): a code, not a label."""
    return key[-2:-1] == " " and known_role(key[:-2], vocabulary)[0] in LEVEL_ROLES


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
        (f.box for f in shades.fills if f.box.area < PANEL_SHARE * page.width * page.height),
        key=lambda b: -b.area,
    )
    return [*heads, *_within_panels(rest, panels)]


def _box_of(group: Group) -> Box:
    return union(e.box for e in group)


def _has_grid(group: Group) -> bool:
    return any(isinstance(e, Grid) for e in group)


def _within_panels(groups: Sequence[Group], panels: Sequence[Box]) -> list[Element]:
    """Groups in order, those of one panel together."""
    found: list[Group] = []
    free = list(groups)
    inner: list[tuple[list[Group], int]] = []
    for i, panel in enumerate(panels):
        held = [g for g in free if panel.contains(_box_of(g), 2.5)]
        if len(held) < 2 or len(held) == len(groups):
            continue
        inner.append((held, i))
        ids = {id(g) for g in held}
        free = [g for g in free if id(g) not in ids]
    found.extend(_within_panels(held, panels[i + 1 :]) for held, i in inner)
    cards = abreast(free)
    found.extend(free if cards.starts else _siblings(free))
    ordered_ = in_order(
        found, _box_of, _has_grid, is_over=lambda g: cards.is_over(_box_of(g)), parts=cards.parts
    )
    return [e for g in ordered_ for e in g]


def _siblings(groups: Sequence[Group]) -> list[Group]:
    """Labels of different names on one line together; all else by itself."""
    found: list[list[Element]] = []
    for group in sorted(groups, key=lambda g: (_box_of(g).top, _box_of(g).x0)):
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
