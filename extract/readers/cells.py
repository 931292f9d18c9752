"""One cell to text: passages, a code parted from its label, a bold run parted from the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.text.hyphens import join_lines
from jalon.extract.text.lines import blocks_of, lines_of, with_drawn_bullets
from jalon.extract.text.turned import SIDEWAYS, upright_words
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Fill, Word
from jalon.schemas.raw import Passage
from jalon.schemas.region import Block, Line
from jalon.schemas.rows import ColumnPlan, GridRow
from jalon.schemas.table import Cell
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

CODE = re.compile(
    r"""
    ^(?P<code>
        (?:[A-Z][.\-]?)?\d{1,3}(?:[.\-]\d{1,3}){0,3}[a-z]?   # 1   1.1   2.3.1   A1   A.1   12a
        |[a-z](?=\))                                            # a)
    )
    [.)\u00b0]?$
    """,
    re.VERBOSE,
)
CODE_GAP_EM = 0.8  # a number parted from its text by more than this stands in a column of its own


def cell_lines(cell: Cell, dots: Sequence[Fill] = ()) -> list[Line]:
    """Lines of the cell, top to bottom; those of text that runs up or down as one reads them."""
    if not cell.words:
        return []
    if not cell.lines:
        is_sideways = all(w.angle_deg in SIDEWAYS for w in cell.words)
        cell.lines.extend(_sideways_lines(cell.words) if is_sideways else lines_of(cell.words))
    return with_drawn_bullets(cell.lines, dots) if dots else list(cell.lines)


def _sideways_lines(words: Sequence[Word]) -> list[Line]:
    """Lines of text turned by a quarter, each with the box that it has on the page."""
    by_order = {w.order: w.box for w in words}
    return [
        replace(line, box=union(by_order[w.order] for w in line.words))
        for line in lines_of(upright_words(words))
    ]


def cell_blocks(cell: Cell, dots: Sequence[Fill], lexicon: frozenset[str]) -> list[Block]:
    """Paragraphs and list items of the cell, top to bottom."""
    return blocks_of(cell_lines(cell, dots), lexicon)


def passage_of(blocks: Sequence[Block], page: int, *, is_inherited: bool = False) -> Passage | None:
    """All ``blocks`` as one passage on one line, None where they hold no text."""
    texts = [b.text for b in blocks if b.text]
    if not texts:
        return None
    box = union(b.box for b in blocks if b.text)
    return Passage(" ".join(texts), page, box, is_inherited)


def flowing_passage(
    cell: Cell, page: int, lexicon: frozenset[str], *, is_inherited: bool = False
) -> Passage | None:
    """The whole text of a cell that holds one label, wrapped as it may be."""
    lines = cell_lines(cell)
    if not lines:
        return None
    text = join_lines([line.text for line in lines], lexicon)
    return Passage(text, page, union(line.box for line in lines), is_inherited)


def split_code(
    cell: Cell,
    page: int,
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
    *,
    is_numbered: bool = False,
) -> tuple[str | None, Passage | None]:
    """Code and label of a theme, objective, action or measure cell.

    The code is the number that the text begins with as a heading does ("1.1 Soutenir …"), a
    number that stands apart from the text (by a gap, a colour or its weight), or any number
    that it begins with where the column is numbered (``is_numbered``: 1, 2, 3 …).
    """
    passage = flowing_passage(cell, page, lexicon)
    if passage is None:
        return None, None
    words = [w for line in cell_lines(cell) for w in line.words]
    first = words[0]
    match = CODE.match(first.text)
    if match and len(words) == 1 and any(c.isdigit() for c in first.text):
        return _plain_code(match["code"]), None
    if match and len(words) > 1 and passage.text.startswith(first.text):
        second = words[1]
        apart = second.box.x0 - first.box.x1 > CODE_GAP_EM * max(first.size_pt, 1.0)
        unlike = first.colour != second.colour or first.is_bold != second.is_bold
        if is_numbered or apart or unlike or "." in match["code"] or match["code"].isalpha():
            label = passage.text[len(first.text) :].lstrip(" .:-\u2013\u2014")
            return _plain_code(match["code"]), _relabelled(passage, label)
    section = vocabulary.section_of(passage.text)
    if section is not None and section.number is not None and section.label:
        return section.number, _relabelled(passage, section.label)
    return None, passage


def count_labels(cell: Cell, dots: Sequence[Fill] = ()) -> int:
    """How many labels a cell lists: bullets from its first line on, or numbers that rise by one."""
    lines = cell_lines(cell, dots)
    if lines and lines[0].bullet:
        return sum(1 for line in lines if line.bullet)
    codes = [line.words[0].text.strip(".)") for line in lines if len(line.words) > 1]
    numbers = [int(c) for c in codes if c.isdecimal()]
    count = 1
    while codes and numbers and codes[0] == str(numbers[0]) and numbers[0] + count in numbers:
        count += 1
    return count


def leading_number(cell: Cell) -> int | None:
    """The whole number that the cell's text begins with, None where it begins otherwise."""
    lines = cell_lines(cell)
    match = CODE.match(lines[0].words[0].text) if lines else None
    if match is None or not match["code"].isdigit() or len(lines[0].words) + len(lines) < 3:
        return None
    return int(match["code"])


def _plain_code(code: str) -> str:
    return str(int(code)) if code.isdigit() else code


def _relabelled(passage: Passage, text: str) -> Passage | None:
    return Passage(text, passage.page, passage.box, passage.is_inherited) if text else None


def split_bold(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The bold blocks that come first, and what follows; nothing first where all look alike."""
    count = 0
    while count < len(blocks) and blocks[count].is_bold:
        count += 1
    if count == len(blocks):
        return [], list(blocks)
    return list(blocks[:count]), list(blocks[count:])


def block_passages(blocks: Sequence[Block], page: int) -> tuple[Passage, ...]:
    r"""Each block as a passage whose line breaks are kept as ``\n`` (a list of names)."""
    return tuple(
        Passage("\n".join(line.text for line in b.lines), page, b.box) for b in blocks if b.text
    )


def cell_box(cell: Cell) -> Box:
    """Around the cell's words, or the cell itself when it is empty."""
    return union(w.box for w in cell.words) if cell.words else cell.box


def place_of(cell: Cell) -> tuple[int, int, Box]:
    """What tells a cell from every other cell of its row, without a look at its words."""
    return cell.row, cell.col, cell.box


def cells_of(row: GridRow, plan: ColumnPlan, role: Role) -> list[Cell]:
    """The filled cells that the columns of ``role`` have in the row."""
    found = (row.cells[c.index] for c in plan.of(role))
    return [c for c in found if c is not None and c.words]
