"""Tables of issues and recommendations, upright or lying, to pairs."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.extract.readers.openings import SIDES, number_alone, opening_of, side_of
from jalon.extract.readers.settings import SETTINGS
from jalon.extract.readers.slide_items import items_of
from jalon.extract.text.paragraphs import paragraphs_of
from jalon.schemas.diagram import Item, Node, Pair
from jalon.schemas.table import Cell, Table
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

SLIDE_TABLES = SETTINGS.slide_tables


Heads = dict[int, Role]


def read_table(
    table: Table, vocabulary: Vocabulary, lexicon: frozenset[str], before: Heads | None = None
) -> tuple[list[Pair], Heads | None]:
    """The pairs of a table, and its headings; none where no column holds recommendations.

    Args:
        table: One table of a page.
        vocabulary: Tells what headings mean.
        lexicon: Lower-case words of the document.
        before: Headings of the table that this one may go on from.
    """
    for cells in (table.cells, tuple(_lying(c) for c in table.cells)):
        found = _heads(cells, vocabulary)
        if found is not None:
            first, heads = found
            return _pairs(cells, first, heads, vocabulary, lexicon), heads
    if before is not None and max(before) < table.cols:
        return _pairs(table.cells, 0, before, vocabulary, lexicon), before
    return [], None


def _lying(cell: Cell) -> Cell:
    """The cell with rows and columns exchanged, for a table whose headings stand at the left."""
    return Cell(
        cell.col, cell.row, cell.colspan, cell.rowspan, cell.box, cell.words, cell.text, cell.fill
    )


def _heads(cells: Sequence[Cell], vocabulary: Vocabulary) -> tuple[int, Heads] | None:
    """The row after the headings and each column's role; None without recommendations."""
    for row in range(SLIDE_TABLES.heading_rows):
        heads: Heads = {}
        for cell in cells:
            if cell.row <= row < cell.row + cell.rowspan and cell.text.strip():
                role = _role(" ".join(cell.text.split()), vocabulary)
                if role is not None:
                    heads.update(dict.fromkeys(range(cell.col, cell.col + cell.colspan), role))
        if Role.RECOMMENDATION in heads.values() and len(set(heads.values())) > 1:
            return row + 1, heads
    return None


def _role(text: str, vocabulary: Vocabulary) -> Role | None:
    side = side_of(text, vocabulary)
    if side is not None:
        return side
    guess = vocabulary.role_of(text)
    wanted = SIDES | {Role.NUMBER}
    return guess.role if guess is not None and guess.role in wanted else None


def _pairs(
    cells: Sequence[Cell],
    first: int,
    heads: Heads,
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> list[Pair]:
    pairs: list[Pair] = []
    for cell in cells:
        if cell.row < first or heads.get(cell.col) is not Role.RECOMMENDATION or not cell.words:
            continue
        issues = _in_rows(cells, first, heads, Role.ISSUE, cell)
        issue = _issue_of(issues, vocabulary, lexicon) if len(issues) == 1 else None
        number = _number_of(_in_rows(cells, first, heads, Role.NUMBER, cell))
        for item in _items(cell, number, vocabulary, lexicon):
            evidence = "cell" if issue is not None else ""
            pairs.append(Pair(item, issue, evidence, is_doubtful=len(issues) > 1))
    return pairs


def _in_rows(
    cells: Sequence[Cell], first: int, heads: Heads, role: Role, beside: Cell
) -> list[Cell]:
    """Cells with text of the columns of ``role`` that share a row with ``beside``."""
    return [
        c
        for c in cells
        if c.row >= first
        and heads.get(c.col) is role
        and c.words
        and c.row < beside.row + beside.rowspan
        and c.row + c.rowspan > beside.row
    ]


def _number_of(cells: Sequence[Cell]) -> str | None:
    return number_alone(" ".join(cells[0].text.split())) if len(cells) == 1 else None


def _issue_of(cells: Sequence[Cell], vocabulary: Vocabulary, lexicon: frozenset[str]) -> Item:
    nodes = cell_nodes(cells[0], vocabulary, lexicon)
    text = " ".join(n.text for n in nodes)
    opening = opening_of(text, vocabulary)
    node = Node(text, cells[0].box, cells[0].box)
    if opening is None or not opening.rest:
        return Item(text, node, None, Role.ISSUE, node.box)
    return Item(opening.rest, node, opening.number, Role.ISSUE, node.box)


def _items(
    cell: Cell, number: str | None, vocabulary: Vocabulary, lexicon: frozenset[str]
) -> list[Item]:
    """The recommendations of a cell: one a number, or the whole cell with the row's number."""
    nodes = cell_nodes(cell, vocabulary, lexicon)
    items = [i for i in items_of(nodes, vocabulary) if i.number is not None]
    if items and number is None:
        return items
    text = " ".join(n.text for n in nodes)
    whole = Node(text, cell.box, cell.box)
    if len(items) == 1 and items[0].number == number:
        return items
    return [Item(text, whole, number, None, cell.box)]


def cell_nodes(cell: Cell, vocabulary: Vocabulary, lexicon: frozenset[str]) -> list[Node]:
    """The paragraphs of a cell."""

    def starts(text: str) -> bool:
        opening = opening_of(text, vocabulary)
        return opening is not None and opening.number is not None

    blocks = paragraphs_of(cell.words, lexicon, starts, lambda t: number_alone(t) is not None)
    return [Node(b.text, b.box, b.box, 0, b.size_pt, b.is_bold) for b in blocks]
