"""What a candidate for a table looks like, in features that a reader would name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import mean
from typing import NamedTuple

from jalon.extract.tables.columns import SYMBOLS, is_symbol, spread
from jalon.extract.tables.edges import ruled_between
from jalon.extract.tables.settings import SETTINGS
from jalon.extract.tables.text_rows import LEADER_DOTS, TICK_MARKS, is_leader, is_number_like
from jalon.extract.tables.trim import is_caption
from jalon.extract.text.marks import is_list_mark, is_section_number
from jalon.schemas.geometry import Box
from jalon.schemas.grid import Edge, TextRow
from jalon.schemas.page import Fill, Page, Word
from jalon.schemas.table import Cell, Table

SHARED = SETTINGS.shared
FEATURES = SETTINGS.features

AXIS_FIGURE = re.compile(r"-?\d+(?:\.\d+)?")
PAGE_NUMBER = re.compile(r"\d{1,4}|[ivxlc]{1,6}")
LED_TO = re.compile(r"\.\s*\d{1,4}$")  # dots and a page number in one cell
LEADING = ("....", "……")


class Features(NamedTuple):
    """What a candidate looks like, each from 0 to 1."""

    figures: float  # share of the body's cells right of the stub that are figures
    words: float  # mean words of a line in those cells, 1 for five or more
    sparse: float  # 1 when fewer than two in five of those cells hold text
    columns: float  # 0 for two columns, 1 for six or more
    rows: float  # 0 for two rows of several cells, 1 for ten or more
    rules: float  # rules over the whole width at its head, below the heads, at its foot, inside
    aligned: float  # share of its columns whose text shares a left, right or middle
    caption: float  # 1 when a caption stands just above or below it
    marks: float  # share of stub cells that are list marks or section numbers
    ordered: float  # 1 when the last column is page numbers: whole, never falling, or led to
    margin: float  # 1 in the page's head or foot margin
    cards: float  # share of its rows whose cells stand in different tall boxes
    gappy: float  # share of its cells in which a line is parted by a column gap
    hollow: float  # how far rows with text in fewer than two cells are in the majority
    slivers: float  # share of its grid rows and columns without any text
    axes: float  # share of its columns that count in equal steps down the page, as axes do
    headed: float  # share of its columns with a head of their own, set bolder than the body
    lone: float  # 1 when a single row of several cells stands under the heads


def features(table: Table, page: Page, across: Sequence[Edge], rows: Sequence[TextRow]) -> Features:
    """Features of ``table``; ``rows`` are the page's lines, for the captions around it."""
    body = [c for c in table.cells if c.row >= table.header_rows]
    inner = [c for c in body if c.col > 0]
    held = [c for c in inner if c.text]
    stub = [c for c in body if c.col == 0 and c.text]
    filled = [c for c in table.cells if c.text]
    is_ticked = table.cols > 2 and len(held) >= SHARED.fewest and _are_ticks(held)
    figures = 1.0 if is_ticked else _share(is_figure(c.text) for c in held)
    first_row = [c.text for c in filled if c.row == 0]
    # a stub of decimals beside figures is no list of section numbers
    firsts = [] if figures > 0.3 else [c.text.split("\n", maxsplit=1)[0].strip() for c in stub]
    marks = [t for t in firsts if is_list_mark(t) or is_section_number(t)]
    return Features(
        figures=figures,
        words=min(_words_a_line(held) / 5, 1.0),
        sparse=float(len(held) < FEATURES.sparse_share * len(inner) and not is_ticked),
        columns=min((table.cols - 2) / 4, 1.0),
        rows=min(max(filled_rows(table) - 2, 0) / 8, 1.0),
        rules=_rule_share(table, across),
        aligned=_aligned_share(table, body),
        caption=float(_has_caption(table.box, rows) or any(map(is_caption, first_row))),
        marks=len(marks) / len(stub) if stub else 0.0,
        ordered=float(_is_ordered(table, body) or _is_contents(table)),
        margin=float(
            table.box.bottom < FEATURES.margin_share * page.height
            or table.box.top > (1 - FEATURES.margin_share) * page.height
        ),
        cards=_card_share(table, page.fills),
        gappy=_share(_has_gap(c) for c in filled),
        hollow=max(0.0, 1 - filled_rows(table) / table.rows - FEATURES.hollow_share)
        / (1 - FEATURES.hollow_share),
        slivers=_sliver_share(table),
        axes=_axis_share(table, body),
        headed=_headed_share(table, body),
        lone=float(filled_rows(table, 0 if table.method == "ruled" else table.header_rows) < 2),
    )


def _are_ticks(cells: Sequence[Cell]) -> bool:
    """Whether all cells hold the same mark."""
    first = cells[0].text
    return first in TICK_MARKS and all(c.text == first for c in cells)


def filled_rows(table: Table, start: int = 0) -> int:
    """How many rows from ``start`` on have text in at least two cells."""
    held = Counter(c.row for c in table.cells if c.text and c.row >= start)
    return sum(1 for n in held.values() if n > 1)


def _sliver_share(table: Table) -> float:
    rows: set[int] = set()
    cols: set[int] = set()
    for c in table.cells:
        if c.text:
            rows.update(range(c.row, c.row + c.rowspan))
            cols.update(range(c.col, c.col + c.colspan))
    return 1 - (len(rows) + len(cols)) / (table.rows + table.cols)


def _axis_share(table: Table, body: Sequence[Cell]) -> float:
    """Share of columns whose figures fall by one step from cell to cell."""
    axes = 0
    for col in range(table.cols):
        texts = [c.text.split("\n", maxsplit=1)[0] for c in body if c.col == col and c.text]
        plain = [t.replace(",", "").replace("\u00a0", "").rstrip("%") for t in texts]
        figures = [float(t) for t in plain if AXIS_FIGURE.fullmatch(t)]
        if len(figures) < max(SHARED.fewest, SHARED.most * len(plain)):
            continue
        steps = Counter(round(a - b, 6) for a, b in pairwise(figures))
        step, count = steps.most_common(1)[0]
        axes += step > 0 and count >= SHARED.most * (len(figures) - 1)
    return axes / table.cols


def _headed_share(table: Table, body: Sequence[Cell]) -> float:
    """Share of columns whose head is bold where most of the body is not."""
    heads = [c for c in table.cells if c.row < table.header_rows and c.words]
    held = [c for c in body if c.words]
    if not heads or sum(1 for c in held if c.words[0].is_bold) > 0.5 * len(held):
        return 0.0
    bold = {c.col for c in heads if c.words[0].is_bold and c.colspan == 1}
    return len(bold) / table.cols


def _share(flags: Iterable[bool]) -> float:
    found = list(flags)
    return sum(found) / len(found) if found else 0.0


def _has_gap(cell: Cell) -> bool:
    """Whether two words of one line of the cell stand a column gap apart."""
    return any(
        b.box.x0 - a.box.x1 > FEATURES.gappy_em * max(a.size_pt, b.size_pt)
        and abs(a.baseline - b.baseline) < 1
        and not is_leader(a)
        and not is_leader(b)
        and not is_symbol(a.text)
        for a, b in pairwise(cell.words)
    )


def _card_share(table: Table, fills: Sequence[Fill]) -> float:
    """Share of rows whose cells stand in different boxes, each taller than the row."""
    tall = [
        f.box
        for f in fills
        if f.is_rounded or (f.box.height > 20 and f.box.width < 0.9 * table.box.width)
    ]
    if not tall:
        return 0.0
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        if cell.words:
            rows[cell.row].append(cell)
    apart = 0
    for cells in rows.values():
        homes = [_smallest_around(c.words[0].box, tall) for c in cells]
        boxes = {h for h in homes if h is not None}
        row_height = max(w.box.bottom for c in cells for w in c.words) - min(
            w.box.top for c in cells for w in c.words
        )
        apart += len(boxes) > 1 and all(b.height > 1.8 * row_height + 8 for b in boxes)
    return apart / len(rows) if rows else 0.0


def _smallest_around(box: Box, homes: Sequence[Box]) -> Box | None:
    around = [h for h in homes if h.contains_point(box.x_mid, box.y_mid)]
    return min(around, key=lambda h: h.area, default=None)


def is_figure(text: str) -> bool:
    """Whether a cell's text is a figure, with what may stand beside it."""
    parts = text.split() if len(text) < FEATURES.longest_figure else []
    return (
        bool(parts)
        and any(is_number_like(p) for p in parts)
        and all(is_number_like(p) or SYMBOLS.fullmatch(p) for p in parts)
    )


def _words_a_line(cells: Sequence[Cell]) -> float:
    lines = [line for c in cells for line in c.text.split("\n")]
    return mean(len(line.split()) for line in lines) if lines else 0.0


def _rule_share(table: Table, across: Sequence[Edge]) -> float:
    box, cells = table.box, table.cells
    ys = sorted({c.box.top for c in cells} | {c.box.bottom for c in cells})
    line = (box.bottom - box.top) / max(table.rows, 1)
    slack = min(max(line, 6.0), 16.0)
    top = ruled_between(across, box.top - slack, box.top + 4, box.x0, box.x1) is not None
    bottom = ruled_between(across, box.bottom - 4, box.bottom + slack, box.x0, box.x1) is not None
    inner = sum(
        1
        for y in ys[1:-1]
        if ruled_between(across, y - 0.4 * slack, y + 0.4 * slack, box.x0, box.x1) is not None
    )
    many = inner >= 0.5 * max(len(ys) - 2, 1)
    return 0.25 * (top + bottom + (inner > 0) + many)


def _aligned_share(table: Table, body: Sequence[Cell]) -> float:
    good = counted = 0
    for col in range(table.cols):
        boxes = [
            (min(w.box.x0 for w in c.words), max(w.box.x1 for w in c.words))
            for c in body
            if c.col == col and c.colspan == 1 and c.words
        ]
        if len(boxes) < 2:
            continue
        counted += 1
        spreads = [
            spread([b[0] for b in boxes]),
            spread([b[1] for b in boxes]),
            spread([(b[0] + b[1]) / 2 for b in boxes]),
        ]
        good += min(spreads) <= SHARED.aligned_pt
    return good / counted if counted else 0.0


def _has_caption(box: Box, rows: Sequence[TextRow]) -> bool:
    line = 14.0
    for row in rows:
        above = -4 <= box.top - row.bottom < 4 * line
        below = -4 <= row.top - box.bottom < 2 * line
        near = (above or below) and row.x0 < box.x1 and row.x1 > box.x0
        if near and is_caption(" ".join(c.text for c in row.chunks[:2])):
            return True
    return False


def _is_contents(table: Table) -> bool:
    """Whether dots lead to page numbers, as in contents and indexes of one column or more."""
    led = {c.row for c in table.cells if any(_leads(w) for w in c.words)}
    if len(led) < 0.5 * table.rows:
        return False
    texts = [
        (c.col, c.text.strip(" ."))
        for c in table.cells
        if c.col > 0 and (c.row >= table.header_rows or c.row in led)
    ]
    figures = [(col, t) for col, t in texts if is_figure(t) or LED_TO.search(t)]
    columns = {col for col, _ in figures}
    whole = all(PAGE_NUMBER.fullmatch(t if is_figure(t) else _last_word(t)) for _, t in figures)
    headed = any(
        c.text and c.row < table.header_rows and c.row not in led and c.col in columns
        for c in table.cells
    )
    return bool(figures) and whole and not headed and not any(c + 1 in columns for c in columns)


def _leads(word: Word) -> bool:
    """Whether a word is dots, or dots up to the page number that they lead to."""
    return is_leader(word) or word.text in LEADER_DOTS or word.text.startswith(LEADING)


def _last_word(text: str) -> str:
    return text.rsplit(maxsplit=1)[-1]


def _is_ordered(table: Table, body: Sequence[Cell]) -> bool:
    last = [c.text for c in body if c.col == table.cols - 1 and c.text]
    others = [c.text for c in body if 0 < c.col < table.cols - 1 and c.text]
    if (
        any(map(is_figure, others))
        or len(last) < 3
        or not all(t.isdecimal() and len(t) <= 4 for t in last)
    ):
        return False
    numbers = [int(t) for t in last]
    return all(a <= b for a, b in pairwise(numbers))
