"""The two readings of a document's plan: by its table headings, and by records that repeat."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.extract.contents import Contents
from jalon.extract.plan import PlanReading, read_plan
from jalon.extract.readers.grid import read_grids
from jalon.extract.text.lines import BULLET_SIZE_PT
from jalon.schemas.flow import FlowKind
from jalon.schemas.rows import GridReading, Surroundings


@dataclass(frozen=True, slots=True)
class Readings:
    """What each of the two readings of one document gave."""

    by_headings: GridReading
    by_records: PlanReading


def readings_of(contents: Contents, title: str | None) -> Readings:
    """Both readings of every page, whatever kind of document it is.

    Args:
        contents: Pages, tables and flow.
        title: The document's title, which is no heading of its tables.
    """
    return Readings(
        read_grids(contents.flow, _surroundings(contents), title),
        read_plan(contents.pages, contents.grids, contents.vocabulary, contents.lexicon),
    )


def _surroundings(contents: Contents) -> Surroundings:
    dots = {
        p.number: tuple(f for f in p.fills if max(f.box.width, f.box.height) <= BULLET_SIZE_PT)
        for p in contents.pages
    }
    notes = {
        (p.page, p.mark): p.passage
        for p in contents.flow
        if p.kind is FlowKind.FOOTNOTE and p.mark is not None and p.passage is not None
    }
    return Surroundings(contents.vocabulary, contents.lexicon, dots, notes)
