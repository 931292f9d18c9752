"""Whether a page on which nothing was found is blank, or its content is damaged.

PDFium passes over content that it cannot make sense of and says nothing.
"""

from __future__ import annotations

import io
import re
from itertools import islice

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import stream_value
from pdfminer.psexceptions import PSException

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


def draws_something(data: bytes, number: int) -> bool:
    """Whether the content of page ``number`` (1-based) would draw, or cannot be decoded.

    A file that pdfminer cannot open is not judged: False.
    """
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        page = next(islice(PDFPage.create_pages(document), number - 1, None), None)
        contents = page.contents if page is not None else []
    except (PSException, PDFException, ValueError, TypeError, KeyError, RecursionError):
        return False
    try:
        content = b"\n".join(stream_value(part).get_data() for part in contents)
    except (PSException, PDFException, ValueError, TypeError, KeyError):
        return True
    return PAINTS.search(content) is not None
