"""Sheets that compare: bodies and themes, families of indicators, targets beside results."""

from __future__ import annotations

from collections.abc import Iterator

from jalon.report.book import Book, Heading, Sheet
from jalon.report.labels import code_label
from jalon.report.overview import (
    BodyThemes,
    Counts,
    bodies_by_theme,
    families,
    middle,
    themes_of,
    with_results,
)
from jalon.report.sheet import Report

COUNTED = ("actions", "indicators", "numbers")
MOST_BODIES = 60  # publishers side by side; a sheet of hundreds is read by nobody


def write_themes(book: Book, report: Report) -> None:
    """Write publishers × themes: actions, indicators, targets that state a number."""
    sheet = book.sheet(report.text("sheet_themes"))
    bodies = bodies_by_theme(report.dataset, report.labels)
    themes = themes_of(bodies, report.dataset)
    row = _warn(sheet, report, 0)
    columns = ["", *(name for theme in themes for name in COUNTED), *COUNTED]
    headings = [Heading(report.text("cover_publisher"), 58)]
    headings += [Heading(report.text(f"count_{name}"), 12) for name in columns[1:]]
    headings += [Heading(report.text("documents"), 12), Heading(report.text("lacks"), 50)]
    for at, theme in enumerate((*map(report.labels.theme, themes), report.text("total"))):
        first = 1 + at * len(COUNTED)
        end = first + len(COUNTED) - 1
        sheet.worksheet.merge_range(row, first, row, end, theme, sheet.formats["head"])
    sheet.worksheet.set_row(row, 48)
    sheet.head(row + 1, headings, frozen_columns=1)
    first_row = row + 2
    grand = [0] * (len(columns) - 1)
    for number, body in enumerate(bodies, start=first_row):
        counts = [body.by_theme.get(theme, Counts()) for theme in themes]
        counts.append(sum(counts, Counts()))
        values = [getattr(count, name) for count in counts for name in COUNTED]
        grand = [before + value for before, value in zip(grand, values, strict=True)]
        lacks = report.missing(body.documents)
        sheet.put_row(number, (body.name, *values, len(body.documents), lacks or None))
    _totals(sheet, report, first_row, first_row + len(bodies), grand, bodies)


def _totals(  # noqa: PLR0913, PLR0917 - a line of the table
    sheet: Sheet,
    report: Report,
    first: int,
    row: int,
    grand: list[int],
    bodies: tuple[BodyThemes, ...],
) -> None:
    sheet.put(row, 0, report.text("total"), "total")
    grand = [*grand, sum(len(body.documents) for body in bodies)]
    for column, total in enumerate(grand, start=1):
        sheet.put_sum(row, column, first, max(first, row - 1), total)
    sheet.put(row, len(grand) + 1, report.missing() or None, "total")


def write_families(book: Book, report: Report) -> None:
    """Write the families of indicators, the publishers' medians side by side."""
    sheet = book.sheet(report.text("sheet_families"))
    row = _warn(sheet, report, 0)
    figures = families(report.dataset, report.labels)
    names = sorted({name for figure in figures for name in figure.by_publisher})[:MOST_BODIES]
    headings = [
        Heading(report.text("family"), 40),
        Heading(report.text("unit"), 22),
        *(Heading(report.text(f"figure_{name}"), 12) for name in ("n", "min", "median", "max")),
    ]
    for name in names:
        headings += [Heading(report.text("median_of", name=name), 20)]
        headings += [Heading(report.text("count_of", name=name), 16)]
    sheet.head(row, headings, frozen_columns=2)
    for number, figure in enumerate(figures, start=row + 1):
        values = figure.values
        of_bodies = [figure.by_publisher.get(name, ()) for name in names]
        sheet.put_row(
            number,
            (
                report.labels.family(figure.family),
                code_label(figure.unit, report.language) if figure.unit else None,
                len(values),
                values[0],
                middle(values),
                values[-1],
                *(value for of in of_bodies for value in (middle(of), len(of) or None)),
            ),
        )
    sheet.filter(row, row + len(figures), len(headings))


RESULT_COLUMNS = (
    *(("publisher", 32), ("action", 44), ("indicator", 44), ("period", 12), ("target", 30)),
    *(("target_value", 12), ("unit", 16), ("result", 30), ("result_value", 12)),
    *(("result_unit", 16), ("comparison", 20), ("evidence", 40), ("file", 34), ("page", 12)),
)
WRAPPED = ("action", "indicator", "target", "result", "evidence")


def write_results(book: Book, report: Report) -> None:
    """Write targets beside results: of linked documents, then printed side by side."""
    sheet = book.sheet(report.text("sheet_target_results"))
    row = _warn(sheet, report, 0)
    headings = [
        Heading(report.text(f"beside_{name}"), width, name in WRAPPED)
        for name, width in RESULT_COLUMNS
    ]
    sheet.head(row, headings, frozen_columns=1)
    number = row
    for number, values in enumerate((*_linked(report), *_printed(report)), start=row + 1):
        sheet.put_row(number, values)
    sheet.filter(row, number, len(headings))


def _linked(report: Report) -> Iterator[tuple[object, ...]]:
    """Targets of a plan beside figures of a report on it."""
    targets = {row.target_id: row for row in report.dataset.targets}
    is_french = report.language == "fr"
    for row in report.dataset.target_results:
        target = targets[row.target_id]
        document = report.documents[target.document_id]
        yield (
            report.labels.publisher(document),
            target.action,
            row.indicator,
            row.target_period,
            row.target,
            row.target_value,
            row.target_unit and code_label(row.target_unit, report.language),
            row.raw,
            row.result_value,
            row.result_unit and code_label(row.result_unit, report.language),
            code_label(row.comparison, report.language),
            row.evidence_fr if is_french else row.evidence,
            document.file_name,
            report.page_link(document.document_id, target.page) or target.page,
        )


def _printed(report: Report) -> Iterator[tuple[object, ...]]:
    """Targets beside which their own document prints a result."""
    for row in with_results(report.dataset):
        document = report.documents[row.document_id]
        yield (
            report.labels.publisher(document),
            row.action,
            row.indicator,
            row.period,
            row.target,
            row.value,
            row.unit and code_label(row.unit, report.language),
            row.result,
            row.result_value,
            row.result_unit and code_label(row.result_unit, report.language),
            row.comparison and code_label(row.comparison, report.language),
            report.text("printed_beside"),
            document.file_name,
            report.page_link(row.document_id, row.page) or row.page,
        )


def _warn(sheet: Sheet, report: Report, row: int) -> int:
    """Write what totals lack, where something is; the row that comes next."""
    if warning := report.missing():
        sheet.worksheet.merge_range(row, 0, row, 8, warning, sheet.formats["warning"])
        sheet.worksheet.set_row(row, 32)
        return row + 1
    return row
