"""A document set by Typst, which comes as a wheel and brings its own fonts."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import typst

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
    rule_across,
)
from .grids import PAD

FAMILIES = {"sans": "Libertinus Serif", "serif": "New Computer Modern"}
NOON = datetime.datetime(2025, 1, 1, 12, tzinfo=datetime.UTC)


def write_typst(document: Document, path: Path) -> None:
    """Write the document as PDF; the same document gives the same bytes."""
    source = render_typst(document).encode("utf-8")
    path.write_bytes(typst.compile(source, ignore_system_fonts=True, timestamp=NOON))


def render_typst(document: Document) -> str:
    """Return the document in Typst's language."""
    width, height = document.page
    head = f"header: text(7pt)[{_text(document.running_head)}]," if document.running_head else ""
    return "\n".join(
        (
            f"#set document(title: {_quote(document.title)})",
            f"#set page(width: {width}pt, height: {height}pt, margin: {document.margin}pt, {head})",
            f'#set text(font: "{FAMILIES[document.family]}", lang: "{document.language}",'
            " size: 9pt, hyphenate: false, top-edge: 0.95em, bottom-edge: -0.3em)",
            "#set par(leading: 0pt, spacing: 4pt)",
            *map(_block, document.blocks),
        )
    )


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _text(text: str) -> str:
    return f"#{_quote(text)}" if text else ""


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return _heading(block)
    if isinstance(block, Prose):
        return f"#par(text({block.size}pt)[{_text(block.text)}])"
    if isinstance(block, PageBreak):
        return "#pagebreak(weak: true)"
    return _table(block)


def _heading(block: Heading) -> str:
    size = {1: 17, 2: 12, 3: 10.5}[block.level]
    text = f'text({size}pt, weight: "bold", fill: rgb("{block.ink}"))[{_text(block.text)}]'
    number = ""
    if block.number:
        number = f'#text(26pt, weight: "bold", fill: rgb("#c8781e"))[{_text(block.number)}]\n\n'
    if block.fill:
        return f'#block(fill: rgb("{block.fill}"), inset: 6pt, width: 80%, {text})'
    return f"{number}#block(above: 8pt, below: 5pt, sticky: true, {text})"


def _stroke(stroke: Stroke | None) -> str:
    if stroke is None:
        return "none"
    width = stroke.width / 3 if stroke.style == "double" else stroke.width
    dash = ', dash: "dashed"' if stroke.style == "dashed" else ""
    return f'(paint: rgb("{stroke.colour}"), thickness: {width}pt{dash})'


def _table(table: Table) -> str:
    columns = ", ".join(f"{width}pt" for width in table.widths)
    made = [_cell(cell, table) for row in table.rows for cell in row if cell]
    if table.repeats_heading:
        count = sum(1 for row in table.rows[: table.heading_rows] for cell in row if cell)
        made = [f"table.header({', '.join(made[:count])})", *made[count:]]
    cells = ",\n".join(made)
    across, down = _stroke(table.across), _stroke(table.down)
    gutter = ""
    if table.across and table.across.style == "double":
        gutter = f"gutter: {table.across.width * 2 / 3:.2f}pt, "
    breaks = str(table.can_break).lower()
    return (
        f"#block(breakable: {breaks}, above: 4pt, below: 6pt)[#set text({table.size}pt)\n"
        f"#table(columns: ({columns}), {gutter}inset: {PAD}pt, align: left + top, "
        f"stroke: (x: {down}, y: {across}),\n{cells})]"
    )


def _cell(cell: Cell, table: Table) -> str:
    valign = {"top": "top", "middle": "horizon"}[cell.valign]
    options = [f"align: {cell.align} + {valign}"]
    if cell.fill:
        options.append(f'fill: rgb("{cell.fill}")')
    if cell.is_ruled:
        options.append(f"stroke: (y: {_stroke(rule_across(cell, table))})")
    if cell.colspan > 1:
        options.append(f"colspan: {cell.colspan}")
    if cell.rowspan > 1:
        options.append(f"rowspan: {cell.rowspan}")
    body = "".join(_line(line, cell) for line in cell.lines)
    return f"table.cell({', '.join(options)})[#set par(spacing: 0pt)\n{body}]"


def _line(line: Line, cell: Cell) -> str:
    weight = '"bold"' if line.is_bold else '"regular"'
    text = _text(line.text) or "~"
    mark = f"#super[{line.mark}]" if line.mark else ""
    body = f'#text(weight: {weight}, fill: rgb("{cell.ink}"))[{text}{mark}]'
    if line.bullet:
        body = f"#grid(columns: (1em, 1fr), [{_text(line.bullet)}], [{body}])"
    elif line.is_hanging:
        body = f"#pad(left: 1em)[{body}]"
    return f"#block(spacing: 0pt)[{body}]\n"
