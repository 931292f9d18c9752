"""An annual report, page after page, to its figures and actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from jalon.extract.layout import lay_out, running_texts
from jalon.extract.readers.report.headings import headings_of
from jalon.extract.readers.report.pieces import Sight
from jalon.extract.readers.report.rows import action_of, findings_of, results_of
from jalon.extract.readers.report.settings import SETTINGS
from jalon.extract.readers.report.stream import groups_of
from jalon.extract.readers.report.walk import EVIDENCE, Placed, place_cards
from jalon.extract.text.lines import blocks_of, lines_of
from jalon.schemas.card import PieceKind
from jalon.schemas.geometry import union
from jalon.schemas.page import Page
from jalon.schemas.raw import RawFinding, ReportReading
from jalon.schemas.region import Region
from jalon.schemas.table import Table
from jalon.schemas.values import Severity
from jalon.schemas.vocabulary import Vocabulary

READING = SETTINGS.reading

WHITE_SPACE = frozenset(("aligned", "stream"))  # methods that need no line drawn


def read_report(
    pages: Sequence[Page],
    tables: Mapping[int, Sequence[Table]],
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> ReportReading:
    """What an annual report publishes: figures, actions, and what to look at.

    Args:
        pages: All pages, in order.
        tables: The tables found on each page, by page number.
        vocabulary: What headings, sections and figures mean.
        lexicon: Lower-case words of the document, to mend words broken at line ends.
    """
    running = running_texts(pages)
    regions: list[tuple[Sight, Region]] = []
    for page in pages:
        sight = Sight(page, vocabulary, lexicon)
        kept = [t for t in tables.get(page.number, ()) if _is_table(t, vocabulary)]
        regions += [(sight, r) for r in lay_out(page, kept, lexicon, running)]
    groups = groups_of(regions)
    placed = place_cards(groups)
    found = [g.table for g in groups if g.table is not None]
    doubts = [f for t in found for f in [*_left_alone(t, placed), *_strays(t)]]
    reading = _reading(placed, vocabulary)
    return replace(reading, findings=(*reading.findings, *doubts))


def _strays(table: Table) -> list[RawFinding]:
    """A finding for words inside a table that are in none of its cells."""
    if not table.strays:
        return []
    text = " ".join(w.text for w in table.strays)
    box = union(w.box for w in table.strays)
    return [RawFinding("stray_words", Severity.WARNING, table.page, box, (("text", text),))]


def _left_alone(table: Table, placed: Sequence[Placed]) -> list[RawFinding]:
    """A finding for a table that gave no row."""
    if any(p.card.page == table.page and table.box.overlap_area(p.card.box) for p in placed):
        return []
    first = next((" ".join(c.text.split()) for c in table.cells if c.text.strip()), "")
    params = (("text", first[: READING.longest_quote]),)
    return [RawFinding("table_left_alone", Severity.WARNING, table.page, table.box, params)]


def _is_table(table: Table, vocabulary: Vocabulary) -> bool:
    """Whether a table is read as one; else its words are text and cards like any others.

    A table that white space alone makes must have headings that are understood. A drawn one
    is none where most of its cells hold a title over other text: these are cards.
    """
    if headings_of(table, vocabulary) is not None:
        return True
    if table.method in WHITE_SPACE:
        return False
    full = [blocks_of(lines_of(c.words)) for c in table.cells if c.words]
    titled = [b for b in full if len(b) > 1 and b[0].is_bold and not b[1].is_bold]
    return len(titled) < 0.5 * len(full)


def _reading(placed: Sequence[Placed], vocabulary: Vocabulary) -> ReportReading:
    kept = _published(placed)
    rows = [r for p in kept for r in results_of(p.card, p.place, vocabulary)]
    actions = [a for p in kept if (a := action_of(p.card, p.place, vocabulary)) is not None]
    findings = [f for p in kept for f in findings_of(p.card)]
    return ReportReading(tuple(rows), tuple(actions), tuple(findings))


def _published(placed: Sequence[Placed]) -> list[Placed]:
    """The cards that report on something: with figures, or beside such in their part.

    A page of values, members or people has cards too; without one figure, theme or numbered
    section among them they are no actions.
    """
    zones = {
        p.place.zone
        for p in placed
        if p.place.number is not None
        or (
            p.card.title is not None
            and any(p.card.of(kind) for kind in EVIDENCE if kind is not PieceKind.TAG)
        )
    }
    return [
        p
        for p in placed
        if p.place.zone in zones or p.card.title is None or p.card.method == "table"
    ]
