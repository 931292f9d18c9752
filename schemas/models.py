"""What the dataset's models share: the description of a table, and the columns of every row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict, model_validator

from jalon.schemas import columns as c
from jalon.schemas.columns import Column
from jalon.schemas.typography import set_french


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """``field`` holds a value of ``of_field`` in table ``table``, or is null."""

    field: str
    table: str
    of_field: str


@dataclass(frozen=True, slots=True)
class TableInfo:
    """A table as people read it, its key and its references.

    ``list_references`` are columns whose items are keys of another table: checked by
    ``jalon validate``, and no foreign keys in the descriptor, which knows none of lists.
    """

    name: str
    title_fr: str
    title_en: str
    fr: str
    en: str
    key: str
    references: tuple[ForeignKey, ...] = ()
    list_references: tuple[ForeignKey, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "title_fr", set_french(self.title_fr))
        object.__setattr__(self, "fr", set_french(self.fr))


OF_DOCUMENT = ForeignKey("document_id", "documents", "document_id")
OF_ACTION = ForeignKey("action_id", "actions", "action_id")
OF_THEME = tuple(
    ForeignKey(field, "ministerial_themes", "ministerial_theme")
    for field in ("ministerial_theme", "ministerial_theme_named", "ministerial_theme_guess")
)
OF_FAMILY = ForeignKey("indicator_family", "indicator_families", "indicator_family")
OF_BODIES = tuple(
    ForeignKey(field, "organisations", "organisation_id") for field in ("lead_ids", "partner_ids")
)


class Record(BaseModel):
    """A row of the dataset: frozen, every field named, finite numbers only."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
    table: ClassVar[TableInfo]


class DocumentRecord(Record):
    """A row that belongs to one document."""

    document_id: c.DocumentId


class PlacedRecord(DocumentRecord):
    """A row that stands at one spot of one page of a document."""

    page: c.Page
    x0: c.X0
    top: c.Top
    x1: c.X1
    bottom: c.Bottom
    method: c.Method
    confidence: c.Confidence
    boxes: c.Boxes = ()
    field_confidence: c.FieldConfidence = ()
    other_columns: c.OtherColumns = ()
    corrections: c.Corrections = ()

    @model_validator(mode="after")
    def _box_is_upright(self) -> Self:
        if self.x0 > self.x1 or self.top > self.bottom:
            raise ValueError(
                f"expected x0 <= x1 and top <= bottom, not {self.x0}, {self.top}, "
                f"{self.x1}, {self.bottom}"
            )
        return self

    @model_validator(mode="after")
    def _fields_are_columns(self) -> Self:
        sure = [item.field for item in self.field_confidence]
        named = {*sure, *(item.field for item in self.boxes)}
        if unknown := sorted(named - type(self).model_fields.keys()):
            raise ValueError(f"expected columns of {self.table.name}, not {', '.join(unknown)}")
        if len(sure) != len(set(sure)):
            raise ValueError("expected one confidence for each field")
        return self


def column_of(model: type[Record], name: str) -> Column:
    """How column ``name`` of ``model`` is described.

    Raises:
        KeyError: The column carries no description.
    """
    for item in model.model_fields[name].metadata:
        if isinstance(item, Column):
            return item
    raise KeyError(f"{model.table.name}.{name} has no description")
