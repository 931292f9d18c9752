"""Two cuts of one place: the purer one stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from jalon.extract.records.cut_blocks import OPEN_END
from jalon.extract.records.grid_heads import head_rows
from jalon.extract.records.settings import SETTINGS
from jalon.extract.records.table_text import table_text
from jalon.schemas.table import Cell, Table
from jalon.schemas.vocabulary import Vocabulary

COMPETE = SETTINGS.compete
SHARED = SETTINGS.shared


@dataclass(frozen=True, slots=True)
class Purity:
    """How clean a cut is: shares of its cells, 0 to 1, the less the better.

    Attributes:
        broken: Cells that begin in lower case or end open: cut within a sentence.
        glued: Rows with a cell that holds two values, each a line of its own, or a line twice.
        sparse: Rows in which hardly a cell is filled.
        words: How many words it holds.
    """

    broken: float
    glued: float
    sparse: float
    words: int

    @property
    def score(self) -> float:
        """1 for a cut without any fault."""
        return 1.0 - 1.2 * self.broken - 1.0 * self.glued - 0.35 * self.sparse


def purity_of(table: Table, vocabulary: Vocabulary, start: int = 1) -> Purity:
    """How clean the cells of ``table`` from row ``start`` on are."""
    cells = [c for c in table.cells if c.row >= start and c.words]
    if not cells:
        return Purity(1.0, 1.0, 1.0, 0)
    broken = sum(_is_broken(c) for c in cells)
    rows = max(table.rows - start, 1)
    filled = [0] * rows
    glued = [False] * rows
    for c in cells:
        glued[c.row - start] |= _is_glued(c, vocabulary)
        for r in range(c.row, min(c.row + c.rowspan, table.rows)):
            filled[r - start] += c.colspan
    sparse = sum(1 for f in filled if f <= max(1, 0.3 * table.cols)) / rows
    count = sum(len(c.words) for c in cells)
    return Purity(broken / len(cells), sum(glued) / rows, sparse, count)


def _is_broken(cell: Cell) -> bool:
    text = cell.text.strip()
    return text[:1].islower() or bool(OPEN_END.search(text)) or text[:1] in ",;)"


def _is_glued(cell: Cell, vocabulary: Vocabulary) -> bool:
    lines = [n.strip() for n in cell.text.split("\n") if n.strip()]
    if len(lines) < SHARED.several or any(n[:1] in "•-–▪■" for n in lines):
        return False
    if len(set(lines)) < len(lines):
        return True
    return sum(vocabulary.is_quantity(n) for n in lines) >= SHARED.several


def drawn_alike(tables: Iterable[Table], vocabulary: Vocabulary) -> frozenset[tuple[str, ...]]:
    """The headings of the drawn grids whose rules part their rows, for those of one form."""
    return frozenset(
        _headings(t)
        for t in tables
        if t.rows - t.header_rows >= COMPETE.own_rows and _is_drawn(t, vocabulary)
    )


def _is_drawn(table: Table, vocabulary: Vocabulary) -> bool:
    return table.method == "ruled" and _is_headed(table, vocabulary)


def _headings(table: Table) -> tuple[str, ...]:
    """The texts of a table's first row."""
    return tuple(c.text.casefold() for c in table.cells if c.row == 0)


def best_cuts(
    found: Sequence[Table],
    others: Sequence[Table],
    vocabulary: Vocabulary,
    drawn: Collection[tuple[str, ...]] = (),
) -> list[Table]:
    """The tables of a page, each place cut in the purest way.

    Args:
        found: The finder's tables.
        others: Tables cut from their headings down.
        vocabulary: Knows values.
        drawn: Headings of the drawn grids that keep their rows.
    """
    kept: list[Table] = []
    taken: list[Table] = []
    for place in _places(found, others):
        mine, theirs = place
        keeps = _keeps_rows(mine, vocabulary, drawn) and not _are_lumped(mine, theirs)
        if theirs and not keeps and (not mine or _is_better(theirs, mine, vocabulary)):
            taken += [_agreeing(t, mine) for t in theirs]
        else:
            kept += [_agreeing(t, theirs) for t in mine]
    return sorted([*kept, *taken], key=lambda t: (t.box.top, t.box.x0))


def _agreeing(table: Table, rivals: Sequence[Table]) -> Table:
    """The table with how much of it another cut of its place has cell by cell."""
    if not rivals:
        return table
    own = Counter(_bare(c) for c in table.cells if c.words)
    others = Counter(_bare(c) for t in rivals for c in t.cells if c.words)
    return replace(table, agreed=sum((own & others).values()) / max(own.total(), 1))


def _bare(cell: Cell) -> str:
    return "".join(cell.text.split())


def _keeps_rows(
    tables: Sequence[Table], vocabulary: Vocabulary, drawn: Collection[tuple[str, ...]]
) -> bool:
    """Whether drawn grids keep their rows; those without headings go on from the ones above."""
    headed = [t for t in tables if _is_drawn(t, vocabulary)]
    return (
        bool(headed)
        and all(_headings(t) in drawn for t in headed)
        and all(t.method == "ruled" for t in tables)
    )


def _are_lumped(tables: Sequence[Table], rivals: Sequence[Table]) -> bool:
    """Whether drawn columns each hold several headed ones: the rules part something else.

    Some cells of a spreadsheet are shaded and bordered, most are not.
    """
    most = max((t.cols for t in tables), default=0)
    return bool(rivals) and all(t.cols >= COMPETE.lumped * most for t in rivals)


def _places(
    found: Sequence[Table], others: Sequence[Table]
) -> list[tuple[list[Table], list[Table]]]:
    """Tables of the two cuts that share their place, together."""
    places: list[tuple[list[Table], list[Table]]] = [([t], []) for t in found]
    for table in others:
        shared = [p for p in places if any(_share_place(t, table) for t in (*p[0], *p[1]))]
        rest = [p for p in places if p not in shared]
        mine = [t for p in shared for t in p[0]]
        theirs = [t for p in shared for t in p[1]]
        places = [*rest, (mine, [*theirs, table])]
    return places


def _share_place(a: Table, b: Table) -> bool:
    return a.box.overlap_area(b.box) > COMPETE.same_place * min(a.box.area, b.box.area)


def _is_better(tables: Sequence[Table], rivals: Sequence[Table], vocabulary: Vocabulary) -> bool:
    """Whether ``tables`` are the purer cut and hold most of the words."""
    mine = [purity_of(t, vocabulary, t.header_rows) for t in tables]
    rivals = [t for t in rivals if any(c.words for c in t.cells)]
    theirs = [purity_of(t, vocabulary, max(t.header_rows, 1)) for t in rivals]
    words, others = sum(p.words for p in mine), sum(p.words for p in theirs)
    ruled = all(t.method == "ruled" for t in rivals)
    is_part = not ruled and any(_swallows(t, m.box.top, vocabulary) for t in rivals for m in tables)
    if words < (COMPETE.least_part if is_part else COMPETE.least_words) * others:
        return False
    is_lumped = _are_lumped(rivals, tables)
    if ruled and rivals and words < others and not is_lumped:
        return False  # nor words that stand within
    if ruled and rivals and all(t.cols > max(m.cols for m in tables) for t in rivals):
        return False  # columns that are drawn are not given up
    missing = max(words - others, 0) / max(words, 1)
    missing += COMPETE.bonus_lumped * is_lumped
    bare = sum(
        p.words for t, p in zip(rivals, theirs, strict=True) if not _is_headed(t, vocabulary)
    )
    missing += COMPETE.bonus_headed * (bare / others if others else 1.0)
    if not ruled and all(t.cols < max(m.cols for m in tables) for t in rivals):
        missing += COMPETE.bonus_apart
    if is_part:
        missing += COMPETE.bonus_headed
    return _mean(mine) > _mean(theirs) + (COMPETE.bonus_ruled if ruled else 0.0) - missing


def _swallows(table: Table, top: float, vocabulary: Vocabulary) -> bool:
    """Whether a line of headings at ``top`` has rows of the table above it, and no headings."""
    above = [c for c in table.cells if c.words and c.box.bottom <= top + 1]
    known = Counter(
        c.row
        for c in above
        if (said := vocabulary.role_scores(c.text)) and said[0].score >= SHARED.known
    )
    is_headed = max(known.values(), default=0) >= SHARED.several
    return bool(above) and top < table.box.bottom and not is_headed


def _is_headed(table: Table, vocabulary: Vocabulary) -> bool:
    """Whether a table has headings, drawn as such or known by their words."""
    return table.header_rows > 0 or head_rows(table_text(table), vocabulary)[1] > 0


def _mean(purities: Sequence[Purity]) -> float:
    words = sum(p.words for p in purities)
    return sum(p.score * p.words for p in purities) / max(words, 1)
