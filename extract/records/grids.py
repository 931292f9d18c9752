"""Tables to grids: which rows are headings, which are banners, what each column is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jalon.extract.records.dittos import is_ditto
from jalon.extract.records.labels import label_key
from jalon.extract.records.looks import look_of
from jalon.extract.text.lines import block_of, lines_of
from jalon.extract.text.turned import SIDEWAYS, upright_words
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Fill, Word
from jalon.schemas.raw import Passage
from jalon.schemas.region import Line
from jalon.schemas.table import Cell, Table
from jalon.schemas.units import Grid, GridField, GridLine, Loose, Value
from jalon.schemas.vocabulary import Vocabulary

MOST_HEAD_ROWS = 4
MOST_BANNERS = 4  # above the headings: a page's text may stand in the same drawn box
LONGEST_HEADING = 90  # characters
BANNER_SHARE = 0.6  # of the columns that a banner's cell covers at least
KNOWN = 0.55
DATA = 0.75  # how surely a text is a value, for its row to be no heading
APART_SHARE = 0.7  # of the cells below that are set otherwise than headings
RARE = 0.2  # of the first cells of full rows that may be shaded as one that stands alone
LARGER_PT = 1.0  # than other cells, for a text to be set as a heading
MOST_GOING_ON = 0.5  # of a table's columns whose headings go on in a row of their own
BOTH = 2  # ways in which a row of headings may look apart
MOST_DATA = 0.34  # of a row's texts that may be like values, for it to be headings
SURELY_HEADED = 3  # known headings beside which one may be a sentence long
PROSE = 60  # characters from which a cell's text is a sentence, not a heading
EDGE_SLACK_PT = 8.0
VALUE_LIKE = re.compile(r"\d+\s*%|^[<>≥≤~+]?\s*[\d\s.,]+\s*(?:%|\$|k\$|M\$|€)?$")


@dataclass(frozen=True, slots=True)
class TableText:
    """A table with the lines of its cells: ``at[row][col]`` is the cell that covers a place."""

    table: Table
    at: tuple[tuple[Cell | None, ...], ...]
    lines: dict[tuple[int, int], tuple[Line, ...]]

    def lines_of(self, cell: Cell) -> tuple[Line, ...]:
        """The lines of a cell, top to bottom."""
        return self.lines[cell.row, cell.col]

    def text_of(self, cell: Cell) -> str:
        """The cell's text on one line."""
        return " ".join(line.text for line in self.lines_of(cell)).strip()


def table_text(table: Table, dots: Sequence[Fill] = ()) -> TableText:
    """The table with its cells laid out and their lines made once."""
    at: list[list[Cell | None]] = [[None] * table.cols for _ in range(table.rows)]
    lines: dict[tuple[int, int], tuple[Line, ...]] = {}
    for cell in table.cells:
        lines[cell.row, cell.col] = tuple(_lines_of(cell.words, dots))
        for r in range(cell.row, min(cell.row + cell.rowspan, table.rows)):
            for c in range(cell.col, min(cell.col + cell.colspan, table.cols)):
                at[r][c] = cell
    return TableText(table, tuple(tuple(r) for r in at), lines)


def _lines_of(words: Sequence[Word], dots: Sequence[Fill]) -> list[Line]:
    if words and all(w.angle_deg in SIDEWAYS for w in words):
        by_order = {w.order: w.box for w in words}
        return [
            replace(line, box=union(by_order[w.order] for w in line.words))
            for line in lines_of(upright_words(words))
        ]
    return lines_of(words, dots) or _marks_of(words)


def _marks_of(words: Sequence[Word]) -> list[Line]:
    """The line of a cell that holds nothing but a mark ("\u25cf"), which begins no text there."""
    if not words:
        return []
    first = words[0]
    text = " ".join(w.text for w in words)
    box = union(w.box for w in words)
    look = (first.size_pt, first.weight, first.colour)
    return [Line(tuple(words), box, first.baseline, text, *look)]


def distinct(row: Sequence[Cell | None]) -> list[Cell]:
    """The cells of a row once each, left to right."""
    seen: dict[tuple[int, int], Cell] = {}
    for cell in row:
        if cell is not None:
            seen.setdefault((cell.row, cell.col), cell)
    return list(seen.values())


def banner_of(text: TableText, index: int) -> Cell | None:
    """The one filled cell of a row that lies across most columns, None in other rows."""
    row = text.at[index]
    filled = [c for c in distinct(row) if c.words]
    if len(filled) != 1 or filled[0].row != index or len(row) < 2:
        return None
    cell = filled[0]
    held = sum(1 for c in row if c is cell)
    wide = held >= max(2, BANNER_SHARE * len(row)) or (
        cell.col == 0 and cell.words[-1].box.x1 > cell.box.x1 + 2
    )
    return cell if wide and cell.col == 0 else None


def head_rows(text: TableText, vocabulary: Vocabulary) -> tuple[int, int]:
    """How many first rows are banners, and how many after them are headings.

    A row is of headings where the word lists know most of it, or where two headings are known
    and nothing in it is a value; or where it is drawn as one (``Table.header_rows``).
    """
    table = text.table
    skipped = 0
    while skipped < min(MOST_BANNERS, table.rows - 1) and banner_of(text, skipped) is not None:
        skipped += 1
    count = 0
    for index in range(skipped, min(table.rows - 1, skipped + MOST_HEAD_ROWS)):
        cells = [c for c in distinct(text.at[index]) if c.words and c.row == index]
        if not cells or not _are_headings(text, cells, vocabulary, is_first=count == 0):
            break
        count = index + 1 - skipped
        spans = [c.row + c.rowspan for c in cells if c.rowspan < table.rows]
        if spans and (any(c.colspan > 1 for c in cells) or _goes_on_below(text, index)):
            count = max(count, min(max(spans), skipped + MOST_HEAD_ROWS) - skipped)
    if count == 0 and skipped + 1 < table.rows:
        apart = _looks_apart(text, skipped)
        if _may_head(text, skipped, None if apart == BOTH else vocabulary):
            if 0 < table.header_rows < table.rows:
                count = max(table.header_rows - skipped, 0)
            elif apart:
                count = 1
    while count and _ends_headings(text, skipped, skipped + count):
        count += 1
    return skipped, count


def _ends_headings(text: TableText, first: int, index: int) -> bool:
    """Whether a row only goes on with headings: all set as those above, as nothing below is."""
    if index + 2 > text.table.rows - 1:
        return False
    cells = [c for c in distinct(text.at[index]) if c.words and c.row == index]
    if not cells or len(cells) > MOST_GOING_ON * text.table.cols:
        return False
    if any(c.colspan > 1 for c in cells):
        return False
    for cell in cells:
        above = [c for r in range(first, index) if (c := text.at[r][cell.col]) is not None]
        below = [c for r in range(index + 1, text.table.rows) if (c := text.at[r][cell.col])]
        look = _set_as(cell)
        if not any(c.words and _set_as(c) == look for c in above):
            return False
        if any(c.words and _set_as(c) == look for c in below):
            return False
    return True


def _set_as(cell: Cell) -> tuple[bool, bool, bool, int | None]:
    return look_of(cell.words).kind


def heads_end(table: Table, vocabulary: Vocabulary) -> float:
    """Where the rows of a drawn table's headings end, 0 where it has none or is not drawn."""
    if table.method != "ruled":
        return 0.0
    skipped, count = head_rows(table_text(table), vocabulary)
    cells = [c for c in table.cells if skipped <= c.row < skipped + count and c.words]
    return max((c.box.bottom for c in cells if c.row + c.rowspan <= skipped + count), default=0.0)


def _goes_on_below(text: TableText, index: int) -> bool:
    """Whether the next row fills just the columns that this one leaves empty between its cells.

    Headings of one line stand in the middle of a high row, or at its foot, beside taller ones.
    """
    if index + 2 >= text.table.rows:
        return False
    here, below = text.at[index], text.at[index + 1]
    filled = [c is not None and bool(c.words) for c in here]
    fresh = [c is not None and bool(c.words) and c.row == index + 1 for c in below]
    return (
        any(fresh)
        and all(a != b for a, b in zip(filled, fresh, strict=True))
        and all(
            c is not None and c.rowspan > 1 for c, is_in in zip(here, filled, strict=True) if is_in
        )
    )


def _looks_apart(text: TableText, index: int) -> int:
    """In how many ways a row is unlike those under it: set in bold, and on a shade."""
    cells = [c for c in distinct(text.at[index]) if c.words]
    below = [c for c in text.table.cells if c.row > index and c.words]
    if not below or not cells:
        return 0
    bold = all(c.words[0].is_bold for c in cells)
    plain = sum(not c.words[0].is_bold for c in below) >= APART_SHARE * len(below)
    fills = {c.fill for c in cells}
    shaded = len(fills) == 1 and None not in fills
    unlike = sum(c.fill not in fills for c in below) >= APART_SHARE * len(below)
    return int(bold and plain) + int(shaded and unlike)


def _are_headings(
    text: TableText, cells: Sequence[Cell], vocabulary: Vocabulary, *, is_first: bool
) -> bool:
    texts = [text.text_of(c) for c in cells]
    overlong = sum(len(t) > LONGEST_HEADING for t in texts)
    dated = are_of_years(texts, vocabulary)
    known = sum(_is_known_heading(t, vocabulary) or d for t, d in zip(texts, dated, strict=True))
    values = sum(bool(VALUE_LIKE.search(t)) and vocabulary.period_of(t) is None for t in texts)
    if overlong > (1 if known >= SURELY_HEADED else 0):
        return False
    long = sum(len(t) > PROSE for t in texts)
    if known >= max(2, 0.6 * len(texts)) and not values:
        return True
    if not is_first:
        years = sum(vocabulary.period_of(t) is not None for t in texts)
        return years >= max(2, 0.6 * len(texts))
    return known >= 2 and not values and not long


def are_of_years(texts: Sequence[str], vocabulary: Vocabulary) -> list[bool]:
    """For each heading whether another is the same but for its year ("Target 2026")."""
    stems: list[str | None] = []
    for text in texts:
        period = vocabulary.find_period(text)
        stem = text.replace(period.label, "").strip() if period is not None else ""
        stems.append(stem.casefold() if stem and len(stem) < len(text.strip()) else None)
    sets = {stem: {t for t, s in zip(texts, stems, strict=True) if s == stem} for stem in stems}
    return [stem is not None and len(sets[stem]) > 1 for stem in stems]


def _is_known_heading(text: str, vocabulary: Vocabulary) -> bool:
    if vocabulary.period_of(text) is not None:
        return True
    scores = vocabulary.role_scores(label_key(text)[0])
    return bool(scores) and scores[0].score >= KNOWN


def _may_head(text: TableText, index: int, vocabulary: Vocabulary | None) -> bool:
    """Whether a row drawn as a heading holds short texts without values in most columns.

    Without a vocabulary only the form of the texts counts.
    """
    cells = [c for c in distinct(text.at[index]) if c.words]
    texts = [text.text_of(c) for c in cells]
    if vocabulary is not None and (
        sum(_is_data(t, vocabulary) for t in texts) > MOST_DATA * len(texts)
    ):
        return False
    filled = sum(1 for c in text.at[index] if c is not None and c.words)
    return (
        len(texts) >= 2
        and filled >= 0.6 * len(text.at[index])
        and all(len(t) <= PROSE and not VALUE_LIKE.search(t) for t in texts)
    )


def _is_data(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is what cells hold: a date, a target, a deed, a body."""
    if _is_known_heading(text, vocabulary):
        return False
    kinds = vocabulary.value_kinds(text)
    return max(kinds.is_due, kinds.is_target, kinds.is_deed, kinds.is_body) >= DATA


def fields_of(text: TableText, skipped: int, count: int) -> tuple[GridField, ...]:
    """The columns under the heading rows, left to right."""
    extents = column_extents(text)
    found = []
    for col in range(text.table.cols):
        cells = list(
            dict.fromkeys(
                c for r in range(skipped, skipped + count) if (c := text.at[r][col]) is not None
            )
        )
        texts = [text.text_of(c) for c in cells if c.words]
        boxes = [w.box for c in cells for w in c.words]
        heading = " ".join(dict.fromkeys(texts))
        leaf = texts[-1] if texts else ""
        x0, x1 = extents[col]
        place = union(boxes) if boxes else None
        heads = tuple(
            Passage(text.text_of(c), text.table.page, union(w.box for w in c.words))
            for c in cells
            if c.words
        )
        found.append(GridField(label_key(heading)[0], heading, leaf, place, x0, x1, heads))
    return tuple(found)


def column_extents(text: TableText) -> list[tuple[float, float]]:
    """Where each column begins and ends, by the narrowest cells in it."""
    found = []
    for col in range(text.table.cols):
        cells = [c for row in text.at if (c := row[col]) is not None]
        single = [c for c in cells if c.colspan == 1] or cells
        box = min((c.box for c in single), key=lambda b: b.width, default=text.table.box)
        found.append((box.x0, box.x1))
    return found


def lines_under(
    text: TableText, start: int, fields: Sequence[GridField], vocabulary: Vocabulary
) -> list[GridLine]:
    """The rows from ``start`` on; headings printed again are left out."""
    heads = tuple(f.leaf.casefold() for f in fields)
    found: list[GridLine] = []
    for index in range(start, text.table.rows):
        banner = banner_of(text, index) or _level_of(text, index, vocabulary)
        row = text.at[index]
        box = _row_box(text, index)
        if banner is not None:
            found.append(GridLine((), box, _loose(text, banner)))
            continue
        leaves = tuple(text.text_of(c).casefold() if c is not None else "" for c in row)
        if any(leaves) and sum(a == b != "" for a, b in zip(leaves, heads, strict=True)) >= max(
            2, 0.6 * sum(bool(t) for t in leaves)
        ):
            continue
        values: list[Value | None] = []
        for col, cell in enumerate(row):
            first = cell is not None and (col == 0 or row[col - 1] is not cell)
            own = _value(text, cell, index) if cell is not None and first else None
            values.append(_above(found, col) or own if is_ditto(leaves[col]) else own)
        if any(v is not None for v in values):
            found.append(GridLine(tuple(values), box))
    return found


def _above(lines: Sequence[GridLine], col: int) -> Value | None:
    """The value of a column in the row above, as one that goes on."""
    values = lines[-1].values if lines else ()
    value = values[col] if values else None
    return replace(value, is_inherited=True) if value is not None else None


def _level_of(text: TableText, index: int, vocabulary: Vocabulary) -> Cell | None:
    """The lone first cell of a row, where it begins with a word for a level ("Axe 2 – …").

    A code does as well, where the cell is set unlike those of full rows or the next code goes on
    from it.
    """
    filled = [c for c in distinct(text.at[index]) if c.words]
    if len(filled) != 1 or filled[0].row != index or not _begins_row(filled[0]):
        return None
    cell = filled[0]
    section = vocabulary.section_of(text.text_of(cell))
    if section is not None and section.role is not None:
        return cell
    if section is None or section.number is None or not section.label:
        return cell if _is_set_apart(text, cell, ways=BOTH) else None
    is_over = _goes_on(text, index, section.number, vocabulary)
    return cell if is_over or _is_set_apart(text, cell) else None


def _begins_row(cell: Cell) -> bool:
    """Whether a text begins in the first column, though most of it may stand in the second."""
    return cell.col == 0 or (cell.col == 1 and cell.words[0].box.x0 < cell.box.x0)


def _goes_on(text: TableText, index: int, number: str, vocabulary: Vocabulary) -> bool:
    """Whether the first cell of the next row bears a code that goes on from ``number``."""
    below = text.at[index + 1] if index + 1 < len(text.at) else ()
    first = next((c for c in distinct(below) if c.words), None)
    if first is None or len([c for c in distinct(below) if c.words]) < 2:
        return False
    split = vocabulary.section_of(text.text_of(first))
    inner = split.number if split is not None else None
    return inner is not None and inner.startswith(f"{number}.")


def _is_set_apart(text: TableText, cell: Cell, ways: int = 1) -> bool:
    """In how many ways a cell is set unlike the first cells of full rows, at least ``ways``.

    It may be bold, shaded, larger, or in a colour of its own.
    """
    full = [
        row[0]
        for row in text.at
        if row[0] is not None and row[0].words and len([c for c in distinct(row) if c.words]) > 1
    ]
    look = look_of(cell.words, cell.fill)
    looks = [look_of(c.words, c.fill) for c in full[1:] or full]
    if not looks:
        return True
    bold = sum(o.is_bold for o in looks) < 0.5 * len(looks)
    alike = sum(o.fill == look.fill for o in looks)
    shaded = look.fill is not None and alike <= (0 if ways == 1 else RARE * len(looks))
    larger = look.size_pt >= max(o.size_pt for o in looks) + LARGER_PT
    coloured = all(o.colour != look.colour for o in looks)
    return int(look.is_bold and bold) + int(shaded) + int(larger) + int(coloured) >= ways


def _row_box(text: TableText, index: int) -> Box:
    cells = [c for c in distinct(text.at[index]) if c.rowspan == 1 and c.row == index]
    cells = cells or distinct(text.at[index])
    return union(c.box for c in cells) if cells else text.table.box


def _value(text: TableText, cell: Cell, index: int) -> Value | None:
    lines = text.lines_of(cell)
    if not lines:
        return None
    across = min(cell.colspan, text.table.cols - cell.col)
    box = union(n.box for n in lines)
    return Value(lines, text.table.page, box, cell.row < index, across=across)


def _loose(text: TableText, cell: Cell) -> Loose:
    lines = text.lines_of(cell)
    block = block_of(lines)
    look = look_of([w for n in lines for w in n.words], cell.fill)
    return Loose(block, text.table.page, look, block.box)


def carried(fields: Sequence[GridField], text: TableText) -> tuple[GridField, ...] | None:
    """The fields of an earlier grid for one without headings, None where they do not stand over it.

    Every column of the new one must stand in the middle of one of the earlier columns, in order;
    its words, where they stand under one of them alone.
    Fewer columns under headings of their own, whatever these mean, are another table.
    """
    if text.table.cols < len(fields) and _has_own_heads(text):
        return None
    extents = column_extents(text)
    found: list[GridField] = []
    at = -1
    for col, (x0, x1) in enumerate(extents):
        left, right = _words_in(text, col) or (x0, x1)
        over = [i for i, f in enumerate(fields) if i > at and left < f.x1 and right > f.x0]
        middle = (x0 + x1) / 2 if len(over) != 1 else (left + right) / 2
        home = next(
            (
                i
                for i, f in enumerate(fields)
                if i > at and f.x0 - EDGE_SLACK_PT <= middle <= f.x1 + EDGE_SLACK_PT
            ),
            None,
        )
        if home is None:
            return None
        at = home
        found.append(replace(fields[home], x0=x0, x1=x1))
    if len(found) < max(2, 0.6 * len(fields)):
        return None
    left, right = extents[0][0], extents[-1][1]
    if abs(left - fields[0].x0) > 3 * EDGE_SLACK_PT or abs(right - fields[-1].x1) > 40:
        return None
    return tuple(found)


def _words_in(text: TableText, col: int) -> tuple[float, float] | None:
    """From where to where the words of one column stand, None where it has none."""
    cells = [c for row in text.at if (c := row[col]) is not None and c.colspan == 1]
    boxes = [w.box for c in cells for w in c.words]
    return (min(b.x0 for b in boxes), max(b.x1 for b in boxes)) if boxes else None


def _has_own_heads(text: TableText) -> bool:
    """Whether the first row that is no banner looks like headings: bold or shaded, and short."""
    skipped = 0
    while skipped < min(MOST_HEAD_ROWS, text.table.rows - 1) and banner_of(text, skipped):
        skipped += 1
    is_last = skipped + 1 >= text.table.rows
    if is_last:
        words = [w for c in distinct(text.at[skipped]) for w in c.words]
        return bool(words) and all(w.is_bold for w in words)
    return bool(_looks_apart(text, skipped)) and _may_head(text, skipped, None)


def grid_of(
    text: TableText,
    fields: tuple[GridField, ...],
    start: int,
    vocabulary: Vocabulary,
    *,
    is_carried: bool = False,
) -> Grid:
    """The table as a grid of ``fields`` whose rows begin at ``start``."""
    table = text.table
    lines = lines_under(text, start, fields, vocabulary)
    return Grid(table.page, table.box, fields, tuple(lines), table, is_carried, table.score)


def parted(grid: Grid) -> list[Grid | Loose]:
    """The grid cut at its banners, which stand between its parts as headings do."""
    found: list[Grid | Loose] = []
    held: list[GridLine] = []
    for line in grid.lines:
        if line.banner is None:
            held.append(line)
            continue
        found += _part(grid, held)
        held = []
        found.append(line.banner)
    return found + _part(grid, held)


def _part(grid: Grid, lines: Sequence[GridLine]) -> list[Grid | Loose]:
    """The lines as a grid of its own, as wide as the whole: merged cells may narrow its lines."""
    if not lines:
        return []
    box = union(n.box for n in lines)._replace(x0=grid.box.x0, x1=grid.box.x1)
    return [replace(grid, lines=tuple(lines), box=box)]
