"""What the rows of a document say: which words and cells of its pages stand in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from jalon.extract.settings import SETTINGS
from jalon.schemas.geometry import Box
from jalon.schemas.page import Page, Word
from jalon.schemas.raw import RawAction, RawDocument, RawTarget, passages_of
from jalon.schemas.table import Table

SAID = SETTINGS.said
SPOTS = SETTINGS.spots


Mask = npt.NDArray[np.bool_]
Points = npt.NDArray[np.float64]


def counted_words(page: Page) -> tuple[list[Word], Points]:
    """The words of a page, bullets and dashes aside, and their middles."""
    words = [w for w in page.words if any(map(str.isalnum, w.text))]
    return words, np.array([(w.box.x_mid, w.box.y_mid) for w in words]).reshape(-1, 2)


def texts_of_rows(document: RawDocument) -> dict[int, str]:
    """What the rows of each page say, letters and digits only."""
    found: dict[int, list[str]] = defaultdict(list)
    rows: list[RawTarget | RawAction] = [*document.targets, *document.actions]
    for row in rows:
        found[row.page] += [passage.text for _, passage in passages_of(row)]
    return {page: _squeezed(" ".join(dict.fromkeys(texts))) for page, texts in found.items()}


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def said_before(table: Table, heads: Sequence[Box], before: str) -> list[Box]:
    """The cells at the head of a table that the last row of the page before goes on in."""
    last = max(table.header_rows, 1)
    first = [c for c in table.cells if c.row <= last and c.words and c.box not in heads]
    texts = [(c.box, _squeezed(c.text)) for c in first]
    return [box for box, text in texts if len(text) >= SAID.least_letters and text in before]


def is_said(table: Table, rows: str) -> bool:
    """Whether rows say all that the cells of a table do, numbers before and after a text aside."""
    letters = "".join(filter(str.isalpha, rows))
    cells = [_squeezed(c.text) for c in table.cells if c.row >= max(table.header_rows, 1)]
    words = [("".join(filter(str.isalpha, cell)), cell) for cell in cells]
    return all(
        text in letters if len(text) >= SAID.least_letters else cell in rows for text, cell in words
    )


def inside_of(middles: Points, boxes: Sequence[Box]) -> Mask:
    """Which points lie in one of the boxes."""
    found = np.zeros(len(middles), bool)
    x, y = middles[:, 0], middles[:, 1]
    for box in dict.fromkeys(boxes):
        found |= (x >= box.x0) & (x <= box.x1) & (y >= box.top) & (y <= box.bottom)
    return found
