"""A document's pages with all that is made of them before they are read as a plan or a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jalon.extract.layout.flow import flow_of
from jalon.extract.tables import find_all
from jalon.extract.text.hyphens import lexicon_of
from jalon.schemas.flow import FlowKind, FlowPiece
from jalon.schemas.page import Page
from jalon.schemas.raw import Passage
from jalon.schemas.table import LeftOut, Table
from jalon.schemas.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Contents:
    """A document's pages with all that is made of them before a reader goes through them.

    Attributes:
        pages: All pages that could be read.
        tables: The tables of each page number, top to bottom, before any meaning is read into them.
        left_out: What was drawn like a table and is none, in page order.
        flow: The document in reading order.
        lexicon: Its lower-case words.
        vocabulary: What words mean, in the document's language.
    """

    pages: tuple[Page, ...]
    tables: Mapping[int, tuple[Table, ...]]
    left_out: tuple[LeftOut, ...]
    flow: tuple[FlowPiece, ...]
    lexicon: frozenset[str]
    vocabulary: Vocabulary

    @property
    def footnotes(self) -> dict[tuple[int, str], Passage]:
        """The footnotes of each page number by mark."""
        return {
            (p.page, p.mark): p.passage
            for p in self.flow
            if p.kind is FlowKind.FOOTNOTE and p.mark is not None and p.passage is not None
        }


def contents_of(pages: Sequence[Page], vocabulary: Vocabulary) -> Contents:
    """Tables, flow and lexicon of ``pages``, each made once for all readers."""
    found = {page.number: find_all(page) for page in pages}
    tables = {number: of_page.tables for number, of_page in found.items()}
    left_out = tuple(place for of_page in found.values() for place in of_page.left_out)
    lexicon = lexicon_of(pages)
    flow = tuple(flow_of(pages, tables, vocabulary, lexicon))
    return Contents(tuple(pages), tables, left_out, flow, lexicon, vocabulary)
