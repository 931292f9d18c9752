"""What a document publishes beside a plan: a report's figures, recommendations of any document."""

from __future__ import annotations

from dataclasses import replace

from jalon.extract.contents import Contents
from jalon.extract.plan import PlanReading
from jalon.extract.readers.report import read_report
from jalon.extract.readers.slides import read_slides
from jalon.extract.rows.agreed import agreed, confirmed
from jalon.extract.rows.figure_heads import heads_of
from jalon.extract.rows.figure_lines import figure_lines
from jalon.extract.rows.figures import big_figures, is_on
from jalon.extract.rows.published import (
    cards_of,
    completed,
    in_order,
    joined,
    published_figures,
    titled,
    without_action,
    without_lone_theme,
)
from jalon.extract.rows.recommended import recommended
from jalon.extract.rows.reported import reported
from jalon.extract.settings import SETTINGS
from jalon.schemas.raw import RawDocument, RawRecommendation
from jalon.schemas.values import DocType

PUBLISHED = SETTINGS.published


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
    elements, meaning = plan.understood.elements, plan.meaning
    body = plan.understood.body
    heads = heads_of(elements, meaning.headings, body, vocabulary)
    large = big_figures(contents.pages, elements, body.size_pt, vocabulary, lexicon)
    lines = figure_lines(elements, meaning.headings, vocabulary)
    figures = published_figures(
        [*large, *(n for n in lines if not any(is_on(n, g) for g in large))],
        elements,
        heads,
        vocabulary,
    )
    tables = reported(elements, meaning.grids, heads, vocabulary, lexicon)
    reading = read_report(contents.pages, contents.tables, vocabulary, lexicon)
    results = joined(in_order(cards_of(reading.results, tables), tables), figures)
    results = without_lone_theme([completed(r, reading.results) for r in results])
    told = {(f.code, f.params) for f in reading.findings}
    alone = (f for f in without_action(results) if (f.code, f.params) not in told)
    findings = (*reading.findings, *alone)
    return replace(
        document,
        results=document.results + results,
        actions=document.actions + titled(reading.actions, results),
        findings=document.findings + findings,
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
