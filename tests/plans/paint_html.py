"""A paper as HTML, for Chromium and WeasyPrint."""

from __future__ import annotations

from html import escape

from .blocks import (
    Block,
    Box,
    Cell,
    Codes,
    Columns,
    Leader,
    Mark,
    Paper,
    Para,
    Run,
    Section,
    Table,
    inked,
)
from .fonts import measure

SIDES = {"t": "top", "b": "bottom", "l": "left", "r": "right"}
STRIP = 12.0


def render_html(paper: Paper, codes: Codes | None = None) -> str:
    """Return the paper as one page of HTML; with codes, every mark in its own colour."""
    painter = _Painter(paper, codes)
    pages = "".join(painter.page_rule(i, s) for i, s in enumerate(paper.sections))
    body = "".join(painter.section(i, s) for i, s in enumerate(paper.sections))
    justify = "text-align:justify;" if paper.is_justified else ""
    hyphens = "hyphens:auto;" if paper.is_hyphenated else ""
    return (
        f'<!DOCTYPE html><html lang="{paper.language}"><head><meta charset="utf-8">'
        f"<title>{escape(paper.title)}</title><style>{pages}"
        f"body{{margin:0;font:{paper.size}pt/{paper.leading} '{paper.font}';color:{paper.ink};"
        f"{justify}{hyphens}-webkit-print-color-adjust:exact;print-color-adjust:exact}}"
        "table{border-collapse:collapse;table-layout:fixed;border-spacing:0}"
        "td{vertical-align:top;overflow-wrap:break-word}"
        "thead.once{display:table-row-group}"
        "</style></head>"
        f"<body>{painter.fixed()}{body}</body></html>"
    )


class _Painter:
    def __init__(self, paper: Paper, codes: Codes | None) -> None:
        self.paper = paper
        self.codes = codes

    def page_rule(self, number: int, section: Section) -> str:
        """Return the size, margins, running head and foot of a section's pages."""
        paper, boxes = self.paper, []
        small = f"font:{max(6.0, paper.size - 1.5)}pt '{paper.font}'"
        if section.head:
            ink = inked(paper, section.head, self.codes)
            text = _css(section.head.text)
            weight = "font-weight:bold;" if section.head.bold else ""
            side = section.head_align
            boxes.append(f"@top-{side}{{content:{text};{small};{weight}color:{ink};width:100%}}")
        if paper.foot:
            ink = self._ink("foot", "#555555")
            boxes.append(f"@bottom-left{{content:{_css(paper.foot)};{small};color:{ink}}}")
        if paper.number:
            before, after = paper.number.split("{}")
            ink = self._ink("number", "#555555")
            side = paper.number_align
            boxes.append(
                f"@bottom-{side}{{content:{_css(before)} counter(page) {_css(after)};{small};"
                f"color:{ink}}}"
            )
        return (
            f"@page s{number}{{size:{section.width}pt {section.height}pt;"
            f"margin:{section.margin}pt;{''.join(boxes)}}}"
        )

    def fixed(self) -> str:
        """Return what stands on every page behind the text."""
        made = ""
        if self.paper.watermark:
            ink = self._ink("watermark", "#e4e4e4")
            made += (
                '<div style="position:fixed;left:0;right:0;top:40%;text-align:center;z-index:-1;'
                f"white-space:nowrap;transform:rotate(-30deg);font-weight:bold;"
                f'font-size:{watermark_size(self.paper)}pt;color:{ink}">'
                f"{escape(self.paper.watermark)}</div>"
            )
        if self.paper.sidebar:
            made += (
                f'<div style="position:fixed;left:0;top:0;bottom:0;width:{STRIP}pt;z-index:-1;'
                f'background:{self.paper.sidebar}"></div>'
            )
        return made

    def section(self, number: int, section: Section) -> str:
        """Return the pages of one section."""
        style = f"page:s{number};"
        if number:
            style += "break-before:page;"
        if self.paper.sidebar:
            style += f"padding-left:{STRIP + 8}pt;"
        if section.columns > 1:
            style += f"column-count:{section.columns};column-gap:16pt;column-fill:auto;"
        return f'<section style="{style}">{self.blocks(section.blocks)}</section>'

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        return "".join(map(self.block, blocks))

    def block(self, block: Block) -> str:
        if isinstance(block, Para):
            return self.para(block)
        if isinstance(block, Leader):
            return self.leader(block)
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, Box):
            return self.box(block)
        if isinstance(block, Columns):
            return self.columns(block)
        return '<div style="break-after:page"></div>'

    def run(self, run: Run) -> str:
        style = f"color:{inked(self.paper, run, self.codes)}"
        style += ";font-weight:bold" if run.bold else ""
        style += ";font-style:italic" if run.italic else ""
        style += f";font-size:{run.size:g}em" if run.size != 1.0 else ""
        if run.raised:
            style += ";vertical-align:super;font-size:.65em;line-height:0"
        text = escape(run.text).replace("\n", "<br>")
        return f'<span style="{style}">{text}</span>'

    def runs(self, runs: tuple[Run, ...]) -> str:
        return "".join(map(self.run, runs))

    def para(self, para: Para) -> str:
        style = f"margin:{para.before}pt 0 {para.after}pt;"
        style += f"text-align:{para.align};" if para.align != "left" else ""
        style += f"background:{para.fill};padding:2.5pt 4pt;" if para.fill else ""
        style += f"border-bottom:0.8pt solid {para.rule};" if para.rule else ""
        style += "break-after:avoid;" if para.keep else ""
        style += _leading(self.paper, para.runs)
        indent, bullet = para.indent, ""
        if para.bullet:
            indent += para.hang
            style += f"text-indent:-{para.hang}pt;"
            bullet = (
                f'<span style="display:inline-block;text-indent:0;width:{para.hang}pt">'
                f"{self.run(para.bullet)}</span>"
            )
        if indent:
            style += f"padding-left:{indent}pt;"
        return f'<div style="{style}">{bullet}{self.runs(para.runs)}</div>'

    def leader(self, line: Leader) -> str:
        style = f"display:flex;margin:{line.before}pt 0 {line.after}pt {line.indent}pt;"
        style += "break-after:avoid;text-align:left;" if line.keep else "text-align:left;"
        fill = '<span style="flex:1 1 20pt"></span>'
        if line.dots == ".":
            edge = "#555555"
            fill = (
                f'<span style="flex:1 1 20pt;border-bottom:0.8pt dotted {edge};'
                'margin:0 2pt 2.5pt"></span>'
            )
        return (
            f'<div style="{style}"><span style="flex:0 1 auto">{self.runs(line.left)}</span>{fill}'
            f'<span style="flex:0 1 auto;text-align:right">{self.runs(line.right)}</span></div>'
        )

    def table(self, table: Table) -> str:
        cols = "".join(f'<col style="width:{width:.2f}pt">' for width in table.widths)
        rows = [self.row(row, table) for row in table.rows]
        head = "".join(rows[: table.heads])
        if head:
            head = f'<thead class="{"" if table.repeats else "once"}">{head}</thead>'
        style = f"width:{sum(table.widths):.2f}pt;margin:{table.before}pt 0 {table.after}pt"
        body = "".join(rows[table.heads :])
        return (
            f'<table style="{style}"><colgroup>{cols}</colgroup>{head}<tbody>{body}</tbody></table>'
        )

    def row(self, row: tuple[Cell | None, ...], table: Table) -> str:
        cells = ""
        for column, cell in enumerate(row):
            if cell:
                width = sum(table.widths[column : column + cell.colspan])
                cells += self.cell(cell, table, width)
        whole = "" if table.splits else ' style="break-inside:avoid"'
        return f"<tr{whole}>{cells}</tr>"

    def cell(self, cell: Cell, table: Table, width: float) -> str:
        across, down = table.pad
        style = f"padding:{down}pt {across}pt;"
        style += f"background:{cell.fill};" if cell.fill else ""
        style += f"vertical-align:{cell.valign};" if cell.valign != "top" else ""
        for side in cell.sides:
            style += f"border-{SIDES[side]}:{table.stroke}pt solid {table.ink};"
        span = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
        span += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
        body = self.blocks(cell.blocks)
        if cell.is_turned:
            body = self.turned(cell, body, width - 2 * across)
        return f'<td{span} style="{style}">{body}</td>'

    def turned(self, cell: Cell, body: str, width: float) -> str:
        """Return the body of a cell turned to read upwards."""
        long = turned_length(self.paper, cell)
        return (
            f'<div style="position:relative;height:{long}pt;width:{width}pt"><div style="position:'
            f"absolute;left:0;top:0;width:{long}pt;height:{width}pt;transform-origin:0 0;"
            f'transform:translate(0,{long}pt) rotate(-90deg);text-align:left">{body}</div></div>'
        )

    def box(self, box: Box) -> str:
        style = f"padding:{box.pad}pt;margin-bottom:{box.after}pt;break-inside:avoid;"
        style += f"background:{box.fill};" if box.fill else ""
        style += f"border:0.7pt solid {box.edge};" if box.edge else ""
        style += f"border-left:4pt solid {box.bar};" if box.bar else ""
        style += f"width:{box.width}pt;box-sizing:border-box;" if box.width else ""
        return f'<div style="{style}">{self.blocks(box.blocks)}</div>'

    def columns(self, columns: Columns) -> str:
        parts = "".join(
            f'<div style="flex:0 0 {width:.2f}pt;min-width:0">{self.blocks(part)}</div>'
            for part, width in zip(columns.parts, columns.widths, strict=False)
        )
        style = f"display:flex;gap:{columns.gap}pt;margin-bottom:{columns.after}pt"
        return f'<div style="{style};break-inside:avoid">{parts}</div>'

    def _ink(self, role: str, plain: str) -> str:
        return self.codes.colour(Mark(role)) if self.codes else plain


def turned_length(paper: Paper, cell: Cell) -> float:
    """Return how long the longest line of a turned cell is."""
    longest = 0.0
    for block in cell.blocks:
        if isinstance(block, Para):
            text = "".join(run.text for run in block.runs)
            scale = max(run.size for run in block.runs)
            wide = measure(text, paper.font, paper.size * scale, is_bold=True)
            longest = max(longest, wide)
    return min(longest + 6, 90.0)


def watermark_size(paper: Paper) -> float:
    """Return the size at which the word behind the text fits on the page."""
    return 64.0 if len(paper.watermark or "") < 9 else 36.0


def _leading(paper: Paper, runs: tuple[Run, ...]) -> str:
    large = max((run.size for run in runs), default=1.0)
    return f"line-height:{paper.size * paper.leading * large:.2f}pt;" if large > 1.05 else ""


def _css(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', "'") + '"'
