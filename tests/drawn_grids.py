"""Grids drawn by hand: lines, items, tables, the flow around them; what readers of plans read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drawn_pages import Sheet

from jalon.extract.text.lines import lines_of
from jalon.schemas.flow import FlowKind, FlowPiece
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Word
from jalon.schemas.raw import Passage
from jalon.schemas.region import Line
from jalon.schemas.rows import Item
from jalon.schemas.table import Cell, Table
from jalon.schemas.units import Grid, GridField, GridLine, Value
from jalon.vocabulary import Wordbook

WORDS = Wordbook()
SIZE_PT, LEADING_PT = 9.0, 12.0
LEFT_PT, WIDTH_PT = 36.0, 720.0
BOLD = "**"
GRID_BOX = Box(0.0, 0.0, 400.0, 200.0)

Texts = Sequence["str | Span | None"]


@dataclass(frozen=True, slots=True)
class Span:
    """A cell that covers several rows or columns; ``None`` stands in the places it covers."""

    text: str
    down: int = 1
    across: int = 1


def words_at(x: float, y: float, text: str, *, size: float = SIZE_PT) -> list[Word]:
    """The words of one line with its baseline at ``y``; bold where it begins with two stars."""
    sheet = Sheet()
    weight = 700 if text.startswith(BOLD) else 400
    sheet.text(x, y, text.removeprefix(BOLD), size=size, weight=weight)
    return sheet.words


def lines_at(y: float, *texts: str, x: float = LEFT_PT, leading: float = LEADING_PT) -> list[Line]:
    """Lines one below the other from the baseline ``y`` on.

    "" leaves a line blank; spaces at a line's beginning indent it by 6 points each.
    """
    return [
        line
        for i, text in enumerate(texts)
        if text
        for line in lines_of(words_at(x + 6 * _indent(text), y + leading * i, text.lstrip()))
    ]


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def item_at(y: float, *texts: str, bullet: str = "") -> Item:
    """One item whose first line has its baseline at ``y``."""
    lines = lines_at(y, *texts)
    box = Box(LEFT_PT, y - SIZE_PT, LEFT_PT + 100, lines[-1].baseline + 2)
    text = " ".join(texts)
    return Item(tuple(lines), box, text, bool(bullet), y, lines[-1].baseline)


def table_of(
    rows: Sequence[Texts],
    *,
    page: int = 1,
    top: float = 100.0,
    widths: Sequence[float] = (),
    sheet: Sheet | None = None,
) -> Table:
    r"""A table as a finder gives it; texts with the same line number share a baseline.

    Args:
        rows: Texts of the cells; ``\n`` parts lines, two stars make a line bold.
        page: 1-based.
        top: Upper edge.
        widths: Of the columns, in points; equal ones where they are left out.
        sheet: Where the words are drawn as well.
    """
    sheet = sheet or Sheet(page, 792.0, 612.0)
    widths = widths or [WIDTH_PT / len(rows[0])] * len(rows[0])
    xs = [LEFT_PT + sum(widths[:i]) for i in range(len(widths) + 1)]
    tops = [top]
    for row in rows:
        tops.append(tops[-1] + 6 + LEADING_PT * max(_lines_in(cell) for cell in row))
    cells = [
        _cell(cell if isinstance(cell, Span) else Span(cell), (r, c), xs, tops, sheet)
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
        if cell is not None
    ]
    return Table(page, Box(xs[0], top, xs[-1], tops[-1]), len(rows), len(widths), tuple(cells))


def _lines_in(cell: str | Span | None) -> int:
    if cell is None or (isinstance(cell, Span) and cell.down > 1):
        return 1
    return (cell.text if isinstance(cell, Span) else cell).count("\n") + 1


def _cell(
    span: Span, place: tuple[int, int], xs: Sequence[float], tops: Sequence[float], sheet: Sheet
) -> Cell:
    row, col = place
    box = Box(xs[col], tops[row], xs[col + span.across], tops[row + span.down])
    first = len(sheet.words)
    for i, text in enumerate(span.text.split("\n")):
        y = box.top + 12 + LEADING_PT * i
        weight = 700 if text.startswith(BOLD) else 400
        if text:
            x = box.x0 + 3 + 6 * _indent(text)
            sheet.text(x, y, text.lstrip().removeprefix(BOLD), size=SIZE_PT, weight=weight)
    plain = span.text.replace(BOLD, "")
    return Cell(row, col, span.down, span.across, box, tuple(sheet.words[first:]), plain)


def grid_of(headings: Sequence[str], *rows: Sequence[str]) -> Grid:
    """A grid of these headings, with a line of text in each cell that has one."""
    fields = tuple(
        GridField(h.casefold(), h, h, None, 100.0 * i, 100.0 * (i + 1))
        for i, h in enumerate(headings)
    )
    lines = tuple(
        GridLine(tuple(_value(t, 20.0 * r) if t else None for t in row), GRID_BOX)
        for r, row in enumerate(rows, 1)
    )
    return Grid(1, GRID_BOX, fields, lines, Table(1, GRID_BOX, len(rows) + 1, len(headings), ()))


def _value(text: str, top: float) -> Value:
    lines = tuple(lines_at(top, text))
    return Value(lines, 1, union(n.box for n in lines))


def passage(text: str, *, page: int = 1, top: float = 50.0, size: float = SIZE_PT) -> Passage:
    """A text somewhere on a page."""
    return Passage(text, page, Box(LEFT_PT, top, LEFT_PT + 5 * len(text), top + size))


def said(piece: Passage | None) -> str | None:
    """The text of a passage, None where there is none."""
    return piece.text if piece is not None else None


def heading(text: str, rank: float, *, page: int = 1, top: float = 50.0) -> FlowPiece:
    """A heading of the flow, taken apart as the flow does it."""
    said = passage(text, page=page, top=top)
    return FlowPiece(FlowKind.HEADING, page, said, rank, WORDS.section_of(text))


def paragraph(text: str, *, page: int = 1) -> FlowPiece:
    """A paragraph of the flow."""
    return FlowPiece(FlowKind.PARAGRAPH, page, passage(text, page=page))


def tabled(table: Table) -> FlowPiece:
    """A table of the flow."""
    return FlowPiece(FlowKind.TABLE, table.page, table=table)
