"""The sheet *Corrections*: what was corrected, and rows to fill in; and the lists it offers."""

from __future__ import annotations

import json
from enum import StrEnum

from jalon.messages import Language
from jalon.report.book import Book, Heading
from jalon.report.labels import code_label, title_of
from jalon.report.sheet import Report
from jalon.schemas.arrow import plain_type
from jalon.schemas.corrections import CORRECTABLE, Event, EventKind
from jalon.schemas.dataset import ROW_TABLES
from jalon.schemas.records import RECORDS

FREE_ROWS = 500  # ready to be filled in
HEADING_ROW = 2
COLUMNS = (
    *(("row_id", 20), ("field", 28), ("after", 40), ("kind", 14), ("why", 40), ("by", 24)),
    *(("before", 40), ("action", 40), ("indicator", 40), ("file", 34), ("page", 8)),
    *(("at", 20), ("event_id", 36)),
)
TO_FILL = ("row_id", "field", "after", "kind", "why", "by")
WRAPPED = ("after", "before", "why", "action", "indicator")
KINDS = (EventKind.VALUE, EventKind.ROW_CONFIRMED, EventKind.ROW_REMOVED)
TABLES = (*ROW_TABLES, "documents")


def field_titles(language: Language) -> dict[str, str]:
    """The columns that can be corrected by their title, each once."""
    titles: dict[str, str] = {}
    for table in TABLES:
        for name in CORRECTABLE[table]:
            titles.setdefault(title_of(RECORDS[table], name, language), name)
    return titles


def write(book: Book, report: Report) -> None:
    """Write the sheet of corrections: those that are known, then free rows."""
    sheet = book.sheet(report.text("sheet_corrections"))
    sheet.put(0, 0, report.text("corrections_how"), "strong")
    headings = [
        Heading(report.text(f"correction_{name}"), width, name in WRAPPED)
        for name, width in COLUMNS
    ]
    sheet.head(HEADING_ROW, headings, frozen_columns=1)
    row = HEADING_ROW
    for row, event in enumerate(report.events, start=HEADING_ROW + 1):
        sheet.put_row(row, _values(event, report))
    for free in range(row + 1, row + 1 + FREE_ROWS):
        for column in range(len(TO_FILL)):
            sheet.worksheet.write_blank(free, column, None, sheet.formats["input"])
    fields, codes = len(field_titles(report.language)), report.text("sheet_codes")
    last = row + FREE_ROWS
    source = f"='{codes}'!$A$2:$A${fields + 1}"
    for name, choices in (
        ("field", {"source": source}),
        ("kind", {"source": [report.text(f"kind_{kind.value}") for kind in KINDS]}),
    ):
        column = [item[0] for item in COLUMNS].index(name)
        rule = {"validate": "list", "ignore_blank": True, "error_type": "warning", **choices}
        sheet.worksheet.data_validation(row + 1, column, last, column, rule)


def _values(event: Event, report: Report) -> tuple[object, ...]:
    texts = {item.field: item.text for item in event.row.texts} if event.row else {}
    title = ""
    if event.row is not None and event.field is not None:
        title = title_of(RECORDS[event.row.table], event.field, report.language)
    after: object = event.after
    if event.kind is EventKind.MEANING and event.meaning is not None:
        title, after = event.meaning.heading, event.meaning.role.value
    return (
        None,
        title,
        written_value(after),
        report.text(f"kind_{event.kind.value}"),
        event.why,
        event.by,
        written_value(event.before),
        texts.get("action"),
        texts.get("indicator") or texts.get("label"),
        event.file_name,
        event.row.page if event.row else None,
        event.at.strftime("%Y-%m-%d %H:%M"),
        event.event_id,
    )


def written_value(value: object) -> object:
    """A value of an event as a cell shows it; lists as their items."""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, str | int | float) or value is None:
        return value
    return json.dumps(value, ensure_ascii=False)


def write_codes(book: Book, report: Report) -> None:
    """Write the lists: columns that can be corrected, codes and what they say."""
    sheet = book.sheet(report.text("sheet_codes"))
    names = ("field", "column", "list", "code", "label")
    widths = (34, 24, 24, 24, 50)
    headings = [
        Heading(report.text(f"codes_{name}"), width)
        for name, width in zip(names, widths, strict=True)
    ]
    sheet.head(0, headings)
    for row, (title, name) in enumerate(field_titles(report.language).items(), start=1):
        sheet.put(row, 0, title)
        sheet.put(row, 1, name)
    for row, values in enumerate(_codes(report), start=1):
        for column, value in enumerate(values, start=2):
            sheet.put(row, column, value)


def _codes(report: Report) -> list[tuple[str, str, str]]:
    lists: dict[str, type[StrEnum]] = {}
    for table in TABLES:
        for name in CORRECTABLE[table]:
            python_type = plain_type(RECORDS[table].model_fields[name].annotation)[0]
            if issubclass(python_type, StrEnum):
                title = title_of(RECORDS[table], name, report.language)
                lists.setdefault(title, python_type)
    rows = [
        (title, code.value, code_label(code, report.language))
        for title, codes in lists.items()
        for code in codes
    ]
    themes, families = report.dataset.ministerial_themes, report.dataset.indicator_families
    rows += [
        (report.text("theme"), t.ministerial_theme, report.labels.theme(t.ministerial_theme))
        for t in themes
    ]
    rows += [
        (report.text("family"), f.indicator_family, report.labels.family(f.indicator_family))
        for f in families
    ]
    return rows
