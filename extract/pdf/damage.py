"""Whether a page on which nothing was found is blank, or its content is damaged.

PDFium passes over content that it cannot make sense of and says nothing.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, resolve1

PAINTS = re.compile(
    rb"""
    (?<![\w/])                             # a whole operator, and no name
    (?: T[jJ] | ['"]                       # shows text
      | [fFSsBb]\*?                        # fills or strokes a path
      | Do | sh | BI )                     # draws a form, an image, a shading
    (?!\w)
    """,
    re.VERBOSE,
)


class PageContents:
    """The contents of a document's pages as pdfminer sees them, its page tree walked once."""

    def __init__(self, data: bytes) -> None:
        self._pages: Iterator[PDFPage] = _pages(data)
        self._last = 0

    def draws_something(self, number: int) -> bool:
        """Whether the content of page ``number`` (1-based) would draw, or cannot be decoded.

        Pages are asked about in rising order. A page that PDFium finds and pdfminer does not is
        in doubt: the file's table of objects is broken.
        """
        page = None
        while self._last < number:
            page = next(self._pages, None)
            self._last += 1
        if page is None:
            return True
        try:
            parts = [resolve1(part) for part in page.contents]
            if not all(isinstance(part, PDFStream) for part in parts):
                return (
                    True  # the page names something else as its content, or nothing that is there
                )
            if not parts and page.resources.get("Font"):
                return True  # fonts, and no content that is set in them: a key was lost
            content = b"\n".join(part.get_data() for part in parts)
        except Exception:
            return True
        return PAINTS.search(content) is not None


def _pages(data: bytes) -> Iterator[PDFPage]:
    """The pages that pdfminer finds, up to where its reading breaks off."""
    try:
        yield from PDFPage.create_pages(PDFDocument(PDFParser(io.BytesIO(data))))
    except Exception:
        return
