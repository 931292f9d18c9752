"""A document's plan: records that repeat, read in one way whatever holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jalon.extract.meaning.headings import LEVEL_ROLES
from jalon.extract.meaning.labels import label_roles
from jalon.extract.meaning.levels import breaks_of, headings_of
from jalon.extract.meaning.roles import grid_meanings
from jalon.extract.records.document import Understood, elements_of
from jalon.extract.records.looks import body_look
from jalon.extract.rows.fold import Meaning, Read, fold, states_plan
from jalon.schemas.page import Page
from jalon.schemas.table import Table
from jalon.schemas.units import Grid, Labelled
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class PlanReading:
    """What was read, with the elements and meanings that it was read from."""

    read: Read
    understood: Understood
    meaning: Meaning


def read_plan(
    pages: Sequence[Page],
    tables: Mapping[int, Sequence[Table]],
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> PlanReading:
    """The rows of a document, in reading order.

    Args:
        pages: All pages.
        tables: Tables of each page number, top to bottom.
        vocabulary: Knows headings, values, sections.
        lexicon: Lower-case words of the document.
    """
    understood = elements_of(pages, tables, vocabulary, lexicon)
    elements = understood.elements
    body = body_look(pages)
    grids = grid_meanings(elements, vocabulary)
    strange = frozenset(i for i, g in grids.items() if not states_plan(g.roles))
    first = headings_of(elements, body, vocabulary, {}, strange)
    labels = label_roles(elements, vocabulary, tuple(first.values()))
    given: dict[int, frozenset[Role]] = {}
    for i, e in enumerate(elements):
        if isinstance(e, Grid):
            given[i] = frozenset(r.role for r in grids[i].roles) & LEVEL_ROLES
        elif isinstance(e, Labelled):
            given[i] = frozenset({labels[e.key].role}) & LEVEL_ROLES
    headings = headings_of(elements, body, vocabulary, given, strange)
    breaks = breaks_of(elements, body, vocabulary, headings)
    meaning = Meaning(headings, grids, labels, breaks)
    return PlanReading(fold(elements, meaning, vocabulary, lexicon), understood, meaning)
