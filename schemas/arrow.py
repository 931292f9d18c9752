"""The Arrow schema of a table, derived from its model: types, order, descriptions, code lists."""

from __future__ import annotations

import datetime as dt
import json
import re
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Union, get_args, get_origin

import pyarrow as pa
from pydantic import BaseModel

from jalon.schemas.code_labels import labels_of
from jalon.schemas.records import Record, column_of

# what a list calls its items, in Arrow and in Parquet
ITEM_NAME = re.compile(r"\b(?:item|element): ")

ARROW_TYPES: dict[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int32(),
    float: pa.float64(),
    bool: pa.bool_(),
    dt.date: pa.date32(),
}


def plain_type(annotation: object) -> tuple[type, bool, bool]:
    """The Python type behind an annotation, whether it may be None, whether it is a list.

    >>> plain_type(str | None)
    (<class 'str'>, True, False)
    >>> plain_type(tuple[str, ...])
    (<class 'str'>, False, True)

    Raises:
        TypeError: The annotation is neither a plain type, an optional one nor a tuple of one.
    """
    is_optional = get_origin(annotation) in (Union, UnionType)
    if is_optional:
        (annotation,) = (a for a in get_args(annotation) if a is not NoneType)
    is_list = get_origin(annotation) is tuple
    if is_list:
        annotation = get_args(annotation)[0]
    if not isinstance(annotation, type):
        raise TypeError(f"expected a plain type, not {annotation!r}")
    return annotation, is_optional, is_list


def arrow_type(annotation: object) -> pa.DataType:
    """The Arrow type of a column with this annotation.

    Raises:
        TypeError: No Arrow type is set for it.
    """
    python_type, _, is_list = plain_type(annotation)
    if issubclass(python_type, BaseModel):
        item = struct_type(python_type)
        return pa.list_(item) if is_list else item
    base = str if issubclass(python_type, StrEnum) else python_type
    if base not in ARROW_TYPES:
        raise TypeError(f"expected one of {sorted(t.__name__ for t in ARROW_TYPES)}, not {base!r}")
    return pa.list_(ARROW_TYPES[base]) if is_list else ARROW_TYPES[base]


def struct_type(model: type[BaseModel]) -> pa.StructType:
    """The Arrow type of an item of a list column: its fields, null where they may be None."""
    return pa.struct(
        [
            pa.field(name, arrow_type(info.annotation), plain_type(info.annotation)[1])
            for name, info in model.model_fields.items()
        ]
    )


def type_name(arrow: pa.DataType) -> str:
    """How people call an Arrow type.

    >>> type_name(pa.list_(pa.string())), type_name(pa.float64()), type_name(pa.date32())
    ('list<string>', 'float64', 'date32')
    >>> type_name(pa.list_(pa.struct([pa.field("page", pa.int32(), nullable=False)])))
    'list<struct<page: int32>>'
    """
    name = ITEM_NAME.sub("", str(arrow)).replace(" not null", "")
    return name.replace("[day]", "").replace("double", "float64")


@cache
def arrow_schema(model: type[Record]) -> pa.Schema:
    """The Arrow schema of ``model``'s table; metadata holds titles, descriptions, units, codes.

    A field's ``codes`` and ``codes_fr`` are JSON objects, code to label.
    """
    fields = []
    for name, info in model.model_fields.items():
        column = column_of(model, name)
        notes = {"title": column.title_en, "title_fr": column.title_fr}
        notes |= {"description": column.en, "description_fr": column.fr}
        if column.unit:
            notes["unit"] = column.unit
        python_type, is_optional, _ = plain_type(info.annotation)
        if issubclass(python_type, StrEnum):
            notes |= _codes(python_type)
        fields.append(pa.field(name, arrow_type(info.annotation), is_optional, notes))
    table = model.table
    about = {"title": table.title_en, "title_fr": table.title_fr}
    about |= {"description": table.en, "description_fr": table.fr, "key": table.key}
    return pa.schema(fields, about)


def _codes(codes: type[StrEnum]) -> dict[str, str]:
    labels = tuple(labels_of(codes))
    return {
        "codes": json.dumps({code.value: label.en for code, label in labels}, ensure_ascii=False),
        "codes_fr": json.dumps(
            {code.value: label.fr for code, label in labels}, ensure_ascii=False
        ),
    }
