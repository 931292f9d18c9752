"""One document to raw rows: every page is read, whatever it is of; then it is judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jalon.extract.bare_levels import without_bare_levels
from jalon.extract.contents import Contents, contents_of
from jalon.extract.coverage import with_coverage
from jalon.extract.displayed import as_displayed, displayed_size
from jalon.extract.doubts import weighed
from jalon.extract.facts import read_facts
from jalon.extract.files import open_pdf
from jalon.extract.fingerprint import content_id_of
from jalon.extract.judge import Case, Judged, case_of, judged, judged_actions
from jalon.extract.kinds import kind_of
from jalon.extract.page_findings import read_pages
from jalon.extract.periods import dated
from jalon.extract.plan import PlanReading, read_plan
from jalon.extract.published import advice_in, with_published
from jalon.extract.rows.refused import LEFT_ALONE, untried
from jalon.extract.settings import SETTINGS
from jalon.extract.spots import placed
from jalon.schemas.facts import DocumentFacts
from jalon.schemas.geometry import Box
from jalon.schemas.limits import PageWatch
from jalon.schemas.ocr import OcrMode
from jalon.schemas.raw import (
    Passage,
    RawAction,
    RawDocument,
    RawFinding,
    RawRecommendation,
    RawResult,
    RawTarget,
)
from jalon.schemas.values import PLANS, DocType, Severity
from jalon.schemas.vocabulary import Vocabulary

DOCUMENT = SETTINGS.document
PUBLISHED = SETTINGS.published

TABLES = frozenset(("table", "grid"))  # where targets stand beside figures


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document that was read and not yet judged.

    Attributes:
        contents: Its pages, tables and flow.
        facts: What it says of itself.
        plan: Its plan as read.
        findings: What was odd about its pages.
        pages: How many it has, those that could not be read among them.
        language: The language that it is written in.
    """

    contents: Contents
    facts: DocumentFacts
    plan: PlanReading
    findings: tuple[RawFinding, ...]
    pages: int
    language: str | None


def read_document(
    path: Path,
    vocabulary: Vocabulary,
    data: bytes | None = None,
    watch: PageWatch | None = None,
    ocr: OcrMode = OcrMode.AUTO,
) -> RawDocument:
    """All that the PDF at ``path`` states, as printed.

    Args:
        path: A PDF file.
        vocabulary: What words mean.
        data: The file's bytes, where they were read already.
        watch: Asked before each page, and once with page 0 when all have been read.
        ocr: When pages are read from their pictures.

    Raises:
        DocumentError: The file cannot be read at all; a page that cannot is a finding.
    """
    prepared = prepare(path, vocabulary, data, watch, ocr)
    return conclude(prepared, judged(case_from(prepared)))


def case_from(prepared: Prepared) -> Case:
    """What is to be judged: the rows that were read, with what speaks for each."""
    read, contents = prepared.plan.read, prepared.contents
    return case_of(read.targets, contents.pages, read.findings, contents.vocabulary)


# what is of the year on its cover; a plan only came out in it
OF_ONE_YEAR = frozenset((DocType.PRESENTATION, DocType.ANNUAL_REPORT, DocType.STATUS_REPORT))


def prepare(
    path: Path,
    vocabulary: Vocabulary,
    data: bytes | None = None,
    watch: PageWatch | None = None,
    ocr: OcrMode = OcrMode.AUTO,
) -> Prepared:
    """The PDF at ``path`` with all that is read of it.

    Raises:
        DocumentError: The file cannot be read at all.
    """
    with open_pdf(path, data, ocr) as file:
        pages, findings = read_pages(file, watch)
        metadata = file.metadata()
        count = file.page_count
    if watch is not None:
        watch(0, count)
    language = vocabulary.language_of(" ".join(w.text for p in pages for w in p.words))
    contents = contents_of(pages, vocabulary.in_language(language))
    facts = read_facts(pages, contents.flow, metadata, contents.vocabulary)
    plan = read_plan(
        contents.pages,
        contents.tables,
        contents.vocabulary,
        contents.lexicon,
        contents.footnotes,
    )
    return Prepared(contents, facts, plan, tuple(findings), count, language)


def conclude(prepared: Prepared, rows: Judged) -> RawDocument:
    """The document with the rows that stand, its kind, and what its pages publish besides."""
    contents, facts = prepared.contents, prepared.facts
    plan = prepared.plan
    kind, is_sure = kind_of(facts, contents, plan.meaning.grids.values(), rows.targets)
    advice = advice_in(contents, plan)
    if kind is DocType.OTHER and not is_sure and len(advice) >= PUBLISHED.least_advice:
        kind = DocType.PRESENTATION
    is_of_year = kind in OF_ONE_YEAR and facts.period is None
    unsure = () if is_sure else (RawFinding("doc_type_unknown", Severity.WARNING),)
    document = RawDocument(
        doc_type=kind,
        pages=prepared.pages,
        language=prepared.language,
        title=facts.title,
        publisher=facts.publisher,
        period=facts.dated if is_of_year else facts.period,
        findings=prepared.findings + unsure,
        ocr_pages=tuple(p.number for p in contents.pages if p.method == "ocr"),
        page_sizes=tuple((p.number, *displayed_size(p)) for p in contents.pages),
        content_id=content_id_of(contents.pages),
    )
    document = with_published(
        replace(document, recommendations=advice), contents, plan, is_sure=is_sure
    )
    document = _with_plan(document, contents, plan, rows)
    document = replace(
        document,
        targets=placed(document.targets, contents.pages),
        actions=placed(document.actions, contents.pages),
    )
    document = with_coverage(document, contents)
    return as_displayed(weighed(document, contents.pages), contents.pages)


def _with_plan(
    document: RawDocument, contents: Contents, plan: PlanReading, rows: Judged
) -> RawDocument:
    """``document`` with what its plan states, where no figure or recommendation stands."""
    figures = [r for r in document.results if r.method in TABLES]
    others: list[RawResult | RawRecommendation] = [
        *(r for r in document.results if r.method not in TABLES),
        *document.recommendations,
    ]
    published = [*figures, *others]
    taken = {_line(t) for t in rows.targets if _is_published(t, figures, others)}
    kept = [t for t in rows.targets if _line(t) not in taken]
    is_plan = document.doc_type in PLANS
    if published and not is_plan:
        # its own cards and boxes look like rows; a table of targets beside them is surer
        labels = [f.label for f in figures if f.label is not None]
        kept = [
            t
            for t in kept
            if t.target is not None and (t.confidence >= DOCUMENT.likely or _is_answered(t, labels))
        ]
    targets = dated([without_bare_levels(t) for t in kept], document, contents)
    if published and not targets and not is_plan:
        return document
    sure = judged_actions(plan.read.actions, contents.vocabulary, len(plan.read.targets))
    actions = tuple(without_bare_levels(a) for a in sure if not _is_among(a, published))
    is_unread = not targets and is_plan and not document.recommendations
    nothing = (RawFinding("nothing_read", Severity.WARNING),) if is_unread else ()
    return replace(
        document,
        targets=targets,
        actions=document.actions + actions,
        findings=document.findings
        + _told((*plan.read.findings, *untried(contents.left_out)), targets, actions)
        + rows.left_out
        + nothing,
    )


def _told(
    findings: Sequence[RawFinding], targets: Sequence[RawTarget], actions: Sequence[RawAction]
) -> tuple[RawFinding, ...]:
    """What the reading found worth a look, but tables left alone that gave rows in another way."""
    rows: list[RawTarget | RawAction] = [*targets, *actions]
    return tuple(
        f
        for f in findings
        if f.code != LEFT_ALONE or not any(_same_place(f, r.page, r.box) for r in rows)
    )


def _same_place(finding: RawFinding, page: int | None, box: Box | None) -> bool:
    if finding.box is None or box is None or finding.page != page:
        return False
    return finding.box.overlap_area(box) > 0.5 * min(finding.box.area, box.area)


def _line(row: RawTarget) -> tuple[int, Box]:
    """Where a row's indicator stands: rows of one line of a table have it in common."""
    spot = row.indicator if row.indicator is not None else row.target
    return (row.page, row.box) if spot is None else (spot.page, spot.box)


def _is_answered(row: RawTarget, labels: Sequence[Passage]) -> bool:
    """Whether a table publishes a figure for the row's indicator, on its line."""
    page, box = _line(row)
    return any(n.page == page and n.box.overlap_area(box) > 0 for n in labels)


def _is_published(
    row: RawTarget,
    figures: Sequence[RawResult],
    others: Sequence[RawResult | RawRecommendation],
) -> bool:
    """Whether a row is a figure of a table, or stands on what else is published.

    A target beside a figure is none.
    """
    if _is_among(row, others):
        return True
    spot = row.target if row.target is not None and row.indicator is not None else None
    if spot is None:
        return _is_among(row, figures)
    return any(f.page == spot.page and f.raw.box.overlap_area(spot.box) > 0 for f in figures)


def _is_among(row: RawTarget | RawAction, others: Sequence[RawResult | RawRecommendation]) -> bool:
    """Whether a row stands on the place of a figure or a recommendation."""
    return any(o.page == row.page and o.box.overlap_area(row.box) > 0 for o in others)
