"""Targets of plans beside the figures that reports give for the same actions.

Only targets of the period nearest to the report's are put beside its figures, and a verdict is
given only where the periods are the same; everything else that stands in a row is not comparable.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from jalon.identity import content_id
from jalon.messages import evidence_in_french
from jalon.normalize.dates.periods import parse_period
from jalon.normalize.targets.target_results import compare_results
from jalon.schemas.dataset import Dataset
from jalon.schemas.links import (
    ActionLink,
    Comparison,
    LinkKind,
    PromisedTarget,
    ReportedResult,
    TargetAgainstResult,
)
from jalon.schemas.records import DocumentRow, LinkRow, ResultRow, TargetResultRow, TargetRow
from jalon.schemas.values import Period

VERDICTS = {
    True: Comparison.MET,
    False: Comparison.NOT_MET,
    None: Comparison.NOT_COMPARABLE,
}


def compare_targets(dataset: Dataset, links: Sequence[LinkRow]) -> tuple[TargetResultRow, ...]:
    """What was promised beside what was reported, for every link to a report.

    Args:
        dataset: The rows of all documents.
        links: Sorted by their two documents.
    """
    targets: dict[str, list[TargetRow]] = defaultdict(list)
    results: dict[str, list[ResultRow]] = defaultdict(list)
    for target in dataset.targets:
        targets[target.action_id or ""].append(target)
    for result in dataset.results:
        results[result.action_id or ""].append(result)
    documents = {row.document_id: row for row in dataset.documents}
    reported = (link for link in links if link.kind is not LinkKind.SAME_ACTION_NEXT_YEAR)
    rows: list[TargetResultRow] = []
    for (_, report_id), group in groupby(reported, key=_documents):
        own = list(group)
        promised = [row for link in own for row in targets.get(link.from_action_id, ())]
        found = [row for link in own for row in results.get(link.to_action_id, ())]
        rows += _compared(own, promised, found, documents[report_id])
    return tuple(rows)


def _documents(link: LinkRow) -> tuple[str, str]:
    return link.from_document_id, link.to_document_id


def _compared(
    links: Sequence[LinkRow],
    targets: Sequence[TargetRow],
    results: Sequence[ResultRow],
    report: DocumentRow,
) -> Iterator[TargetResultRow]:
    """The targets of one plan beside the results of one report."""
    period = _period_of(report)
    near = {row.target_id: row for row in _nearest(targets, period)}
    by_id = {row.result_id: row for row in results}
    by_actions = {(link.from_action_id, link.to_action_id): link for link in links}
    pairs = compare_results(map(_promised, near.values()), map(_reported, results), _bare(links))
    for pair in pairs:
        link = by_actions[pair.from_action_id, pair.to_action_id]
        yield _row(pair, link, near[pair.target_id], by_id[pair.result_id], period.label)


def _bare(links: Iterable[LinkRow]) -> list[ActionLink]:
    return [
        ActionLink(link.from_action_id, link.to_action_id, link.kind, link.score, link.evidence)
        for link in links
    ]


def _nearest(targets: Iterable[TargetRow], period: Period) -> list[TargetRow]:
    """The targets of the report's own period, else those of the span or year nearest to it."""
    ranked: dict[tuple[int, bool], list[TargetRow]] = defaultdict(list)
    for target in targets:
        own = parse_period(target.period) if target.period else None
        if own is not None:
            apart = max(0, own.start_year - _last(period), period.start_year - _last(own))
            ranked[apart, own.label != period.label].append(target)
    return ranked[min(ranked)] if ranked else []


def _last(period: Period) -> int:
    return max(period.start_year, period.end_year - 1)


def _period_of(document: DocumentRow) -> Period:
    """The period of a linked document, which is always known."""
    start, end = document.period_start, document.period_end
    assert start is not None
    assert end is not None
    return Period(start, end, str(start) if start == end else f"{start}-{end}")


def _promised(row: TargetRow) -> PromisedTarget:
    return PromisedTarget(
        target_id=row.target_id,
        action_id=row.action_id or "",
        indicator=row.indicator or "",
        indicator_family=row.indicator_family,
        period=row.period,
        target=row.target,
        kind=row.kind,
        comparator=row.comparator,
        value=row.value,
        unit=row.unit,
        action=row.action,
    )


def _reported(row: ResultRow) -> ReportedResult:
    return ReportedResult(
        result_id=row.result_id,
        action_id=row.action_id or "",
        label=row.label,
        indicator_family=row.indicator_family,
        raw=row.raw,
        comparator=row.comparator,
        value=row.value,
        unit=row.unit,
        action=row.action,
    )


def _row(
    pair: TargetAgainstResult, link: LinkRow, target: TargetRow, result: ResultRow, period: str
) -> TargetResultRow:
    is_same_period = target.period == period
    evidence = pair.evidence if is_same_period else f"{pair.evidence}; other period"
    return TargetResultRow(
        target_result_id=content_id("target_result", target.target_id, result.result_id),
        target_id=target.target_id,
        result_id=result.result_id,
        link_id=link.link_id,
        indicator_family=target.indicator_family or "",
        indicator=target.indicator,
        target=target.target,
        target_period=target.period,
        target_comparator=target.comparator,
        target_value=target.value,
        target_unit=target.unit,
        label=result.label,
        raw=result.raw,
        result_period=period,
        result_comparator=result.comparator,
        result_value=result.value,
        result_unit=result.unit,
        comparison=VERDICTS[pair.is_reached if is_same_period else None],
        score=pair.score,
        evidence=evidence,
        evidence_fr=evidence_in_french(evidence),
    )
