"""Records to Parquet and back, always with the same bytes for the same rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from jalon.publish.arrow_columns import arrow_column
from jalon.schemas.arrow import arrow_schema
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import RECORDS, Record

ROWS_IN_GROUP = 10_000  # as many are held while a dataset is written
BATCH = 1_000  # rows that are read at a time


def arrow_table(model: type[Record], rows: Sequence[Record]) -> pa.Table:
    """The rows of one table as an Arrow table with the schema of ``model``."""
    schema = arrow_schema(model)
    columns = [
        arrow_column([getattr(row, field.name) for row in rows], field.type) for field in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def open_table(model: type[Record], path: Path) -> pq.ParquetWriter:
    """A Parquet file to write groups of rows to; every option that shapes the bytes is set here."""
    return pq.ParquetWriter(
        path,
        arrow_schema(model),
        version="2.6",
        compression="zstd",
        compression_level=9,
        use_dictionary=True,
        write_statistics=True,
        data_page_version="1.0",
        store_schema=True,
    )


def write_table(model: type[Record], rows: Sequence[Record], path: Path) -> None:
    """Write one table as Parquet."""
    with open_table(model, path) as file:
        file.write_table(arrow_table(model, rows), ROWS_IN_GROUP)


def read_rows(model: type[Record], path: Path) -> tuple[Record, ...]:
    """The rows of one Parquet file as records.

    Raises:
        OSError, pa.ArrowInvalid: The file is missing or is not Parquet.
        pydantic.ValidationError: A row breaks the rules of ``model``.
    """
    return tuple(model.model_validate(row) for row in pq.read_table(path).to_pylist())


def read_groups(folder: Path, name: str) -> Iterator[tuple[str, tuple[Record, ...]]]:
    """Each document's rows of one table, in the order of the file; few are held at a time.

    Raises:
        OSError, pa.ArrowException: As ``read_rows``.
        pydantic.ValidationError: A row breaks the rules of its table.
    """
    model = RECORDS[name]
    with pq.ParquetFile(folder / f"{name}.parquet") as file:
        rows = (row for batch in file.iter_batches(BATCH) for row in batch.to_pylist())
        for document_id, group in groupby(rows, key=itemgetter("document_id")):
            yield document_id, tuple(map(model.model_validate, group))


def read_dataset(folder: Path) -> Dataset:
    """The dataset that stands in ``folder``; raises as ``read_rows`` does."""
    tables = {name: read_rows(model, folder / f"{name}.parquet") for name, model in RECORDS.items()}
    return Dataset(**tables)  # type: ignore[arg-type]
