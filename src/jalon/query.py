"""``jalon query``: SQL over a dataset's tables, and its result as CSV, JSON, Parquet or XLSX."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import TextIO

import pyarrow as pa
import pyarrow.parquet as pq

from jalon.extras import require
from jalon.messages import plain_text
from jalon.report.book import Book, Heading
from jalon.schemas.errors import FileUnwritableError, OutputError
from jalon.schemas.records import RECORDS

MOST_IN_SHEET = 1_048_000  # rows
ROWS_AT_ONCE = 10_000


class QueryError(Exception):
    """DuckDB refuses the query; the message is its own."""


def write_query(folder: Path, sql: str, form: str, output: Path | None = None) -> None:
    """Write the result of ``sql`` over the dataset in ``folder``.

    Args:
        folder: The dataset.
        sql: A query; each table of the dataset is a view. Nothing else on the machine can be read.
        form: ``csv``, ``json`` (an array of objects), ``parquet`` or ``xlsx``.
        output: The file; None for stdout (``csv`` and ``json`` only).

    Raises:
        QueryError: The query is wrong.
        OutputError: The file cannot be written, or a table cannot be read.
        MissingPackageError: DuckDB is not installed.
    """
    found = run_query(folder, sql)
    if output is None:
        text = StringIO(newline="")
        _write_text(found, form, text)
        _to_stdout(text.getvalue())
        return
    try:
        if form == "parquet":
            pq.write_table(found, output, compression="zstd")
        elif form == "xlsx":
            _write_sheet(found, output)
        else:
            with output.open("w", encoding="utf-8", newline="") as file:
                _write_text(found, form, file)
    except (OSError, pa.ArrowException) as error:
        detail = getattr(error, "strerror", None) or str(error)
        raise FileUnwritableError(output, detail) from error


def run_query(folder: Path, sql: str) -> pa.Table:
    """The result of ``sql`` over the dataset in ``folder`` as an Arrow table.

    Raises:
        QueryError: The query is wrong.
        OutputError: A table cannot be read.
        MissingPackageError: DuckDB is not installed.
    """
    require(("duckdb",), extra="duckdb")
    import duckdb  # noqa: PLC0415 - an extra

    connection = duckdb.connect(":memory:")
    try:
        for name in RECORDS:
            path = folder / f"{name}.parquet"
            try:
                # in memory, so that the query itself needs no file
                connection.register(name, pq.read_table(path))
            except (OSError, pa.ArrowException) as error:
                raise OutputError(path, str(error)) from error
        connection.execute("SET enable_external_access = false; SET lock_configuration = true")
        result = connection.sql(sql)
        if result is None:
            return pa.table({})
        return result.to_arrow_table()
    except duckdb.Error as error:
        raise QueryError(str(error)) from error
    finally:
        connection.close()


def _write_text(table: pa.Table, form: str, file: TextIO) -> None:
    if form == "json":
        _write_json(table, file)
        return
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(table.column_names)
    for row in _rows(table):
        writer.writerow([_cell(value) for value in row])


def _write_json(table: pa.Table, file: TextIO) -> None:
    file.write("[")
    for number, row in enumerate(_rows(table)):
        file.write(",\n " if number else "\n ")
        item = dict(zip(table.column_names, row, strict=True))
        json.dump(item, file, ensure_ascii=False, default=_plain)
    file.write("\n]\n")


def _write_sheet(table: pa.Table, path: Path) -> None:
    book = Book(path, "Jalon")
    sheet = book.sheet("SQL")
    sheet.head(0, [Heading(name, 20) for name in table.column_names])
    for number, row in enumerate(_rows(table.slice(0, MOST_IN_SHEET)), start=1):
        sheet.put_row(number, map(_cell_value, row))
    sheet.filter(0, table.num_rows, max(table.num_columns, 1))
    book.close()


def _rows(table: pa.Table) -> Iterable[Sequence[object]]:
    for batch in table.to_batches(ROWS_AT_ONCE):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _cell(value: object) -> object:
    """A value in CSV; lists and structs as JSON."""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def _cell_value(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, list):
        return "; ".join(str(_cell(item)) for item in value)
    return value if isinstance(value, dt.date | bool | int | float) else _cell(value)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def _to_stdout(text: str) -> None:
    """Data as it is; on a terminal, what would steer it is shown instead."""
    if sys.stdout.isatty():
        text = "\n".join(plain_text(line) for line in text.split("\n"))
    sys.stdout.write(text)
    sys.stdout.flush()
