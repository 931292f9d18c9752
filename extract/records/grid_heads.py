"""Which first rows of a table are banners, and which are headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jalon.extract.records.looks import look_of
from jalon.extract.records.mentions import label_key
from jalon.extract.records.settings import SETTINGS
from jalon.extract.records.table_text import (
    TableText,
    banner_of,
    distinct,
    table_text,
)
from jalon.schemas.table import Cell, Table
from jalon.schemas.vocabulary import Vocabulary

GRID_HEADS = SETTINGS.grid_heads
SHARED = SETTINGS.shared

VALUE_LIKE = re.compile(r"\d+\s*%|^[<>≥≤~+]?\s*[\d\s.,]+\s*(?:%|\$|k\$|M\$|€)?$")


def head_rows(text: TableText, vocabulary: Vocabulary) -> tuple[int, int]:
    """How many first rows are banners, and how many after them are headings.

    A row is of headings where the word lists know most of it, or where two headings are known
    and nothing in it is a value; or where it is drawn as one (``Table.header_rows``).
    """
    table = text.table
    skipped = 0
    while (
        skipped < min(GRID_HEADS.most_banners, table.rows - 1)
        and banner_of(text, skipped) is not None
    ):
        skipped += 1
    count = 0
    for index in range(skipped, min(table.rows - 1, skipped + SHARED.most_head_rows)):
        cells = [c for c in distinct(text.at[index]) if c.words and c.row == index]
        if not cells or not _are_headings(text, cells, vocabulary, is_first=count == 0):
            break
        if count and _is_set_below(text, skipped, index):
            break
        count = index + 1 - skipped
        spans = [c.row + c.rowspan for c in cells if c.rowspan < table.rows]
        if spans and (any(c.colspan > 1 for c in cells) or _goes_on_below(text, index)):
            count = max(count, min(max(spans), skipped + SHARED.most_head_rows) - skipped)
    if count == 0 and skipped + 1 < table.rows:
        apart = looks_apart(text, skipped)
        if may_head(text, skipped, None if apart == GRID_HEADS.both else vocabulary):
            if skipped < table.header_rows < table.rows:
                count = table.header_rows - skipped
            elif apart:  # the finder may have taken a banner for the headings
                count = 1
    while count and _ends_headings(text, skipped, skipped + count):
        count += 1
    return skipped, count


def _is_set_below(text: TableText, first: int, index: int) -> bool:
    """Whether a row is set as the rows under it and unlike the headings above: it is of them.

    Headings of which each has a column of its own need no second row.
    """
    above = distinct(text.at[first])
    if any(not c.words or c.rowspan > 1 or c.colspan > 1 for c in above):
        return False
    heads = {(_set_as(c), c.fill) for c in above}
    own = {(_set_as(c), c.fill) for c in distinct(text.at[index]) if c.words}
    below = {(_set_as(c), c.fill) for c in text.table.cells if c.row > index and c.words}
    return bool(below) and len(heads) == 1 and not own & heads and own <= below


def _ends_headings(text: TableText, first: int, index: int) -> bool:
    """Whether a row only goes on with headings: all set as those above, as nothing below is."""
    if index + 2 > text.table.rows - 1:
        return False
    cells = [c for c in distinct(text.at[index]) if c.words and c.row == index]
    if not cells or len(cells) > GRID_HEADS.most_going_on * text.table.cols:
        return False
    if any(c.colspan > 1 for c in cells):
        return False
    for cell in cells:
        above = [c for r in range(first, index) if (c := text.at[r][cell.col]) is not None]
        below = [c for r in range(index + 1, text.table.rows) if (c := text.at[r][cell.col])]
        look = _set_as(cell)
        if not any(c.words and _set_as(c) == look for c in above):
            return False
        if any(c.words and _set_as(c) == look for c in below):
            return False
    return True


def _set_as(cell: Cell) -> tuple[bool, bool, bool, int | None]:
    return look_of(cell.words).kind


def heads_end(table: Table, vocabulary: Vocabulary) -> float:
    """Where the rows of a drawn table's headings end, 0 where it has none or is not drawn."""
    if table.method != "ruled":
        return 0.0
    skipped, count = head_rows(table_text(table), vocabulary)
    cells = [c for c in table.cells if skipped <= c.row < skipped + count and c.words]
    return max((c.box.bottom for c in cells if c.row + c.rowspan <= skipped + count), default=0.0)


def _goes_on_below(text: TableText, index: int) -> bool:
    """Whether the next row fills just the columns that this one leaves empty between its cells.

    Headings of one line stand in the middle of a high row, or at its foot, beside taller ones.
    """
    if index + 2 >= text.table.rows:
        return False
    here, below = text.at[index], text.at[index + 1]
    filled = [c is not None and bool(c.words) for c in here]
    fresh = [c is not None and bool(c.words) and c.row == index + 1 for c in below]
    return (
        any(fresh)
        and all(a != b for a, b in zip(filled, fresh, strict=True))
        and all(
            c is not None and c.rowspan > 1 for c, is_in in zip(here, filled, strict=True) if is_in
        )
    )


def looks_apart(text: TableText, index: int) -> int:
    """In how many ways a row is unlike those under it: set in bold, and on a shade."""
    cells = [c for c in distinct(text.at[index]) if c.words]
    below = [c for c in text.table.cells if c.row > index and c.words]
    if not below or not cells:
        return 0
    bold = all(c.words[0].is_bold for c in cells)
    plain = sum(not c.words[0].is_bold for c in below) >= GRID_HEADS.apart_share * len(below)
    fills = {c.fill for c in cells}
    shaded = len(fills) == 1 and None not in fills
    unlike = sum(c.fill not in fills for c in below) >= GRID_HEADS.apart_share * len(below)
    return int(bold and plain) + int(shaded and unlike)


def _are_headings(
    text: TableText, cells: Sequence[Cell], vocabulary: Vocabulary, *, is_first: bool
) -> bool:
    texts = [text.text_of(c) for c in cells]
    overlong = sum(len(t) > GRID_HEADS.longest_heading for t in texts)
    dated = are_of_years(texts, vocabulary)
    known = sum(_is_known_heading(t, vocabulary) or d for t, d in zip(texts, dated, strict=True))
    values = sum(bool(VALUE_LIKE.search(t)) and vocabulary.period_of(t) is None for t in texts)
    if overlong > (1 if known >= GRID_HEADS.surely_headed else 0):
        return False
    long = sum(len(t) > GRID_HEADS.prose for t in texts)
    if known >= max(2, 0.6 * len(texts)) and not values:
        return True
    if not is_first:
        years = sum(vocabulary.period_of(t) is not None for t in texts)
        return years >= max(2, 0.6 * len(texts))
    return known >= 2 and not values and not long


def are_of_years(texts: Sequence[str], vocabulary: Vocabulary) -> list[bool]:
    """For each heading whether another is the same but for its year ("Target 2026")."""
    stems: list[str | None] = []
    for text in texts:
        period = vocabulary.find_period(text)
        stem = text.replace(period.label, "").strip() if period is not None else ""
        stems.append(stem.casefold() if stem and len(stem) < len(text.strip()) else None)
    sets = {stem: {t for t, s in zip(texts, stems, strict=True) if s == stem} for stem in stems}
    return [stem is not None and len(sets[stem]) > 1 for stem in stems]


def _is_known_heading(text: str, vocabulary: Vocabulary) -> bool:
    if vocabulary.period_of(text) is not None:
        return True
    scores = vocabulary.role_scores(label_key(text)[0])
    return bool(scores) and scores[0].score >= SHARED.known


def may_head(text: TableText, index: int, vocabulary: Vocabulary | None) -> bool:
    """Whether a row drawn as a heading holds short texts without values in most columns.

    Without a vocabulary only the form of the texts counts.
    """
    cells = [c for c in distinct(text.at[index]) if c.words]
    texts = [text.text_of(c) for c in cells]
    if vocabulary is not None and (
        sum(_is_data(t, vocabulary) for t in texts) > GRID_HEADS.most_data * len(texts)
    ):
        return False
    filled = sum(1 for c in text.at[index] if c is not None and c.words)
    return (
        len(texts) >= 2
        and filled >= 0.6 * len(text.at[index])
        and all(len(t) <= GRID_HEADS.prose and not VALUE_LIKE.search(t) for t in texts)
    )


def _is_data(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is what cells hold: a date, a target, a deed, a body."""
    if _is_known_heading(text, vocabulary):
        return False
    kinds = vocabulary.value_kinds(text)
    return max(kinds.is_due, kinds.is_target, kinds.is_deed, kinds.is_body) >= GRID_HEADS.data
