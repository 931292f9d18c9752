"""``--xlsx``: a dataset as a workbook for people, a sheet a question."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from xlsxwriter.exceptions import FileCreateError

from jalon import __version__
from jalon.messages import Language, report_text
from jalon.report import sheet_check, sheet_corrections, sheet_cover, sheet_cross, sheet_rows
from jalon.report.book import Book
from jalon.report.labels import Labels
from jalon.report.overview import completeness
from jalon.report.places import Places
from jalon.report.sheet import Report
from jalon.schemas.corrections import Event
from jalon.schemas.dataset import Dataset
from jalon.schemas.errors import FileUnwritableError


def write_workbook(
    dataset: Dataset,
    path: Path,
    places: Places,
    language: Language,
    events: tuple[Event, ...] = (),
) -> None:
    """Write the workbook of ``dataset`` to ``path``.

    Args:
        dataset: All tables, the registries among them.
        path: The file; one that stands there is replaced.
        places: Where the dataset and its PDFs stand.
        language: Of headings, labels and sentences.
        events: What people corrected, for the sheet of corrections.

    Raises:
        FileUnwritableError: The file cannot be written.
    """
    report = Report(
        dataset=dataset,
        labels=Labels(dataset, language),
        places=places,
        start=path.resolve().parent,
        complete=completeness(dataset.documents),
        made=dt.datetime.now().replace(microsecond=0),
        version=__version__,
        events=events,
    )
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        book = Book(part, report_text("workbook_title", language))
        for write in SHEETS:
            write(book, report)
        book.close()
        part.replace(path)
    except (OSError, FileCreateError) as error:
        detail = str(getattr(error, "strerror", "") or error)
        raise FileUnwritableError(path, detail) from error
    finally:
        part.unlink(missing_ok=True)


SHEETS = (
    sheet_cover.write,
    sheet_cross.write_themes,
    sheet_cross.write_families,
    sheet_cross.write_results,
    sheet_rows.write_rows,
    sheet_check.write,
    sheet_corrections.write,
    sheet_corrections.write_codes,
)
