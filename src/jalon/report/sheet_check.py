"""*À vérifier*: findings and rows that are not sure, the worst first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jalon.report.book import Book, Heading
from jalon.report.labels import code_label
from jalon.report.sheet import Report
from jalon.schemas.values import Severity

DOUBTFUL = 0.6  # rows less sure than this are looked at
RANK = {Severity.ERROR: 0.0, Severity.WARNING: 1.0, Severity.INFO: 3.0}
COLUMNS = (
    *(("severity", 14), ("publisher", 30), ("file", 34), ("source", 12), ("review", 10)),
    *(("what", 70), ("action", 40), ("indicator", 40), ("confidence", 12), ("row_id", 20)),
)
WRAPPED = ("what", "action", "indicator")


class Doubt(NamedTuple):
    """Something to look at; ``rank`` grows as it matters less."""

    rank: float
    severity: str
    document_id: str
    page: int | None
    what: str
    row_id: str | None
    action: str | None = None
    indicator: str | None = None
    confidence: float | None = None


def write(book: Book, report: Report) -> None:
    """Write the sheet of what to check."""
    sheet = book.sheet(report.text("sheet_check"))
    headings = [
        Heading(report.text(f"check_{name}"), width, name in WRAPPED) for name, width in COLUMNS
    ]
    sheet.head(0, headings, frozen_columns=1)
    number = 0
    for number, doubt in enumerate(doubts(report), start=1):
        document = report.documents[doubt.document_id]
        sheet.put_row(
            number,
            (
                doubt.severity,
                report.labels.publisher(document),
                document.file_name,
                report.page_link(doubt.document_id, doubt.page) or doubt.page,
                report.review_link(doubt.document_id, doubt.row_id),
                doubt.what,
                doubt.action,
                doubt.indicator,
                doubt.confidence,
                doubt.row_id,
            ),
        )
    sheet.filter(0, number, len(headings))


def doubts(report: Report) -> list[Doubt]:
    """All that is to be looked at, the worst first; within it by document and page."""
    found = [*_unread(report), *_found(report), *_unsure(report)]
    return sorted(found, key=lambda d: (d.rank, d.document_id, d.page or 0, d.row_id or ""))


def _unread(report: Report) -> Iterator[Doubt]:
    """Documents that gave little or nothing: what is not there is the worst to miss."""
    for document in report.complete.doubtful:
        code = "doubt_document" if document.rows else "doubt_no_row"
        label = code_label(Severity.ERROR, report.language)
        yield Doubt(-1.0, label, document.document_id, None, report.text(code), None)


def _found(report: Report) -> Iterator[Doubt]:
    rows = {
        getattr(row, name): row
        for table, name in (("targets", "target_id"), ("actions", "action_id"))
        for row in getattr(report.dataset, table)
    }
    for finding in report.dataset.findings:
        row = rows.get(finding.row_id or "")
        yield Doubt(
            RANK[finding.severity],
            code_label(finding.severity, report.language),
            finding.document_id,
            finding.page,
            finding.message_fr if report.language == "fr" else finding.message_en,
            finding.row_id,
            getattr(row, "action", None),
            getattr(row, "indicator", None),
            getattr(row, "confidence", None),
        )


def _unsure(report: Report) -> Iterator[Doubt]:
    label = report.text("low_confidence")
    for name, key in (("targets", "target_id"), ("actions", "action_id"), ("results", "result_id")):
        for row in getattr(report.dataset, name):
            if row.confidence < DOUBTFUL:
                weakest = min(row.field_confidence, key=lambda f: f.confidence, default=None)
                what = report.text("least_sure", column=weakest.field if weakest else "")
                yield Doubt(
                    2.0 + row.confidence / 2,
                    label,
                    row.document_id,
                    row.page,
                    what,
                    getattr(row, key),
                    row.action,
                    getattr(row, "indicator", None) or getattr(row, "label", None),
                    row.confidence,
                )
