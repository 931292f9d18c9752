"""A page as regions in reading order.

In: one page as drawn, the tables found on it, the document's words. Out: regions, each word of
the page in exactly one of them: tables as given; cards with their badges; headings and bands;
lists; prose, column by column; footnotes; running heads and page numbers last.
"""

from jalon.extract.layout.furniture import running_texts
from jalon.extract.layout.page import lay_out

__all__ = ["lay_out", "running_texts"]
