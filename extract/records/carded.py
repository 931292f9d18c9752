"""Drawn cards: a label with its value across the card, then labels in a row over their values.

"Strategy | what is to be done" above "Timeline | Lead | Partners" with one row of values: each
card is a table of its own, and none of its rows holds for another one.
"""

from __future__ import annotations

from collections.abc import Sequence

from jalon.extract.records.looks import look_of
from jalon.extract.records.mentions import label_key
from jalon.extract.records.settings import SETTINGS
from jalon.extract.records.table_text import TableText, distinct
from jalon.extract.records.tables import is_label
from jalon.schemas.geometry import Box, union
from jalon.schemas.table import Cell
from jalon.schemas.units import Element, Labelled, Value
from jalon.schemas.vocabulary import Vocabulary

CARDED = SETTINGS.carded
SHARED = SETTINGS.shared


def cards_of(
    texts: Sequence[TableText], vocabulary: Vocabulary, keys: frozenset[str]
) -> list[tuple[Box, list[Element]]]:
    """The cards among the tables of a page, with their boxes, as elements.

    Args:
        texts: The tables.
        vocabulary: Knows headings.
        keys: Keys of labels that recur in the document.
    """
    held = [(t.table.box, card_of(t, vocabulary, keys)) for t in texts]
    return [(box, [*card]) for box, card in held if card is not None]


def card_of(text: TableText, vocabulary: Vocabulary, keys: frozenset[str]) -> list[Labelled] | None:
    """The labels of a drawn card with their values, None where a table is none.

    Args:
        text: The table.
        vocabulary: Knows headings.
        keys: Keys of labels that recur in the document.
    """
    if text.table.method != "ruled" or not 3 <= text.table.rows <= CARDED.most_rows:
        return None
    rows = [_cells(text, index) for index in range(text.table.rows)]
    rows = [row for row in rows if row]
    found: list[Labelled] = []
    index = abreast = 0
    while index < len(rows):
        row = rows[index]
        if _is_pair(text, row, vocabulary, keys):
            found.append(_labelled(text, row[0], row[1], "beside"))
            index += 1
        elif index + 1 < len(rows) and _are_labels(text, row, rows[index + 1], vocabulary, keys):
            found += [
                _labelled(text, a, b, "below") for a, b in zip(row, rows[index + 1], strict=True)
            ]
            abreast += 1
            index += 2
        else:
            return None
    is_card = abreast == 1 and len(found) > SHARED.fewest and found[0].bearing == "beside"
    return found if is_card else None


def _cells(text: TableText, index: int) -> list[Cell]:
    return [c for c in distinct(text.at[index]) if c.words and c.row == index]


def _is_pair(
    text: TableText, row: Sequence[Cell], vocabulary: Vocabulary, keys: frozenset[str]
) -> bool:
    is_wide = len(row) == 2 and row[1].colspan == text.table.cols - row[1].col
    return is_wide and row[1].colspan > 1 and is_label(text, row[0], vocabulary, keys)


def _are_labels(
    text: TableText,
    row: Sequence[Cell],
    below: Sequence[Cell],
    vocabulary: Vocabulary,
    keys: frozenset[str],
) -> bool:
    """Whether a row of labels stands over one of values, cell by cell."""
    if len(row) < SHARED.fewest or [c.col for c in row] != [c.col for c in below]:
        return False
    known = sum(is_label(text, c, vocabulary, keys) for c in row)
    values = sum(is_label(text, c, vocabulary, keys) for c in below)
    return known >= SHARED.most * len(row) and values < SHARED.most * len(below)


def _labelled(text: TableText, label: Cell, value: Cell, bearing: str) -> Labelled:
    heading = text.text_of(label)
    key, ordinal = label_key(heading)
    place = union(w.box for w in label.words)
    lines = text.lines_of(value)
    box = union(n.box for n in lines)
    return Labelled(
        key,
        heading.rstrip(" :"),
        ordinal,
        text.table.page,
        place,
        look_of(label.words, label.fill),
        Value(lines, text.table.page, box),
        bearing,
        union((place, box)),
    )
