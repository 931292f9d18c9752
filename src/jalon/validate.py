"""Checks a dataset folder against the schema: files, columns, rows, keys, JSON, digests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import ValidationError

from jalon.content_checks import content_faults
from jalon.descriptor_checks import descriptor_faults, extra_files
from jalon.messages import Language, say
from jalon.place_checks import place_faults
from jalon.publish.list_tables import LIST_TABLES, says_lists
from jalon.publish.nested import json_text, nested_documents
from jalon.publish.writing import JSON_FOLDER
from jalon.schemas.arrow import arrow_schema
from jalon.schemas.dataset import ROW_TABLES, Dataset
from jalon.schemas.records import RECORDS, FindingRow, Record

# tables whose rows a finding may speak of
NAMED_ROWS = (*ROW_TABLES, "documents")


class Fault(NamedTuple):
    """A fault's code in the catalogue, and what fills its sentence."""

    code: str
    values: dict[str, object]


class Checked(NamedTuple):
    """How much was looked at, and what was found."""

    tables: int
    rows: int
    faults: tuple[str, ...]


def check_dataset(folder: Path, language: Language) -> Checked:
    """The faults of the dataset in ``folder``, each a sentence in ``language``."""
    if not folder.is_dir():
        return Checked(0, 0, (say("fault_no_folder", language),))
    tables: dict[str, tuple[Record, ...]] = {}
    faults = list(_read_tables(folder, tables))
    faults += _key_faults(tables)
    if len(tables) == len(RECORDS):
        dataset = Dataset(**tables)  # type: ignore[arg-type]
        faults += [Fault(code, values) for code, values in place_faults(dataset)]
        faults += [Fault(code, values) for code, values in content_faults(dataset)]
        faults += _json_faults(folder, dataset)
        faults += _item_faults(dataset)
    faults += [Fault(code, values) for code, values in descriptor_faults(folder)]
    faults += [Fault(code, values) for code, values in extra_files(folder)]
    sentences = tuple(say(fault.code, language, **fault.values) for fault in faults)
    return Checked(len(tables), sum(map(len, tables.values())), sentences)


def _read_tables(folder: Path, tables: dict[str, tuple[Record, ...]]) -> Iterator[Fault]:
    """Read every table into ``tables``; what cannot be read is a fault."""
    for name, model in RECORDS.items():
        path = folder / f"{name}.parquet"
        if not path.is_file():
            yield Fault("fault_missing_file", {"file": path.name})
            continue
        try:
            table = pq.read_table(path, memory_map=False)
        except (OSError, pa.ArrowException) as error:
            yield Fault(
                "fault_unreadable", {"file": path.name, "detail": " ".join(str(error).split())}
            )
            continue
        faults = list(_column_faults(model, table.schema))
        yield from faults
        if not faults:
            rows: list[Record] = []
            yield from _row_faults(model, table, rows)
            tables[name] = tuple(rows)


def _column_faults(model: type[Record], found: pa.Schema) -> Iterator[Fault]:
    table, expected = model.table.name, arrow_schema(model)
    for name in sorted(set(found.names) - set(expected.names)):
        yield Fault("fault_column_unknown", {"table": table, "column": name})
    for field in expected:
        where = {"table": table, "column": field.name}
        if field.name not in found.names:
            yield Fault("fault_column_missing", where)
        elif not found.field(field.name).type.equals(field.type):
            types = {"found": found.field(field.name).type, "expected": field.type}
            yield Fault("fault_column_type", {**where, **types})


def _row_faults(model: type[Record], table: pa.Table, rows: list[Record]) -> Iterator[Fault]:
    """Make each row a record, into ``rows``; a broken rule is a fault."""
    for number, values in enumerate(table.to_pylist(), start=1):
        try:
            rows.append(model.model_validate(values))
        except ValidationError as error:
            for item in error.errors(include_url=False):
                column = ".".join(map(str, item["loc"]))
                where = {"table": model.table.name, "row": number, "column": column}
                yield Fault("fault_row", {**where, "detail": item["msg"]})


def _key_faults(tables: dict[str, tuple[Record, ...]]) -> Iterator[Fault]:
    keys: dict[tuple[str, str], set[object]] = {}
    for name, rows in tables.items():
        key = RECORDS[name].table.key
        counts = Counter(getattr(row, key) for row in rows)
        keys[name, key] = set(counts)
        for value in sorted(value for value, count in counts.items() if count > 1):
            yield Fault("fault_key_twice", {"table": name, "column": key, "value": value})
    for name, rows in tables.items():
        info = RECORDS[name].table
        for reference in (*info.references, *info.list_references):
            if (known := keys.get((reference.table, reference.of_field))) is not None:
                yield from _reference_faults(rows, reference.field, reference.table, known)
    row_ids = {value for (name, _), known in keys.items() if name in NAMED_ROWS for value in known}
    if set(NAMED_ROWS) <= tables.keys():
        findings = tables.get(FindingRow.table.name, ())
        yield from _reference_faults(findings, "row_id", ", ".join(NAMED_ROWS), row_ids)


def _reference_faults(
    rows: tuple[Record, ...], field: str, target: str, known: set[object]
) -> Iterator[Fault]:
    for number, row in enumerate(rows, start=1):
        value = getattr(row, field)
        for item in value if isinstance(value, tuple) else (value,):
            if item is not None and item not in known:
                where = {"table": row.table.name, "row": number, "column": field}
                yield Fault("fault_reference", {**where, "value": item, "target": target})


def _item_faults(dataset: Dataset) -> Iterator[Fault]:
    """Tables of items must say what the lists of their rows say, no more and no less."""
    for table in LIST_TABLES:
        name = table.model.table.name
        if not says_lists(table, getattr(dataset, table.of), getattr(dataset, name)):
            yield Fault("fault_items_differ", {"table": name, "of": table.of})


def _json_faults(folder: Path, dataset: Dataset) -> Iterator[Fault]:
    """Each document's file must be what its rows give, and there must be no other."""
    expected = set()
    for document_id, value in nested_documents(dataset):
        path = folder / JSON_FOLDER / f"{document_id}.json"
        expected.add(path.name)
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            yield Fault("fault_missing_file", {"file": f"{JSON_FOLDER}/{path.name}"})
            continue
        except (OSError, UnicodeDecodeError) as error:
            yield Fault("fault_unreadable", {"file": path.name, "detail": error})
            continue
        if text != json_text(value):
            yield Fault("fault_json_differs", {"file": path.name})
    found = {path.name for path in (folder / JSON_FOLDER).glob("*.json")}
    for name in sorted(found - expected):
        yield Fault("fault_json_extra", {"file": name})
