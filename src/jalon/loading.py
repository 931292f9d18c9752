"""A dataset's tables as pandas data frames, for people who analyse them.

In: a folder that ``jalon run`` wrote. Out: one data frame a table with nullable types: texts
``string``, whole numbers ``Int32``, numbers ``Float64``, days ``date32[day][pyarrow]``, lists as
Python lists, of dicts where an item has fields. The module is not named like its verb, which
stands at ``jalon.load``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from jalon.schemas.arrow import type_name
from jalon.schemas.errors import OutputError
from jalon.schemas.records import RECORDS

PANDAS_TYPES: dict[pa.DataType, pd.api.extensions.ExtensionDtype] = {
    pa.string(): pd.StringDtype(),
    pa.int32(): pd.Int32Dtype(),
    pa.float64(): pd.Float64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
    pa.date32(): pd.ArrowDtype(pa.date32()),
}


class Tables(Mapping[str, pd.DataFrame]):
    """The tables of a dataset by name, as keys or as attributes; each is read once, when asked for.

    Attributes:
        folder: Where the dataset stands.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._frames: dict[str, pd.DataFrame] = {}
        self._names = tuple(name for name in RECORDS if self._path(name).is_file())

    def __getitem__(self, name: str) -> pd.DataFrame:
        """The data frame of a table.

        Raises:
            KeyError: The dataset has no such table.
            OutputError: The table's file cannot be read.
        """
        if name not in self._frames:
            self._frames[name] = _frame(self._arrow(name))
        return self._frames[name]

    def __getattr__(self, name: str) -> pd.DataFrame:
        """The data frame of a table.

        Raises:
            AttributeError: The dataset has no such table.
        """
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self[name]
        except KeyError as error:
            raise AttributeError(*error.args) from error

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self._names})

    def __repr__(self) -> str:
        return f"Tables({str(self.folder)!r}: {', '.join(self)})"

    def describe(self, name: str, *, lang: Literal["fr", "en"] = "fr") -> pd.DataFrame:
        """What the columns of a table hold: title, description, unit and type, by column.

        Raises:
            KeyError: The dataset has no such table.
            ValueError: ``lang`` is neither ``fr`` nor ``en``.
        """
        if lang not in ("fr", "en"):
            raise ValueError(f"expected lang 'fr' or 'en', not {lang!r}")
        end = "_fr" if lang == "fr" else ""
        schema = self._arrow(name).schema
        rows = [
            {
                "title": _note(field, f"title{end}"),
                "description": _note(field, f"description{end}"),
                "unit": _note(field, "unit"),
                "type": type_name(field.type),
            }
            for field in schema
        ]
        index = pd.Index(schema.names, name="column", dtype="string")
        return pd.DataFrame(rows, index=index, dtype="string")

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.parquet"

    def _arrow(self, name: str) -> pa.Table:
        if name not in self._names:
            raise KeyError(f"no table {name!r}; expected one of {', '.join(self._names)}")
        try:
            return pq.read_table(self._path(name))
        except (OSError, pa.ArrowException) as error:
            raise OutputError(self._path(name), str(error)) from error


def load(folder: str | Path) -> Tables:
    """The tables of the dataset in ``folder``.

    Raises:
        OutputError: No dataset stands there.
    """
    tables = Tables(Path(folder))
    if "documents" not in tables:
        raise OutputError(Path(folder), "documents.parquet")
    return tables


def _frame(table: pa.Table) -> pd.DataFrame:
    frame: pd.DataFrame = table.to_pandas(types_mapper=PANDAS_TYPES.get)
    for field in table.schema:
        if pa.types.is_list(field.type):
            frame[field.name] = frame[field.name].map(list)
    return frame


def _note(field: pa.Field, name: str) -> str | None:
    """One of a column's notes in the file, None where it has none."""
    note: bytes | None = (field.metadata or {}).get(name.encode())
    return note.decode() if note is not None else None
