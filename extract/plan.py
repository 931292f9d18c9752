"""A document's plan: records that repeat, read in one way whatever holds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from jalon.extract.meaning.labels import label_roles
from jalon.extract.meaning.levels import breaks_of, headings_of
from jalon.extract.meaning.roles import grid_meanings
from jalon.extract.records.document import Understood, elements_of
from jalon.extract.rows.bracketed import with_bracketed_keepers
from jalon.extract.rows.committed import committed_targets
from jalon.extract.rows.deeds import calls_itself_plan, listed_deeds, listed_targets
from jalon.extract.rows.fold import fold
from jalon.extract.rows.gates import is_plan, without_actions
from jalon.extract.rows.headed import headed_actions
from jalon.extract.rows.joins import whole_rows
from jalon.extract.rows.lists import with_listed_actions
from jalon.extract.rows.outline import outlined
from jalon.extract.rows.reading import Around, Meaning, Read
from jalon.extract.rows.refused import refused
from jalon.extract.settings import SETTINGS
from jalon.schemas.page import Page
from jalon.schemas.raw import Passage
from jalon.schemas.table import Table
from jalon.schemas.units import Element, Evidence, Grid, Labelled
from jalon.schemas.values import LEVELS, Role
from jalon.schemas.vocabulary import Vocabulary

PLAN = SETTINGS.plan

LABELLED = "records:labels"
LISTED = Evidence((("certainty", 0.5), ("container", 0.5)))


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
    footnotes: Mapping[tuple[int, str], Passage] | None = None,
) -> PlanReading:
    """The rows of a document, in reading order.

    Args:
        pages: All pages.
        tables: Tables of each page number, top to bottom.
        vocabulary: Knows headings, values, sections.
        lexicon: Lower-case words of the document.
        footnotes: Those of each page number by mark.
    """
    understood = elements_of(pages, tables, vocabulary, lexicon)
    elements = understood.elements
    body = understood.body
    grids = with_listed_actions(elements, grid_meanings(elements, vocabulary), vocabulary, lexicon)
    elements = whole_rows(elements, grids)
    strange = frozenset(i for i, g in grids.items() if not is_plan(g))
    first = headings_of(elements, body, vocabulary, {}, strange)
    labels = label_roles(elements, vocabulary, tuple(first.values()))
    bare = without_actions(elements, grids, first, vocabulary)
    given: dict[int, frozenset[Role]] = {}
    for i, e in enumerate(elements):
        if isinstance(e, Grid):
            given[i] = frozenset(r.role for r in grids[i].roles).intersection(LEVELS)
            if i in bare or Role.THEME in given[i]:
                given[i] |= {Role.ACTION}  # no heading over themes names an action
        elif isinstance(e, Labelled):
            given[i] = frozenset({labels[e.key].role}).intersection(LEVELS)
    headings = headings_of(elements, body, vocabulary, given, strange)
    breaks = breaks_of(elements, body, vocabulary, headings)
    meaning = Meaning(headings, grids, labels, breaks)
    read = fold(elements, meaning, Around(vocabulary, lexicon, footnotes or {}))
    read = replace(read, findings=read.findings + refused(understood, meaning))
    read = _with_lists(read, elements, meaning, vocabulary, lexicon)
    if not read.targets and len(read.actions) <= PLAN.few:
        deeds = listed_deeds(elements, pages, body, vocabulary)
        aims = listed_targets(elements, pages, body, vocabulary)
        if len(deeds) + len(aims) + bool(aims) > len(read.actions):
            read = replace(
                read,
                actions=tuple((a, LISTED) for a in deeds),
                targets=tuple((t, LISTED) for t in aims),
            )
    drawn = sum(e is not LISTED for _, e in read.actions)
    if not read.targets and drawn < PLAN.drawn and calls_itself_plan(pages, vocabulary):
        read = _with_commitments(read, understood, vocabulary)
    return PlanReading(with_bracketed_keepers(read, vocabulary), understood, meaning)


def _with_commitments(read: Read, understood: Understood, vocabulary: Vocabulary) -> Read:
    """The reading with what sentences commit to; listed actions that do so become targets."""
    listed = tuple(a for a, e in read.actions if e is LISTED)
    aims, left = committed_targets(understood.elements, listed, understood.body, vocabulary)
    kept = tuple((a, e) for a, e in read.actions if e is not LISTED or a in left)
    return replace(read, actions=kept, targets=tuple((t, LISTED) for t in aims))


def _with_lists(
    read: Read,
    elements: Sequence[Element],
    meaning: Meaning,
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> Read:
    """The reading with the actions that lists and headings state on pages that gave no row.

    A page whose only row is one labelled action gives way to a list that states more.
    """
    done = {t.page for t, _ in read.targets} | {a.page for a, _ in read.actions}
    headed = headed_actions(elements, meaning.headings, frozenset(done), vocabulary, lexicon)
    done |= {a.page for a in headed}
    lone = _lone_pages(read)
    listed = outlined(elements, frozenset(done - lone), vocabulary, lexicon)
    stated = Counter(a.page for a in listed)
    given_up = {page for page in lone if stated[page] >= PLAN.least_listed}
    listed = tuple(a for a in listed if a.page not in lone - given_up)
    kept = tuple((a, e) for a, e in read.actions if a.page not in given_up)
    return replace(read, actions=kept + tuple((a, LISTED) for a in (*headed, *listed)))


def _lone_pages(read: Read) -> set[int]:
    """The pages whose only row is an action that a label names."""
    targets = {t.page for t, _ in read.targets}
    counts = Counter(a.page for a, _ in read.actions)
    named = {a.page for a, _ in read.actions if a.method == LABELLED and not a.lead}
    return {page for page in named if counts[page] == 1 and page not in targets}
