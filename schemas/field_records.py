"""What stands beside a row's values: where each was read, how sure it is, and what was kept.

Each is the item of a list column: a struct in Arrow and Parquet, an object in JSON.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Name = Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
PageNumber = Annotated[int, Field(ge=1)]


class Item(BaseModel):
    """An item of a list column: frozen, every field named, finite numbers only."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class FieldBox(Item):
    """Where a column of the row was read: points, origin top left of the displayed page.

    A list has a box for each of its items, a text over the end of a page one for each page;
    ``period`` stands at the heading of the period's column.
    """

    field: Name
    page: PageNumber
    x0: float
    top: float
    x1: float
    bottom: float

    @model_validator(mode="after")
    def _is_upright(self) -> Self:
        if self.x0 > self.x1 or self.top > self.bottom:
            raise ValueError("expected x0 <= x1 and top <= bottom")
        return self


class FieldSureness(Item):
    """How sure a column of the row is, from 0 to 1."""

    field: Name
    confidence: Annotated[float, Field(ge=0, le=1)]


class OtherColumn(Item):
    """Text of the row under a heading that is none of ours, both as printed."""

    heading: str
    text: Annotated[str, Field(min_length=1)]


class Corrected(Item):
    """A column that a person corrected, or that follows from one; by whom, when and why.

    ``machine`` is the machine's value as JSON, ``machine_confidence`` how sure it was; ``field``
    is null where the whole row was confirmed or added.
    """

    field: str | None
    machine: str | None
    machine_confidence: float | None
    by: str
    at: str
    why: str | None
    event_id: str


class PageSize(Item):
    """The size of a run of displayed pages, in points; both pages belong to it."""

    first_page: PageNumber
    last_page: PageNumber
    width: Annotated[float, Field(gt=0)]
    height: Annotated[float, Field(gt=0)]
