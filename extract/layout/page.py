"""One page to regions in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.extract.layout.cards import PanelTree, boxed_regions
from jalon.extract.layout.furniture import furniture_of
from jalon.extract.layout.kinds import regions_of
from jalon.extract.layout.order import Item, read_order
from jalon.extract.layout.runs import column_lines
from jalon.extract.layout.shapes import panels_of
from jalon.extract.text.lines import block_of
from jalon.schemas.page import Page, Word
from jalon.schemas.region import Line, Region, RegionKind
from jalon.schemas.table import Table


def lay_out(
    page: Page,
    tables: Sequence[Table] = (),
    lexicon: frozenset[str] = frozenset(),
    running: frozenset[str] = frozenset(),
) -> list[Region]:
    """The regions of one page in reading order, its furniture at the end.

    Args:
        page: The page as drawn.
        tables: The tables found on it; their words are in no other region. One that white
            space alone made out of the lines of several cards is left out.
        lexicon: Lower-case words of the document, to mend words broken at line ends.
        running: What ``running_texts`` found over all pages.
    """
    panels = panels_of(page)
    frame = furniture_of(page, running)
    # by rank, not by identity: a line's first word is another object once its bullet is taken off
    taken = {w.order for line in frame for w in line.words}
    taken |= {w.order for t in tables for w in _table_words(t)}
    words = [w for w in page.words if w.order not in taken and not _is_in(w, tables)]
    if tables:
        panels = panels_of(page, [t.box for t in tables])
    boxed, loose = boxed_regions(PanelTree(page, panels, words), lexicon)
    items: list[Item] = [*column_lines(loose, page.fills), *boxed]
    items += [Region(RegionKind.TABLE, page.number, t.box, table=t) for t in tables]
    regions = _regions(read_order(items), page, lexicon)
    return [*regions, *_furniture(frame, page, lexicon)]


def _table_words(table: Table) -> list[Word]:
    return [w for cell in table.cells for w in cell.words]


def _is_in(word: Word, tables: Sequence[Table]) -> bool:
    return any(t.box.contains_point(word.box.x_mid, word.box.y_mid) for t in tables)


def _regions(
    stretches: Sequence[Sequence[Item]], page: Page, lexicon: frozenset[str]
) -> list[Region]:
    regions: list[Region] = []
    for stretch in stretches:
        run: list[Line] = []
        for item in stretch:
            if isinstance(item, Line):
                run.append(item)
            else:
                regions += [*regions_of(run, page, lexicon), item] if run else [item]
                run = []
        regions += regions_of(run, page, lexicon)
    return regions


def _furniture(lines: Sequence[Line], page: Page, lexicon: frozenset[str]) -> list[Region]:
    return [
        Region(RegionKind.FURNITURE, page.number, line.box, (block_of([line], lexicon),))
        for line in lines
    ]
