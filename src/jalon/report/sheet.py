"""What every sheet of the workbook is told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jalon.messages import Language, report_text
from jalon.report.book import Link
from jalon.report.labels import Labels
from jalon.report.overview import Completeness
from jalon.report.places import Places
from jalon.schemas.corrections import Event
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import DocumentRow


@dataclass(frozen=True)
class Report:
    """A dataset, its labels, where things stand, and when and by what the report was made."""

    dataset: Dataset
    labels: Labels
    places: Places
    start: Path
    complete: Completeness
    made: dt.datetime
    version: str
    events: tuple[Event, ...] = ()

    @property
    def language(self) -> Language:
        """The reader's language."""
        return self.labels.language

    @cached_property
    def documents(self) -> dict[str, DocumentRow]:
        """Documents by their identifier."""
        return {row.document_id: row for row in self.dataset.documents}

    def text(self, code: str, **values: object) -> str:
        """A sentence of the report's catalogue."""
        return report_text(code, self.language, **values)

    def missing(self, documents: tuple[DocumentRow, ...] | None = None) -> str:
        """What is missing from totals over all documents, or some; "" where nothing is."""
        if documents is None:
            return missing_text(self.complete, self.language)
        from jalon.report.overview import completeness  # noqa: PLC0415 - of few rows

        return missing_text(completeness(documents), self.language)

    def page_link(self, document_id: str, page: int | None) -> Link | str | None:
        """A link to the page of the document, or its number where no file is known."""
        address = self.places.page_address(document_id, page, self.start)
        if address is None:
            return None
        name = self.text("page_n", page=page) if page else self.text("open_document")
        return Link(f"external:{address}", name)

    def review_link(self, document_id: str, row_id: str | None) -> Link:
        """A link to the row in the review."""
        return Link(self.places.review_address(document_id, row_id), self.text("review_row"))


def missing_text(complete: Completeness, language: Language) -> str:
    """A sentence on what is missing from totals; "" where nothing is known to be."""
    counts = (("unread", complete.failed), ("empty", complete.empty), ("partial", complete.partial))
    parts = [report_text(f"missing_{name}", language, count=n) for name, n in counts if n]
    return report_text("missing", language, parts=", ".join(parts)) if parts else ""
