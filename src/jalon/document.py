"""One document read in memory: typed rows, data frames, tables, findings, pages as pictures.

In: a PDF as a path, bytes or an open file. Out: a ``Document``; nothing is written anywhere.
Whatever goes wrong raises a ``JalonError`` whose text is a sentence in the reader's language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from jalon.assemble.coverage import coverage_share
from jalon.extras import require
from jalon.messages.speaking import spoken
from jalon.opened import Source, opened_source
from jalon.own_vocabulary import read_vocabulary
from jalon.publish.list_tables import with_list_tables
from jalon.reading import ReadOptions, read_rows
from jalon.registries import with_registries
from jalon.schemas.dataset import ROW_TABLES, Dataset
from jalon.schemas.geometry import Box
from jalon.schemas.inputs import SourceFile
from jalon.schemas.ocr import OcrMode
from jalon.schemas.records import (
    ActionRow,
    DocumentRow,
    FindingRow,
    PlacedRecord,
    RecommendationRow,
    ResultRow,
    TargetRow,
)
from jalon.schemas.table import Table

if TYPE_CHECKING:
    from PIL.Image import Image

    from jalon.loading import Tables


@dataclass(frozen=True, slots=True)
class ReadCoverage:
    """How much of a document was read; counts are None where they were not taken.

    Attributes:
        tables_seen: Ruled grids and structures that repeat.
        tables_read: Those of them that gave a row.
        words_in_tables: Words in the tables that were seen.
        words_in_rows: Those of them that went into a row.
        share: The share of these words, else of the tables, from 0 to 1.
    """

    tables_seen: int | None
    tables_read: int | None
    words_in_tables: int | None
    words_in_rows: int | None
    share: float | None


@dataclass(frozen=True)
class Document:
    """A PDF that was read.

    Attributes:
        dataset: Its rows in every table, as records.
        data: The file's bytes.
        name: The file's name; ``document.pdf`` where bytes came without one.
    """

    dataset: Dataset
    data: bytes = field(repr=False)
    name: str

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self, name))} {name}" for name in ROW_TABLES)
        return f"Document({self.name!r}: {self.record.pages} pages, {counts})"

    @property
    def record(self) -> DocumentRow:
        """The document's own row: title, publisher, period, kind, status."""
        return self.dataset.documents[0]

    @property
    def targets(self) -> tuple[TargetRow, ...]:
        """One row an action, indicator and period, in reading order."""
        return self.dataset.targets

    @property
    def actions(self) -> tuple[ActionRow, ...]:
        """One row an action, with figures or without."""
        return self.dataset.actions

    @property
    def results(self) -> tuple[ResultRow, ...]:
        """One row a figure that an annual report publishes."""
        return self.dataset.results

    @property
    def recommendations(self) -> tuple[RecommendationRow, ...]:
        """One row a numbered recommendation."""
        return self.dataset.recommendations

    @property
    def findings(self) -> tuple[FindingRow, ...]:
        """What a careful reader should look at."""
        return self.dataset.findings

    @property
    def coverage(self) -> ReadCoverage:
        """How much of the document was read."""
        row = self.record
        return ReadCoverage(
            row.tables_seen,
            row.tables_read,
            row.words_in_tables,
            row.words_in_rows,
            coverage_share(row),
        )

    @cached_property
    def frames(self) -> Tables:
        """Every table as a data frame, as ``jalon.load`` gives them: ``frames.targets``.

        Raises:
            MissingPackageError: pandas is not installed.
        """
        with spoken():
            require(("pandas",), extra="pandas")
        from jalon.loading import frames_of  # noqa: PLC0415 - pandas is an extra

        return frames_of(self.dataset)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables as they stand on the pages, before any meaning is read into them.

        Raises:
            DocumentError: A page cannot be read.
        """
        with spoken():
            return tuple(_tables(Path(self.name), self.data))

    @property
    def pages(self) -> tuple[DocumentPage, ...]:
        """Every page, in order."""
        return tuple(DocumentPage(self, n) for n in range(1, (self.record.pages or 0) + 1))

    def page(self, number: int) -> DocumentPage:
        """Page ``number``, from 1.

        Raises:
            IndexError: The document has no such page.
        """
        count = self.record.pages or 0
        if not 1 <= number <= count:
            raise IndexError(f"{self.name} has pages 1 to {count}, and no page {number}")
        return DocumentPage(self, number)


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A page of a document that was read.

    Attributes:
        document: What it belongs to.
        number: From 1.
    """

    document: Document = field(repr=False)
    number: int

    @property
    def rows(self) -> tuple[PlacedRecord, ...]:
        """The rows that stand on the page: targets, actions, results, recommendations."""
        tables = (getattr(self.document, name) for name in ROW_TABLES)
        return tuple(row for table in tables for row in table if row.page == self.number)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the page, as they stand there."""
        return tuple(table for table in self.document.tables if table.page == self.number)

    @property
    def findings(self) -> tuple[FindingRow, ...]:
        """What a careful reader should look at on the page."""
        return tuple(row for row in self.document.findings if row.page == self.number)

    def image(self, *, boxes: bool = False, dpi: float = 110) -> Image:
        """The page as a viewer shows it, as a Pillow image in RGB.

        Args:
            boxes: Draw around each text that went into a row, in a colour for each column.
            dpi: Pixels an inch; a poster is drawn coarser than asked.

        Raises:
            DocumentError: The page cannot be drawn.
        """
        # Pillow is needed only here
        from jalon.report.pictures import (  # noqa: PLC0415
            COLOURS,
            OTHER,
            draw_of,
            opened_bytes,
            overlaid,
        )

        path = Path(self.document.name)
        spots = [spot for row in self._all_rows() for spot in row.boxes]
        mine = [spot for spot in spots if spot.page == self.number] if boxes else []
        with spoken(), opened_bytes(self.document.data, path) as document:
            picture = draw_of(document, path, self.number, dpi)
        shapes = [
            (Box(s.x0, s.top, s.x1, s.bottom), COLOURS.get(s.field, OTHER), True)
            for s in dict.fromkeys(mine)
        ]
        return overlaid(picture, shapes)

    def _all_rows(self) -> Iterator[PlacedRecord]:
        # a row that runs over the end of a page has boxes on both
        for name in ROW_TABLES:
            yield from getattr(self.document, name)


def read(
    source: Source,
    *,
    vocabulary: str | Path | None = None,
    reader: str | None = None,
    ocr: Literal["auto", "off", "force"] = "auto",
    cross_check: bool = False,
) -> Document:
    """The document that ``source`` holds, read as ``jalon run`` reads it.

    Args:
        source: A PDF: its path as text or ``Path``, its bytes, or a file opened to read bytes.
        vocabulary: A file of words of one's own, or the name of an installed one.
        reader: The name of an installed reader to use in place of ours.
        ocr: When pages are read from their picture: where their text is missing, never, always.
        cross_check: Read every number again by other engines.

    Raises:
        DocumentError: The PDF cannot be read; the text of the error is a sentence.
        VocabularyError: The vocabulary cannot be used.
        PluginError: No reader or vocabulary of that name is installed.
    """
    with spoken():
        path, data = opened_source(source)
        if cross_check:
            require(("pdfplumber", "camelot"), extra="check")
        own = read_vocabulary(vocabulary) if vocabulary is not None else None
        digest = sha256(data).hexdigest()
        file = SourceFile(path, path.name, digest, digest[:16])
        mode = OcrMode(ocr)
        rows = read_rows(file, data, ReadOptions(cross_check, own, mode, reader=reader))
        registries = own.registries if own is not None else None
        dataset = with_list_tables(with_registries(rows, registries))
    return Document(dataset, data, path.name)


def _tables(path: Path, data: bytes) -> Iterator[Table]:
    from jalon.extract import find_tables, open_pdf  # noqa: PLC0415
    from jalon.schemas.page import Page  # noqa: PLC0415

    with open_pdf(path, data) as document:
        for page in document.pages():
            if not isinstance(page, Page):
                raise page
            yield from find_tables(page)
