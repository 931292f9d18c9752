"""Where a row stands, how sure each of its columns is, and what was kept beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jalon.assemble.findings import text_of
from jalon.schemas.geometry import Box, union
from jalon.schemas.raw import (
    COLUMN_NAMES,
    FieldConfidence,
    FieldSpot,
    RawRecommendation,
    RawResult,
    RawRow,
    boxes_of,
)
from jalon.schemas.records import PlacedRecord

Values = dict[str, object]

# the heading of a year's column and the notes at the foot of a page are no part of a row itself
APART = ("period", "notes")
# nor, of a figure or a recommendation, the titles that it stands under
TITLES: dict[type[RawRow], tuple[str, ...]] = {
    RawResult: ("theme", "action", "description", "tags"),
    RawRecommendation: ("chapter", "issue"),
}

# a code is a row's own where its label is
LABELS = {"theme_number": "theme", "objective_code": "objective", "action_code": "action"}

# a row that names neither action nor indicator can never be sure
NAMELESS = 0.85


def row_box(row: RawRow) -> Box:
    """The box around the row's own texts on its page, carried ones left out.

    The reader's own box where no text of the row stands on that page.
    """
    titles = TITLES.get(type(row), ())
    spots = [spot for spot in boxes_of(row) if is_own(spot) and spot.field not in titles]
    named = {spot.field for spot in spots}
    spots = [spot for spot in spots if LABELS.get(spot.field, spot.field) in named]
    own = [spot.box for spot in spots if spot.page == row.page]
    return union(own) if own else row.box


def is_own(spot: FieldSpot) -> bool:
    """Whether a text stands in the row itself."""
    return not spot.is_inherited and spot.field not in APART


def kept(row: RawRow) -> tuple[Values, ...]:
    """The column ``other_columns``."""
    texts = ((heading, text_of(passage)) for heading, passage in row.other_columns)
    return tuple({"heading": heading, "text": text} for heading, text in texts if text)


def confidences(
    row: RawRow, model: type[PlacedRecord], caps: Mapping[str, float] | None = None
) -> Values:
    """The columns ``confidence`` and ``field_confidence`` of the raw row's own table.

    The row is as sure as the least sure of its columns.

    Args:
        row: The raw row.
        model: Its table.
        caps: The most that columns of it may claim.
    """
    caps = caps or {}
    fields = {
        name: min(sure, caps.get(name, 1.0))
        for name, sure in sureness(row)
        if name in model.model_fields
    }
    return {
        "confidence": min((row.confidence, *fields.values(), *caps.values())),
        "field_confidence": tuple(
            {"field": name, "confidence": sure} for name, sure in fields.items()
        ),
    }


def sureness(row: RawRow) -> Iterator[FieldConfidence]:
    """The confidence of each column by its name in the dataset."""
    return ((COLUMN_NAMES.get(name, name), sure) for name, sure in row.field_confidence)


def evidence_of(
    row: RawRow, model: type[PlacedRecord], caps: Mapping[str, float] | None = None
) -> Values:
    """The columns that say how sure a row is, and what was kept beside it."""
    return {
        "other_columns": kept(row),
        **confidences(row, model, caps),
    }
