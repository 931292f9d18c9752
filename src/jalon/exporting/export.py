"""The forms of a dataset by name: how each is written, and how those without loss are read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from pydantic import ValidationError

from jalon.exporting.annotations import write_annotations
from jalon.exporting.iati import write_iati
from jalon.exporting.stratml import write_stratml
from jalon.exporting.tabular import (
    read_csv,
    read_duckdb,
    read_sqlite,
    write_csv,
    write_csvw,
    write_duckdb,
    write_sqlite,
)
from jalon.publish.list_tables import with_list_tables
from jalon.schemas.dataset import Dataset
from jalon.schemas.errors import OutputError

# each gives what the form left out, as document identifiers
Writer = Callable[[Dataset, Path], tuple[str, ...] | None]


class ExportError(OutputError):
    """The export cannot be written or read."""

    code = "export_failed"


def export_dataset(dataset: Dataset, form: str, output: Path) -> tuple[str, ...]:
    """Write ``dataset`` to ``output`` in the form asked for.

    Args:
        dataset: The records.
        form: A name of ``EXPORTS``.
        output: A folder (stratml, csv, csvw, jsonld) or a file (iati, sqlite, duckdb).

    Returns:
        The identifiers of documents that the form cannot hold.

    Raises:
        ExportError: The system does not let us write there.
        MissingPackageError: The form needs a package that is not installed.
        ValueError: There is no such form.
    """
    if form not in EXPORTS:
        raise ValueError(f"no form {form!r}; expected one of {', '.join(EXPORTS)}")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        return EXPORTS[form](with_list_tables(dataset), output) or ()
    except (OSError, sqlite3.Error) as error:
        raise ExportError(output, getattr(error, "strerror", None) or str(error)) from error


def read_export(path: Path) -> Dataset:
    """The dataset that a folder of CSV files, a SQLite file or a DuckDB file holds.

    Raises:
        ExportError: It is none of them, or its rows break a rule.
    """
    try:
        return _reader(path)(path)
    except (OSError, sqlite3.Error, ValidationError, ValueError, KeyError) as error:
        raise ExportError(path, str(error)) from error


def _reader(path: Path) -> Callable[[Path], Dataset]:
    if path.is_dir():
        return read_csv
    return read_sqlite if _is_sqlite(path) else read_duckdb


def _is_sqlite(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError as error:
        raise ExportError(path, error.strerror or "") from error


EXPORTS: dict[str, Writer] = {
    "stratml": write_stratml,
    "iati": write_iati,
    "csv": write_csv,
    "csvw": write_csvw,
    "sqlite": write_sqlite,
    "duckdb": write_duckdb,
    "jsonld": write_annotations,
}
