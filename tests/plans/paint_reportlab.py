"""A paper drawn by ReportLab."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Table as Grid

from .blocks import (
    Block,
    Box,
    Cell,
    Codes,
    Columns,
    Leader,
    Mark,
    PageBreak,
    Paper,
    Para,
    Run,
    Section,
    Table,
    inked,
)
from .flowables import LedLine, Turned
from .fonts import measure, register
from .paint_html import STRIP, turned_length, watermark_size

ALIGN = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT}
EDGES = {"t": "LINEABOVE", "b": "LINEBELOW", "l": "LINEBEFORE", "r": "LINEAFTER"}


def write_reportlab(paper: Paper, path: Path, codes: Codes | None = None) -> None:
    """Write the paper as PDF; the same paper gives the same bytes."""
    painter = _Painter(paper, codes)
    document = BaseDocTemplate(str(path), title=paper.title, invariant=1, pagesize=(612, 792))
    story: list[Flowable] = []
    for number, section in enumerate(paper.sections):
        document.addPageTemplates(painter.template(number, section))
        if number:
            story += [NextPageTemplate(f"s{number}"), NewPage()]
        room = section.inner - (STRIP + 8 if paper.sidebar else 0)
        room = (room - 16 * (section.columns - 1)) / section.columns
        story += painter.blocks(section.blocks, room)
    document.build(story)


class _Painter:
    def __init__(self, paper: Paper, codes: Codes | None) -> None:
        self.paper = paper
        self.codes = codes
        self.faces = register(paper.font)

    def template(self, number: int, section: Section) -> PageTemplate:
        """Return the frame of a section's pages and what is drawn around it."""
        shift = STRIP + 8 if self.paper.sidebar else 0
        margin, count = section.margin, section.columns
        wide = (section.inner - shift - 16 * (count - 1)) / count
        frames = [
            Frame(margin + shift + i * (wide + 16), margin, wide, section.height - 2 * margin,
                  0, 0, 0, 0)
            for i in range(count)
        ]  # fmt: skip

        def draw(canvas: Canvas, _: Any) -> None:
            self.around(canvas, section)

        size = (section.width, section.height)
        return PageTemplate(f"s{number}", frames, onPage=draw, pagesize=size)

    def around(self, canvas: Canvas, section: Section) -> None:
        """Draw the running head, the foot and what stands behind the text."""
        paper, margin = self.paper, section.margin
        small = paper.size * 0.85
        ends = {"left": margin, "center": section.width / 2, "right": section.width - margin}
        if section.head:
            face = self.faces[int(section.head.bold)]
            ink = inked(paper, section.head, self.codes)
            place = ends[section.head_align], section.height - margin * 0.6
            _string(canvas, section.head.text, place, section.head_align, (face, small, ink))
        if paper.foot:
            ink = self.ink(Mark("foot"), "#555555")
            place = margin, margin * 0.5
            _string(canvas, paper.foot, place, "left", (self.faces[0], small, ink))
        if paper.number:
            ink = self.ink(Mark("number"), "#555555")
            text = paper.number.format(canvas.getPageNumber())
            place = ends[paper.number_align], margin * 0.5
            _string(canvas, text, place, paper.number_align, (self.faces[0], small, ink))
        if paper.sidebar:
            canvas.setFillColor(HexColor(paper.sidebar))
            canvas.rect(margin, margin, STRIP, section.height - 2 * margin, stroke=0, fill=1)
        if paper.watermark:
            canvas.saveState()
            canvas.translate(section.width / 2, section.height / 2)
            canvas.rotate(30)
            ink = self.ink(Mark("watermark"), "#e4e4e4")
            _string(
                canvas,
                paper.watermark,
                (0, 0),
                "center",
                (self.faces[1], watermark_size(paper), ink),
            )
            canvas.restoreState()

    def ink(self, mark: Mark, plain: str) -> str:
        return self.codes.colour(mark) if self.codes else plain

    def blocks(self, blocks: tuple[Block, ...], room: float) -> list[Flowable]:
        return [flowable for block in blocks for flowable in self.block(block, room)]

    def block(self, block: Block, room: float) -> list[Flowable]:
        if isinstance(block, Para):
            return self.para(block, room)
        if isinstance(block, Leader):
            return [self.leader(block)]
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, Box):
            return self.box(block, room)
        if isinstance(block, PageBreak):
            return [NewPage()]
        return self.columns(block)

    def run(self, run: Run) -> str:
        face = self.faces[run.bold + 2 * run.italic]
        ink = inked(self.paper, run, self.codes)
        size = self.paper.size * run.size * (0.65 if run.raised else 1.0)
        text = escape(run.text, quote=False).replace("\n", "<br/>")
        made = f'<font name="{face}" size="{size:.2f}" color="{ink}">{text}</font>'
        return f"<super>{made}</super>" if run.raised else made

    def paragraph(self, para: Para) -> Paragraph:
        size = self.paper.size * max((run.size for run in para.runs), default=1.0)
        align = ALIGN[para.align]
        if self.paper.is_justified and para.align == "left":
            align = TA_JUSTIFY
        style = ParagraphStyle(
            "p",
            fontName=self.faces[0],
            fontSize=size,
            leading=size * self.paper.leading,
            alignment=align,
            leftIndent=para.indent + (para.hang if para.bullet else 0),
            bulletIndent=para.indent,
            spaceBefore=para.before,
            spaceAfter=para.after,
            bulletFontName=self.faces[0],
            bulletFontSize=self.paper.size,
            keepWithNext=int(para.keep),
            splitLongWords=1,
        )
        bullet = None
        if para.bullet:
            style.bulletColor = HexColor(inked(self.paper, para.bullet, self.codes))
            style.bulletFontName = self.faces[int(para.bullet.bold)]
            bullet = para.bullet.text
        return Paragraph("".join(map(self.run, para.runs)), style, bulletText=bullet)

    def para(self, para: Para, room: float) -> list[Flowable]:
        made = self.paragraph(para)
        if not para.fill and not para.rule:
            return [made]
        commands: list[tuple[Any, ...]] = [("BOTTOMPADDING", (0, 0), (-1, -1), 2.5)]
        pad = 4.0 if para.fill else 0.0
        commands += [("LEFTPADDING", (0, 0), (-1, -1), pad), ("TOPPADDING", (0, 0), (-1, -1), 2)]
        if para.fill:
            commands.append(("BACKGROUND", (0, 0), (-1, -1), HexColor(para.fill)))
        if para.rule:
            commands.append(("LINEBELOW", (0, 0), (-1, -1), 0.8, HexColor(para.rule)))
        grid = Grid([[made]], colWidths=[room], style=commands, hAlign="LEFT")
        grid.keepWithNext = para.keep
        grid.spaceBefore, grid.spaceAfter = para.before, para.after
        return [grid]

    def leader(self, line: Leader) -> Flowable:
        left, right = self.paragraph(Para(line.left)), self.paragraph(Para(line.right))
        right.style.alignment = TA_RIGHT
        left.style.alignment = TA_LEFT
        wide = self.wide(line.left), self.wide(line.right)
        return LedLine(left, right, line, wide, (self.faces[0], self.paper.size))

    def wide(self, runs: tuple[Run, ...]) -> float:
        paper = self.paper
        return sum(
            measure(run.text, paper.font, paper.size * run.size, is_bold=run.bold) for run in runs
        )

    def table(self, table: Table) -> list[Flowable]:
        across, down = table.pad
        commands: list[tuple[Any, ...]] = [
            ("LEFTPADDING", (0, 0), (-1, -1), across),
            ("RIGHTPADDING", (0, 0), (-1, -1), across),
            ("TOPPADDING", (0, 0), (-1, -1), down),
            ("BOTTOMPADDING", (0, 0), (-1, -1), down + 1),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
        data: list[list[Any]] = []
        for r, row in enumerate(table.rows):
            line: list[Any] = []
            for c, cell in enumerate(row):
                if cell is None:
                    line.append("")
                    continue
                room = sum(table.widths[c : c + cell.colspan]) - 2 * across
                line.append(self.content(cell, room))
                commands += _commands(cell, table, r, c)
            data.append(line)
        grid = Grid(
            data,
            colWidths=list(table.widths),
            repeatRows=table.heads if table.repeats else 0,
            style=commands,
            hAlign="LEFT",
            splitInRow=0,
            spaceBefore=table.before,
            spaceAfter=table.after,
        )
        return [grid]

    def content(self, cell: Cell, room: float) -> Any:
        parts = self.blocks(cell.blocks, room)
        if cell.is_turned:
            return [Turned(parts, turned_length(self.paper, cell), room)]
        return parts or ""

    def box(self, box: Box, room: float) -> list[Flowable]:
        wide = box.width or room
        commands: list[tuple[Any, ...]] = [
            (f"{side}PADDING", (0, 0), (-1, -1), box.pad)
            for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")
        ]
        if box.fill:
            commands.append(("BACKGROUND", (0, 0), (-1, -1), HexColor(box.fill)))
        if box.edge:
            commands.append(("BOX", (0, 0), (-1, -1), 0.7, HexColor(box.edge)))
        if box.bar:
            commands.append(("LINEBEFORE", (0, 0), (0, -1), 4, HexColor(box.bar)))
        parts = self.blocks(box.blocks, wide - 2 * box.pad)
        grid = Grid([[parts]], colWidths=[wide], style=commands, hAlign="LEFT")
        grid.spaceAfter = box.after
        return [grid]

    def columns(self, columns: Columns) -> list[Flowable]:
        cells: list[Any] = []
        widths: list[float] = []
        for part, width in zip(columns.parts, columns.widths, strict=False):
            if cells:
                cells.append("")
                widths.append(columns.gap)
            cells.append(self.blocks(part, width) or "")
            widths.append(width)
        commands: list[tuple[Any, ...]] = [
            (f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")
        ]
        commands.append(("VALIGN", (0, 0), (-1, -1), "TOP"))
        grid = Grid([cells], colWidths=widths, style=commands, hAlign="LEFT")
        return [grid, Spacer(1, columns.after)]


def _commands(cell: Cell, table: Table, r: int, c: int) -> list[tuple[Any, ...]]:
    here, end = (c, r), (c + cell.colspan - 1, r + cell.rowspan - 1)
    made: list[tuple[Any, ...]] = []
    if here != end:
        made.append(("SPAN", here, end))
    if cell.fill:
        made.append(("BACKGROUND", here, end, HexColor(cell.fill)))
    if cell.valign != "top":
        made.append(("VALIGN", here, end, cell.valign.upper()))
    for side in cell.sides:
        first = (end[0], r) if side == "r" else (c, end[1]) if side == "b" else here
        last = (c, end[1]) if side == "l" else (end[0], r) if side == "t" else end
        made.append((EDGES[side], first, last, table.stroke, HexColor(table.ink)))
    return made


def _string(canvas: Canvas, text: str, place: tuple[float, float], align: str,
            face: tuple[str, float, str]) -> None:  # fmt: skip
    name, size, ink = face
    canvas.setFont(name, size)
    canvas.setFillColor(HexColor(ink))
    draw = {"left": canvas.drawString, "center": canvas.drawCentredString,
            "right": canvas.drawRightString}[align]  # fmt: skip
    draw(place[0], place[1], text)
