"""Tables of a report: indicators and their results, or actions with all that cards hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jalon.extract.layout.runs import column_lines
from jalon.extract.readers.report.cards import body_look, card_text
from jalon.extract.readers.report.headings import Headings, heading_text, side_roles
from jalon.extract.readers.report.pairs import pair_numbers
from jalon.extract.readers.report.pieces import (
    Sight,
    block_pieces,
    figure_pieces,
    passage,
)
from jalon.extract.readers.report.wording import (
    is_number,
    split_figures,
    split_tags,
    theme_numbers,
)
from jalon.extract.text.lines import block_of, blocks_of
from jalon.schemas.card import CardText, Piece, PieceKind
from jalon.schemas.geometry import union
from jalon.schemas.raw import Passage
from jalon.schemas.region import Block, Line
from jalon.schemas.table import Cell, Table
from jalon.schemas.values import Role

CELL_KINDS = {
    Role.DESCRIPTION: PieceKind.TEXT,
    Role.LEAD: PieceKind.LEAD,
    Role.PARTNERS: PieceKind.PARTNERS,
}
Held = Sequence[tuple[Role, Cell]]


def read_key_value(table: Table, sight: Sight) -> list[CardText]:
    """The actions of a table whose first column names the pieces, each from its action's row on."""
    roles = side_roles(table, sight.vocabulary)
    starts = [r for r in sorted(roles) if roles[r] is Role.ACTION]
    ends = [*starts[1:], table.rows]
    out = []
    for start, end in zip(starts, ends, strict=True):
        held = [
            (roles[c.row], c)
            for c in table.cells
            if c.col == 1 and start <= c.row < end and c.row in roles
        ]
        out.append(_action(table, held, sight))
    return out


def read_rows(table: Table, headings: Headings, sight: Sight) -> list[CardText]:
    """The actions, or the labelled figures, of the rows below the headings.

    Cells that span rows count in each; rows of one action are one card.
    """
    has_actions = Role.ACTION in headings.roles.values()
    out: list[CardText] = []
    for held in _rows(table, headings, has_actions=has_actions):
        card = _action(table, held, sight) if has_actions else _labelled(table, held, sight)
        if card.pieces:
            out.append(card)
    return out


def _rows(table: Table, headings: Headings, *, has_actions: bool) -> Iterator[Held]:
    """The cells of each row, or of all rows that one action's cell spans."""
    column = next((c for c, r in headings.roles.items() if r is Role.ACTION), None)
    row = headings.first_row
    while row < table.rows:
        end = row + 1
        if has_actions and column is not None:
            name = _at(table, row, column)
            end = max(end, name.row + name.rowspan if name is not None else end)
        cells = dict.fromkeys(
            (headings.roles[c.col], c)
            for r in range(row, end)
            for col in sorted(headings.roles)
            if (c := _at(table, r, col)) is not None and c.col in headings.roles
        )
        yield list(cells)
        row = end


def _at(table: Table, row: int, col: int) -> Cell | None:
    for cell in table.cells:
        if cell.row <= row < cell.row + cell.rowspan and cell.col <= col < cell.col + cell.colspan:
            return cell
    return None


def _blocks(cell: Cell, sight: Sight) -> list[Block]:
    return blocks_of(column_lines(cell.words, sight.page.fills), sight.lexicon)


def _whole(cell: Cell, sight: Sight) -> Block | None:
    lines = column_lines(cell.words, sight.page.fills)
    return block_of(lines, sight.lexicon) if lines else None


def _action(table: Table, held: Held, sight: Sight) -> CardText:
    """The action of one row, or of all rows that its name's cell spans."""
    names = [c for role, c in held if role is Role.ACTION]
    title, pieces = _name(names[0], sight) if names else (None, [])
    themes = [c for role, c in held if role in (Role.THEME, Role.OBJECTIVE)]
    theme, mark = _theme(themes[0], sight) if themes else (None, ())
    codes = [heading_text(c) for role, c in held if role is Role.NUMBER and c.text.strip()]
    pieces += [p for role, cell in held for p in _told(role, cell, held, sight)]
    box = union(c.box for _, c in held)
    paired = pair_numbers([*mark, *pieces], sight.vocabulary)
    card = card_text(box, title, paired, sight, "table")
    code = card.action_code or (codes[0] if len(codes) == 1 else None)
    return replace(card, theme=theme, action_code=code, score=table.score)


def _told(role: Role, cell: Cell, held: Held, sight: Sight) -> list[Piece]:
    """The pieces of one cell beside an action's name."""
    if role in (Role.ACTION, Role.THEME, Role.OBJECTIVE, Role.NUMBER):
        return []
    indicators = [
        c for r, c in held if r is Role.INDICATOR and c.row <= cell.row < c.row + c.rowspan
    ]
    has_results = any(r is Role.RESULT for r, _ in held)
    if role is Role.RESULT and indicators:
        return _beside(indicators[0], cell, sight)
    if role is Role.INDICATOR and has_results:
        return []
    return _cell_pieces(cell, role, sight)


def _beside(indicator: Cell, result: Cell, sight: Sight) -> list[Piece]:
    """The results of a cell with the indicators beside them, item by item.

    Where there are not as many of the ones as of the others, nobody can tell which belong
    together, and the results are unread.
    """
    labels = _blocks(indicator, sight)
    if len(labels) > 1 and not any(b.bullet for b in labels):
        labels = [b for b in (_whole(indicator, sight),) if b is not None]
    results = [p for b in _blocks(result, sight) for p in _figures(b, sight)]
    if not labels:
        return results
    spots = [passage(b.text, b.box, sight) for b in labels]
    if len(spots) != len(results):
        unread = [replace(p, kind=PieceKind.UNREAD) for p in results]
        return [*unread, *(Piece(PieceKind.LABEL, spot) for spot in spots)]
    return [
        replace(p, kind=PieceKind.FIGURE, label=spot)
        if p.kind in (PieceKind.FIGURE, PieceKind.NUMBER)
        else p
        for p, spot in zip(results, spots, strict=True)
    ]


def _name(cell: Cell, sight: Sight) -> tuple[Block | None, list[Piece]]:
    """The action's title, and what else its cell holds (a description below a bold title)."""
    blocks = _blocks(cell, sight)
    if len(blocks) > 1 and blocks[0].is_bold and not blocks[1].is_bold:
        body = body_look(blocks[1:])
        more = [p for b in blocks[1:] for p in block_pieces(b, sight, body, ())]
        return blocks[0], more
    return _whole(cell, sight), []


def _theme(cell: Cell, sight: Sight) -> tuple[Passage | None, tuple[Piece, ...]]:
    whole = _whole(cell, sight)
    if whole is None:
        return None, ()
    spot = passage(whole.text, cell.box, sight)
    section = sight.vocabulary.section_of(whole.text)
    if section is not None and section.number is not None:
        label = passage(section.label, cell.box, sight) if section.label else None
        return label, (Piece(PieceKind.THEME, spot, numbers=(section.number,)),)
    if is_number(whole.text):
        number = whole.text.strip().lstrip("0") or "0"
        return None, (Piece(PieceKind.THEME, spot, numbers=(number,)),)
    return spot, ()


def _cell_pieces(cell: Cell, role: Role, sight: Sight) -> list[Piece]:
    blocks = _blocks(cell, sight)
    if role is Role.TAGS:
        return _tags(cell, blocks, sight)
    if role is Role.RESULT:
        return [p for b in blocks for p in _figures(b, sight)]
    if role in (Role.INDICATOR, Role.STATUS):
        return [p for b in blocks for p in _figures(b, sight, PieceKind.ASIDE)]
    kind = CELL_KINDS.get(role, PieceKind.ASIDE)
    return [Piece(kind, passage(b.text, b.box, sight)) for b in blocks]


def _figures(block: Block, sight: Sight, prose: PieceKind = PieceKind.UNREAD) -> list[Piece]:
    """The figures of a block in a column that holds some; what ``prose`` is, is told."""
    found = figure_pieces(block, sight, is_marked=prose is PieceKind.UNREAD)
    kind = PieceKind.NUMBER if is_number(block.text) else prose
    return found or [Piece(kind, passage(block.text, block.box, sight))]


def _tags(cell: Cell, blocks: Sequence[Block], sight: Sight) -> list[Piece]:
    """The tags of a cell, or the themes where it names nothing but their numbers."""
    lines = column_lines(cell.words, sight.page.fills)
    if not lines:
        return []
    whole = block_of(lines, sight.lexicon)
    numbers = theme_numbers(whole.text, sight.vocabulary)
    if numbers:
        return [Piece(PieceKind.THEME, passage(whole.text, cell.box, sight), numbers=numbers)]
    has_signs = any(sign in whole.text for sign in ",;|·#")
    if any(b.bullet for b in blocks):
        parts = list(blocks)
    else:
        parts = [whole] if has_signs else _one_below_the_other(lines, sight)
    return [
        Piece(PieceKind.TAG, passage(tag, b.box, sight))
        for b in parts
        for tag in split_tags(b.text)
    ]


def _one_below_the_other(lines: Sequence[Line], sight: Sight) -> list[Block]:
    """One block a tag: a tag begins with a capital, a line without one goes on with it."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not line.text[:1].isupper():
            groups[-1].append(line)
        else:
            groups.append([line])
    return [block_of(group, sight.lexicon) for group in groups]


def _labelled(table: Table, held: Held, sight: Sight) -> CardText:
    """The figures of a row whose label stands in its first cell."""
    names = [c for role, c in held if role in (Role.INDICATOR, Role.DESCRIPTION)]
    results = [c for role, c in held if role is Role.RESULT]
    name = _whole(names[0], sight) if names else None
    pieces: list[Piece] = []
    for cell in results:
        whole = _whole(cell, sight)
        if whole is None or name is None:
            continue
        spot = passage(whole.text, cell.box, sight)
        label = passage(name.text, name.box, sight)
        states = is_number(whole.text) or split_figures(whole.text, sight.vocabulary)
        kind = PieceKind.FIGURE if states else PieceKind.UNREAD
        pieces.append(Piece(kind, spot, label=label))
    box = union(c.box for _, c in held) if held else table.box
    return CardText(table.page, box, tuple(pieces), method="table", score=table.score)
