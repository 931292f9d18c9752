"""``--cross-check``: every number of a document read a second time by other engines.

In: a document's raw rows, and its file. Out: the same rows; those that another engine could
read bear "+checked" in their method, and those that it speaks against claim less and have a
finding. Only pages with such rows are read, one at a time; a page that was read from its
picture has no text to compare.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from jalon.assemble.findings import text_of
from jalon.check.verdicts import carried_letters, verdict_on
from jalon.extract import open_pdf
from jalon.extract.check.grid import read_second_grids
from jalon.extract.check.margins import read_margins
from jalon.extract.check.text import read_second_text
from jalon.normalize.targets.figures import parse_figure
from jalon.normalize.targets.targets import parse_target
from jalon.schemas.crosscheck import Claim, SecondGrid, SecondPage, Sheet, Verdict
from jalon.schemas.raw import (
    Passage,
    RawDocument,
    RawFinding,
    RawResult,
    RawTarget,
    passages_of,
)

CHECKED = "+checked"

Row = TypeVar("Row", RawTarget, RawResult)


def cross_checked(raw: RawDocument, path: Path) -> RawDocument:
    """``raw`` with what other engines say of its numbers."""
    targets = [_target_claim(row, raw.language) for row in raw.targets]
    results = [_result_claim(row, raw.language) for row in raw.results]
    claims = [claim for claim in (*targets, *results) if claim is not None]
    pages = {claim.figure.page for claim in claims} - set(raw.ocr_pages)
    with open_pdf(path) as file:
        margins = read_margins(file, sorted(pages))
    if not margins:
        return raw
    second = read_second_grids(path, margins)
    verdicts, failures = _verdicts(claims, raw, read_second_text(path, margins), second.grids)
    found = [finding for verdict in verdicts.values() for finding in verdict.findings]
    return replace(
        raw,
        targets=_judged(raw.targets, targets, verdicts),
        results=_judged(raw.results, results, verdicts),
        findings=(*raw.findings, *second.failures, *failures, *dict.fromkeys(found)),
    )


def _verdicts(
    claims: list[Claim], raw: RawDocument, pages: Iterable[SecondPage], grids: Iterable[SecondGrid]
) -> tuple[dict[Claim, Verdict], list[RawFinding]]:
    """The verdict on each claim, and the pages that could not be read again."""
    passages = _passages_by_page(raw)
    verdicts: dict[Claim, Verdict] = {}
    failures = []
    carried: Counter[str] = Counter()
    for page in pages:
        if page.failure is not None:
            failures.append(page.failure)
        here = tuple(grid for grid in grids if grid.page == page.page)
        sheet = Sheet(page.page, page.glyphs, here, passages[page.page])
        for claim in claims:
            if claim.figure.page == page.page:
                verdicts[claim] = verdict_on(claim, sheet, carried)
        carried = carried + carried_letters(sheet)
    return verdicts, failures


def _target_claim(row: RawTarget, language: str | None) -> Claim | None:
    """What a row of the grid claims; None where its target states no number in digits."""
    text = text_of(row.target)
    if row.target is None or text is None or not _has_digit(text):
        return None
    value = parse_target(text, indicator=text_of(row.indicator), language=language)
    if value is None or value.value is None:
        return None
    label = row.indicator
    is_beside = label is not None and label.page == row.target.page
    return Claim(row.target, label if is_beside else None, has_note=bool(row.notes))


def _result_claim(row: RawResult, language: str | None) -> Claim | None:
    """What a published figure claims; None where it states no number in digits."""
    text = text_of(row.raw)
    if text is None or not _has_digit(text) or parse_figure(text, language=language) is None:
        return None
    return Claim(row.raw)


def _judged(
    rows: tuple[Row, ...], claims: list[Claim | None], verdicts: dict[Claim, Verdict]
) -> tuple[Row, ...]:
    judged = []
    for row, claim in zip(rows, claims, strict=True):
        verdict = verdicts.get(claim, Verdict()) if claim is not None else Verdict()
        method = row.method + CHECKED if verdict.is_checked else row.method
        confidence = min(row.confidence, verdict.most)
        judged.append(replace(row, method=method, confidence=confidence))
    return tuple(judged)


def _passages_by_page(raw: RawDocument) -> defaultdict[int, tuple[Passage, ...]]:
    """Every passage of the rows of the grid once, by page."""
    pages: defaultdict[int, tuple[Passage, ...]] = defaultdict(tuple)
    for passage in dict.fromkeys(p for row in raw.targets for _, p in passages_of(row)):
        pages[passage.page] += (passage,)
    return pages


def _has_digit(text: str) -> bool:
    return any(sign.isdecimal() for sign in text)
