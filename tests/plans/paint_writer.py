"""A paper as flat OpenDocument text, which LibreOffice Writer exports."""

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
from .office import SIDES, SPACES, Styles, family, spaced
from .paint_html import STRIP, watermark_size


def render_writer(paper: Paper, codes: Codes | None = None) -> str:
    """Return the paper as flat OpenDocument text."""
    painter = _Painter(paper, codes)
    body = "".join(painter.section(i, s) for i, s in enumerate(paper.sections))
    layouts = "".join(painter.layout(i, s) for i, s in enumerate(paper.sections))
    masters = "".join(painter.master(i, s) for i, s in enumerate(paper.sections))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:meta><dc:title>{escape(paper.title)}</dc:title></office:meta>"
        "<office:font-face-decls>"
        f'<style:font-face style:name="{paper.font}" svg:font-family="{family(paper.font)}"/>'
        "</office:font-face-decls>"
        '<office:styles><style:default-style style:family="paragraph"><style:text-properties'
        f' fo:language="{paper.language}" fo:country="CA" fo:font-size="{paper.size}pt"'
        f' style:font-name="{paper.font}" fo:color="{paper.ink}"'
        f' fo:hyphenate="{str(paper.is_hyphenated).lower()}"'
        ' fo:hyphenation-remain-char-count="3" fo:hyphenation-push-char-count="3"/>'
        "</style:default-style></office:styles>"
        f"<office:automatic-styles>{painter.styles}{layouts}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


class _Painter:
    def __init__(self, paper: Paper, codes: Codes | None) -> None:
        self.paper = paper
        self.codes = codes
        self.styles = Styles()
        self.pending: str | None = None  # master page that the next paragraph or table begins

    def layout(self, number: int, section: Section) -> str:
        """Return the page layout of a section."""
        way = "landscape" if section.width > section.height else "portrait"
        margin = section.margin
        left = margin + (STRIP + 8 if self.paper.sidebar else 0)
        columns = ""
        if section.columns > 1:
            columns = f'<style:columns fo:column-count="{section.columns}" fo:column-gap="16pt"/>'
        edge = ""
        if self.paper.sidebar:
            edge = f' fo:border-left="{STRIP}pt solid {self.paper.sidebar}" fo:padding-left="8pt"'
            left = margin
        bands = "".join(
            f'<style:{kind}-style><style:header-footer-properties fo:min-height="14pt"'
            f' fo:margin-{"bottom" if kind == "header" else "top"}="6pt"/></style:{kind}-style>'
            for kind in ("header", "footer")
        )
        top = margin - 20 if section.head else margin
        bottom = margin - 20 if self.paper.foot or self.paper.number else margin
        return (
            f'<style:page-layout style:name="pm{number}"><style:page-layout-properties'
            f' fo:page-width="{section.width}pt" fo:page-height="{section.height}pt"'
            f' fo:margin-top="{top}pt" fo:margin-bottom="{bottom}pt" fo:margin-left="{left}pt"'
            f' fo:margin-right="{margin}pt" style:print-orientation="{way}"{edge}>'
            f"{columns}</style:page-layout-properties>{bands}</style:page-layout>"
        )

    def master(self, number: int, section: Section) -> str:
        """Return the master page of a section with its head and foot."""
        paper, head = self.paper, ""
        if section.head:
            align = {"left": "left", "center": "center", "right": "right"}[section.head_align]
            text = self.run(Run(section.head.text, section.head.mark, section.head.bold, size=0.85,
                                ink=section.head.ink))  # fmt: skip
            head = (
                f'<style:header><text:p text:style-name="h{align}">{text}</text:p></style:header>'
            )
        foot = ""
        if paper.foot or paper.number:
            foot = f"<style:footer>{self.foot(section)}</style:footer>"
        return (
            f'<style:master-page style:name="M{number}" style:page-layout-name="pm{number}">'
            f"{head.replace(f'h{section.head_align}', self.aligned(section.head_align))}{foot}"
            "</style:master-page>"
        )

    def aligned(self, align: str) -> str:
        return self.styles.name(
            "paragraph", f'<style:paragraph-properties fo:text-align="{align}"/>'
        )

    def foot(self, section: Section) -> str:
        paper = self.paper
        room = section.inner - (STRIP + 8 if paper.sidebar else 0)
        kind = paper.number_align
        place = room / 2 if kind == "center" else room
        tab = f'<style:tab-stop style:position="{place}pt" style:type="{kind}"/>'
        name = self.styles.name(
            "paragraph",
            f"<style:paragraph-properties><style:tab-stops>{tab}</style:tab-stops>"
            "</style:paragraph-properties>",
        )
        left = right = ""
        if paper.foot:
            left = self.run(Run(paper.foot, Mark("foot"), size=0.85, ink="#555555"))
        if paper.number:
            before, after = paper.number.split("{}")
            style = self.text_style(Run("", Mark("number"), size=0.85, ink="#555555"))
            right = (
                f'<text:span text:style-name="{style}">{spaced(before)}<text:page-number'
                f' text:select-page="current">1</text:page-number>{spaced(after)}</text:span>'
            )
        return f'<text:p text:style-name="{name}">{left}<text:tab/>{right}</text:p>'

    def section(self, number: int, section: Section) -> str:
        self.pending = f"M{number}"
        room = section.inner - (STRIP + 8 if self.paper.sidebar else 0)
        room = (room - 16 * (section.columns - 1)) / section.columns
        made = self.watermark(section) if self.paper.watermark else ""
        return made + self.blocks(section.blocks, room)

    def watermark(self, section: Section) -> str:
        """Return a paragraph that carries the slanted word behind a section's first page."""
        run = Run(self.paper.watermark or "", Mark("watermark"), bold=True, size=1.0, ink="#e4e4e4")
        ink = inked(self.paper, run, self.codes)
        size = watermark_size(self.paper)
        graphic = self.styles.name(
            "graphic",
            '<style:graphic-properties draw:stroke="none" draw:fill="none" style:wrap="run-through"'
            ' style:run-through="background" style:vertical-pos="from-top"'
            ' style:vertical-rel="page" style:horizontal-pos="from-left"'
            ' style:horizontal-rel="page" draw:auto-grow-width="true"/>',
        )
        text = self.styles.name(
            "text",
            f'<style:text-properties fo:font-size="{size}pt" fo:font-weight="bold"'
            f' fo:color="{ink}"/>',
        )
        wide = 480
        x, y = section.width / 2 - wide * 0.4, section.height / 2 + wide * 0.22
        shape = (
            f'<draw:frame draw:style-name="{graphic}" text:anchor-type="page"'
            f' draw:transform="rotate(0.52) translate({x}pt {y}pt)"'
            f' svg:width="{wide}pt" svg:height="80pt"><draw:text-box><text:p>'
            f'<text:span text:style-name="{text}">{escape(self.paper.watermark or "")}</text:span>'
            "</text:p></draw:text-box></draw:frame>"
        )
        name = self.para_style(
            'fo:line-height="1pt"', '<style:text-properties fo:font-size="1pt"/>'
        )
        return f'<text:p text:style-name="{name}">{shape}</text:p>'

    def blocks(self, blocks: tuple[Block, ...], room: float) -> str:
        return "".join(self.block(block, room) for block in blocks)

    def block(self, block: Block, room: float) -> str:
        if isinstance(block, Para):
            return self.para(block)
        if isinstance(block, Leader):
            return self.leader(block, room)
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, Box):
            return self.box(block, room)
        if isinstance(block, Columns):
            return self.columns(block)
        if self.pending is None:
            self.pending = ""
        return ""

    def master_name(self) -> str:
        """Return the attributes that begin a new page where one is due."""
        if self.pending is None:
            return ""
        name, self.pending = self.pending, None
        return f' style:master-page-name="{name}"' if name else "+break"

    def para_style(self, properties: str, text: str = "", inner: str = "") -> str:
        master = self.master_name()
        if master == "+break":
            properties, master = f'{properties} fo:break-before="page"', ""
        return self.styles.name(
            "paragraph",
            f"<style:paragraph-properties {properties}>{inner}</style:paragraph-properties>{text}",
            master,
        )

    def text_style(self, run: Run) -> str:
        paper = self.paper
        size = paper.size * run.size
        made = f'fo:color="{inked(paper, run, self.codes)}" fo:font-size="{size:.2f}pt"'
        made += ' fo:font-weight="bold"' if run.bold else ""
        made += ' fo:font-style="italic"' if run.italic else ""
        made += ' style:text-position="super 62%"' if run.raised else ""
        return self.styles.name("text", f"<style:text-properties {made}/>")

    def run(self, run: Run) -> str:
        if not run.text:
            return ""
        return f'<text:span text:style-name="{self.text_style(run)}">{spaced(run.text)}</text:span>'

    def runs(self, runs: tuple[Run, ...]) -> str:
        return "".join(map(self.run, runs))

    def para(self, para: Para) -> str:
        paper = self.paper
        align = para.align
        if align == "left" and paper.is_justified:
            align = "justify"
        size = paper.size * max((run.size for run in para.runs), default=1.0)
        made = f'fo:text-align="{align}" fo:margin-top="{para.before}pt"'
        made += f' fo:margin-bottom="{para.after}pt" fo:line-height="{size * paper.leading:.2f}pt"'
        indent = para.indent + (para.hang if para.bullet else 0)
        made += f' fo:margin-left="{indent}pt"' if indent else ""
        made += f' fo:background-color="{para.fill}" fo:padding="2.5pt"' if para.fill else ""
        made += f' fo:border-bottom="0.8pt solid {para.rule}"' if para.rule else ""
        made += ' fo:keep-with-next="always"' if para.keep else ""
        bullet = ""
        if para.bullet:
            made += f' fo:text-indent="-{para.hang}pt"'
            bullet = self.run(para.bullet) + "<text:tab/>"
        small = f'<style:text-properties fo:font-size="{size:.2f}pt"/>'
        name = self.para_style(made, small)
        return f'<text:p text:style-name="{name}">{bullet}{self.runs(para.runs)}</text:p>'

    def leader(self, line: Leader, room: float) -> str:
        style = (
            f' style:leader-style="dotted" style:leader-text="{line.dots}"'
            if line.dots.strip()
            else ""
        )
        place = room - line.indent
        tab = f'<style:tab-stop style:position="{place:.1f}pt" style:type="right"{style}/>'
        made = f'fo:margin-top="{line.before}pt" fo:margin-bottom="{line.after}pt"'
        made += f' fo:margin-left="{line.indent}pt" fo:text-align="left"'
        made += ' fo:keep-with-next="always"' if line.keep else ""
        name = self.para_style(made, inner=f"<style:tab-stops>{tab}</style:tab-stops>")
        left, right = self.runs(line.left), self.runs(line.right)
        return f'<text:p text:style-name="{name}">{left}<text:tab/>{right}</text:p>'

    def table(self, table: Table) -> str:
        whole = self.table_style(sum(table.widths), table.before, table.after)
        columns = "".join(self.column(width) for width in table.widths)
        keep = "auto" if table.splits else "always"
        row_style = self.styles.name(
            "table-row", f'<style:table-row-properties fo:keep-together="{keep}"/>'
        )
        rows = []
        for row in table.rows:
            cells = "".join(self.cell(c, i, table) for i, c in enumerate(row))
            rows.append(
                f'<table:table-row table:style-name="{row_style}">{cells}</table:table-row>'
            )
        if table.heads and table.repeats:
            head = "".join(rows[: table.heads])
            rows[: table.heads] = [f"<table:table-header-rows>{head}</table:table-header-rows>"]
        return f'<table:table table:style-name="{whole}">{columns}{"".join(rows)}</table:table>'

    def table_style(self, width: float, before: float, after: float) -> str:
        master = self.master_name()
        broken = ' fo:break-before="page"' if master == "+break" else ""
        return self.styles.name(
            "table",
            f'<style:table-properties style:width="{width:.1f}pt" table:align="left"'
            f' fo:margin-top="{before}pt" fo:margin-bottom="{after}pt"{broken}'
            ' table:border-model="collapsing"/>',
            "" if broken else master,
        )

    def column(self, width: float) -> str:
        name = self.styles.name(
            "table-column", f'<style:table-column-properties style:column-width="{width:.2f}pt"/>'
        )
        return f'<table:table-column table:style-name="{name}"/>'

    def cell(self, cell: Cell | None, column: int, table: Table) -> str:
        if cell is None:
            return "<table:covered-table-cell/>"
        across, down = table.pad
        made = f'fo:padding-left="{across}pt" fo:padding-right="{across}pt"'
        made += f' fo:padding-top="{down}pt" fo:padding-bottom="{down}pt"'
        made += f' style:vertical-align="{cell.valign}"' if cell.valign != "top" else ""
        made += f' fo:background-color="{cell.fill}"' if cell.fill else ""
        for letter, side in SIDES.items():
            edge = f"{table.stroke}pt solid {table.ink}" if letter in cell.sides else "none"
            made += f' fo:border-{side}="{edge}"'
        if cell.is_turned:
            made += ' style:writing-mode="bt-lr"'
        name = self.styles.name("table-cell", f"<style:table-cell-properties {made}/>")
        span = f' table:number-columns-spanned="{cell.colspan}"' if cell.colspan > 1 else ""
        span += f' table:number-rows-spanned="{cell.rowspan}"' if cell.rowspan > 1 else ""
        room = sum(table.widths[column : column + cell.colspan]) - 2 * across
        body = self.filled(cell.blocks, room)
        return (
            f'<table:table-cell table:style-name="{name}"{span} office:value-type="string">{body}'
            "</table:table-cell>"
        )

    def filled(self, blocks: tuple[Block, ...], room: float) -> str:
        """Return the content of a cell, which ends in a paragraph."""
        body = self.blocks(blocks, room)
        if not blocks:
            return f"<text:p{self.tiny(self.paper.size)}/>"
        if not isinstance(blocks[-1], Para | Leader):
            body += f"<text:p{self.tiny(1.0)}/>"
        return body

    def tiny(self, size: float) -> str:
        name = self.styles.name(
            "paragraph",
            f'<style:paragraph-properties fo:line-height="{size}pt"/>'
            f'<style:text-properties fo:font-size="{size}pt"/>',
        )
        return f' text:style-name="{name}"'

    def box(self, box: Box, room: float) -> str:
        width = box.width or room
        whole = self.table_style(width, 0, box.after)
        made = f'fo:padding="{box.pad}pt"'
        made += f' fo:background-color="{box.fill}"' if box.fill else ""
        for side in SIDES.values():
            made += f' fo:border-{side}="{f"0.7pt solid {box.edge}" if box.edge else "none"}"'
        if box.bar:
            made = made.replace('fo:border-left="none"', f'fo:border-left="4pt solid {box.bar}"')
        name = self.styles.name("table-cell", f"<style:table-cell-properties {made}/>")
        row = self.styles.name(
            "table-row", '<style:table-row-properties fo:keep-together="always"/>'
        )
        body = self.filled(box.blocks, width - 2 * box.pad)
        return (
            f'<table:table table:style-name="{whole}">{self.column(width)}'
            f'<table:table-row table:style-name="{row}"><table:table-cell'
            f' table:style-name="{name}">{body}</table:table-cell></table:table-row></table:table>'
        )

    def columns(self, columns: Columns) -> str:
        widths: list[float] = []
        cells = ""
        plain = self.styles.name(
            "table-cell", '<style:table-cell-properties fo:padding="0pt" fo:border="none"/>'
        )
        whole = self.table_style(
            sum(columns.widths) + columns.gap * (len(columns.widths) - 1), 0, columns.after
        )
        begin = f'<table:table-cell table:style-name="{plain}">'
        for i, width in enumerate(columns.widths):
            part = columns.parts[i] if i < len(columns.parts) else ()
            if i:
                widths.append(columns.gap)
                cells += f"{begin}<text:p{self.tiny(1.0)}/></table:table-cell>"
            widths.append(width)
            cells += f"{begin}{self.filled(part, width)}</table:table-cell>"
        row = self.styles.name(
            "table-row", '<style:table-row-properties fo:keep-together="always"/>'
        )
        return (
            f'<table:table table:style-name="{whole}">{"".join(map(self.column, widths))}'
            f'<table:table-row table:style-name="{row}">{cells}</table:table-row></table:table>'
        )
