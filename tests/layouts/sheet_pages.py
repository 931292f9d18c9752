"""A document as a spreadsheet that LibreOffice Calc prints: a light grid, cells cut off."""

from __future__ import annotations

from html import escape
from pathlib import Path

from .blocks import Block, Cell, Document, Heading, Prose, Table
from .office_pages import FAMILIES, SPACES, Styles, convert

GRID = "0.25pt solid #c8c8c8"


def write_calc(document: Document, path: Path) -> None:
    """Write the document as LibreOffice Calc prints it; all its tables share their columns."""
    convert(render_ods(document), path, "fods")


def render_ods(document: Document) -> str:
    """Return the document as a flat OpenDocument spreadsheet of one sheet."""
    styles = Styles(FAMILIES[document.family])
    widths = max((b.widths for b in document.blocks if isinstance(b, Table)), key=len)
    columns = "".join(
        f'<table:table-column table:style-name="{_column(styles, width)}"/>' for width in widths
    )
    rows = "".join(_rows(block, styles) for block in document.blocks)
    width, height = document.page
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        f'<office:font-face-decls><style:font-face style:name="{styles.family}"'
        f' svg:font-family="{styles.family}"/></office:font-face-decls>'
        f'<office:automatic-styles>{styles}<style:page-layout style:name="pm">'
        f'<style:page-layout-properties fo:page-width="{width}pt" fo:page-height="{height}pt"'
        f' fo:margin="{document.margin}pt" style:print-orientation="landscape"/>'
        "</style:page-layout></office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Default" style:page-layout-name="pm"/>'
        '</office:master-styles><office:body><office:spreadsheet><table:table table:name="Plan">'
        f"{columns}{rows}</table:table></office:spreadsheet></office:body></office:document>"
    )


def _column(styles: Styles, width: float) -> str:
    return styles.name(
        "table-column", f'<style:table-column-properties style:column-width="{width}pt"/>'
    )


def _rows(block: Block, styles: Styles) -> str:
    if isinstance(block, Table):
        return "".join(_row([_cell(c, block, styles) for c in row], styles) for row in block.rows)
    if isinstance(block, (Heading, Prose)):
        size = 14.0 if isinstance(block, Heading) else block.size
        bold = ' fo:font-weight="bold"' if isinstance(block, Heading) else ""
        text = f'<style:text-properties fo:font-size="{size}pt"{bold}/>'
        return _row([_strings([block.text], styles.name("table-cell", text))], styles)
    return ""


def _row(cells: list[str], styles: Styles) -> str:
    name = styles.name(
        "table-row", '<style:table-row-properties style:use-optimal-row-height="true"/>'
    )
    return f'<table:table-row table:style-name="{name}">{"".join(cells)}</table:table-row>'


def _strings(lines: list[str], style: str) -> str:
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in lines)
    return (
        f'<table:table-cell office:value-type="string" table:style-name="{style}">'
        f"{paragraphs}</table:table-cell>"
    )


def _cell(cell: Cell | None, table: Table, styles: Styles) -> str:
    if cell is None:
        return "<table:covered-table-cell/>"
    fill = f' fo:background-color="{cell.fill}"' if cell.fill else ""
    bold = ' fo:font-weight="bold"' if any(line.is_bold for line in cell.lines) else ""
    wrap = "no-wrap" if cell.is_clipped else "wrap"
    name = styles.name(
        "table-cell",
        f'<style:table-cell-properties fo:border="{GRID}" fo:wrap-option="{wrap}"'
        f' style:vertical-align="top"{fill}/><style:text-properties fo:font-size="{table.size}pt"'
        f' style:font-name="{styles.family}"{bold}/>',
    )
    return _strings([line.text for line in cell.lines], name)
