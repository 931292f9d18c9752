"""A document as HTML, for the producers that print web pages."""

from __future__ import annotations

from html import escape

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
from .grids import LEADING, PAD

FAMILIES = {
    "sans": '"Noto Sans", "Open Sans", "DejaVu Sans", sans-serif',
    "serif": '"Liberation Serif", "Noto Serif", "DejaVu Serif", serif',
}

SHEET = """
@page {{ size: {width}pt {height}pt; margin: {margin}pt; {head} }}
* {{ box-sizing: border-box; }}
body {{ margin: 0; font-family: {family}; font-size: 9pt; color: #111; }}
h1 {{ font-size: 17pt; margin: 0 0 4pt; color: #123456; }}
h2 {{ font-size: 12pt; margin: 8pt 0 5pt; break-after: avoid; }}
h2.band {{ padding: 5pt 8pt; border-radius: 0 9pt 9pt 0; width: 80%; }}
h3 {{ font-size: 10.5pt; margin: 10pt 0 2pt; break-after: avoid; color: #1f7a6f; }}
.number {{ font-size: 26pt; font-weight: bold; color: #c8781e; }}
p {{ margin: 2pt 0 5pt; }}
table {{ border-collapse: collapse; table-layout: fixed; margin: 4pt 0; }}
td {{ padding: {pad}pt; overflow-wrap: break-word; }}
td div {{ min-height: {leading}em; }}
.head {{ position: fixed; top: 0; font-size: 7pt; }}
sup {{ font-size: 65%; line-height: 0; }}
"""


def render_html(document: Document) -> str:
    """Return the document as one page of HTML."""
    width, height = document.page
    head = (
        document.running_head
        and f'@top-left {{ content: "{document.running_head}"; font-size: 7pt; }}'
    )
    sheet = SHEET.format(
        width=width,
        height=height,
        margin=document.margin,
        family=FAMILIES[document.family],
        pad=PAD,
        leading=LEADING,
        head=head,
    )
    body = "\n".join(map(_block, document.blocks))
    return (
        f'<!DOCTYPE html><html lang="{document.language}"><head><meta charset="utf-8">'
        f"<title>{escape(document.title)}</title><style>{sheet}</style></head>"
        f"<body>{body}</body></html>"
    )


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return _heading(block)
    if isinstance(block, Prose):
        return f'<p style="font-size:{block.size}pt">{escape(block.text)}</p>'
    if isinstance(block, PageBreak):
        return '<div style="break-before: page"></div>'
    return _table(block)


def _heading(block: Heading) -> str:
    number = f'<div class="number">{block.number}</div>' if block.number else ""
    colour = f"background:{block.fill};color:{block.ink}" if block.fill else f"color:{block.ink}"
    kind = f'{" class=band" if block.fill else ""} style="{colour}"'
    return f"{number}<h{block.level}{kind}>{escape(block.text)}</h{block.level}>"


def _table(table: Table) -> str:
    columns = "".join(f'<col style="width:{width}pt">' for width in table.widths)
    rows = [
        "<tr>" + "".join(_cell(cell, table) for cell in row if cell) + "</tr>" for row in table.rows
    ]
    head, body = rows[: table.heading_rows], rows[table.heading_rows :]
    # elsewhere, a heading that is to be repeated is put there by the layout
    display = "table-header-group" if table.repeats_heading else "table-row-group"
    group = f'<thead style="display:{display}">{"".join(head)}</thead>' if head else ""
    style = f"width:{sum(table.widths)}pt;font-size:{table.size}pt;line-height:{LEADING}"
    return (
        f'<table style="{style}"><colgroup>{columns}</colgroup>{group}'
        f"<tbody>{''.join(body)}</tbody></table>"
    )


def _rule(stroke: Stroke | None) -> str:
    return f"{stroke.width}pt {stroke.style} {stroke.colour}" if stroke else "none"


def _cell(cell: Cell, table: Table) -> str:
    across = _rule(rule_across(cell, table))
    style = [
        f"border-top:{across};border-bottom:{across}",
        f"border-left:{_rule(table.down)};border-right:{_rule(table.down)}",
        f"color:{cell.ink};text-align:{cell.align};vertical-align:{cell.valign}",
    ]
    if cell.fill:
        style.append(f"background:{cell.fill}")
    if cell.is_clipped:
        style.append("white-space:nowrap;overflow:hidden")
    span = "".join(
        f' {name}="{count}"'
        for name, count in (("colspan", cell.colspan), ("rowspan", cell.rowspan))
        if count > 1
    )
    return f'<td style="{";".join(style)}"{span}>{"".join(map(_line, cell.lines))}</td>'


def _line(line: Line) -> str:
    text = escape(line.text) + (f"<sup>{line.mark}</sup>" if line.mark else "")
    text = f"<b>{text}</b>" if line.is_bold else text
    if line.bullet:
        mark = f'<span style="display:inline-block;width:1em;text-indent:0">{line.bullet}</span>'
        return f'<div style="padding-left:1em;text-indent:-1em">{mark}{text}</div>'
    indent = ' style="padding-left:1em"' if line.is_hanging else ""
    return f"<div{indent}>{text}</div>"
