"""Report pages made for the measure, with their tables known: kinds that no rule was written for.

The documents of the competition were at hand while the finder was written; these pages vary what
those do not: fonts, spacing, rules, the depth of heads, words that say nothing, and pages that
hold no table at all. The same seed gives the same pages.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from icdar import GridTable, grid_places, relations_of
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    Flowable,
    PageBreak,
    Paragraph,
    Preformatted,
    SimpleDocTemplate,
    TableStyle,
)
from reportlab.platypus import Table as Drawn

WORDS = """
agency annual authority average baseline budget child committee council current data degree
department development district division employment energy estimate federal growth health
household housing implementation income indicator industry institution loan market measure
mineral month objective office outcome oxide percent performance period plan policy price
production program public quality quarter region regulation report requirement research review
school sector service share source staff standard state student survey tariff trade
""".split()  # noqa: SIM905 - a list of words, as read
FACES = (("Times-Roman", "Times-Bold"), ("Helvetica", "Helvetica-Bold"))
RULED = (
    [("LINEABOVE", (0, 0), (-1, 0), 1, colors.black), ("LINEBELOW", (0, -1), (-1, -1), 1, "black")],
    [("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
    [("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey)],
    [],
)


@dataclass(slots=True)
class Sheet:
    """One page: what stands on it, and its tables as rows with spans."""

    flow: list[Flowable] = field(default_factory=list)
    tables: list[tuple[list[list[str]], list[tuple[int, int, int, int]]]] = field(
        default_factory=list
    )


class Maker:
    """Words, figures and tables of one page, in one look."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.face, self.bold = rng.choice(FACES)
        self.size = rng.choice((7.5, 8, 9, 10))
        self.pad = rng.choice((0.5, 1.5, 3))
        self.rules = list(rng.choice(RULED))
        self.sheet = Sheet()

    def words(self, least: int, most: int) -> str:
        """A few words, the first with a capital."""
        chosen = self.rng.sample(WORDS, self.rng.randint(least, most))
        return " ".join(chosen).capitalize()

    def prose(self, sentences: int) -> str:
        """Sentences."""
        return " ".join(f"{self.words(9, 20)}." for _ in range(sentences))

    def figure(self, kind: str) -> str:
        """A figure as reports print it."""
        r = self.rng
        if kind == "share":
            return f"{r.uniform(0, 100):.1f}"
        if kind == "signed":
            value = f"{int(10 ** r.uniform(2, 5)):,}"
            return f"({value})" if r.random() < 0.3 else value
        return f"{int(10 ** r.uniform(2, 6)):,}" if r.random() > 0.07 else "—"

    def style(self, bold: bool = False) -> ParagraphStyle:
        """The look of a line."""
        size = self.size
        return ParagraphStyle("x", fontName=self.bold if bold else self.face, fontSize=size,
                              leading=size * 1.2)  # fmt: skip

    def text(self, sentences: int = 3) -> None:
        """A paragraph on the page."""
        style = ParagraphStyle("p", fontName=self.face, fontSize=10, leading=13, spaceAfter=7)
        self.sheet.flow.append(Paragraph(self.prose(sentences), style))

    def caption(self) -> None:
        """A caption above a table."""
        style = ParagraphStyle("c", fontName=self.bold, fontSize=self.size + 1, spaceAfter=4,
                               leading=self.size * 1.4, spaceBefore=6)  # fmt: skip
        number = self.rng.randint(1, 30)
        self.sheet.flow.append(Paragraph(f"Table {number}. {self.words(4, 9)}", style))

    def table(
        self,
        rows: list[list[str]],
        spans: Sequence[tuple[int, int, int, int]] = (),
        commands: Sequence[tuple[object, ...]] = (),
        *,
        wrapped: Sequence[int] = (0,),
        widths: Sequence[float] | None = None,
    ) -> None:
        """A table on the page; columns in ``wrapped`` break their lines."""
        self.draw(rows, spans, commands, wrapped=wrapped, widths=widths)
        self.sheet.tables.append((rows, list(spans)))

    def draw(
        self,
        rows: list[list[str]],
        spans: Sequence[tuple[int, int, int, int]] = (),
        commands: Sequence[tuple[object, ...]] = (),
        *,
        wrapped: Sequence[int] = (0,),
        widths: Sequence[float] | None = None,
    ) -> None:
        """Rows on the page, which are no table or not the one that a reader sees."""
        look = self.style()
        cells = [
            [Paragraph(t, look) if c in wrapped and t else t for c, t in enumerate(row)]
            for row in rows
        ]
        merged = [("SPAN", (c, r), (c + w - 1, r + h - 1)) for r, c, h, w in spans]
        base = [
            ("FONT", (0, 0), (-1, -1), self.face, self.size, self.size * 1.2),
            ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
            ("TOPPADDING", (0, 0), (-1, -1), self.pad),
            ("BOTTOMPADDING", (0, 0), (-1, -1), self.pad),
            *(("ALIGN", (c, r), (c, r), "CENTER") for r, c, _, _ in spans),
        ]
        drawn = Drawn(cells, colWidths=widths, style=TableStyle([*base, *merged, *commands]))
        self.sheet.flow.append(drawn)


def statistics(m: Maker) -> None:
    """A stub and columns of figures, in one of several drawings, some cells blank."""
    columns = m.rng.randint(3, 6)
    kinds = [m.rng.choice(("share", "count")) for _ in range(columns)]
    rows = [[m.words(1, 2), *(m.words(1, 1) for _ in kinds)]]
    rows += [[m.words(1, 3), *(m.figure(k) for k in kinds)] for _ in range(m.rng.randint(6, 14))]
    m.caption()
    head = [("LINEBELOW", (0, 0), (-1, 0), 0.6, colors.black), ("FONT", (0, 0), (-1, 0), m.bold)]
    m.table(rows, commands=[*m.rules, *head], widths=[150] + [330 / columns] * columns)


def spanning_heads(m: Maker) -> None:
    """Two storeys of heads, partial rules below the upper ones, group rows in the stub."""
    groups = [m.rng.randint(2, 3) for _ in range(2)]
    top, below, spans, column = [""], [m.words(1, 2)], [], 1
    lines: list[tuple[object, ...]] = []
    for size in groups:
        top += [m.words(1, 2), *[""] * (size - 1)]
        below += [m.words(1, 1) for _ in range(size)]
        spans.append((0, column, 1, size))
        lines.append(("LINEBELOW", (column, 0), (column + size - 1, 0), 0.5, colors.black))
        column += size
    rows = [top, below]
    for _ in range(m.rng.randint(2, 4)):
        rows.append([m.words(1, 2), *[""] * sum(groups)])
        rows += [
            [m.words(1, 2), *(m.figure("count") for _ in range(sum(groups)))]
            for _ in range(m.rng.randint(2, 4))
        ]
    frame = [
        ("LINEABOVE", (0, 0), (-1, 0), 1, "black"),
        ("LINEBELOW", (0, 1), (-1, 1), 0.5, "black"),
    ]
    m.caption()
    m.table(rows, spans, [*frame, ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black), *lines],
            widths=[140] + [340 / sum(groups)] * sum(groups))  # fmt: skip


def statement(m: Maker) -> None:
    """Accounts: the currency apart from the figure, rules above the sums alone."""
    rows, lines = [["", "", "2010", "", "2009"]], []
    for _ in range(m.rng.randint(2, 3)):
        rows.append([f"{m.words(1, 2)}:", "", "", "", ""])
        for i in range(m.rng.randint(3, 5)):
            sign = "$" if i == 0 else ""
            rows.append([m.words(1, 4), sign, m.figure("signed"), sign, m.figure("signed")])
        lines += [
            ("LINEBELOW", (c, len(rows) - 1), (c + 1, len(rows) - 1), 0.5, "black") for c in (1, 3)
        ]
        rows.append(
            [f"Total {m.words(1, 1).lower()}", "", m.figure("count"), "", m.figure("count")]
        )
    m.draw(rows, commands=lines, widths=[230, 20, 80, 20, 80])
    truth = [[r[0], r[1] + r[2], r[3] + r[4]] for r in rows]
    m.sheet.tables.append((truth, []))


def typed(m: Maker) -> None:
    """Typed columns of one width, dots to the first column, dashes for rules."""
    years = [str(2001 + i) for i in range(m.rng.randint(4, 6))]
    rows = [["Item", *years]]
    rows += [
        [m.words(1, 2)[:20], *(f"{m.rng.randint(100, 999_999):,}" for _ in years)]
        for _ in range(m.rng.randint(8, 14))
    ]
    lines = ["Item".ljust(26) + "".join(y.rjust(9) for y in years), "-" * (26 + 9 * len(years))]
    for label, *figures in rows[1:]:
        lines.append(f"{label} ".ljust(24, ".") + "  " + "".join(f.rjust(9) for f in figures))
    m.caption()
    style = ParagraphStyle("t", fontName="Courier", fontSize=8, leading=9.6)
    m.sheet.flow.append(Preformatted("\n".join(lines), style))
    m.sheet.tables.append((rows, []))


def ticked(m: Maker) -> None:
    """Marks in some of the cells."""
    columns = m.rng.randint(4, 6)
    rows = [[m.words(1, 1), *(m.words(1, 1) for _ in range(columns))]]
    for _ in range(m.rng.randint(7, 11)):
        row = ["X" if m.rng.random() < 0.4 else "" for _ in range(columns)]
        row[m.rng.randrange(columns)] = "X"
        rows.append([m.words(1, 2), *row])
    m.caption()
    m.table(rows, commands=[("ALIGN", (1, 0), (-1, -1), "CENTER"), *m.rules])


def prose_cells(m: Maker) -> None:
    """Wrapped prose in two or three columns, rules between the rows."""
    columns = m.rng.randint(2, 3)
    rows = [[m.words(1, 2) for _ in range(columns)]]
    rows += [
        [m.words(1, 3), *(m.prose(m.rng.randint(1, 2)) for _ in range(columns - 1))]
        for _ in range(m.rng.randint(4, 6))
    ]
    lines = m.rng.choice((RULED[1], [*RULED[0], *RULED[2]]))
    m.caption()
    m.table(rows, commands=[*lines, ("VALIGN", (0, 0), (-1, -1), "TOP")], wrapped=range(columns),
            widths=[110] + [370 / (columns - 1)] * (columns - 1))  # fmt: skip


def two_tables(m: Maker) -> None:
    """Two tables of different columns, one below the other."""
    statistics(m)
    m.text(1)
    statistics(m)


def contents(m: Maker) -> None:
    """No table: contents with dots to page numbers."""
    page, lines = 1, []
    for _ in range(m.rng.randint(12, 20)):
        page += m.rng.randint(1, 7)
        lines.append(f"{m.words(2, 5)} ".ljust(74, ".") + f" {page}")
    style = ParagraphStyle("t", fontName="Courier", fontSize=9, leading=13)
    m.sheet.flow.append(Preformatted("\n".join(lines), style))


def two_columns(m: Maker) -> None:
    """No table: running text in two columns."""
    m.draw([[m.prose(14), m.prose(14)]], wrapped=(0, 1), widths=[235, 235])


def bars(m: Maker) -> None:
    """No table: bars with figures on them, an axis, a legend."""
    chart = Drawing(420, 190)
    for i in range(6):
        chart.add(Line(30, 30 + 28 * i, 420, 30 + 28 * i, strokeWidth=0.4))
        chart.add(String(8, 28 + 28 * i, str(20 * i), fontSize=7))
    for i in range(8):
        height = m.rng.randint(20, 140)
        chart.add(Rect(45 + 46 * i, 30, 22, height, fillColor=colors.steelblue))
        chart.add(String(48 + 46 * i, 33 + height, str(height), fontSize=7))
        chart.add(String(47 + 46 * i, 18, str(2001 + i), fontSize=7))
    chart.add(String(120, 3, m.words(1, 1), fontSize=7))
    chart.add(String(260, 3, m.words(1, 1), fontSize=7))
    m.sheet.flow.append(chart)


def boxes(m: Maker) -> None:
    """No table: a chart of boxes with lines between them."""
    chart = Drawing(440, 170)
    for row in range(3):
        for i in range(4):
            chart.add(Rect(5 + 110 * i, 10 + 52 * row, 90, 32, fillColor=colors.whitesmoke))
            for k in range(2):
                y = 30 + 52 * row - 11 * k
                chart.add(String(50 + 110 * i, y, m.words(1, 1), fontSize=7, textAnchor="middle"))
    m.sheet.flow.append(chart)


WITHOUT_TABLES = ("contents", "two_columns", "bars", "boxes")
KINDS: dict[str, Callable[[Maker], None]] = {
    f.__name__: f
    for f in (
        statistics,
        spanning_heads,
        statement,
        typed,
        ticked,
        prose_cells,
        two_tables,
        contents,
        two_columns,
        bars,
        boxes,
    )
}


def make_pages(path: Path, kind: str, seeds: Sequence[int]) -> list[GridTable]:
    """Write a PDF with a page of ``kind`` for each seed; the tables that are on it.

    A table's box is its whole page: tables of one page are paired by what they say.
    """
    sheets, size = [], LETTER if sum(seeds) % 2 else A4
    for seed in seeds:
        maker = Maker(random.Random(f"{kind} {seed}"))
        maker.text()
        KINDS[kind](maker)
        maker.text(2)
        sheets.append(maker.sheet)
    flow: list[Flowable] = []
    for sheet in sheets:
        flow += [*sheet.flow, PageBreak()]
    SimpleDocTemplate(str(path), pagesize=size, invariant=1).build(flow)
    return [
        GridTable(number, (0.0, 0.0, *size), relations_of(grid_places(rows, spans)))
        for number, sheet in enumerate(sheets, start=1)
        for rows, spans in sheet.tables
    ]
