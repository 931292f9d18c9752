"""What period a row is of, where its column's heading does not say so alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.contents import Contents
from jalon.schemas.flow import FlowKind
from jalon.schemas.raw import RawDocument, RawTarget
from jalon.schemas.values import DocType


def dated(
    targets: Sequence[RawTarget], document: RawDocument, contents: Contents
) -> tuple[RawTarget, ...]:
    """The rows, each with the period that it is of where that is not its heading's own.

    A status report's rows are of the plan that it speaks of.
    """
    reported = _reported(document, contents)
    return tuple(t if t.period is not None else replace(t, period_meant=reported) for t in targets)


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
