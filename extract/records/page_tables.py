"""The tables of each page that are understood, as elements; and those that are not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from jalon.extract.records.bullets import with_bullets
from jalon.extract.records.carded import cards_of
from jalon.extract.records.compete import best_cuts, drawn_alike
from jalon.extract.records.grid_heads import head_rows, heads_end
from jalon.extract.records.grids import carried, fields_of, grid_of, parted
from jalon.extract.records.head_lines import HeadLine, head_lines
from jalon.extract.records.insets import SheetPage, insets_of, without_insets
from jalon.extract.records.label_judge import known_role
from jalon.extract.records.looks import Shades
from jalon.extract.records.mended import mended
from jalon.extract.records.mentions import Mention
from jalon.extract.records.narrowed import narrowed
from jalon.extract.records.paragraphs import Paragraph
from jalon.extract.records.recut import has_rows, recut, recut_on
from jalon.extract.records.respanned import with_own_columns
from jalon.extract.records.segments import Segment
from jalon.extract.records.settings import SETTINGS
from jalon.extract.records.sheets import (
    Place,
    is_abreast,
    is_label_row,
    is_of_cards,
    is_sheet,
    keys_in_rows,
    trimmed,
)
from jalon.extract.records.spanned import with_parted_spans
from jalon.extract.records.table_text import TableText, table_text
from jalon.extract.records.tables import asks_down_side, pairs_of, side_of, states_grid
from jalon.extract.records.topped import topped
from jalon.extract.records.totals import TOTAL
from jalon.extract.records.turned import turned_on
from jalon.extract.text.settings import SETTINGS as TEXT
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Fill, Page
from jalon.schemas.table import Table
from jalon.schemas.units import Element, GridField, Loose
from jalon.schemas.vocabulary import Vocabulary

PAGE_TABLES = SETTINGS.page_tables
SHARED = SETTINGS.shared
LINES = TEXT.lines


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page before its tables are told from its cards: its labels and its segments.

    ``labels`` are those that the word lists know, ``marks`` all of them.
    """

    labels: tuple[Place, ...]
    marks: tuple[Place, ...]
    segments: Sequence[Segment]


def places_of(
    flow: Sequence[Paragraph], mentions: Sequence[Mention], vocabulary: Vocabulary | None = None
) -> tuple[Place, ...]:
    """Where the labels of a page stand that begin a paragraph; those that ``vocabulary`` knows.

    The word before a sum ends the rows of a table, and is no label of a card.
    """
    return tuple(
        Place(m.key, union(w.box for w in flow[m.paragraph].words[m.start : m.end]))
        for m in mentions
        if m.start == 0
        and not TOTAL.match(m.key)
        and (vocabulary is None or known_role(m.key, vocabulary)[1] >= SHARED.known)
    )


def is_within(box: Box, others: Sequence[Box]) -> bool:
    """Whether the middle of a box lies in one of others."""
    return any(o.contains_point(box.x_mid, box.y_mid) for o in others)


def tables_of(
    pages: Sequence[Page],
    tables: Mapping[int, Sequence[Table]],
    shades: Mapping[int, Shades],
    vocabulary: Vocabulary,
    sheets: Mapping[int, Sheet],
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
    of_number = {p.number: p for p in pages}
    tables = {
        n: mended(
            [narrowed(t) for t in without_insets(held, insets.get(n, ()))], of_number[n], vocabulary
        )
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
            if is_within(cut.box, [box for box, _ in own]):
                continue
            is_form = asks_down_side(cut, vocabulary, keys)
            is_drawn = cut.method == "ruled" and cut.cols >= SHARED.fewest
            end = heads_end(cut, vocabulary)
            if not is_form and is_sheet(cut.box, sheet.labels, end, is_drawn=is_drawn):
                continue
            if is_abreast(cut, sheet.marks):
                continue
            whole = cut if is_form else trimmed(cut, keys)
            table = with_parted_spans(with_own_columns(whole))
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
    return [f for f in page.fills if max(f.box.width, f.box.height) <= LINES.bullet_size_pt]


def _cuts_of(  # noqa: PLR0913, PLR0917 - a page, and what is known of the document
    page: Page,
    found: Sequence[Table],
    sheet: Sheet,
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
    if (
        first.box.x0 < left - PAGE_TABLES.same_place_pt
        or first.box.x1 > right + PAGE_TABLES.same_place_pt
    ):
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
