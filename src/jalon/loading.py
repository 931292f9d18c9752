"""A dataset's tables as data frames, for people who analyse them.

In: a folder that ``jalon run`` wrote. Out: one data frame a table whose columns group, compare,
sort and resample: texts ``string``, whole numbers ``Int32``, numbers ``Float64``, days
``datetime64[s]``, lists as tuples, of named tuples where an item has fields. Lists that people
join on are tables as well (``target_leads``). The module is not named like its verb, which
stands at ``jalon.load``.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from jalon.extras import require
from jalon.messages.speaking import spoken
from jalon.publish.parquet import arrow_table
from jalon.schemas.arrow import type_name
from jalon.schemas.dataset import Dataset
from jalon.schemas.errors import OutputError
from jalon.schemas.records import RECORDS

if TYPE_CHECKING:
    import polars as pl

PANDAS_TYPES: dict[pa.DataType, pd.api.extensions.ExtensionDtype] = {
    pa.string(): pd.StringDtype(),
    pa.int32(): pd.Int32Dtype(),
    pa.float64(): pd.Float64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
}
DAYS = "datetime64[s]"


class Tables(Mapping[str, pd.DataFrame]):
    """The tables of a dataset by name, as keys or as attributes; each is read once, when asked for.

    Attributes:
        folder: Where the dataset stands; None for one in memory.
    """

    def __init__(self, folder: Path | None, made: Mapping[str, pa.Table] | None = None) -> None:
        self.folder = folder
        self._made = dict(made or {})
        self._frames: dict[str, pd.DataFrame] = {}
        self._names = tuple(n for n in RECORDS if n in self._made or self._is_file(n))

    def __getitem__(self, name: str) -> pd.DataFrame:
        """The data frame of a table.

        Raises:
            KeyError: The dataset has no such table.
            OutputError: The table's file cannot be read.
        """
        if name not in self._frames:
            self._frames[name] = _frame(self.arrow(name))
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
        where = "in memory" if self.folder is None else repr(str(self.folder))
        return f"Tables({where}: {', '.join(self)})"

    def describe(self, name: str, *, lang: Literal["fr", "en"] = "fr") -> pd.DataFrame:
        """What the columns of a table hold: title, description, unit and type, by column.

        Raises:
            KeyError: The dataset has no such table.
            ValueError: ``lang`` is neither ``fr`` nor ``en``.
        """
        if lang not in ("fr", "en"):
            raise ValueError(f"expected lang 'fr' or 'en', not {lang!r}")
        end = "_fr" if lang == "fr" else ""
        schema = self.arrow(name).schema
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

    def arrow(self, name: str) -> pa.Table:
        """A table as Arrow has it, with descriptions, units and code lists as metadata.

        Raises:
            KeyError: The dataset has no such table.
            OutputError: The table's file cannot be read.
        """
        if name not in self._names:
            raise KeyError(f"no table {name!r}; expected one of {', '.join(self._names)}")
        if name in self._made:
            return self._made[name]
        path = self._path(name)
        try:
            return pq.read_table(path, memory_map=False)
        except (OSError, pa.ArrowException) as error:
            with spoken():
                raise OutputError(path, str(error)) from error

    def polars(self, name: str) -> pl.DataFrame:
        """A table as a polars data frame: lists are lists, days are ``Date``.

        Raises:
            KeyError: The dataset has no such table.
            MissingPackageError: polars is not installed.
            OutputError: The table's file cannot be read.
        """
        with spoken():
            require(("polars",), extra="polars")
        import polars  # noqa: PLC0415 - an extra

        frame = polars.from_arrow(self.arrow(name))
        assert isinstance(frame, polars.DataFrame)
        return frame

    def _is_file(self, name: str) -> bool:
        return self.folder is not None and self._path(name).is_file()

    def _path(self, name: str) -> Path:
        assert self.folder is not None
        return self.folder / f"{name}.parquet"


def load(folder: str | Path) -> Tables:
    """The tables of the dataset in ``folder``.

    Raises:
        OutputError: No dataset stands there.
    """
    tables = Tables(Path(folder))
    if "documents" not in tables:
        with spoken():
            raise OutputError(Path(folder), "documents.parquet")
    return tables


def frames_of(dataset: Dataset) -> Tables:
    """The tables of a dataset that stands in memory."""
    made = {model.table.name: arrow_table(model, rows) for model, rows in dataset.tables()}
    return Tables(None, made)


def _frame(table: pa.Table) -> pd.DataFrame:
    frame: pd.DataFrame = table.to_pandas(types_mapper=PANDAS_TYPES.get, date_as_object=False)
    for field in table.schema:
        if pa.types.is_list(field.type):
            frame[field.name] = frame[field.name].map(_tuples(field))
        elif pa.types.is_date(field.type):
            frame[field.name] = frame[field.name].astype(DAYS)
    return frame


def _tuples(field: pa.Field) -> Callable[[object], tuple[object, ...]]:
    """What makes a list a tuple, its items named tuples where they have fields."""
    inner = field.type.value_type
    if not pa.types.is_struct(inner):
        return tuple  # type: ignore[return-value]
    # the fields are known when the file is read, not before
    item = namedtuple(field.name, [part.name for part in inner])  # type: ignore[misc]
    return lambda values: tuple(item(**value) for value in values)  # type: ignore[attr-defined]


def _note(field: pa.Field, name: str) -> str | None:
    """One of a column's notes in the file, None where it has none."""
    note: bytes | None = (field.metadata or {}).get(name.encode())
    return note.decode() if note is not None else None
