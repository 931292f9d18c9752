"""The workbook's sheet *Corrections*, read back into events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException
from pydantic import JsonValue

from jalon.corrections.anchors import Row, id_of
from jalon.corrections.apply import machine_dataset
from jalon.corrections.make import Author, row_event, value_event
from jalon.messages import Language, report_text
from jalon.normalize.numbers.numbers import parse_number
from jalon.report.labels import code_label, title_of
from jalon.schemas.arrow import plain_type
from jalon.schemas.corrections import CORRECTABLE, Event, EventKind
from jalon.schemas.dataset import Dataset
from jalon.schemas.errors import OutputError
from jalon.schemas.records import RECORDS, DocumentRow

COLUMNS = ("row_id", "field", "after", "kind", "why", "by", "event_id")
KINDS = (EventKind.VALUE, EventKind.ROW_CONFIRMED, EventKind.ROW_REMOVED)


class SheetError(OutputError):
    """The workbook cannot be read, or has no sheet of corrections."""

    code = "no_corrections_sheet"


class Refused(NamedTuple):
    """A row of the sheet that is no correction: its number and why, as a code of the report's."""

    line: int
    code: str
    value: str


class Imported(NamedTuple):
    """Events of the sheet's new rows, and rows that cannot be used."""

    events: tuple[Event, ...]
    refused: tuple[Refused, ...]


def read_sheet(path: Path, dataset: Dataset, by: str | None) -> Imported:
    """The corrections that people wrote into the workbook at ``path``.

    Rows that were exported (they bear an event's identifier) and empty ones are passed over.

    Args:
        path: A workbook of ours, in either language.
        dataset: The dataset that its row identifiers name.
        by: Who made corrections that bear no name.

    Raises:
        SheetError: It is no workbook, or the sheet is not there.
    """
    lines, language = _lines(path)
    index = _Index(machine_dataset(dataset), language)
    events: list[Event] = []
    refused: list[Refused] = []
    for number, line in lines:
        try:
            events.append(_event(line, index, by))
        except _RefusedError as error:
            refused.append(Refused(number, *error.args))
    return Imported(tuple(events), tuple(refused))


def _lines(path: Path) -> tuple[list[tuple[int, dict[str, object]]], Language]:
    """The sheet's filled rows by our names of its columns, and its language."""
    try:
        book = openpyxl.load_workbook(path, data_only=True, read_only=True)
    except (OSError, KeyError, ValueError, InvalidFileException) as error:
        raise SheetError(path, str(error)) from error
    try:
        for language in Language:
            name = report_text("sheet_corrections", language)
            if name not in book.sheetnames:
                continue
            titles = {report_text(f"correction_{c}", language): c for c in COLUMNS}
            rows = list(book[name].iter_rows(values_only=True))
            found = list(_under_headings(rows, titles))
            if found or any(set(titles) <= {str(c) for c in row} for row in rows):
                return found, language
    finally:
        book.close()
    raise SheetError(path)


def _under_headings(
    rows: list[tuple[object, ...]], titles: dict[str, str]
) -> Iterator[tuple[int, dict[str, object]]]:
    names: list[str | None] | None = None
    for number, row in enumerate(rows, start=1):
        if names is None:
            if {t for t, c in titles.items() if c in {"row_id", "field"}} <= set(map(str, row)):
                names = [titles.get(str(cell)) for cell in row]
            continue
        line = {n: v for n, v in zip(names, row, strict=False) if n and v not in (None, "")}
        if line and "event_id" not in line:
            yield number, line


class _Index:
    """Rows of the dataset by identifier, and columns by their titles."""

    def __init__(self, dataset: Dataset, language: Language) -> None:
        self.language = language
        self.documents = {row.document_id: row for row in dataset.documents}
        self.rows: dict[str, Row] = {}
        self.tables: dict[tuple[str, str], list[Row]] = {}
        for table in CORRECTABLE:
            for row in getattr(dataset, table):
                self.rows.setdefault(id_of(row), row)
                self.tables.setdefault((table, row.document_id), []).append(row)
        self.names = {
            title_of(RECORDS[table], name, some): name
            for some in Language
            for table in CORRECTABLE
            for name in CORRECTABLE[table]
        }

        themes, families = dataset.ministerial_themes, dataset.indicator_families
        self.codes: dict[str, dict[str, str]] = {
            "ministerial_theme": {
                label.casefold(): t.ministerial_theme
                for t in themes
                for label in (t.label_fr, t.label_en)
            },
            "indicator_family": {
                label.casefold(): f.indicator_family
                for f in families
                for label in (f.label_fr, f.label_en)
            },
            "publisher_id": {b.name.casefold(): b.organisation_id for b in dataset.organisations},
        }

    def document_of(self, row: Row) -> DocumentRow:
        """The document that the row belongs to."""
        return self.documents[row.document_id]


class _RefusedError(Exception):
    """A row of the sheet is no correction: the code of the sentence, and what stands there."""


def _event(line: dict[str, object], index: _Index, by: str | None) -> Event:
    """The event of one row of the sheet.

    Raises:
        _RefusedError: It is none.
    """
    row_id = str(line.get("row_id", "")).strip()
    row = index.rows.get(row_id)
    if row is None:
        raise _RefusedError("refused_row", row_id)
    name = str(line.get("by") or by or "").strip()
    if not name:
        raise _RefusedError("refused_name", row_id)
    author = Author(name, str(line["why"]) if "why" in line else None)
    document, rows = index.document_of(row), index.tables[row.table.name, row.document_id]
    kind = _kind(line, index.language)
    if kind is not EventKind.VALUE:
        return row_event(document, row, rows, kind, author)
    title = str(line.get("field", "")).strip()
    field = index.names.get(title, title)
    if field not in CORRECTABLE[row.table.name]:
        raise _RefusedError("refused_field", title)
    try:
        after = _json(line.get("after"), row, field, index)
    except ValueError as error:
        raise _RefusedError("refused_value", str(line.get("after"))) from error
    return value_event(document, row, rows, field, after, author)


def _kind(line: dict[str, object], language: Language) -> EventKind:
    said = str(line.get("kind", "")).strip().casefold()
    names = {
        report_text(f"kind_{kind.value}", some).casefold(): kind
        for some in (language, *Language)
        for kind in KINDS
    }
    if said and said not in names:
        raise _RefusedError("refused_kind", said)
    return names.get(said, EventKind.VALUE)


def _json(value: object, row: Row, field: str, index: _Index) -> JsonValue:
    """A cell's value as the column has it: labels as codes, lists cut at semicolons.

    Raises:
        ValueError: It is none of the column's values.
    """
    if value is None:
        return None
    kind, _, is_list = plain_type(type(row).model_fields[field].annotation)
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    if is_list:
        return [part.strip() for part in text.split(";") if part.strip()]
    if issubclass(kind, StrEnum):
        return _code(text.strip(), kind)
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()[:10]
    if kind in (int, float):
        return value if isinstance(value, int | float) else _number(text)
    return index.codes.get(field, {}).get(text.strip().casefold(), text)


def _number(text: str) -> float:
    number = parse_number(text)
    if number is None:
        raise ValueError(text)
    return number


def _code(text: str, codes: type[StrEnum]) -> str:
    for code in codes:
        labels = {code_label(code, language).casefold() for language in Language}
        if text == code.value or text.casefold() in labels:
            return code.value
    raise ValueError(text)
