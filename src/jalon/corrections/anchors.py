"""From a row to its anchor, and from an anchor to the row that it names in another reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from jalon.identity import fold_label
from jalon.schemas.corrections import ANCHOR_TEXTS, Anchor, NamedText
from jalon.schemas.geometry import Box
from jalon.schemas.records import DocumentRow, PlacedRecord

Row = PlacedRecord | DocumentRow
# the text that says what a row is about
LABELS = {
    "targets": "indicator",
    "actions": "action",
    "results": "label",
    "recommendations": "text",
}
ALIKE = 75.0  # of 100: how alike two readings of one label are
OVERLAPPING = 0.5  # share of the smaller box that two places of one row have in common


class Found(NamedTuple):
    """The row that an anchor names, and whether all its texts are the same."""

    row: Row
    is_exact: bool


class Rows:
    """The rows of one table and document with their texts folded, for many look-ups."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = list(rows)
        self.keys = [_key(row) for row in self.rows]
        self._by_key: dict[tuple[str, ...], list[Row]] = {}
        for key, row in zip(self.keys, self.rows, strict=True):
            self._by_key.setdefault(key, []).append(row)

    def same(self, key: tuple[str, ...]) -> list[Row]:
        """The rows whose texts are these."""
        return self._by_key.get(key, [])

    def append(self, row: Row) -> None:
        """Add a row."""
        self.rows.append(row)
        self.keys.append(_key(row))
        self._by_key.setdefault(self.keys[-1], []).append(row)


def anchor_of(row: Row, rows: Sequence[Row]) -> Anchor:
    """The anchor of ``row`` among all ``rows`` of its table and document."""
    table = row.table.name
    texts = tuple(
        NamedText(field=name, text=str(value))
        for name in ANCHOR_TEXTS[table]
        if (value := getattr(row, name)) is not None
    )
    if not isinstance(row, PlacedRecord):
        return Anchor(table=table)
    key = _key(row)
    rank = [id_of(other) for other in rows if _key(other) == key].index(id_of(row))
    place = {name: getattr(row, name) for name in ("page", "x0", "top", "x1", "bottom")}
    return Anchor(table=table, texts=texts, rank=rank, **place)


def find_row(anchor: Anchor, rows: Rows) -> Found | None:
    """The row of ``rows`` that ``anchor`` names, as the machine reads them now; None where none.

    By its texts first, whatever its place: a copy may be turned. Of several rows with the same
    texts, the one at the place, else the one of the same rank. Where no row has the same texts,
    one at the same place whose label is nearly the same.
    """
    if anchor.table == "documents":
        return Found(rows.rows[0], is_exact=True) if rows.rows else None
    key = _key_of(anchor)
    same = rows.same(key)
    if len(same) > 1:
        here = [row for row in same if _overlap(anchor, row) > OVERLAPPING]
        ranked = same[anchor.rank] if anchor.rank < len(same) else None
        chosen = here[0] if len(here) == 1 else ranked
        return Found(chosen, is_exact=True) if chosen is not None else None
    if same:
        return Found(same[0], is_exact=True)
    pairs = zip(rows.rows, rows.keys, strict=True)
    near = [(_likeness(anchor, key, row, its), at) for at, (row, its) in enumerate(pairs)]
    best, at = max(near, default=(0.0, 0), key=lambda item: (item[0], -item[1]))
    return Found(rows.rows[at], is_exact=False) if best >= 1.0 else None


def _likeness(anchor: Anchor, key: tuple[str, ...], row: Row, its_key: tuple[str, ...]) -> float:
    """The place, and how alike the labels are: at least 1 where the row must be the anchor's.

    Rows beside each other share their action, their period, often their target: the place and the
    period have to be the same, and the label nearly so.
    """
    overlap = _overlap(anchor, row)
    if overlap <= OVERLAPPING:
        return 0.0
    names = ANCHOR_TEXTS[anchor.table]
    ours, theirs = dict(zip(names, key, strict=True)), dict(zip(names, its_key, strict=True))
    label = LABELS[anchor.table]
    likeness = fuzz.ratio(ours[label], theirs[label])
    if ours.get("period") != theirs.get("period") or likeness < ALIKE or not ours[label]:
        return 0.0
    return 1.0 + overlap + likeness / 100


def _overlap(anchor: Anchor, row: Row) -> float:
    """The share of the smaller of two boxes that they have in common; 0 on different pages."""
    if not isinstance(row, PlacedRecord) or row.page != anchor.page:
        return 0.0
    ours = Box(anchor.x0, anchor.top, anchor.x1, anchor.bottom)
    theirs = Box(row.x0, row.top, row.x1, row.bottom)
    smaller = min(ours.area, theirs.area)
    return ours.overlap_area(theirs) / smaller if smaller > 0 else 0.0


def _key(row: Row) -> tuple[str, ...]:
    return tuple(fold_label(getattr(row, name)) for name in ANCHOR_TEXTS[row.table.name])


def _key_of(anchor: Anchor) -> tuple[str, ...]:
    texts = {item.field: item.text for item in anchor.texts}
    return tuple(fold_label(texts.get(name)) for name in ANCHOR_TEXTS[anchor.table])


def id_of(row: Row) -> str:
    """The value of the row's key."""
    return str(getattr(row, row.table.key))
