"""The one place where ``extract`` opens files: a path to an open document, or to its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from jalon.extract.pdf.open import PdfFile, open_bytes
from jalon.extract.scans.pages import read_what_is_shown
from jalon.extract.tables import find_tables
from jalon.schemas.errors import EmptyFileError, FileMissingError, NotAPdfError
from jalon.schemas.ocr import OcrMode
from jalon.schemas.page import Page
from jalon.schemas.table import Table

HEADER_BYTES = 1024  # ISO 32000-2 7.5.2 allows bytes before the header; readers look this far


def read_bytes(path: Path) -> bytes:
    """The file's bytes.

    Raises:
        FileMissingError: There is no such file, or it may not be read.
        EmptyFileError: It has no bytes.
        NotAPdfError: It does not begin as a PDF does.
    """
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise FileMissingError(path, problem.strerror or str(problem)) from problem
    return checked_bytes(path, data)


def checked_bytes(path: Path, data: bytes) -> bytes:
    """``data`` where it begins as a PDF does; ``path`` names it in errors.

    Raises:
        EmptyFileError: There are no bytes.
        NotAPdfError: They do not begin as a PDF does.
    """
    if not data:
        raise EmptyFileError(path)
    if b"%PDF-" not in data[:HEADER_BYTES]:
        raise NotAPdfError(path)
    return data


def open_pdf(path: Path, data: bytes | None = None, ocr: OcrMode = OcrMode.AUTO) -> PdfFile:
    """Open ``path`` (or its ``data``, when they were read already); scans are read as pictures.

    ``ocr`` says when pages are read from their pictures.

    Raises:
        DocumentError: One of its kinds, as ``read_bytes`` and the password and the structure
            of the file give.
    """
    data = read_bytes(path) if data is None else data
    return open_bytes(path, data, partial(read_what_is_shown, mode=ocr))


def read_tables(path: Path, pages: Sequence[int] | None = None) -> Iterator[Table]:
    """Yield the tables of the PDF at ``path``, page by page.

    Args:
        path: A PDF file.
        pages: 1-based page numbers; None for all.

    Raises:
        DocumentError: The file, or one of the pages, cannot be read.
    """
    with open_pdf(path) as document:
        for page in document.pages(pages):
            if not isinstance(page, Page):
                raise page
            yield from find_tables(page)
