"""Tables that lie on their side: labels down the first column, one record in each other column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jalon.extract.records.label_judge import known_role
from jalon.extract.records.mentions import label_key
from jalon.extract.records.settings import SETTINGS
from jalon.extract.records.table_text import TableText, banner_of, distinct
from jalon.extract.records.tables import is_label, loose_of, side_of
from jalon.extract.records.turned_grids import Group, Turned, grids_of_turned
from jalon.extract.text.lines import lines_of
from jalon.schemas.geometry import Box, union
from jalon.schemas.region import Line
from jalon.schemas.table import Cell
from jalon.schemas.units import Element, Loose, Value
from jalon.schemas.vocabulary import Vocabulary

SHARED = SETTINGS.shared
TURNED = SETTINGS.turned


def turned_on(
    texts: Mapping[int, Sequence[TableText]], vocabulary: Vocabulary, keys: frozenset[str]
) -> dict[int, list[tuple[Box, list[Element]]]]:
    """For each page the tables that lie on their side, with their boxes, as elements.

    What one of them asks, a table of a single record may ask as well.

    Args:
        texts: The tables of each page.
        vocabulary: Knows headings.
        keys: Keys of labels that recur in the document.
    """
    whole = [t for held in texts.values() for t in held]
    first = [turned_of(t, vocabulary, keys, frozenset()) for t in whole]
    asked = frozenset(k for t in first if t is not None for k in t.keys)
    read = [turned_of(t, vocabulary, keys, asked) for t in whole] if asked else []
    held = [t for t in read if t is not None]
    found: dict[int, list[tuple[Box, list[Element]]]] = {number: [] for number in texts}
    for t, parts in zip(held, grids_of_turned(held), strict=True):
        found[t.table.page].append((t.table.box, [*parts]))
    return found


def turned_of(
    text: TableText, vocabulary: Vocabulary, keys: frozenset[str], asked: frozenset[str]
) -> Turned | None:
    """A table read column by column, None where it does not lie on its side.

    Args:
        text: The table.
        vocabulary: Knows headings.
        keys: Keys of labels that recur in the document.
        asked: Labels of the document's other tables of this kind: under them one record is enough.
    """
    if text.table.cols < 2 or not side_of(text, vocabulary, keys).holds:
        return None
    if _has_inner_labels(text, vocabulary, keys) or _asks_above(text, vocabulary, keys):
        return None
    parts: list[Group | Loose] = []
    run: list[int] = []
    for index in range(text.table.rows):
        banner = banner_of(text, index) or _lone(text, index, vocabulary)
        first = _label_at(text, run[0]) if run else None
        if banner is not None or (run and first is not None and _label_at(text, index) == first):
            parts += _group(text, run)
            run = []
        if banner is not None:
            parts.append(loose_of(text, banner))
        else:
            run.append(index)
    parts += _group(text, run)
    found = Turned(text.table, tuple(parts))
    most = max((len(g.records) for g in found.groups), default=0)
    is_asked = bool(found.keys) and len(found.keys & asked) >= max(2, 0.6 * len(found.keys))
    return found if most > 1 or (most == 1 and is_asked) else None


def _has_inner_labels(text: TableText, vocabulary: Vocabulary, keys: frozenset[str]) -> bool:
    rows = sum(
        any(is_label(text, c, vocabulary, keys) for c in distinct(text.at[i]) if c.col > 0)
        for i in range(text.table.rows)
    )
    return rows > TURNED.inner * text.table.rows


def _asks_above(text: TableText, vocabulary: Vocabulary, keys: frozenset[str]) -> bool:
    """Whether the first row names more of what a plan states than the first column does."""
    if not text.table.header_rows:
        return False
    cells = [c for c in distinct(text.at[0]) if c.words]
    found = (known_role(label_key(text.text_of(c))[0], vocabulary) for c in cells)
    above = {role for role, score in found if role is not None and score >= SHARED.known}
    return len(above) > len(side_of(text, vocabulary, keys).roles)


def _lone(text: TableText, index: int, vocabulary: Vocabulary) -> Cell | None:
    """The lone first cell of a row that is no known label: a heading between two groups."""
    filled = [c for c in distinct(text.at[index]) if c.words and c.row == index]
    if len(filled) != 1 or filled[0].col != 0:
        return None
    known = known_role(label_key(text.text_of(filled[0]))[0], vocabulary)[1] >= SHARED.known
    return None if known else filled[0]


def _label_at(text: TableText, index: int) -> tuple[str, int | None] | None:
    cell = text.at[index][0]
    if cell is None or cell.row != index or not cell.words:
        return None
    return label_key(text.text_of(cell))


def _group(text: TableText, rows: Sequence[int]) -> list[Group]:
    """The records of a run of rows; nothing where its labels have no values."""
    asked: list[tuple[int, list[int]]] = []
    for index in rows:
        if _label_at(text, index) is not None:
            asked.append((index, [index]))
        elif asked:
            asked[-1][1].append(index)
    columns = _columns(text, [index for index, _ in asked])
    if not asked or not columns:
        return []
    boxes = [[c.box for i in rows if (c := text.at[i][a]) is not None] for a, _ in columns]
    extents = [
        (min((b.x0 for b in held), default=0.0), max((b.x1 for b in held), default=0.0))
        for held in boxes
    ]
    group = Group(extents, [{} for _ in columns], page=text.table.page)
    held_boxes: list[Box] = []
    for index, span in asked:
        cell = text.at[index][0]
        label = _label_at(text, index)
        if cell is None or label is None:
            continue
        key, ordinal = label
        group.headings.setdefault(key, text.text_of(cell).rstrip(" :"))
        group.places.setdefault(key, union(w.box for w in cell.words))
        held_boxes.append(cell.box)
        for record, (start, end) in zip(group.records, columns, strict=True):
            value = _value(text, span, start, end)
            if value is None:
                continue
            numbers = record.setdefault(key, {})
            numbers[ordinal if ordinal is not None else len(numbers) + 1] = value
            held_boxes.append(value.box)
    group.box = union(held_boxes)
    return [group]


def _columns(text: TableText, rows: Sequence[int]) -> list[tuple[int, int]]:
    """The columns that hold a value for most labels; each with the stray ones after it."""
    cols = range(1, text.table.cols)
    filled = [
        c
        for c in cols
        if sum((x := text.at[i][c]) is not None and bool(x.words) for i in rows)
        >= TURNED.filled * len(rows)
    ]
    starts = [1, *filled[1:]] if filled else []
    return list(zip(starts, [*starts[1:], text.table.cols], strict=True))


def _value(text: TableText, rows: Sequence[int], start: int, end: int) -> Value | None:
    lines: list[Line] = []
    for index in rows:
        cells = [
            c
            for c in distinct(text.at[index][start:end])
            if c.words and (c.row == index or index == rows[0])
        ]
        if len(cells) == 1:
            lines += text.lines_of(cells[0])
        else:
            lines += lines_of([w for c in cells for w in c.words])
    if not lines:
        return None
    return Value(tuple(lines), text.table.page, union(n.box for n in lines))
