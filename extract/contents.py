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
from jalon.schemas.table import Table
from jalon.schemas.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Contents:
    """A document's pages with all that is made of them before a reader goes through them.

    Attributes:
        pages: All pages that could be read.
        tables: The tables of each page number, top to bottom, before any meaning is read into them.
        flow: The document in reading order.
        lexicon: Its lower-case words.
        vocabulary: What words mean, in the document's language.
    """

    pages: tuple[Page, ...]
    tables: Mapping[int, tuple[Table, ...]]
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
    tables = {page.number: find_all(page).tables for page in pages}
    lexicon = lexicon_of(pages)
    flow = tuple(flow_of(pages, tables, vocabulary, lexicon))
    return Contents(tuple(pages), tables, flow, lexicon, vocabulary)
