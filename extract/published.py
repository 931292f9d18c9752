"""What a document publishes beside a plan: a report's figures, recommendations of any document."""

from __future__ import annotations

from dataclasses import replace

from jalon.extract.contents import Contents
from jalon.extract.plan import PlanReading
from jalon.extract.readers.report import read_report
from jalon.extract.readers.slides import read_slides
from jalon.extract.rows.agreed import agreed, confirmed
from jalon.extract.rows.figures import big_figures
from jalon.extract.rows.published import joined, published_figures
from jalon.extract.rows.recommended import recommended
from jalon.extract.rows.reported import reported
from jalon.schemas.raw import RawDocument, RawRecommendation
from jalon.schemas.values import DocType

LEAST_ADVICE = 2  # recommendations that make a brief of a document whose words do not


def advice_in(contents: Contents, plan: PlanReading) -> tuple[RawRecommendation, ...]:
    """The numbered recommendations of a document of any kind."""
    return recommended(
        plan.understood.elements,
        plan.meaning.grids,
        plan.understood.body,
        contents.vocabulary,
        contents.lexicon,
    )


def with_published(
    document: RawDocument, contents: Contents, plan: PlanReading, *, is_sure: bool
) -> RawDocument:
    """``document`` with the figures of a report, and with what the slides of a deck show.

    Args:
        document: With the recommendations that its words name.
        contents: Its pages and tables.
        plan: Its elements and what they mean.
        is_sure: Whether its own words say which kind it is.
    """
    if document.doc_type is DocType.ANNUAL_REPORT:
        return _with_figures(document, contents, plan)
    if document.doc_type is DocType.PRESENTATION:
        return _with_slides(document, contents, is_deck=is_sure)
    return document


def _with_figures(document: RawDocument, contents: Contents, plan: PlanReading) -> RawDocument:
    """``document`` with the figures and actions that an annual report publishes."""
    vocabulary, lexicon = contents.vocabulary, contents.lexicon
    reading = read_report(contents.pages, contents.tables, vocabulary, lexicon)
    elements, meaning = plan.understood.elements, plan.meaning
    body = plan.understood.body
    figures = published_figures(
        big_figures(contents.pages, elements, body.size_pt, lexicon),
        elements,
        meaning.headings,
        body,
        vocabulary,
    )
    results = joined(reading.results, figures)
    results += reported(elements, meaning.grids, results, vocabulary, lexicon)
    return replace(
        document,
        results=document.results + results,
        actions=document.actions + reading.actions,
        findings=document.findings + reading.findings,
    )


def _with_slides(document: RawDocument, contents: Contents, *, is_deck: bool) -> RawDocument:
    """``document`` with its recommendations read as slides too: these complete those of a deck."""
    reading = read_slides(contents.pages, contents.tables, contents.vocabulary, contents.lexicon)
    named, shown = document.recommendations, reading.recommendations
    if not is_deck:
        return replace(document, recommendations=confirmed(named, shown))
    return replace(
        document,
        recommendations=agreed(shown, named),
        findings=document.findings + reading.findings,
    )
