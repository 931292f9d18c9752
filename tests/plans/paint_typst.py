"""A paper set by Typst."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

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
from .fonts import FOLDER, has_font
from .paint_html import STRIP, turned_length, watermark_size

NOON = datetime.datetime(2025, 1, 1, 12, tzinfo=datetime.UTC)
SIDES = {"t": "top", "b": "bottom", "l": "left", "r": "right"}


def write_typst(paper: Paper, path: Path, codes: Codes | None = None) -> None:
    """Write the paper as PDF; the same paper gives the same bytes."""
    import typst  # noqa: PLC0415 - only this producer needs it

    source = render_typst(paper, codes).encode("utf-8")
    path.write_bytes(
        typst.compile(  # type: ignore[misc]
            source, font_paths=[str(FOLDER)], ignore_system_fonts=True, timestamp=NOON
        )
    )


def render_typst(paper: Paper, codes: Codes | None = None) -> str:
    """Return the paper in Typst's language."""
    font = paper.font if has_font(paper.font) else "Libertinus Serif"
    painter = _Painter(paper, codes)
    lead = paper.leading
    return "\n".join(
        (
            f"#set document(title: {_quote(paper.title)})",
            f'#set text(font: "{font}", lang: "{paper.language}", size: {paper.size}pt,'
            f' fill: rgb("{paper.ink}"), hyphenate: {_bool(paper.is_hyphenated)},'
            f" top-edge: {lead * 0.76:.3f}em, bottom-edge: -{lead * 0.24:.3f}em)",
            f"#set par(leading: 0pt, spacing: 0pt, justify: {_bool(paper.is_justified)})",
            "#set block(spacing: 0pt)",
            *map(painter.section, paper.sections),
        )
    )


class _Painter:
    def __init__(self, paper: Paper, codes: Codes | None) -> None:
        self.paper = paper
        self.codes = codes

    def section(self, section: Section) -> str:
        """Return the pages of one section."""
        body = self.blocks(section.blocks)
        left = section.margin + (STRIP + 8 if self.paper.sidebar else 0)
        options = [
            f"width: {section.width}pt, height: {section.height}pt",
            f"margin: (left: {left}pt, rest: {section.margin}pt), columns: {section.columns}",
            f"header: {self.head(section)}, footer: {self.foot()}",
            f"background: {self.background(section)}",
        ]
        return f"#page({', '.join(options)})[{body}]"

    def head(self, section: Section) -> str:
        if not section.head:
            return "none"
        return f"[#set text(size: 0.85em)\n#align({section.head_align})[{self.run(section.head)}]]"

    def foot(self) -> str:
        paper = self.paper
        left = right = ""
        if paper.foot:
            left = self.run(Run(paper.foot, Mark("foot"), ink="#555555"))
        if paper.number:
            before, after = paper.number.split("{}")
            ink = self.codes.colour(Mark("number")) if self.codes else "#555555"
            right = (
                f'#text(fill: rgb("{ink}"))[{_text(before)}#context '
                f"counter(page).display(){_text(after)}]"
            )
        side = paper.number_align
        return (
            f"[#set text(size: 0.85em)\n#place(left, [{left}])#align({side})[{right}]]"
            if left or right
            else "none"
        )

    def background(self, section: Section) -> str:
        made = ""
        if self.paper.watermark:
            run = Run(self.paper.watermark, Mark("watermark"), bold=True, ink="#e4e4e4")
            word = f"text({watermark_size(self.paper)}pt)[{self.run(run)}]"
            made += f"#place(center + horizon, rotate(-30deg, {word}))"
        if self.paper.sidebar:
            high = section.height - 2 * section.margin
            made += (
                f"#place(left + top, dx: {section.margin}pt, dy: {section.margin}pt, "
                f'rect(width: {STRIP}pt, height: {high}pt, fill: rgb("{self.paper.sidebar}")))'
            )
        return f"[{made}]" if made else "none"

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        return "\n".join(map(self.block, blocks))

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
        return "#pagebreak(weak: true)"

    def run(self, run: Run) -> str:
        options = [f'fill: rgb("{inked(self.paper, run, self.codes)}")']
        if run.bold:
            options.append('weight: "bold"')
        if run.italic:
            options.append('style: "italic"')
        if run.size != 1.0:
            options.append(f"size: {run.size:g}em")
        made = f"#text({', '.join(options)})[{_text(run.text)}]"
        return f"#super[{made}]" if run.raised else made

    def runs(self, runs: tuple[Run, ...]) -> str:
        return "".join(map(self.run, runs))

    def para(self, para: Para) -> str:
        body = self.runs(para.runs)
        if para.bullet:
            bullet = self.run(para.bullet)
            body = f"#grid(columns: ({para.hang}pt, 1fr), [{bullet}], [{body}])"
        if para.align != "left":
            body = f"#align({para.align})[{body}]"
        options = [f"width: 100%, above: {para.before}pt, below: {para.after}pt"]
        if para.fill:
            options.append(f'fill: rgb("{para.fill}")')
            options.append(f"inset: (x: {4 + para.indent}pt, y: 2.5pt)")
        elif para.indent:
            options.append(f"inset: (left: {para.indent}pt)")
        if para.rule:
            options.append(f'stroke: (bottom: 0.8pt + rgb("{para.rule}"))')
        if para.keep:
            options.append("sticky: true")
        return f"#block({', '.join(options)})[{body}]"

    def leader(self, line: Leader) -> str:
        fill = f"repeat[{_text(line.dots)}]" if line.dots.strip() else "[]"
        gap = "#h(2pt)"
        keep = ", sticky: true" if line.keep else ""
        return (
            f"#block(width: 100%, above: {line.before}pt, below: {line.after}pt,"
            f" inset: (left: {line.indent}pt){keep})[#set par(justify: false)\n"
            f"{self.runs(line.left)}{gap}#box(width: 1fr, {fill}){gap}{self.runs(line.right)}]"
        )

    def table(self, table: Table) -> str:
        columns = ", ".join(f"{width:.2f}pt" for width in table.widths)
        made = [[self.cell(c, table) for c in row if c] for row in table.rows]
        head = [cell for row in made[: table.heads] for cell in row]
        cells = [cell for row in made[table.heads :] for cell in row]
        if head:
            repeat = _bool(table.repeats)
            cells.insert(0, f"table.header(repeat: {repeat}, {', '.join(head)})")
        across, down = table.pad
        body = ",\n".join(cells)
        return (
            f"#block(above: {table.before}pt, below: {table.after}pt)["
            f"#table(columns: ({columns},), inset: (x: {across}pt, y: {down}pt), stroke: none,\n"
            f"{body})]"
        )

    def cell(self, cell: Cell, table: Table) -> str:
        valign = {"top": "top", "middle": "horizon", "bottom": "bottom"}[cell.valign]
        options = [f"align: left + {valign}", f"breakable: {_bool(table.splits)}"]
        if cell.fill:
            options.append(f'fill: rgb("{cell.fill}")')
        if cell.sides:
            edge = f'{table.stroke}pt + rgb("{table.ink}")'
            sides = ", ".join(f"{SIDES[side]}: {edge}" for side in cell.sides)
            options.append(f"stroke: ({sides})")
        if cell.colspan > 1:
            options.append(f"colspan: {cell.colspan}")
        if cell.rowspan > 1:
            options.append(f"rowspan: {cell.rowspan}")
        body = self.blocks(cell.blocks)
        if cell.is_turned:
            long = turned_length(self.paper, cell)
            body = f"#rotate(-90deg, reflow: true, box(width: {long}pt)[{body}])"
        return f"table.cell({', '.join(options)})[{body}]"

    def box(self, box: Box) -> str:
        width = f"{box.width}pt" if box.width else "100%"
        options = [f"width: {width}, breakable: false, inset: {box.pad}pt, below: {box.after}pt"]
        if box.fill:
            options.append(f'fill: rgb("{box.fill}")')
        edge = f'0.7pt + rgb("{box.edge}")' if box.edge else "none"
        if box.bar:
            options.append(f'stroke: (left: 4pt + rgb("{box.bar}"), rest: {edge})')
        elif box.edge:
            options.append(f"stroke: {edge}")
        return f"#block({', '.join(options)})[{self.blocks(box.blocks)}]"

    def columns(self, columns: Columns) -> str:
        widths = ", ".join(f"{width:.2f}pt" for width in columns.widths)
        parts = ", ".join(f"[{self.blocks(part)}]" for part in columns.parts)
        return (
            f"#block(breakable: false, below: {columns.after}pt)["
            f"#grid(columns: ({widths},), column-gutter: {columns.gap}pt, {parts})]"
        )


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _text(text: str) -> str:
    return "#linebreak()".join(f"#{_quote(line)}" for line in text.split("\n")) if text else ""


def _bool(value: bool) -> str:
    return str(value).lower()
