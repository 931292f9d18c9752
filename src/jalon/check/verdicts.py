"""What another reading of a page says of a row: pure functions over values.

An engine that reads nothing at a spot, or finds no grid there, says nothing.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

from jalon.extract.check.text import glyphs_in, text_of, texts_of
from jalon.normalize.numbers.number_signs import same_number
from jalon.schemas.crosscheck import Claim, SecondCell, SecondGrid, Sheet, Verdict
from jalon.schemas.geometry import Box
from jalon.schemas.raw import Passage, RawFinding
from jalon.schemas.values import Severity

# the most that a row may claim after each finding
MOST = {
    "engines_disagree": 0.5,
    "grids_disagree": 0.6,
    "text_over_border": 0.6,
    "cell_holds_more": 0.6,
}
EDGE_PT = 1.0  # text this near to a border is not beyond it
FEW_LETTERS = 3  # so many letters left over in a cell are a mark, a bullet or a footnote


def verdict_on(claim: Claim, sheet: Sheet, carried: Counter[str]) -> Verdict:
    """What the other engines say of a row whose number stands on this page.

    Args:
        claim: The number and its label.
        sheet: The page as the other engines see it.
        carried: Letters of passages that go on on this page; see ``carried_letters``.
    """
    seen = numbers_agree(claim, sheet)
    grid = next((g for g in sheet.grids if _cell(g, claim.figure.box)), None)
    doubts = [] if seen is None else seen
    if grid is not None:
        doubts = [*doubts, *_grid_doubts(claim, sheet, grid, carried)]
    most = min((MOST[doubt.code] for doubt in doubts), default=1.0)
    return Verdict(seen is not None or grid is not None, tuple(doubts), most)


def numbers_agree(claim: Claim, sheet: Sheet) -> list[RawFinding] | None:
    """The finding that the second engine reads another number; None where it says nothing."""
    figure = claim.figure
    glyphs = glyphs_in(sheet.glyphs, figure.box)
    if not any(glyph.text.strip() for glyph in glyphs):
        return None
    is_upright = all(glyph.is_upright for glyph in glyphs)
    texts = texts_of(glyphs)
    how = {"in_order": is_upright, "has_note": claim.has_note}
    if any(same_number(figure.text, text, **how) for text in texts):
        return []
    is_unknown = any(glyph.text == "" for glyph in glyphs)
    if is_unknown or any(_is_beginning(text, figure.text) for text in texts):
        return None
    return [_finding("engines_disagree", figure, other=texts[0])]


def carried_letters(sheet: Sheet) -> Counter[str]:
    """Letters of the page's passages that do not stand there: they go on on a later page."""
    carried: Counter[str] = Counter()
    for passage in sheet.passages if sheet.glyphs else ():
        carried += _letters(passage.text) - _letters_in(sheet, passage.box.grown(EDGE_PT))
    return carried


def _grid_doubts(
    claim: Claim, sheet: Sheet, grid: SecondGrid, carried: Counter[str]
) -> list[RawFinding]:
    """What the second grid around the number speaks against."""
    doubts = []
    if claim.label is not None and not _stand_together(claim.figure, claim.label, grid):
        doubts.append(_finding("grids_disagree", claim.label, other=claim.figure.text))
    pieces = [piece for piece in (claim.label, claim.figure) if piece is not None]
    over = (piece for piece in pieces if _is_over_border(piece.box, grid))
    doubts.extend(_finding("text_over_border", piece) for piece in over)
    if claim.label is not None and (cell := _cell(grid, claim.label.box)):
        rest = _letters_in(sheet, cell.box) - _letters_read(sheet, cell) - carried
        if rest.total() > FEW_LETTERS:
            other = text_of(glyphs_in(sheet.glyphs, cell.box))
            doubts.append(_finding("cell_holds_more", claim.label, other=other))
    return doubts


def _stand_together(figure: Passage, label: Passage, grid: SecondGrid) -> bool:
    """Whether a number and its label share a row of the grid, or a column (forms, cards)."""
    one, other = _cell(grid, figure.box), _cell(grid, label.box)
    if one is None or other is None:
        return True
    return _overlap(one.rows, other.rows) or _overlap(one.cols, other.cols)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _is_over_border(box: Box, grid: SecondGrid) -> bool:
    """Whether text begins in one cell of the grid and ends in another."""
    first = grid.cell_at(box.x0 + EDGE_PT, box.y_mid)
    last = grid.cell_at(box.x1 - EDGE_PT, box.y_mid)
    return first is not None and last is not None and first != last


def _letters_read(sheet: Sheet, cell: SecondCell) -> Counter[str]:
    """The letters of all the passages that we read in a cell."""
    inside = (p for p in sheet.passages if cell.box.contains_point(p.box.x_mid, p.box.y_mid))
    return sum((_letters(p.text) for p in inside), Counter())


def _letters_in(sheet: Sheet, box: Box) -> Counter[str]:
    glyphs = (g for g in sheet.glyphs if box.contains_point(g.box.x_mid, g.box.y_mid))
    return _letters(g.text for g in glyphs)


def _letters(texts: Iterable[str]) -> Counter[str]:
    """How often each letter stands in a text, without accents and case."""
    plain = unicodedata.normalize("NFKD", "".join(texts).casefold())
    return Counter(sign for sign in plain if sign.isalpha())


def _cell(grid: SecondGrid, box: Box) -> SecondCell | None:
    return grid.cell_at(box.x_mid, box.y_mid)


def _is_beginning(text: str, whole: str) -> bool:
    """Whether a text is the first words of another: the rest stands on the next page."""
    words = whole.split()
    start = "".join(text.split())
    return any("".join(words[:count]) == start for count in range(1, len(words)))


def _finding(code: str, passage: Passage, other: str = "") -> RawFinding:
    params = (("text", passage.text), ("other", other))
    return RawFinding(code, Severity.WARNING, passage.page, passage.box, params)
