"""PDF to page to table to raw row.

In comes the path of a PDF (or its bytes) and a ``Vocabulary``, what words mean. What leaves is
one ``RawDocument``: rows as printed, each piece with its page and box, and findings for all that
a careful reader should look at. Coordinates are PDF points, origin top left of the page as
displayed. Nothing here gives a text a value; that is ``normalize``'s work.
"""

from jalon.extract.document import read_document
from jalon.extract.files import open_pdf, read_tables
from jalon.extract.tables import find_tables

__all__ = ["find_tables", "open_pdf", "read_document", "read_tables"]
