"""Python values to Arrow columns, by their buffers.

``pyarrow.array`` looks whether its values are a pandas series and imports pandas for that, which
costs more than all the rest of writing; the buffers are a documented format and need nothing.
See https://arrow.apache.org/docs/format/Columnar.html.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt
import pyarrow as pa

FIRST_DAY = dt.date(1970, 1, 1)  # days are counted from here

Values = Sequence[object]


def arrow_column(values: Values, kind: pa.DataType) -> pa.Array:
    """The values as an Arrow column of type ``kind``; None is a null, an item's fields a struct.

    Raises:
        KeyError: Columns of this type are not made here.

    >>> arrow_column(["a", None], pa.string()).to_pylist()
    ['a', None]
    """
    is_there = np.array([v is not None for v in values], dtype=np.bool_)
    validity = None if is_there.all() else _bits(is_there)
    if pa.types.is_list(kind):
        held = [v if isinstance(v, tuple | list) else () for v in values]
        items = arrow_column(list(chain.from_iterable(held)), kind.value_type)
        buffers, children = [_offsets([len(v) for v in held])], [items]
    elif pa.types.is_struct(kind):
        buffers, children = [], [_child(values, field) for field in kind]
    else:
        buffers, children = MAKERS[kind](values), []
    return pa.Array.from_buffers(kind, len(values), [validity, *buffers], children=children)


def _child(values: Values, field: pa.Field) -> pa.Array:
    """One field of the items, None where there is no item."""
    return arrow_column([getattr(v, field.name, None) for v in values], field.type)


def _texts(values: Values) -> list[pa.Buffer]:
    encoded = [str(v).encode() if v is not None else b"" for v in values]
    return [_offsets([len(e) for e in encoded]), pa.py_buffer(b"".join(encoded))]


def _whole_numbers(values: Values) -> list[pa.Buffer]:
    return [_buffer(np.array([0 if v is None else v for v in values], dtype=np.int32))]


def _numbers(values: Values) -> list[pa.Buffer]:
    return [_buffer(np.array([0 if v is None else v for v in values], dtype=np.float64))]


def _truths(values: Values) -> list[pa.Buffer]:
    return [_bits(np.array([bool(v) for v in values], dtype=np.bool_))]


def _days(values: Values) -> list[pa.Buffer]:
    days = [(v - FIRST_DAY).days if isinstance(v, dt.date) else 0 for v in values]
    return [_buffer(np.array(days, dtype=np.int32))]


def _offsets(lengths: Sequence[int]) -> pa.Buffer:
    return _buffer(np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32))


def _bits(values: npt.NDArray[np.bool_]) -> pa.Buffer:
    return _buffer(np.packbits(values, bitorder="little"))


def _buffer(values: npt.NDArray[np.generic]) -> pa.Buffer:
    return pa.py_buffer(values.tobytes())


MAKERS: dict[pa.DataType, Callable[[Values], list[pa.Buffer]]] = {
    pa.string(): _texts,
    pa.int32(): _whole_numbers,
    pa.float64(): _numbers,
    pa.bool_(): _truths,
    pa.date32(): _days,
}
