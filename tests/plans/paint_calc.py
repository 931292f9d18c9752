"""A paper as a flat OpenDocument spreadsheet, which LibreOffice Calc prints."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from itertools import groupby

from .blocks import Block, Cell, Codes, Leader, Mark, Paper, Para, Run, Section, Table, inked
from .fonts import count_lines, line_height
from .office import SIDES, SPACES, Styles, family, spaced
from .sheet_rows import SheetRow, break_pages, find_glued

PAD = 2.0  # Calc's own padding, when none is stated


def render_calc(paper: Paper, codes: Codes | None = None) -> str:
    """Return the paper as a flat spreadsheet, a sheet for each section."""
    painter = _Painter(paper, codes)
    sheets = "".join(painter.sheet(i, s) for i, s in enumerate(paper.sections))
    layouts = "".join(painter.layout(i, s) for i, s in enumerate(paper.sections))
    masters = "".join(painter.master(i, s) for i, s in enumerate(paper.sections))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        f"<office:meta><dc:title>{escape(paper.title)}</dc:title></office:meta>"
        "<office:font-face-decls>"
        f'<style:font-face style:name="{paper.font}" svg:font-family="{family(paper.font)}"/>'
        "</office:font-face-decls>"
        '<office:styles><style:default-style style:family="table-cell"><style:text-properties'
        f' style:font-name="{paper.font}" fo:font-size="{paper.size}pt" fo:color="{paper.ink}"/>'
        "</style:default-style></office:styles>"
        f"<office:automatic-styles>{painter.styles}{layouts}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles>"
        f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
        "</office:document>"
    )


class _Painter:
    def __init__(self, paper: Paper, codes: Codes | None) -> None:
        self.paper = paper
        self.codes = codes
        self.styles = Styles()

    def layout(self, number: int, section: Section) -> str:
        """Return the page layout of a sheet."""
        way = "landscape" if section.width > section.height else "portrait"
        bands = "".join(
            f'<style:{kind}-style><style:header-footer-properties fo:min-height="14pt"'
            f' fo:margin-{"bottom" if kind == "header" else "top"}="6pt"/></style:{kind}-style>'
            for kind in ("header", "footer")
        )
        margin = section.margin
        top = margin - 20 if section.head else margin
        bottom = margin - 20 if self.paper.foot or self.paper.number else margin
        return (
            f'<style:page-layout style:name="pm{number}"><style:page-layout-properties'
            f' fo:page-width="{section.width}pt" fo:page-height="{section.height}pt"'
            f' fo:margin-top="{top}pt" fo:margin-bottom="{bottom}pt" fo:margin-left="{margin}pt"'
            f' fo:margin-right="{margin - 6}pt" style:print-orientation="{way}"'
            f' style:print="objects charts drawings"/>{bands}</style:page-layout>'
        )

    def master(self, number: int, section: Section) -> str:
        """Return the master page of a sheet with its head and foot."""
        paper = self.paper
        head = '<style:header style:display="false"/>'
        if section.head:
            text = self.run(Run(section.head.text, section.head.mark, section.head.bold, size=0.85,
                                ink=section.head.ink))  # fmt: skip
            head = f"<style:header>{_region(section.head_align, text)}</style:header>"
        foot = '<style:footer style:display="false"/>'
        if paper.foot or paper.number:
            made = ""
            if paper.foot:
                run = Run(paper.foot, Mark("foot"), size=0.85, ink="#555555")
                made += _region("left", self.run(run))
            if paper.number:
                before, after = paper.number.split("{}")
                style = self.text_style(Run("", Mark("number"), size=0.85, ink="#555555"))
                made += _region(
                    paper.number_align,
                    f'<text:span text:style-name="{style}">{spaced(before)}<text:page-number>1'
                    f"</text:page-number>{spaced(after)}</text:span>",
                )
            foot = f"<style:footer>{made}</style:footer>"
        return (
            f'<style:master-page style:name="M{number}" style:page-layout-name="pm{number}">'
            f"{head}{foot}</style:master-page>"
        )

    def sheet(self, number: int, section: Section) -> str:
        """Return a sheet; its columns are those of its widest table."""
        tables = [b for b in section.blocks if isinstance(b, Table)]
        widths = max((t.widths for t in tables), key=len, default=(section.inner,))
        style = self.styles.name(
            "table",
            '<style:table-properties table:display="true"/>',
            f' style:master-page-name="M{number}"',
        )
        columns = "".join(self.column(width) for width in widths)
        room = section.height - 2 * section.margin - 3
        rows: list[SheetRow] = []
        is_kept = False  # the paragraph above stays with what follows
        for block in section.blocks:
            made = self.rows(block, widths, room)
            if made and is_kept:
                made[0] = replace(made[0], is_glued=True)
            is_kept = isinstance(block, Para | Leader) and block.keep
            rows += made
        if sum(table.repeats and table.heads > 0 for table in tables) > 1:
            # Calc would repeat all that stands between the first head and the last
            rows = [replace(row, is_head=False) for row in rows]
        written = self.write(break_pages(rows, room))
        return (
            f'<table:table table:name="Feuille{number + 1}" table:style-name="{style}"'
            f' table:print="true">{columns}{written}</table:table>'
        )

    def column(self, width: float) -> str:
        name = self.styles.name(
            "table-column", f'<style:table-column-properties style:column-width="{width:.2f}pt"/>'
        )
        return f'<table:table-column table:style-name="{name}"/>'

    def write(self, rows: list[SheetRow]) -> str:
        """Return rows as the file states them, those of a head in a range of their own."""
        made = ""
        for is_head, some in groupby(rows, lambda row: row.is_head):
            body = "".join(map(self.row, some))
            made += (
                f"<table:table-header-rows>{body}</table:table-header-rows>" if is_head else body
            )
        return made

    def rows(self, block: Block, widths: tuple[float, ...], room: float) -> list[SheetRow]:
        if isinstance(block, Table):
            return self.table(block, widths, room)
        if isinstance(block, Para):
            return [self.line(block, widths)]
        if isinstance(block, Leader):
            return [self.led(block, widths)]
        return []

    def line(self, para: Para, widths: tuple[float, ...]) -> SheetRow:
        """Return a paragraph as a row of which one cell spans all columns."""
        cell = Cell((para,), colspan=len(widths), fill=para.fill, sides="b" if para.rule else "")
        high = self.height(cell, sum(widths), (PAD, 1.5)) + para.before + para.after
        ink = para.rule or "#000000"
        table = Table(widths, (), stroke=0.8, ink=ink, pad=(PAD, 1.5))
        body = self.cell(cell, table) + "<table:covered-table-cell/>" * (len(widths) - 1)
        return SheetRow(body, high)

    def led(self, line: Leader, widths: tuple[float, ...]) -> SheetRow:
        if len(widths) == 1:
            return self.line(Para((*line.left, Run("  ", line.right[0].mark), *line.right)), widths)
        table = Table(widths, (), pad=(PAD, 1.5))
        body = self.cell(Cell((Para(line.left),), colspan=len(widths) - 1), table)
        body += "<table:covered-table-cell/>" * (len(widths) - 2)
        body += self.cell(Cell((Para(line.right, align="right"),)), table)
        return SheetRow(body, self.paper.size * 1.6)

    def row(self, row: SheetRow) -> str:
        broken = ' fo:break-before="page"' if row.is_broken else ""
        name = self.styles.name(
            "table-row",
            f'<style:table-row-properties style:row-height="{row.height:.1f}pt"{broken}'
            ' style:use-optimal-row-height="false"/>',
        )
        return f'<table:table-row table:style-name="{name}">{row.cells}</table:table-row>'

    def table(self, table: Table, widths: tuple[float, ...], room: float) -> list[SheetRow]:
        if len(table.widths) < len(widths):
            table = _stretch(table, len(widths), widths)
        heights = [self.least(row, table) for row in table.rows]
        for r, row in enumerate(table.rows):
            for c, cell in enumerate(row):
                if cell and cell.rowspan > 1:
                    wide = sum(widths[c : c + cell.colspan])
                    need = self.height(cell, wide, table.pad)
                    have = sum(heights[r : r + cell.rowspan])
                    heights[r + cell.rowspan - 1] += max(0.0, need - have)
        glued = find_glued(table, heights, room)
        rows = [
            SheetRow(
                "".join(self.cell(c, table) for c in row),
                high,
                is_glued=r in glued or 0 < r < table.heads + 1,
                is_head=r < table.heads and table.repeats,
            )
            for r, (row, high) in enumerate(zip(table.rows, heights, strict=True))
        ]
        return [*rows, SheetRow("<table:table-cell/>", max(table.after, 4.0))]

    def least(self, row: tuple[Cell | None, ...], table: Table) -> float:
        heights = [self.paper.size * 1.3]
        for c, cell in enumerate(row):
            if cell and cell.rowspan == 1:
                room = sum(table.widths[c : c + cell.colspan])
                heights.append(self.height(cell, room, table.pad))
        return max(heights)

    def height(self, cell: Cell, room: float, pad: tuple[float, float]) -> float:
        """Return how high a cell's text stands, somewhat generously."""
        total = 2 * pad[1] + 1
        inner = room - 2 * pad[0] - 2
        for block in cell.blocks:
            if isinstance(block, Para):
                text = "".join(run.text for run in block.runs)
                if block.bullet:
                    text = f"{block.bullet.text} {text}"
                scale = max((run.size for run in block.runs), default=1.0)
                bold = any(run.bold for run in block.runs)
                size = self.paper.size * scale
                lines = count_lines(text, inner * 0.96, self.paper.font, size, is_bold=bold)
                total += lines * size * line_height(self.paper.font)
        return total

    def cell(self, cell: Cell | None, table: Table) -> str:
        if cell is None:
            return "<table:covered-table-cell/>"
        across, down = table.pad
        made = f'fo:padding-left="{across}pt" fo:padding-right="{across}pt" fo:wrap-option="wrap"'
        made += f' fo:padding-top="{down}pt" fo:padding-bottom="{down}pt"'
        # what is centred in a cell that spans pages is drawn on each of them, clipped
        valign = "top" if cell.rowspan > 1 else cell.valign
        made += f' style:vertical-align="{valign}"'
        made += f' fo:background-color="{cell.fill}"' if cell.fill else ""
        for letter, side in SIDES.items():
            edge = f"{table.stroke}pt solid {table.ink}" if letter in cell.sides else "none"
            made += f' fo:border-{side}="{edge}"'
        aligns = [block.align for block in cell.blocks if isinstance(block, Para)]
        align = {"left": "start", "center": "center", "right": "end"}[
            aligns[0] if aligns else "left"
        ]
        name = self.styles.name(
            "table-cell",
            f'<style:table-cell-properties {made} style:text-align-source="fix"/>'
            f'<style:paragraph-properties fo:text-align="{align}"/>',
        )
        span = f' table:number-columns-spanned="{cell.colspan}"' if cell.colspan > 1 else ""
        span += f' table:number-rows-spanned="{cell.rowspan}"' if cell.rowspan > 1 else ""
        if cell.colspan == 1 and cell.rowspan > 1:
            span = f' table:number-columns-spanned="1"{span}'
        elif cell.colspan > 1 and cell.rowspan == 1:
            span += ' table:number-rows-spanned="1"'
        body = "".join(self.para(block) for block in cell.blocks if isinstance(block, Para))
        return (
            f'<table:table-cell table:style-name="{name}"{span} office:value-type="string">{body}'
            "</table:table-cell>"
        )

    def para(self, para: Para) -> str:
        bullet = ""
        if para.bullet:
            bullet = self.run(Run(f"{para.bullet.text} ", para.bullet.mark))
        return f"<text:p>{bullet}{''.join(map(self.run, para.runs))}</text:p>"

    def text_style(self, run: Run) -> str:
        made = f'fo:color="{inked(self.paper, run, self.codes)}"'
        made += f' fo:font-size="{self.paper.size * run.size:.2f}pt"'
        made += f' style:font-name="{self.paper.font}"'
        made += ' fo:font-weight="bold"' if run.bold else ""
        made += ' fo:font-style="italic"' if run.italic else ""
        made += ' style:text-position="super 62%"' if run.raised else ""
        return self.styles.name("text", f"<style:text-properties {made}/>")

    def run(self, run: Run) -> str:
        if not run.text:
            return ""
        return f'<text:span text:style-name="{self.text_style(run)}">{spaced(run.text)}</text:span>'


def _region(align: str, text: str) -> str:
    return f"<style:region-{align}><text:p>{text}</text:p></style:region-{align}>"


def _stretch(table: Table, count: int, widths: tuple[float, ...]) -> Table:
    """Return a table of few columns laid over a sheet of many, its last spanning the rest."""
    last = len(table.widths) - 1
    rows = []
    for row in table.rows:
        cells: list[Cell | None] = list(row)
        cell = cells[last]
        if cell:
            cells[last] = Cell(
                cell.blocks, count - last, cell.rowspan, cell.fill, cell.sides, cell.valign
            )
        rows.append((*cells, *([None] * (count - last - 1))))
    return Table(widths, tuple(rows), table.heads, table.repeats, table.splits, table.stroke,
                 table.ink, table.pad, table.before, table.after)  # fmt: skip
