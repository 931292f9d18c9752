"""CSV, CSV on the Web, SQLite and DuckDB: every value of the dataset, and back again."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from jalon.exporting.flat import (
    FlatColumn,
    FlatTable,
    Value,
    flat_tables,
    from_flat,
    parsed,
    written,
)
from jalon.extras import require
from jalon.publish.arrow_columns import arrow_column
from jalon.schemas.arrow import ARROW_TYPES
from jalon.schemas.dataset import Dataset

CSVW_NAME = "csv-metadata.json"
CSVW_TYPES: dict[type, str] = {
    str: "string",
    int: "integer",
    float: "double",
    bool: "boolean",
    dt.date: "date",
}
SQLITE_TYPES: dict[type, str] = {
    str: "TEXT",
    int: "INTEGER",
    float: "REAL",
    bool: "INTEGER",
    dt.date: "TEXT",
}
DUCKDB_TYPES: dict[type, str] = {
    str: "VARCHAR",
    int: "INTEGER",
    float: "DOUBLE",
    bool: "BOOLEAN",
    dt.date: "DATE",
}


def write_csv(dataset: Dataset, folder: Path) -> None:
    """One CSV file a table (RFC 4180, UTF-8, a header line, null as nothing)."""
    folder.mkdir(parents=True, exist_ok=True)
    for table, rows in flat_tables():
        path = folder / f"{table.name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            lines = csv.writer(file, lineterminator="\r\n")
            lines.writerow(column.name for column in table.columns)
            lines.writerows(map(written, row) for row in rows(dataset))


def write_csvw(dataset: Dataset, folder: Path) -> None:
    """The CSV files with the metadata of the W3C's Model for Tabular Data beside them."""
    write_csv(dataset, folder)
    tables = [_csvw_table(table) for table, _ in flat_tables()]
    value = {"@context": "http://www.w3.org/ns/csvw", "tables": tables}
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    (folder / CSVW_NAME).write_text(text, encoding="utf-8", newline="\n")


def read_csv(folder: Path) -> Dataset:
    """The dataset whose CSV files stand in ``folder``.

    Raises:
        OSError: A file is missing or cannot be read.
        ValueError: A value is not of its column's type, or a row breaks a rule.
    """
    tables = {}
    for table, _ in flat_tables():
        columns = {column.name: column for column in table.columns}
        with (folder / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            tables[table.name] = [
                {name: parsed(text, columns[name]) for name, text in row.items()}
                for row in csv.DictReader(file)
            ]
    return from_flat(tables)


def write_sqlite(dataset: Dataset, path: Path) -> None:
    """One SQLite file: strict tables with keys, and ``_columns`` that says what each holds."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as base, base:
        base.execute(
            'CREATE TABLE _columns ("table" TEXT, "column" TEXT, title_en TEXT, title_fr TEXT,'
            " description_en TEXT, description_fr TEXT, unit TEXT) STRICT"
        )
        for table, rows in flat_tables():
            base.execute(f"CREATE TABLE {_quoted(table.name)} ({_sqlite_columns(table)}) STRICT")
            places = ", ".join("?" * len(table.columns))
            values = (tuple(map(_for_sqlite, row)) for row in rows(dataset))
            base.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({places})", values)
            base.executemany("INSERT INTO _columns VALUES (?, ?, ?, ?, ?, ?, ?)", _notes(table))


def read_sqlite(path: Path) -> Dataset:
    """The dataset that a SQLite file holds.

    Raises:
        sqlite3.Error: It is no such file.
    """
    tables: dict[str, list[dict[str, Value]]] = {}
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
        for table, _ in flat_tables():
            found = base.execute(f"SELECT * FROM {_quoted(table.name)} ORDER BY rowid")
            tables[table.name] = [
                {
                    column.name: _from_sqlite(value, column)
                    for column, value in zip(table.columns, row, strict=True)
                }
                for row in found
            ]
    return from_flat(tables)


def write_duckdb(dataset: Dataset, path: Path) -> None:
    """One DuckDB file: typed tables with keys and comments.

    Raises:
        MissingPackageError: DuckDB is not installed.
    """
    require(("duckdb",), extra="duckdb")
    import duckdb  # noqa: PLC0415 - an extra
    import pyarrow as pa  # noqa: PLC0415 - slow to import

    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as base:
        for table, rows in flat_tables():
            base.execute(f"CREATE TABLE {_quoted(table.name)} ({_duckdb_columns(table)})")
            columns = list(zip(*rows(dataset), strict=True)) or [()] * len(table.columns)
            made = pa.table(
                {
                    column.name: arrow_column(values, ARROW_TYPES[column.kind])
                    for column, values in zip(table.columns, columns, strict=True)
                }
            )
            base.register("made", made)
            base.execute(f"INSERT INTO {_quoted(table.name)} SELECT * FROM made")
            base.unregister("made")
            for column in table.columns:
                where = f"{_quoted(table.name)}.{_quoted(column.name)}"
                base.execute(f"COMMENT ON COLUMN {where} IS {_literal(column.about.en)}")


def read_duckdb(path: Path) -> Dataset:
    """The dataset that a DuckDB file holds.

    Raises:
        MissingPackageError: DuckDB is not installed.
    """
    require(("duckdb",), extra="duckdb")
    import duckdb  # noqa: PLC0415 - an extra

    tables = {}
    with duckdb.connect(str(path), read_only=True) as base:
        for table, _ in flat_tables():
            names = [column.name for column in table.columns]
            found = base.execute(f"SELECT * FROM {_quoted(table.name)} ORDER BY rowid").fetchall()
            tables[table.name] = [dict(zip(names, row, strict=True)) for row in found]
    return from_flat(tables)


def _csvw_table(table: FlatTable) -> Mapping[str, object]:
    columns = [
        {
            "name": column.name,
            "titles": {"en": [column.name]},
            "dc:title": [
                {"@value": column.about.title_en, "@language": "en"},
                {"@value": column.about.title_fr, "@language": "fr"},
            ],
            "dc:description": [
                {"@value": column.about.en, "@language": "en"},
                {"@value": column.about.fr, "@language": "fr"},
            ],
            "datatype": CSVW_TYPES[column.kind],
            "required": not column.is_optional,
        }
        for column in table.columns
    ]
    keys = [
        {
            "columnReference": reference.field,
            "reference": {
                "resource": f"{reference.table}.csv",
                "columnReference": reference.of_field,
            },
        }
        for reference in table.references
    ]
    schema: dict[str, object] = {"columns": columns, "primaryKey": list(table.key)}
    if keys:
        schema["foreignKeys"] = keys
    about = [{"@value": table.en, "@language": "en"}, {"@value": table.fr, "@language": "fr"}]
    return {"url": f"{table.name}.csv", "dc:description": about, "tableSchema": schema}


def _sqlite_columns(table: FlatTable) -> str:
    parts = [
        f"{_quoted(c.name)} {SQLITE_TYPES[c.kind]}{'' if c.is_optional else ' NOT NULL'}"
        for c in table.columns
    ]
    parts.append(f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})")
    parts += [
        f"FOREIGN KEY ({_quoted(r.field)}) REFERENCES {_quoted(r.table)} ({_quoted(r.of_field)})"
        for r in table.references
    ]
    return ", ".join(parts)


def _duckdb_columns(table: FlatTable) -> str:
    # foreign keys would fix the order in which tables are filled and emptied
    parts = [
        f"{_quoted(c.name)} {DUCKDB_TYPES[c.kind]}{'' if c.is_optional else ' NOT NULL'}"
        for c in table.columns
    ]
    return ", ".join([*parts, f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})"])


def _notes(table: FlatTable) -> Iterator[tuple[str, ...]]:
    for column in table.columns:
        about = column.about
        titles = (about.title_en, about.title_fr, about.en, about.fr)
        yield (table.name, column.name, *titles, about.unit)


def _for_sqlite(value: Value) -> str | int | float | None:
    if isinstance(value, bool):
        return int(value)
    return value.isoformat() if isinstance(value, dt.date) else value


def _from_sqlite(value: str | int | float | None, column: FlatColumn) -> Value:
    if value is None:
        return None
    if column.kind is bool:
        return bool(value)
    return dt.date.fromisoformat(str(value)) if column.kind is dt.date else value


def _quoted(name: str) -> str:
    return f'"{name}"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
