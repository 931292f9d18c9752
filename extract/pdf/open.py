"""The bytes of a PDF to its pages, one at a time; nothing is read twice or kept.

PDFium is not thread-safe: one process reads one document at a time.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium_c

from jalon.extract.pdf.inflation import damaged_streams, inflates_too_far
from jalon.extract.pdf.layers import hidden_layers
from jalon.extract.pdf.page import Completion, as_printed, read_page
from jalon.extract.pdf.shapes import shared_figures
from jalon.extract.pdf.structure import has_shared_font, is_moved
from jalon.schemas.errors import (
    DamagedPdfError,
    DocumentError,
    EmptyFileError,
    EncryptedPdfError,
    LimitError,
)
from jalon.schemas.limits import MOST_INFLATED_MB, MOST_PAGES, PageWatch
from jalon.schemas.page import Page

if TYPE_CHECKING:
    from jalon.extract.pdf.damage import PageContents
from jalon.extract.pdf.settings import SETTINGS

OPEN = SETTINGS.open


log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PdfFile:
    """An opened PDF: its bytes were read once; ``close`` frees what PDFium holds."""

    path: Path
    document: pypdfium2.PdfDocument
    is_damaged: bool
    damaged_streams: int
    hidden: Callable[[], frozenset[str]]
    shared: Callable[[], frozenset[str]]
    draws: Callable[[int], bool]
    complete: Completion

    @property
    def page_count(self) -> int:
        """How many pages the document has."""
        return len(self.document)

    def metadata(self) -> dict[str, str]:
        """The document information dictionary (Title, Author, Producer …)."""
        return {k: str(v) for k, v in self.document.get_metadata_dict().items()}

    def pages(
        self, numbers: Sequence[int] | None = None, watch: PageWatch | None = None
    ) -> Iterator[Page | DocumentError]:
        """Yield the pages in order; a page that cannot be read yields its error instead.

        Args:
            numbers: 1-based page numbers; None for all. Numbers past the end are passed over.
            watch: Asked before each page; the error that it gives stands for the page.
        """
        count = self.page_count
        wanted = range(1, min(count, MOST_PAGES) + 1) if numbers is None else numbers
        for number in wanted:
            if 1 <= number <= count:
                barred = watch(number, count) if watch is not None else None
                yield barred if barred is not None else self._page(number)

    def _page(self, number: int) -> Page | DocumentError:
        """One page, or what hindered it: whatever goes wrong on a page costs that page only."""
        try:
            page = read_page(self.document, number, self.hidden, self.complete, self.shared)
            return self._with_doubt(page) if _is_bare(page) else page
        except LimitError as problem:
            return LimitError(self.path, problem.code, problem.detail, number)
        except pypdfium2.PdfiumError as problem:
            return DamagedPdfError(self.path, str(problem), page=number)
        except MemoryError:
            return LimitError(self.path, "limit_memory", "", number)
        except Exception as problem:  # a fault of ours on one page must not cost the others
            log.debug("%s, page %d", self.path, number, exc_info=True)
            return DamagedPdfError(self.path, type(problem).__name__, page=number)

    def _with_doubt(self, page: Page) -> Page:
        """A page on which nothing was found, with a note where its content draws something."""
        if not self.draws(page.number):
            return page
        return replace(page, notes=tuple(sorted({*page.notes, "content_broken"})))

    def close(self) -> None:
        """Free the native document."""
        self.document.close()

    def __enter__(self) -> PdfFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_bytes(path: Path, data: bytes, complete: Completion = as_printed) -> PdfFile:
    """The PDF whose bytes are ``data``.

    Args:
        path: The file's name, for errors; it is not opened.
        data: All its bytes.
        complete: Reads from a page's picture what its text layer does not tell.

    Raises:
        DocumentError: One of its kinds, as the password and the structure of the file give.
    """
    if inflates_too_far(data):
        raise LimitError(path, "limit_inflated", str(MOST_INFLATED_MB))
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as problem:
        if getattr(problem, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise EncryptedPdfError(path) from problem
        raise DamagedPdfError(path, str(problem)) from problem
    if count == 0:
        document.close()
        raise EmptyFileError(path)
    return PdfFile(
        path=path,
        document=document,
        is_damaged=_is_damaged(data),
        damaged_streams=damaged_streams(data),
        hidden=cache(partial(hidden_layers, data)),
        shared=cache(partial(shared_figures, data)),
        draws=_draws(data),
        complete=complete,
    )


def _is_damaged(data: bytes) -> bool:
    """Whether the end is missing, a piece within, or a font stands for another."""
    is_cut = b"%%EOF" not in data[-OPEN.trailer_bytes :]
    return is_cut or is_moved(data) or has_shared_font(data)


def _is_bare(page: Page) -> bool:
    """Whether nothing at all was found on the page."""
    found = page.words or page.rules or page.fills or page.images or page.connectors
    return not found and not page.notes


def _draws(data: bytes) -> Callable[[int], bool]:
    """Tells whether the content of a page would draw; asked of bare pages only, in their order."""

    @cache
    def contents() -> PageContents:
        # few pages are bare, and pdfminer takes long to import
        from jalon.extract.pdf.damage import PageContents  # noqa: PLC0415

        return PageContents(data)

    return lambda number: contents().draws_something(number)
