"""Places where labels stand row after row: cards and sheets, however well a table fits on them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from jalon.extract.records.head_lines import HeadLine
from jalon.extract.records.mentions import label_key
from jalon.extract.records.settings import SETTINGS
from jalon.extract.records.table_text import TableText, distinct
from jalon.schemas.geometry import Box
from jalon.schemas.table import Table

SHARED = SETTINGS.shared
SHEETS = SETTINGS.sheets

ENDS_LABEL = re.compile(r":|\?\s+(?=\S)")  # "Qui ? Le secrétariat" is a label with its value


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label of the document stands."""

    key: str
    box: Box


def is_sheet(
    box: Box, labels: Sequence[Place], heads_end: float = 0.0, *, is_drawn: bool = False
) -> bool:
    """Whether labels stand all over a table's box, and not only where its headings do.

    Args:
        box: The table's.
        labels: The labels of its page.
        heads_end: Where the rows of its headings end, as drawn.
        is_drawn: Rules part its columns: one label in one of them ("Who: …") makes no sheet of it.
    """
    inside = [x for x in labels if box.contains_point(x.box.x_mid, x.box.y_mid)]
    if len(inside) <= SHARED.several:
        return False
    first = min(inside, key=lambda x: x.box.y_mid).box
    end = max(first.bottom + SHEETS.head_em * first.height, heads_end)
    heads = [x for x in inside if x.box.y_mid <= end]
    below = [x for x in inside if x not in heads]
    if _are_repeated(heads, below) or _are_values(heads, below):
        return False
    if is_drawn and len({x.key for x in below}) == 1 and _is_column(below):
        return False
    again = sum(x.key in {h.key for h in heads} for x in below)
    return len(below) >= SHARED.several and (
        len(below) >= len(heads) + (len({x.key for x in below}) < SHARED.several)
        or again >= len(heads)
    )


def _is_column(labels: Sequence[Place]) -> bool:
    """Whether labels begin at one edge."""
    edges = [x.box.x0 for x in labels]
    return max(edges) - min(edges) < SHEETS.same_x_pt


def _are_repeated(heads: Sequence[Place], below: Sequence[Place]) -> bool:
    """Whether one line of several headings stands again, once or twice, each at its place."""
    keys = {h.key: h.box.x0 for h in heads}
    if len(keys) < SHARED.fewest or len(keys) != len(heads) or len(below) > 2 * len(heads):
        return False
    same = [x for x in below if x.key in keys and abs(x.box.x0 - keys[x.key]) < SHEETS.same_x_pt]
    return len(same) >= SHARED.fewest and len(same) >= SHEETS.same_share * len(below)


def keys_in_rows(pages: Iterable[Sequence[Place]]) -> frozenset[str]:
    """Keys of the labels of sheets in which row after row of labels stands over its values.

    In a sheet the next row of labels has other names; the headings of tables come again as they
    were.

    Args:
        pages: The labels of each page.
    """
    changes = total = 0
    keys: set[str] = set()
    for places in pages:
        rows = _rows_of(places)
        keys.update(*rows)
        total += max(len(rows) - 1, 0)
        changes += sum(not a & b for a, b in pairwise(rows))
    return frozenset(keys) if changes >= max(SHARED.fewest, SHEETS.changes * total) else frozenset()


def _rows_of(places: Sequence[Place]) -> list[frozenset[str]]:
    """The keys of each line that holds two labels or more, top to bottom."""
    rows: list[list[Place]] = []
    for x in sorted(places, key=lambda x: x.box.y_mid):
        if rows and x.box.y_mid - rows[-1][0].box.y_mid <= SHARED.same_line_pt:
            rows[-1].append(x)
        else:
            rows.append([x])
    sets = [frozenset(x.key for x in row) for row in rows]
    return [s for s in sets if len(s) > 1]


def is_label_row(text: TableText, heads: tuple[int, int], keys: frozenset[str]) -> bool:
    """Whether a table only shows a row of labels over their values.

    Args:
        text: A table.
        heads: How many first rows are banners, and how many after them are headings.
        keys: Labels of the document that stand so.
    """
    skipped, count = heads
    if text.table.method == "ruled" or not count:
        return False
    cells = [c for r in range(skipped, skipped + count) for c in distinct(text.at[r]) if c.words]
    names = {label_key(text.text_of(c))[0] for c in cells}
    return len(names & keys) >= SHEETS.most_heads * len(names)


def is_abreast(table: Table, marks: Sequence[Place]) -> bool:
    """Whether a table is made of labels of cards abreast: one stands twice in its first line.

    Columns may be headed alike under years; then no label stands among what they hold.

    Args:
        table: A table that no rules draw.
        marks: The page's labels.
    """
    if table.method == "ruled":
        return False
    own = [x for x in marks if table.box.contains_point(x.box.x_mid, x.box.y_mid)]
    end = min((x.box.bottom for x in own), default=0.0) + SHARED.same_line_pt
    above = [x.key for x in own if x.box.y_mid < end]
    below = [x for x in own if x.box.y_mid >= end]
    is_twice = len(set(above)) < len(above)
    return is_twice and (bool(below) or table.rows <= SHEETS.short_card)


def _are_values(heads: Sequence[Place], below: Sequence[Place]) -> bool:
    """Whether what reads like labels below several headings are words of few of their columns.

    "Long terme", "Moyen terme" under "Terme": other words than the headings', each under one of
    them, while most columns have none.
    """
    keys = {h.key for h in heads}
    if len(keys) < SHARED.fewest or len(keys) != len(heads):
        return False
    homes = [
        next((h.key for h in heads if abs(h.box.x0 - x.box.x0) < SHEETS.same_x_pt), None)
        for x in below
    ]
    is_foreign = all(x.key not in keys for x in below)
    return is_foreign and None not in homes and len(set(homes)) <= SHEETS.few_columns * len(heads)


def is_of_cards(head: HeadLine) -> bool:
    """Whether the headings of columns are one label again and again: that of cards abreast."""
    names = [" ".join(s.line.text for s in column) for column in head.columns]
    keys = {label_key(ENDS_LABEL.split(name)[0])[0] for name in names}
    if sum(n.endswith(":") for n in names) >= SHARED.most * len(names):
        return True
    return len(keys) == 1 or sum(":" in n.rstrip(" :") for n in names) * 2 > len(names)


def trimmed(table: Table, keys: frozenset[str]) -> Table:
    """The table without the rows below it that hold a label and its value ("Porteur | …").

    Args:
        table: A table with its headings in the first rows.
        keys: Labels of the document.
    """
    first = {c.row: c for c in reversed(table.cells) if c.words}
    for row in range(SHARED.several, table.rows):
        cell = first.get(row)
        if cell is None or cell.col > 0 or not _states_label(cell.text, keys):
            continue
        beside = [c for c in table.cells if c.row == row and c.words and c is not cell]
        if len(beside) <= 1 and not _goes_on(table, row):
            return _above(table, row)
    return table


def _goes_on(table: Table, row: int) -> bool:
    """Whether the rows below one are filled as those of a table are: it parts them."""
    filled = Counter(c.row for c in table.cells if c.words)
    below = [filled[r] for r in range(row + 1, table.rows)]
    return sum(n >= SHARED.fewest for n in below) > SHEETS.most_heads * len(below)


def _states_label(text: str, keys: frozenset[str]) -> bool:
    """Whether a cell's text is a label, or one with its value after a colon."""
    name, colon, _ = text.partition(":")
    return label_key(text)[0] in keys or (bool(colon) and label_key(name)[0] in keys)


def _above(table: Table, row: int) -> Table:
    cells = tuple(
        replace(c, rowspan=min(c.rowspan, row - c.row)) for c in table.cells if c.row < row
    )
    bottom = min(c.box.top for c in table.cells if c.row == row)
    return replace(table, rows=row, cells=cells, box=table.box._replace(bottom=bottom))
