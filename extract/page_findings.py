"""The pages of an open file, and findings for what is odd about them."""

from __future__ import annotations

from jalon.extract.bad_pages import failed_pages
from jalon.extract.pdf.open import PdfFile
from jalon.schemas.errors import DocumentError
from jalon.schemas.limits import PageWatch
from jalon.schemas.page import Page
from jalon.schemas.raw import RawFinding
from jalon.schemas.values import Severity

NOTE_SEVERITY = dict.fromkeys(
    (
        "characters_mended",
        "clipped_text",
        "content_broken",
        "drawing_cut",
        "form_fields",
        "illegible_font",
        "layer_refused",
        "ocr_failed",
        "ocr_missing",
        "inset_unread",
        "picture_over_limit",
        "ocr_off",
        "read_by_ocr",
        "unmapped_characters",
        "white_text",
    ),
    Severity.WARNING,
)


def read_pages(
    file: PdfFile, watch: PageWatch | None = None
) -> tuple[list[Page], list[RawFinding]]:
    """The pages of a file that can be read, and what is odd about the file and about each.

    Args:
        file: An open file.
        watch: Asked before each page.
    """
    pages: list[Page] = []
    failed: list[DocumentError] = []
    findings: list[RawFinding] = []
    if file.is_damaged:
        findings.append(RawFinding("file_damaged", Severity.WARNING))
    if file.damaged_streams:
        params = (("count", str(file.damaged_streams)),)
        findings.append(RawFinding("streams_damaged", Severity.WARNING, params=params))
    for page in file.pages(watch=watch):
        if isinstance(page, DocumentError):
            failed.append(page)
            continue
        pages.append(page)
        if not page.words and page.images:
            findings.append(RawFinding("no_text_layer", Severity.WARNING, page.number, page.box))
        findings.extend(
            RawFinding(note, NOTE_SEVERITY.get(note, Severity.INFO), page.number, page.box)
            for note in page.notes
        )
    return pages, findings + failed_pages(failed, file.page_count)
