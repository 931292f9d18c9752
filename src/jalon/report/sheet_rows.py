"""Sheets of rows: the whole grid with headings and labels in the reader's language."""

from __future__ import annotations

import json

from jalon.corrections.notes import said
from jalon.report.book import Book, Heading
from jalon.report.labels import title_of
from jalon.report.sheet import Report
from jalon.schemas.arrow import plain_type
from jalon.schemas.dataset import ROW_TABLES
from jalon.schemas.field_records import Corrected, Item
from jalon.schemas.records import RECORDS, DocumentRow, Record

SHEETS = (*ROW_TABLES, "documents")
# what a person does not read in a row: the machinery of places and evidence
LEFT_OUT = {
    *("x0", "top", "x1", "bottom", "method", "boxes", "field_confidence", "document_id"),
    *("indicator_id", "action_id", "ministerial_theme_named", "ministerial_theme_score"),
    *("ministerial_theme_evidence", "indicator_family_score", "indicator_family_evidence"),
    *("lead_ids", "partner_ids", "period_printed", "page_sizes", "sha256", "content_id"),
}
LONG = {
    *("action", "description", "indicator", "target", "theme", "objective", "text", "raw"),
    *("result", "issue", "label", "status", "title", "message", "notes", "other_columns"),
}
NUMBERS = ("confidence", "value", "value_max", "result_value", "percent_complete")


def write_rows(book: Book, report: Report) -> None:
    """Write a sheet for each table of rows, and one for the documents."""
    for name in SHEETS:
        if name == "documents" or getattr(report.dataset, name) or name == "targets":
            _write_table(book, report, name)


def columns_of(model: type[Record]) -> list[str]:
    """The columns of a table that a person reads, its key last."""
    key = model.table.key
    shown = [name for name in model.model_fields if name not in {*LEFT_OUT, key, "page"}]
    # how sure a row is, and what was corrected, stand after what it says
    last = [name for name in ("confidence", "corrections", "other_columns") if name in shown]
    return [*(name for name in shown if name not in last), *last, key]


def _write_table(book: Book, report: Report, name: str) -> None:
    model = RECORDS[name]
    sheet = book.sheet(report.text(f"sheet_{name}"))
    names = columns_of(model)
    is_documents = model is DocumentRow
    headings = [] if is_documents else [Heading(report.text("cover_publisher"), 28)]
    headings += [] if is_documents else [Heading(report.text("cover_file"), 30)]
    headings += [Heading(report.text("source"), 12), Heading(report.text("review"), 10)]
    headings += [_heading(model, column, report) for column in names]
    sheet.head(0, headings, frozen_columns=2)
    plain = {column: _is_plain(model, column) for column in names}
    number = 0
    for number, row in enumerate(getattr(report.dataset, name), start=1):
        document = report.documents[row.document_id]
        key = None if is_documents else getattr(row, model.table.key)
        page = getattr(row, "page", None)
        first = () if is_documents else (report.labels.publisher(document), document.file_name)
        links = (
            report.page_link(row.document_id, page) or page,
            report.review_link(row.document_id, key),
        )
        values = (
            report.labels.value(column, value) if plain[column] else _items(value, model, report)
            for column in names
            for value in (getattr(row, column),)
        )
        sheet.put_row(number, (*first, *links, *values))
    sheet.filter(0, number, len(headings))


def _heading(model: type[Record], name: str, report: Report) -> Heading:
    width = 40 if name in LONG else 24 if name in {"lead", "partners", "tags"} else 15
    width = 11 if name in NUMBERS else width
    return Heading(title_of(model, name, report.language), width, name in LONG)


def _is_plain(model: type[Record], name: str) -> bool:
    return not issubclass(plain_type(model.model_fields[name].annotation)[0], Item)


def _items(values: tuple[Item, ...], model: type[Record], report: Report) -> str | None:
    """Items of a list column in words: "Réf. : A-1", "Valeur : 12 (Ada)"."""
    return "; ".join(_words(item, model, report) for item in values) or None


def _words(item: Item, model: type[Record], report: Report) -> str:
    """What an item of other columns or of corrections says."""
    if isinstance(item, Corrected):
        if item.field is None:
            return report.text("said_row", by=item.by)
        title = title_of(model, item.field, report.language)
        machine = json.loads(item.machine) if item.machine is not None else None
        return report.text("said_field", field=title, before=said(machine), by=item.by)
    named = ("heading", "text")
    return ": ".join(str(v) for name in named if (v := getattr(item, name, None)) is not None)
