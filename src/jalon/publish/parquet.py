"""Records to Parquet and back, always with the same bytes for the same rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from jalon.publish.arrow_columns import arrow_column
from jalon.schemas.arrow import arrow_schema
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import RECORDS, Record

ROWS_IN_GROUP = 100_000


def arrow_table(model: type[Record], rows: Sequence[Record]) -> pa.Table:
    """The rows of one table as an Arrow table with the schema of ``model``."""
    schema = arrow_schema(model)
    columns = [
        arrow_column([getattr(row, field.name) for row in rows], field.type) for field in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def write_table(model: type[Record], rows: Sequence[Record], path: Path) -> None:
    """Write one table as Parquet; every option that shapes the bytes is set here."""
    pq.write_table(
        arrow_table(model, rows),
        path,
        row_group_size=ROWS_IN_GROUP,
        version="2.6",
        compression="zstd",
        compression_level=9,
        use_dictionary=True,
        write_statistics=True,
        data_page_version="1.0",
        store_schema=True,
    )


def read_rows(model: type[Record], path: Path) -> tuple[Record, ...]:
    """The rows of one Parquet file as records.

    Raises:
        OSError, pa.ArrowInvalid: The file is missing or is not Parquet.
        pydantic.ValidationError: A row breaks the rules of ``model``.
    """
    return tuple(model.model_validate(row) for row in pq.read_table(path).to_pylist())


def read_dataset(folder: Path) -> Dataset:
    """The dataset that stands in ``folder``; raises as ``read_rows`` does."""
    tables = {name: read_rows(model, folder / f"{name}.parquet") for name, model in RECORDS.items()}
    return Dataset(**tables)  # type: ignore[arg-type]
