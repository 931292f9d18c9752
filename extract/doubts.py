"""Rows of pages read from pictures: as sure as such rows are, less where numbers differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from jalon.extract.judge.scanned import ROW, scanned_share
from jalon.extract.settings import SETTINGS
from jalon.schemas.geometry import Box
from jalon.schemas.page import Page
from jalon.schemas.raw import (
    RawAction,
    RawDocument,
    RawFinding,
    RawRecommendation,
    RawResult,
    RawTarget,
    passages_of,
)
from jalon.schemas.values import Severity

DOUBTS = SETTINGS.doubts


Row = TypeVar("Row", RawTarget, RawAction, RawResult, RawRecommendation)

# texts of which a number is made: the others are read by their words
NUMBERED = ("target", "result", "raw", "baseline", "percent_complete", "budget", "due")
Doubts = Mapping[int, Sequence[tuple[Box, str]]]


def weighed(document: RawDocument, pages: Sequence[Page]) -> RawDocument:
    """``document`` with rows of pages read from pictures less sure than their words are.

    A number that a second reading of the picture did not confirm stays as it is, with little
    confidence and a finding that says what was read the second time.
    """
    sure = {p.number: p.confidence for p in pages if p.confidence < 1}
    doubts = {p.number: p.doubtful for p in pages if p.doubtful}
    if not sure and not doubts:
        return document

    def weigh(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(_weighed(row, sure, doubts) for row in rows)

    document = replace(
        document,
        targets=weigh(document.targets),
        actions=weigh(document.actions),
        results=weigh(document.results),
        recommendations=weigh(document.recommendations),
    )
    rows: list[RawTarget | RawAction | RawResult] = [*document.targets, *document.actions]
    rows += document.results
    return replace(document, findings=document.findings + _findings(rows, doubts))


def _weighed(row: Row, sure: Mapping[int, float], doubts: Doubts) -> Row:
    share = sure.get(row.page, 1.0)
    # rows of plans are held against answers; of the others too few were scanned
    is_fitted = row.page in sure and isinstance(row, RawTarget)
    fields = {
        name: scanned_share(name, value * share) if is_fitted else round(value * share, 3)
        for name, value in row.field_confidence
    }
    for name, page, box in _numbers(row):
        if any(_is_in(spot, box) for spot, _ in doubts.get(page, ())):
            fields[name] = min(fields.get(name, 1.0), DOUBTS.doubtful)
    confidence = round(row.confidence * share, 3)
    if is_fitted:
        confidence = scanned_share(ROW, confidence)
    least = min((fields[n] for n in NUMBERED if n in fields), default=1.0)
    if least <= DOUBTS.doubtful:
        confidence = min(confidence, DOUBTS.doubtful)
    return replace(row, confidence=confidence, field_confidence=tuple(fields.items()))


def _findings(
    rows: Sequence[RawTarget | RawAction | RawResult], doubts: Doubts
) -> tuple[RawFinding, ...]:
    """One finding for each doubtful number that went into a row."""
    out = []
    for page, spots in doubts.items():
        boxes = [box for row in rows for _, p, box in _numbers(row) if p == page]
        for spot, text in spots:
            if any(_is_in(spot, box) for box in boxes):
                params = (("other", text),) if text else ()
                out.append(RawFinding("number_doubtful", Severity.WARNING, page, spot, params))
    return tuple(out)


def _numbers(
    row: RawTarget | RawAction | RawResult | RawRecommendation,
) -> list[tuple[str, int, Box]]:
    return [
        (name, page, box)
        for name, passage in passages_of(row)
        if name in NUMBERED
        for page, box in passage.spots
    ]


def _is_in(spot: Box, box: Box) -> bool:
    return box.grown(1.0).contains_point(spot.x_mid, spot.y_mid)
