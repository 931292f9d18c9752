"""A document made by LibreOffice, from flat OpenDocument text."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from html import escape
from pathlib import Path

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

FAMILIES = {"sans": "Liberation Sans", "serif": "Liberation Serif"}
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
    for name, uri in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
        "meta": "meta",
    }.items()
)


def find_libreoffice() -> str | None:
    """Return the path of the office suite, or None where there is none."""
    return next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)


def write_libreoffice(document: Document, path: Path) -> None:
    """Write the document as LibreOffice Writer exports it."""
    convert(render_odt(document), path)


def convert(source: str, path: Path, suffix: str = "fodt") -> None:
    """Write a flat OpenDocument file as PDF.

    Raises:
        FileNotFoundError: The suite is missing, or made no PDF of the file.
    """
    program = find_libreoffice()
    if program is None:
        raise FileNotFoundError("no LibreOffice on this machine")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, f"page.{suffix}")
        page.write_text(source, encoding="utf-8")
        command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", folder, str(page)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        shutil.copyfile(Path(folder, "page.pdf"), path)


class Styles:
    """The automatic styles that the body asked for, each named once."""

    def __init__(self, family: str) -> None:
        self.family = family
        self.names: dict[str, str] = {}

    def name(self, kind: str, properties: str) -> str:
        """Return the name of the style with these properties."""
        key = f'style:family="{kind}">{properties}'
        return self.names.setdefault(key, f"s{len(self.names)}")

    def text(self, size: float, **options: str | None) -> str:
        """Return the name of a paragraph style."""
        bold = ' fo:font-weight="bold"' if options.get("bold") else ""
        ink = options.get("ink") or "#111111"
        fill = f' fo:background-color="{options["fill"]}"' if options.get("fill") else ""
        extra = options.get("extra") or ""
        return self.name(
            "paragraph",
            f'<style:paragraph-properties fo:line-height="{size * LEADING}pt"'
            f' fo:text-align="{options.get("align") or "left"}"{fill} {extra}/>'
            f'<style:text-properties style:font-name="{self.family}" fo:font-size="{size}pt"'
            f' fo:color="{ink}"{bold}/>',
        )

    def __str__(self) -> str:
        return "".join(
            f'<style:style style:name="{name}" {key}</style:style>'
            for key, name in self.names.items()
        )


def render_odt(document: Document) -> str:
    """Return the document as flat OpenDocument text."""
    styles = Styles(FAMILIES[document.family])
    raised = styles.name("text", '<style:text-properties style:text-position="super 60%"/>')
    body = "".join(_block(block, styles, raised) for block in document.blocks)
    width, height = document.page
    head = ""
    if document.running_head:
        head = f"<style:header><text:p>{escape(document.running_head)}</text:p></style:header>"
    way = "landscape" if width > height else "portrait"
    country = {"fr": "CA", "en": "CA"}[document.language]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:font-face-decls>"
        f'<style:font-face style:name="{styles.family}" svg:font-family="{styles.family}"/>'
        "</office:font-face-decls>"
        f'<office:styles><style:default-style style:family="paragraph"><style:text-properties'
        f' fo:language="{document.language}" fo:country="{country}" fo:font-size="9pt"'
        f' style:font-name="{styles.family}"/></style:default-style></office:styles>'
        f"<office:automatic-styles>{styles}"
        f'<style:page-layout style:name="pm"><style:page-layout-properties'
        f' fo:page-width="{width}pt" fo:page-height="{height}pt" fo:margin="{document.margin}pt"'
        f' style:print-orientation="{way}"/></style:page-layout></office:automatic-styles>'
        f'<office:master-styles><style:master-page style:name="Standard"'
        f' style:page-layout-name="pm">{head}</style:master-page></office:master-styles>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def _block(block: Block, styles: Styles, raised: str) -> str:
    if isinstance(block, Heading):
        return _heading(block, styles)
    if isinstance(block, Prose):
        name = styles.text(block.size, extra='fo:margin-bottom="4pt"')
        return f'<text:p text:style-name="{name}">{escape(block.text)}</text:p>'
    if isinstance(block, PageBreak):
        name = styles.text(1, extra='fo:break-before="page"')
        return f'<text:p text:style-name="{name}"/>'
    return _table(block, styles, raised)


def _heading(block: Heading, styles: Styles) -> str:
    size = {1: 17, 2: 12, 3: 10.5}[block.level]
    space = 'fo:margin-top="6pt" fo:margin-bottom="4pt" fo:keep-with-next="always"'
    space += ' fo:padding="4pt"' if block.fill else ""
    name = styles.text(size, bold="yes", ink=block.ink, fill=block.fill, extra=space)
    made = f'<text:p text:style-name="{name}">{escape(block.text)}</text:p>'
    if block.number:
        large = styles.text(26, bold="yes", ink="#c8781e", extra='fo:keep-with-next="always"')
        made = f'<text:p text:style-name="{large}">{block.number}</text:p>{made}'
    return made


def _table(table: Table, styles: Styles, raised: str) -> str:
    whole = styles.name(
        "table",
        f'<style:table-properties style:width="{sum(table.widths)}pt" table:align="left"'
        ' fo:margin-bottom="6pt" table:border-model="collapsing"/>',
    )
    columns = "".join(
        f'<table:table-column table:style-name="{name}"/>'
        for name in (
            styles.name(
                "table-column", f'<style:table-column-properties style:column-width="{width}pt"/>'
            )
            for width in table.widths
        )
    )
    rows = [
        "<table:table-row>" + "".join(_cell(c, table, styles, raised) for c in row)
        + "</table:table-row>"
        for row in table.rows
    ]  # fmt: skip
    if table.repeats_heading:
        head = "".join(rows[: table.heading_rows])
        rows[: table.heading_rows] = [f"<table:table-header-rows>{head}</table:table-header-rows>"]
    return f'<table:table table:style-name="{whole}">{columns}{"".join(rows)}</table:table>'


def _rule(stroke: Stroke | None) -> str:
    return f"{stroke.width}pt {stroke.style} {stroke.colour}" if stroke else "none"


def _cell(cell: Cell | None, table: Table, styles: Styles, raised: str) -> str:
    if cell is None:
        return "<table:covered-table-cell/>"
    fill = f' fo:background-color="{cell.fill}"' if cell.fill else ""
    across, down = _rule(rule_across(cell, table)), _rule(table.down)
    name = styles.name(
        "table-cell",
        f'<style:table-cell-properties fo:padding="{PAD}pt" style:vertical-align="{cell.valign}"'
        f' fo:border-top="{across}" fo:border-bottom="{across}" fo:border-left="{down}"'
        f' fo:border-right="{down}"{fill}/>',
    )
    span = (
        f' table:number-columns-spanned="{cell.colspan}" table:number-rows-spanned="{cell.rowspan}"'
    )
    lines = "".join(_line(line, cell, table, styles, raised) for line in cell.lines)
    empty = f'<text:p text:style-name="{styles.text(table.size)}"/>'
    return f'<table:table-cell table:style-name="{name}"{span}>{lines or empty}</table:table-cell>'


def _line(line: Line, cell: Cell, table: Table, styles: Styles, raised: str) -> str:
    indent = ""
    if line.bullet or line.is_hanging:
        back = f' fo:text-indent="-{table.size}pt"' if line.bullet else ""
        indent = f'fo:margin-left="{table.size}pt"{back}'
    name = styles.text(
        table.size,
        bold="yes" if line.is_bold else None,
        ink=cell.ink,
        align=cell.align,
        extra=indent,
    )
    bullet = f"{line.bullet}<text:tab/>" if line.bullet else ""
    mark = f'<text:span text:style-name="{raised}">{line.mark}</text:span>' if line.mark else ""
    return f'<text:p text:style-name="{name}">{bullet}{escape(line.text)}{mark}</text:p>'
