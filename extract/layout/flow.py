"""Pages and their tables to one flow of headings, paragraphs, captions and tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from jalon.extract.layout.settings import SETTINGS
from jalon.extract.pdf.fonts import is_white
from jalon.extract.tables.trim import is_caption
from jalon.extract.text.lines import block_of, blocks_of, lines_of
from jalon.extract.text.marks import is_page_number
from jalon.schemas.flow import FlowKind, FlowPiece
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Fill, Page, Word
from jalon.schemas.raw import Passage
from jalon.schemas.region import Block, Line
from jalon.schemas.table import Table
from jalon.schemas.vocabulary import Vocabulary

FLOW = SETTINGS.flow
KINDS = SETTINGS.kinds

NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s+[^\W\d_]")
FOOTNOTE = re.compile(r"^(?P<mark>\d{1,3}|[*†‡]{1,3})[.)]?\s+(?P<text>\S.*)$")


def flow_of(
    pages: Sequence[Page],
    tables: Mapping[int, Sequence[Table]],
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> list[FlowPiece]:
    """The whole document in reading order.

    Args:
        pages: All pages.
        tables: Tables of each page number, top to bottom.
        vocabulary: Takes headings apart.
        lexicon: Lower-case words of the document.
    """
    body = body_size(pages)
    loose = {p.number: loose_blocks(p, tables.get(p.number, ()), lexicon) for p in pages}
    running = _running_texts(pages, loose, vocabulary)
    flow: list[FlowPiece] = []
    for page in pages:
        pieces = [
            (part.box, _piece(part, page, body, running, vocabulary, is_band=is_band))
            for block, is_band in loose[page.number]
            for part in _parted(block, body, vocabulary, lexicon, is_band=is_band)
        ]
        pieces += [
            (t.box, FlowPiece(FlowKind.TABLE, page.number, table=t))
            for t in tables.get(page.number, ())
        ]
        flow.extend(piece for _, piece in sorted(pieces, key=lambda p: (p[0].top, p[0].x0)))
    return flow


def _parted(
    block: Block,
    body: float,
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
    *,
    is_band: bool,
) -> list[Block]:
    """Headings set like one: a line that begins with a section's number begins the next."""
    starts = [
        i
        for i, line in enumerate(block.lines)
        if i and NUMBERED.match(line.text) and vocabulary.section_of(line.text) is not None
    ]
    if is_band or not starts or _rank(block, body, is_band=is_band) == 0:
        return [block]
    bounds = [0, *starts, len(block.lines)]
    return [block_of(block.lines[a:b], lexicon) for a, b in pairwise(bounds)]


def body_size(pages: Sequence[Page]) -> float:
    """The type size in which most of the document's regular text is set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for word in page.words:
            sizes[round(word.size_pt * 2) / 2] += len(word.text) if word.weight < 600 else 0
    return sizes.most_common(1)[0][0] if sizes else 10.0


def loose_blocks(
    page: Page, tables: Sequence[Table], lexicon: frozenset[str]
) -> list[tuple[Block, bool]]:
    """Blocks outside the page's tables, and whether each stands in a coloured band."""
    inside = [t.box for t in tables]
    words = [w for w in page.words if not any(_holds(b, w) for b in inside)]
    bands = _bands(page, words)
    blocks: list[tuple[Block, bool]] = []
    for band in bands:
        held = [w for w in words if _holds(band, w)]
        words = [w for w in words if not _holds(band, w)]
        lines = lines_of(held, page.fills, column_gap_em=FLOW.column_gap_em / 2)
        if lines:
            blocks.append((block_of(_left_to_right(lines), lexicon), True))
    lines = lines_of(words, page.fills, column_gap_em=FLOW.column_gap_em)
    for column in _columns(lines):
        blocks.extend((block, False) for block in blocks_of(column, lexicon))
    return blocks


def _holds(box: Box, word: Word) -> bool:
    return box.contains_point(word.box.x_mid, word.box.y_mid)


def _bands(page: Page, words: Sequence[Word]) -> list[Box]:
    """Coloured strips that hold a heading: wide, low, with text set unlike the page's ground."""
    bands: list[Box] = []
    for fill in page.fills:
        if not _is_band(fill, page) or any(b.contains(fill.box, 2.0) for b in bands):
            continue
        held = [w for w in words if _holds(fill.box, w)]
        if held and sum(len(w.text) for w in held) <= FLOW.longest_heading:
            bands.append(fill.box)
    return bands


def _is_band(fill: Fill, page: Page) -> bool:
    if fill.colour is None or is_white(fill.colour) or fill.is_ellipse:
        return False
    low_enough = fill.box.height <= FLOW.tallest_band * page.height
    return low_enough and fill.box.width >= 0.2 * page.width and fill.box.width > fill.box.height


def _left_to_right(lines: Sequence[Line]) -> list[Line]:
    """Lines of a band: one column of them after the other."""
    columns: list[list[Line]] = []
    for line in sorted(lines, key=lambda n: n.box.x0):
        home = next((c for c in columns if _overlap_x(union(n.box for n in c), line.box)), None)
        if home is None:
            columns.append([line])
        else:
            home.append(line)
    return [n for c in columns for n in sorted(c, key=lambda k: k.baseline)]


def _overlap_x(a: Box, b: Box) -> bool:
    return min(a.x1, b.x1) - max(a.x0, b.x0) > 0


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that stand over each other, each run of them from the top down."""
    columns: list[list[Line]] = []
    for line in sorted(lines, key=lambda n: (n.baseline, n.box.x0)):
        homes = [c for c in columns if _overlap_x(c[-1].box, line.box)]
        beside = [c for c in homes if abs(c[-1].baseline - line.baseline) > 0.5 * line.size_pt]
        if beside:
            max(beside, key=lambda c: c[-1].baseline).append(line)
        else:
            columns.append([line])
    return columns


def _running_texts(
    pages: Sequence[Page],
    loose: Mapping[int, Sequence[tuple[Block, bool]]],
    vocabulary: Vocabulary,
) -> frozenset[tuple[str, int]]:
    """Texts (with their height on the page) that most pages repeat at head or foot."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        for block, _ in loose[page.number]:
            if _in_margin(block.box, page):
                seen[block.text, round(block.box.top / 4)] += 1
    least = max(2, min(3, len(pages)))
    return frozenset(
        key
        for key, count in seen.items()
        if count >= least and not _is_numbered(vocabulary, key[0])
    )


def _is_numbered(vocabulary: Vocabulary, text: str) -> bool:
    section = vocabulary.section_of(text)
    return section is not None and (section.role is not None or bool(section.label))


def _in_margin(box: Box, page: Page) -> bool:
    return box.bottom < FLOW.margin * page.height or box.top > (1 - FLOW.margin) * page.height


def _piece(  # noqa: PLR0913 - what a block is, is told from all of these
    block: Block,
    page: Page,
    body: float,
    running: frozenset[tuple[str, int]],
    vocabulary: Vocabulary,
    *,
    is_band: bool,
) -> FlowPiece:
    passage = Passage(block.text, page.number, block.box)
    margin = _in_margin(block.box, page)
    if margin and any((block.text, round(block.box.top / 4) + d) in running for d in (-1, 0, 1)):
        return FlowPiece(FlowKind.FURNITURE, page.number, passage)
    if margin and is_page_number(block.text) and block.size_pt <= FLOW.largest_folio * body:
        return FlowPiece(FlowKind.FURNITURE, page.number, passage)
    if is_caption(block.text):
        return FlowPiece(FlowKind.CAPTION, page.number, passage)
    note = FOOTNOTE.match(block.text)
    if note and block.size_pt <= 0.95 * body and block.box.top > 0.5 * page.height:
        return FlowPiece(FlowKind.FOOTNOTE, page.number, passage, mark=note["mark"])
    rank = _rank(block, body, is_band=is_band)
    if rank == 0:
        return FlowPiece(FlowKind.PARAGRAPH, page.number, passage)
    section = vocabulary.section_of(block.text)
    return FlowPiece(FlowKind.HEADING, page.number, passage, rank, section)


def _rank(block: Block, body: float, *, is_band: bool) -> float:
    """How high a heading stands; 0 for text that is none."""
    if len(block.text) > FLOW.longest_heading or (block.bullet and not is_band):
        return 0.0
    is_larger = block.size_pt >= KINDS.larger * body
    reads_on = block.text.endswith((".", ";", ",", ":")) and len(block.text) > 90
    if reads_on and not is_larger:
        return 0.0
    if is_band or is_larger or (block.is_bold and block.size_pt >= 0.9 * body):
        return (
            block.size_pt
            + (FLOW.band_rank_pt if is_band else 0.0)
            + (FLOW.bold_rank_pt if block.is_bold else 0.0)
        )
    return 0.0
