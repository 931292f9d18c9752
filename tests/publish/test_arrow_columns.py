from __future__ import annotations

import datetime as dt
import math

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.publish.arrow_columns import arrow_column
from jalon.schemas.arrow import struct_type
from jalon.schemas.field_records import FieldSureness

TEXTS = st.text(st.characters(codec="utf-8"))
KINDS = {
    "texts": (pa.string(), TEXTS),
    "whole numbers": (pa.int32(), st.integers(-(2**31), 2**31 - 1)),
    "numbers": (pa.float64(), st.floats(allow_nan=False)),
    "truths": (pa.bool_(), st.booleans()),
    "days": (pa.date32(), st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))),
    "lists of texts": (pa.list_(pa.string()), st.lists(TEXTS, max_size=4)),
}


@pytest.mark.parametrize(("kind", "values"), KINDS.values(), ids=KINDS)
@settings(deadline=None)  # pyarrow's own conversion imports pandas the first time
@given(data=st.data())
def test_column_is_as_pyarrow_makes_it(
    kind: pa.DataType, values: st.SearchStrategy[object], data: st.DataObject
) -> None:
    """A column made of buffers is valid, and holds what pyarrow's own conversion would."""

    held = data.draw(st.lists(st.none() | values, max_size=20))
    column = arrow_column(held, kind)
    column.validate(full=True)

    assert column.equals(pa.array(held, type=kind))


def test_zero_keeps_its_sign() -> None:
    """A value is not taken for absent because it counts as false."""

    (zero,) = arrow_column([-0.0], pa.float64()).to_pylist()

    assert math.copysign(1, zero) == -1


def test_items_are_structs() -> None:
    """The items of a list column keep their fields, also where a list is empty or absent."""

    kind = pa.list_(struct_type(FieldSureness))
    item = FieldSureness(field="target", confidence=0.5)
    column = arrow_column([(item, item), (), None], kind)
    column.validate(full=True)

    assert column.equals(pa.array([[item.model_dump()] * 2, [], None], type=kind))
