"""Tables of a report: indicators and their results, or actions with all that cards hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jalon.extract.layout.runs import column_lines
from jalon.extract.readers.report.cards import card_text
from jalon.extract.readers.report.headings import Headings, heading_text
from jalon.extract.readers.report.pairs import pair_numbers
from jalon.extract.readers.report.pieces import (
    Sight,
    figure_pieces,
    passage,
)
from jalon.extract.readers.report.wording import (
    is_number,
    split_figures,
    split_tags,
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
    title = _whole(names[0], sight) if names else None
    themes = [c for role, c in held if role in (Role.THEME, Role.OBJECTIVE)]
    theme, mark = _theme(themes[0], sight) if themes else (None, ())
    codes = [heading_text(c) for role, c in held if role is Role.NUMBER and c.text.strip()]
    pieces = [p for role, cell in held for p in _told(role, cell, held, sight)]
    box = union(c.box for _, c in held)
    paired = pair_numbers([*mark, *pieces], sight.vocabulary)
    card = card_text(box, title, paired, sight, "table")
    code = card.action_code or (codes[0] if len(codes) == 1 else None)
    return replace(card, theme=theme, action_code=code, score=table.score)


def _told(role: Role, cell: Cell, held: Held, sight: Sight) -> list[Piece]:
    """The pieces of one cell beside an action's name."""
    if role in (Role.ACTION, Role.THEME, Role.OBJECTIVE, Role.NUMBER):
        return []
    if role is Role.INDICATOR and any(r is Role.RESULT for r, _ in held):
        return []
    return _cell_pieces(cell, role, sight)


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
        return _tags(cell, sight)
    if role is Role.RESULT:
        return [p for b in blocks for p in _figures(b, sight)]
    kind = CELL_KINDS.get(role, PieceKind.ASIDE)
    return [Piece(kind, passage(b.text, b.box, sight)) for b in blocks]


def _figures(block: Block, sight: Sight) -> list[Piece]:
    """The figures of a block in a column that holds some."""
    found = figure_pieces(block, sight, is_marked=True)
    kind = PieceKind.NUMBER if is_number(block.text) else PieceKind.UNREAD
    return found or [Piece(kind, passage(block.text, block.box, sight))]


def _tags(cell: Cell, sight: Sight) -> list[Piece]:
    """The tags of a cell, parted by signs or one below the other."""
    lines = column_lines(cell.words, sight.page.fills)
    if not lines:
        return []
    whole = block_of(lines, sight.lexicon)
    has_signs = any(sign in whole.text for sign in ",;|·#")
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
