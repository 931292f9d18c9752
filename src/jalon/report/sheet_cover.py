"""The first sheet: what this is, from when, how complete; the least read documents first."""

from __future__ import annotations

from collections.abc import Iterator

from jalon.assemble.coverage import coverage_share
from jalon.report.book import Book, Sheet
from jalon.report.labels import code_label, moment
from jalon.report.sheet import Report
from jalon.schemas.dataset import OF_A_DOCUMENT
from jalon.schemas.records import DocumentRow
from jalon.schemas.values import ReadStatus

COLUMNS = ("file", "publisher", "state", "rows", "tables", "words", "why", "source")
WIDTHS = (48, 34, 18, 10, 16, 14, 60, 16)


def write(book: Book, report: Report) -> None:
    """Write the cover."""
    sheet = book.sheet(report.text("sheet_cover"))
    for column, width in enumerate(WIDTHS):
        sheet.worksheet.set_column(column, column, width)
    sheet.put(0, 0, report.text("workbook_title"), "title")
    row = 2
    for name, value in _facts(report):
        sheet.put(row, 0, name, "strong")
        sheet.put(row, 1, value)
        row += 1
    warning = report.missing() or report.text("nothing_missing")
    sheet.worksheet.merge_range(row + 1, 0, row + 1, 6, warning, sheet.formats["warning"])
    sheet.worksheet.set_row(row + 1, 34)
    sheet.worksheet.merge_range(
        row + 2, 0, row + 2, 6, report.text("how_sure"), sheet.formats["quiet"]
    )
    sheet.worksheet.set_row(row + 2, 48)
    _write_documents(sheet, report, row + 4)


def _facts(report: Report) -> Iterator[tuple[str, object]]:
    dataset, complete = report.dataset, report.complete
    yield report.text("made_on"), moment(report.made, report.language)
    yield report.text("version"), f"Jalon {report.version}"
    yield report.text("dataset"), str(report.places.folder.name)
    yield report.text("documents"), len(dataset.documents)
    yield report.text("documents_read"), complete.read
    yield report.text("documents_partial"), complete.partial
    yield report.text("documents_empty"), complete.empty
    yield report.text("documents_failed"), complete.failed
    for name in OF_A_DOCUMENT:
        yield report.text(f"sheet_{name}"), len(getattr(dataset, name))
    human = sum(bool(row.corrections) for row in (*dataset.targets, *dataset.actions))
    yield report.text("rows_corrected"), human


def _write_documents(sheet: Sheet, report: Report, row: int) -> None:
    """Every document: little or nothing read first, then by name."""
    sheet.put(row, 0, report.text("least_read_first"), "subtitle")
    row += 1
    sheet.put_row(row, (report.text(f"cover_{name}") for name in COLUMNS), "head")
    doubtful = report.complete.doubtful
    others = sorted(set(report.dataset.documents) - set(doubtful), key=lambda r: r.file_name)
    for number, document in enumerate((*doubtful, *others), start=row + 1):
        sheet.put_row(number, _document(document, report))
    sheet.filter(row, row + len(report.dataset.documents), len(COLUMNS))
    sheet.worksheet.freeze_panes(0, 1)


def _document(row: DocumentRow, report: Report) -> tuple[object, ...]:
    share = coverage_share(row) if row.words_in_tables else None
    tables = None
    if row.tables_seen is not None:
        tables = report.text("n_of_n", count=row.tables_read or 0, total=row.tables_seen)
    return (
        row.file_name,
        report.labels.publisher(row),
        state_of(row, report),
        row.rows,
        tables,
        None if share is None else f"{round(100 * share)} %",
        reason_of(row, report),
        report.page_link(row.document_id, None),
    )


def state_of(row: DocumentRow, report: Report) -> str:
    """How far a document was read, in words; one that gave no row does not count as read."""
    if row.rows == 0 and row.status is not ReadStatus.FAILED:
        return report.text("no_row")
    return code_label(row.status, report.language)


def reason_of(row: DocumentRow, report: Report) -> str | None:
    """Why a document was not read, or what to do."""
    if row.status is ReadStatus.FAILED:
        return row.error_fr if report.language == "fr" else row.error_en
    return report.text("look_at_it") if row in report.complete.doubtful else None
