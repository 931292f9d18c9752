"""Pages drawn by hand: words set on baselines, panels, rules; what tests of layout read."""

from __future__ import annotations

from jalon.schemas.geometry import Box
from jalon.schemas.page import Fill, Page, Rule, Word
from jalon.schemas.table import Cell, Table

ADVANCE_EM = 0.5
SPACE_EM = 0.28
ASCENT_EM, DESCENT_EM = 0.9, 0.25


class Sheet:
    """A page in the making, US letter unless told otherwise."""

    def __init__(self, number: int = 1, width: float = 612.0, height: float = 792.0) -> None:
        self.number = number
        self.size = (width, height)
        self.words: list[Word] = []
        self.fills: list[Fill] = []
        self.rules: list[Rule] = []

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 9.0,
        weight: int = 400,
        colour: int = 0x222222,
        italic: bool = False,
    ) -> float:
        """Sets one line with its baseline at ``y``; returns where it ends."""
        for token in text.split(" "):
            width = ADVANCE_EM * size * len(token)
            box = Box(x, y - ASCENT_EM * size, x + width, y + DESCENT_EM * size)
            self.words.append(
                Word(token, box, y, "Test", size, weight, italic, colour, order=len(self.words))
            )
            x += width + SPACE_EM * size
        return x - SPACE_EM * size

    def paragraph(self, x: float, y: float, *lines: str, size: float = 9.0) -> float:
        """Sets lines one below the other; returns the baseline that would come next."""
        for line in lines:
            self.text(x, y, line, size=size)
            y += 1.3 * size
        return y

    def panel(
        self,
        x0: float,
        top: float,
        x1: float,
        bottom: float,
        *,
        colour: int | None = 0xF4F7F9,
        stroke: int | None = None,
        rounded: bool = False,
    ) -> Box:
        """Draws one filled or outlined shape."""
        box = Box(x0, top, x1, bottom)
        order = len(self.fills)
        self.fills.append(Fill(box, colour, stroke, is_rounded=rounded, order=order))
        return box

    def oval(self, x0: float, top: float, x1: float, bottom: float, colour: int) -> None:
        """Draws one ellipse."""
        box = Box(x0, top, x1, bottom)
        self.fills.append(
            Fill(box, colour, is_rectangle=False, is_ellipse=True, order=len(self.fills))
        )

    def rule(self, x0: float, top: float, x1: float, bottom: float, colour: int = 0) -> None:
        """Draws one ruling line."""
        across = x1 - x0 >= bottom - top
        self.rules.append(Rule(Box(x0, top, x1, bottom), across, colour))

    def badge(
        self, x: float, top: float, text: str, *, colour: int | None = 0x0B6E99, ink: int = 0xFFFFFF
    ) -> None:
        """Draws a small rounded shape with a few words; outlined where ``colour`` is None."""
        stroke = 0x0B6E99 if colour is None else None
        end = self.text(
            x + 6, top + 11, text, size=8, colour=ink if colour is not None else 0x222222
        )
        self.panel(x, top, end + 6, top + 16, colour=colour, stroke=stroke, rounded=True)

    def page(self) -> Page:
        """The page as drawn."""
        return Page(
            self.number,
            *self.size,
            words=tuple(self.words),
            rules=tuple(self.rules),
            fills=tuple(self.fills),
        )


def table_on(
    sheet: Sheet,
    rows: list[list[str]],
    *,
    top: float = 100.0,
    spans: dict[tuple[int, int], int] | None = None,
    header_rows: int = 1,
    size: float = 8.0,
) -> Table:
    r"""Sets a table on the sheet and returns it as a finder would.

    Args:
        sheet: Where the words go.
        rows: The texts of the cells; ``\n`` parts lines; text of covered cells is ignored.
        top: Upper edge.
        spans: How many rows the cell at (row, col) spans.
        header_rows: Rows of headings.
        size: Type size.
    """
    spans = spans or {}
    cols = len(rows[0])
    width = 540.0 / cols
    heights = [1.3 * size * max(t.count("\n") + 1 for t in row) + 4 for row in rows]
    tops = [top + sum(heights[:i]) for i in range(len(rows) + 1)]
    covered = {(r + k, c) for (r, c), n in spans.items() for k in range(1, n)}
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if (r, c) not in covered:
                rowspan = spans.get((r, c), 1)
                box = Box(36 + c * width, tops[r], 36 + (c + 1) * width, tops[r + rowspan])
                cells.append(_cell(sheet, (r, c, rowspan), box, text, size))
    bounds = Box(36, top, 576, tops[-1])
    return Table(sheet.number, bounds, len(rows), cols, tuple(cells), header_rows)


def _cell(sheet: Sheet, place: tuple[int, int, int], box: Box, text: str, size: float) -> Cell:
    first = len(sheet.words)
    for i, line in enumerate(text.split("\n") if text else []):
        sheet.text(box.x0 + 2, box.top + size * (1.1 + 1.3 * i), line, size=size)
    row, col, rowspan = place
    return Cell(row, col, rowspan, 1, box, tuple(sheet.words[first:]), text)
