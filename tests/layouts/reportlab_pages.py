"""A document set by ReportLab, with the face that it ships."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    Flowable,
    KeepTogether,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
)
from reportlab.platypus import PageBreak as NextPage
from reportlab.platypus import Table as Grid

from .blocks import (
    Block,
    Cell,
    Document,
    Heading,
    Line,
    PageBreak,
    Prose,
    Stroke,
    Table,
    register_vera,
    rule_across,
)
from .grids import LEADING, PAD

FACES = {"sans": register_vera(), "serif": ("Helvetica", "Helvetica-Bold")}


def write_reportlab(document: Document, path: Path) -> None:
    """Write the document as PDF; the same document gives the same bytes."""
    made = SimpleDocTemplate(
        str(path),
        pagesize=document.page,
        title=document.title,
        lang=document.language,
        invariant=1,
        **{f"{side}Margin": document.margin - 6 for side in ("left", "right", "top", "bottom")},
    )

    def head(canvas: Any, _: Any) -> None:
        canvas.setFont(FACES[document.family][0], 7)
        canvas.drawString(document.margin, document.page[1] - 20, document.running_head)

    flow = [flowable for block in document.blocks for flowable in _block(block, document)]
    made.build(flow, onFirstPage=head, onLaterPages=head)


def _style(document: Document, size: float, **options: Any) -> ParagraphStyle:
    face, bold = FACES[document.family]
    name = bold if options.pop("is_bold", False) else face
    return ParagraphStyle("s", fontName=name, fontSize=size, leading=size * LEADING, **options)


def _block(block: Block, document: Document) -> list[Flowable]:
    if isinstance(block, Heading):
        return _heading(block, document)
    if isinstance(block, Prose):
        style = _style(document, block.size, spaceAfter=4)
        return [Paragraph(escape(block.text), style)]
    if isinstance(block, PageBreak):
        return [NextPage()]
    return [Spacer(0, 3), _table(block, document), Spacer(0, 5)]


def _heading(block: Heading, document: Document) -> list[Flowable]:
    size = {1: 17, 2: 12, 3: 10.5}[block.level]
    style = _style(
        document,
        size,
        is_bold=True,
        textColor=block.ink,
        backColor=block.fill,
        borderPadding=5 if block.fill else 0,
        spaceBefore=8,
        spaceAfter=8 if block.fill else 4,
        keepWithNext=1,
    )
    made: list[Flowable] = [Paragraph(escape(block.text), style)]
    if block.number:
        large = _style(document, 26, is_bold=True, textColor="#c8781e", keepWithNext=1)
        made.insert(0, Paragraph(block.number, large))
    return made


def _table(table: Table, document: Document) -> Flowable:
    commands: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), PAD),
        ("RIGHTPADDING", (0, 0), (-1, -1), PAD),
        ("TOPPADDING", (0, 0), (-1, -1), PAD),
        ("BOTTOMPADDING", (0, 0), (-1, -1), PAD),
    ]
    for y, row in enumerate(table.rows):
        for x, cell in enumerate(row):
            if cell:
                commands += _cell_commands(cell, table, x, y)
    commands += _rules("LINEABOVE", "LINEBELOW", table.across)
    commands += _rules("LINEBEFORE", "LINEAFTER", table.down)
    data = [
        [
            [_line(line, cell, table, document) for line in cell.lines] if cell else ""
            for cell in row
        ]
        for row in table.rows
    ]
    grid = Grid(
        data,
        colWidths=list(table.widths),
        style=commands,
        hAlign="LEFT",
        repeatRows=table.heading_rows if table.repeats_heading else 0,
    )
    return grid if table.can_break else KeepTogether([grid])


def _cell_commands(cell: Cell, table: Table, x: int, y: int) -> list[tuple[Any, ...]]:
    end = (x + cell.colspan - 1, y + cell.rowspan - 1)
    made: list[tuple[Any, ...]] = []
    if end != (x, y):
        made.append(("SPAN", (x, y), end))
    if cell.fill:
        made.append(("BACKGROUND", (x, y), end, colors.HexColor(cell.fill)))
    if cell.is_ruled:
        rule = rule_across(cell, table) or Stroke()
        look = ((x, y), end, rule.width, colors.HexColor(rule.colour))
        made += [("LINEABOVE", *look), ("LINEBELOW", *look)]
    if cell.valign == "middle":
        made.append(("VALIGN", (x, y), end, "MIDDLE"))
    return made


def _rules(before: str, after: str, stroke: Stroke | None) -> list[tuple[Any, ...]]:
    if stroke is None:
        return []
    dash = (3, 2) if stroke.style == "dashed" else None
    count, width = (2, stroke.width / 3) if stroke.style == "double" else (1, stroke.width)
    look = (width, colors.HexColor(stroke.colour), "butt", dash, None, count, stroke.width)
    return [(name, (0, 0), (-1, -1), *look) for name in (before, after)]


def _line(line: Line, cell: Cell, table: Table, document: Document) -> Paragraph:
    style = _style(
        document,
        table.size,
        is_bold=line.is_bold,
        textColor=cell.ink,
        alignment=TA_CENTER if cell.align == "center" else TA_LEFT,
        leftIndent=table.size if line.bullet or line.is_hanging else 0,
        bulletIndent=0,
        bulletFontName=FACES[document.family][0],
        bulletFontSize=table.size,
    )
    mark = f'<super rise="3" size="5.5">{line.mark}</super>' if line.mark else ""
    text = escape(line.text) + mark
    return Paragraph(text or "&nbsp;", style, bulletText=line.bullet or None)
