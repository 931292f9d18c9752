"""What period a row is of, where its column's heading does not say so alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.contents import Contents
from jalon.schemas.flow import FlowKind
from jalon.schemas.raw import RawDocument, RawTarget
from jalon.schemas.values import DocType
from jalon.schemas.vocabulary import Vocabulary


def dated(
    targets: Sequence[RawTarget], document: RawDocument, contents: Contents
) -> tuple[RawTarget, ...]:
    """The rows, each with the period that it is of where that is not its heading's own.

    A status report's rows are of the plan that it speaks of. A lone "Cible 2029" in a plan for
    2024-2029 is where the whole plan is to arrive, and no year among others.
    """
    vocabulary = contents.vocabulary
    reported = _reported(document, contents)
    whole = _whole(targets, document, vocabulary)
    return tuple(
        replace(t, period_meant=meant)
        if t.period_meant is None and (meant := whole if t.period is not None else reported)
        else t
        for t in targets
    )


def _whole(
    targets: Sequence[RawTarget], document: RawDocument, vocabulary: Vocabulary
) -> str | None:
    """The plan's period, where all headings that name a period name its last year alone."""
    named = {t.period.text for t in targets if t.period is not None}
    period = vocabulary.find_period(document.period.text) if document.period is not None else None
    if period is None or not named or period.start_year == period.end_year:
        return None
    own = [vocabulary.period_of(text) or vocabulary.find_period(text) for text in named]
    ends = all(p is not None and p.start_year == p.end_year == period.end_year for p in own)
    return period.label if ends else None


def _reported(document: RawDocument, contents: Contents) -> str | None:
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
