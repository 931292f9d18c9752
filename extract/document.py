"""One document to raw rows: its pages, tables and flow; its kind; the readers for that kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from jalon.extract.displayed import as_displayed, displayed_size
from jalon.extract.facts import read_facts
from jalon.extract.files import open_pdf
from jalon.extract.layout.flow import flow_of
from jalon.extract.pdf.open import PdfFile
from jalon.extract.readers.grid import read_grids
from jalon.extract.readers.headers import find_columns, grid_rows
from jalon.extract.readers.heading_rows import find_headings
from jalon.extract.readers.key_value import find_key_value
from jalon.extract.readers.labelled import find_labelled
from jalon.extract.readers.leftovers import with_foot, with_leftovers
from jalon.extract.readers.regrid import regrid
from jalon.extract.readers.report import read_report
from jalon.extract.readers.slides import read_slides
from jalon.extract.tables import find_tables
from jalon.extract.tables.headed.table import find_headed
from jalon.extract.text.hyphens import lexicon_of
from jalon.extract.text.lines import BULLET_SIZE_PT
from jalon.schemas.errors import DocumentError
from jalon.schemas.facts import DocumentFacts
from jalon.schemas.flow import FlowKind, FlowPiece
from jalon.schemas.geometry import Box
from jalon.schemas.headed import Heading
from jalon.schemas.page import Page
from jalon.schemas.raw import (
    RawAction,
    RawDocument,
    RawFinding,
    RawRecommendation,
    RawResult,
    RawTarget,
)
from jalon.schemas.rows import Surroundings
from jalon.schemas.table import Table
from jalon.schemas.values import DocType, Role, Severity
from jalon.schemas.vocabulary import Vocabulary

LEAST_ROWS = 2  # headings, and a row under them
OWNERS = frozenset((Role.ACTION, Role.OBJECTIVE))
SURE_KIND = 0.5  # below this score the wording does not tell the kind
NOTE_SEVERITY = dict.fromkeys(
    (
        "clipped_text",
        "content_broken",
        "drawing_cut",
        "illegible_font",
        "ocr_failed",
        "ocr_missing",
        "read_by_ocr",
        "unmapped_characters",
        "white_text",
    ),
    Severity.WARNING,
)
Row = TypeVar("Row", RawTarget, RawAction, RawResult, RawRecommendation)


@dataclass(frozen=True, slots=True)
class Contents:
    """A document's pages with all that is made of them before a reader goes through them."""

    pages: tuple[Page, ...]
    tables: Mapping[int, tuple[Table, ...]]
    flow: tuple[FlowPiece, ...]
    lexicon: frozenset[str]
    vocabulary: Vocabulary


def read_document(path: Path, vocabulary: Vocabulary, data: bytes | None = None) -> RawDocument:
    """All that the PDF at ``path`` states, as printed.

    Args:
        path: A PDF file.
        vocabulary: What words mean.
        data: The file's bytes, where they were read already.

    Raises:
        DocumentError: The file cannot be read at all; a page that cannot is a finding.
    """
    with open_pdf(path, data) as file:
        pages, findings = _read_pages(file)
        metadata = file.metadata()
        count = file.page_count
    language = vocabulary.language_of(" ".join(w.text for p in pages for w in p.words))
    vocabulary = vocabulary.in_language(language)
    contents = _contents(pages, vocabulary)
    facts = read_facts(pages, contents.flow, metadata, vocabulary)
    kind, is_sure = _kind(facts, contents)
    if not is_sure:
        findings.append(RawFinding("doc_type_unknown", Severity.WARNING))
    document = RawDocument(
        doc_type=kind,
        pages=count,
        language=language,
        title=facts.title,
        publisher=facts.publisher,
        period=facts.period,
        findings=tuple(findings),
        ocr_pages=tuple(p.number for p in pages if p.method == "ocr"),
        page_sizes=tuple((p.number, *displayed_size(p)) for p in pages),
    )
    for read in READERS[kind]:
        document = read(document, contents)
    return as_displayed(_weighed(document, pages), pages)


def _weighed(document: RawDocument, pages: Sequence[Page]) -> RawDocument:
    """``document`` with rows of pages read from pictures less sure than their words are."""
    doubts = {p.number: p.confidence for p in pages if p.confidence < 1}
    if not doubts:
        return document

    def weigh(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(
            replace(r, confidence=round(r.confidence * doubts.get(r.page, 1.0), 3)) for r in rows
        )

    return replace(
        document,
        targets=weigh(document.targets),
        actions=weigh(document.actions),
        results=weigh(document.results),
        recommendations=weigh(document.recommendations),
    )


def _read_pages(file: PdfFile) -> tuple[list[Page], list[RawFinding]]:
    pages: list[Page] = []
    findings: list[RawFinding] = []
    if file.is_damaged:
        findings.append(RawFinding("file_damaged", Severity.WARNING))
    for page in file.pages():
        if isinstance(page, DocumentError):
            params = (("detail", page.detail),)
            findings.append(RawFinding("page_failed", Severity.ERROR, page.page, None, params))
            continue
        pages.append(page)
        if not page.words and page.images:
            findings.append(RawFinding("no_text_layer", Severity.WARNING, page.number, page.box))
        findings.extend(
            RawFinding(note, NOTE_SEVERITY.get(note, Severity.INFO), page.number, page.box)
            for note in page.notes
        )
    return pages, findings


def _contents(pages: Sequence[Page], vocabulary: Vocabulary) -> Contents:
    tables = _find_all(pages, vocabulary)
    lexicon = lexicon_of(pages)
    flow = tuple(flow_of(pages, tables, vocabulary, lexicon))
    return Contents(tuple(pages), tables, flow, lexicon, vocabulary)


def _find_all(pages: Sequence[Page], vocabulary: Vocabulary) -> dict[int, tuple[Table, ...]]:
    """The tables of each page number: drawn or understood ones, and those headings show."""
    tables: dict[int, tuple[Table, ...]] = {}
    running: Heading | None = None
    last: Table | None = None
    headings = partial(find_headings, vocabulary=vocabulary)
    for page in pages:
        whole = [t for t in find_tables(page) if _is_grid(t, page, vocabulary)]
        whole = with_leftovers(page, whole, last)
        found = [part for t in whole for part in regrid(t, page, vocabulary)]
        closed = [t for t in found if _is_understood(t, vocabulary) and _is_closed(t, page)]
        headed, running = find_headed(page, [t.box for t in closed], headings, running)
        clear = [t for t in found if not any(_replaces(h, t, page) for h in headed)]
        headed = [h for h in headed if not any(_covers(t.box, h.box) for t in clear)]
        taken = [t.box for t in (*clear, *headed)]
        goes_on = last is not None and last.method == "labelled"
        labelled = find_labelled(page, taken, vocabulary, goes_on=goes_on)
        kept = sorted([*clear, *headed, *labelled], key=lambda t: (t.box.top, t.box.x0))
        if kept and find_key_value(grid_rows(kept[-1]), vocabulary) is not None:
            kept = with_foot(page, kept)
        tables[page.number] = tuple(kept)
        last = tables[page.number][-1] if tables[page.number] else None
    return tables


def _is_grid(table: Table, page: Page, vocabulary: Vocabulary) -> bool:
    """Whether the table is drawn, or its headings are understood; else its words are text."""
    if table.method == "ruled" and _is_closed(table, page):
        return True
    return _is_understood(table, vocabulary)


def _is_understood(table: Table, vocabulary: Vocabulary) -> bool:
    """Whether headings above or beside say what the table holds, with rows under them."""
    rows = grid_rows(table)
    if table.rows < LEAST_ROWS:
        return False
    return (
        find_columns(rows, vocabulary) is not None or find_key_value(rows, vocabulary) is not None
    )


def _is_closed(table: Table, page: Page) -> bool:
    """Whether upright rules part the table's columns, so that its extent is drawn."""
    return any(
        not r.is_horizontal and table.box.contains_point(r.box.x_mid, r.box.y_mid)
        for r in page.rules
    )


def _replaces(headed: Table, table: Table, page: Page) -> bool:
    """Whether a grid found by its headings holds all of ``table``, and that is not drawn shut."""
    if not _covers(headed.box, table.box):
        return False
    return not _is_closed(table, page) or headed.rows > table.rows


def _covers(whole: Box, part: Box) -> bool:
    return whole.overlap_area(part) > 0.5 * part.area


def _kind(facts: DocumentFacts, contents: Contents) -> tuple[DocType, bool]:
    """The kind of document, and whether its own words say so."""
    title = facts.title.text if facts.title is not None else ""
    headings = [p.passage.text for p in contents.flow if p.kind is FlowKind.HEADING and p.passage]
    roles = _roles(contents)
    kind, score = contents.vocabulary.kind_of(title, headings, roles)
    if score >= SURE_KIND:
        return kind, True
    if {Role.INDICATOR, Role.TARGET} <= roles:
        return DocType.ACTION_PLAN, False
    return DocType.OTHER, False


def _roles(contents: Contents) -> set[Role]:
    """The roles of the columns of tables that say whose their indicators and targets are."""
    plans = (
        find_columns(grid_rows(t), contents.vocabulary)
        for ts in contents.tables.values()
        for t in ts
    )
    columns = ({c.role for c in plan.columns} for plan in plans if plan is not None)
    return {role for roles in columns if roles & OWNERS for role in roles}


def _with_grids(document: RawDocument, contents: Contents) -> RawDocument:
    """``document`` with what its plan grids state."""
    title = document.title.text if document.title is not None else None
    reading = read_grids(contents.flow, _surroundings(contents), title)
    period = _plan_period(document, contents)
    nothing = () if reading.targets else (RawFinding("nothing_read", Severity.WARNING),)
    targets = tuple(_dated(t, period) for t in reading.targets)
    return replace(
        document,
        targets=document.targets + targets,
        actions=document.actions + reading.actions,
        findings=document.findings + reading.findings + nothing,
    )


def _dated(target: RawTarget, period: str | None) -> RawTarget:
    return target if target.period is not None else replace(target, period_meant=period)


def _plan_period(document: RawDocument, contents: Contents) -> str | None:
    """The period of the plan that a status report speaks of, where it is not the report's own."""
    if document.doc_type is not DocType.STATUS_REPORT:
        return None
    for piece in contents.flow:
        if piece.passage is None or piece.kind is FlowKind.FOOTNOTE:
            continue
        text = piece.passage.text
        if contents.vocabulary.names_plan(text):
            period = contents.vocabulary.find_period(text)
            if period is not None and period.end_year - period.start_year > 1:
                return period.label
    return None


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


def _with_figures(document: RawDocument, contents: Contents) -> RawDocument:
    """``document`` with the figures and actions that an annual report publishes."""
    reading = read_report(contents.pages, contents.tables, contents.vocabulary, contents.lexicon)
    return replace(
        document,
        results=document.results + reading.results,
        actions=document.actions + reading.actions,
        findings=document.findings + reading.findings,
    )


def _with_recommendations(document: RawDocument, contents: Contents) -> RawDocument:
    """``document`` with the numbered recommendations of a deck or a brief."""
    reading = read_slides(contents.pages, contents.tables, contents.vocabulary, contents.lexicon)
    return replace(
        document,
        recommendations=document.recommendations + reading.recommendations,
        findings=document.findings + reading.findings,
    )


Reader = Callable[[RawDocument, Contents], RawDocument]

READERS: dict[DocType, tuple[Reader, ...]] = {
    DocType.ACTION_PLAN: (_with_grids,),
    DocType.STATUS_REPORT: (_with_grids,),
    DocType.ANNUAL_REPORT: (_with_figures,),
    DocType.PRESENTATION: (_with_recommendations,),
    DocType.OTHER: (),
}
