"""Which of the rows that were read stand, and how sure every field of them is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from jalon.extract.judge.evidence import evidence_of
from jalon.extract.judge.fields import COLUMNS, KEY, PIECES
from jalon.extract.judge.keys import places_of
from jalon.extract.judge.settings import SETTINGS
from jalon.extract.judge.weights import Model, Numbers, shipped
from jalon.extract.rows import committed, deeds, grid_fold
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Page
from jalon.schemas.raw import RawFinding, RawTarget
from jalon.schemas.units import Evidence
from jalon.schemas.values import Severity
from jalon.schemas.vocabulary import Vocabulary

DECIDE = SETTINGS.decide

WHOLE = "whole"
LISTED = frozenset((deeds.METHOD, committed.METHOD))  # sentences of lists and of prose

Facts = dict[str, float]


@dataclass(frozen=True, slots=True)
class Case:
    """The rows that were read, with all that is known of each of them."""

    rows: tuple[RawTarget, ...]
    facts: tuple[Facts, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """The rows that stand, in reading order, and where rows were too doubtful to stand."""

    targets: tuple[RawTarget, ...]
    left_out: tuple[RawFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """A row that stands, and the sums that its confidences were made from.

    Attributes:
        row: With its confidences.
        index: Of the row that it is among those of its case.
        sums: The log-odds of each field.
        whole_sum: How sure all fields together are.
    """

    row: RawTarget
    index: int
    sums: Mapping[str, float]
    whole_sum: float


def case_of(
    read: Sequence[tuple[RawTarget, Evidence]],
    pages: Sequence[Page],
    findings: Sequence[RawFinding],
    vocabulary: Vocabulary,
) -> Case:
    """The case that a reading makes.

    Args:
        read: Its rows, each with what speaks for it.
        pages: What they were read from.
        findings: What the reading found odd.
        vocabulary: Knows what texts are like.
    """
    aimed = {_place(row) for row, _ in read if row.target is not None}
    held = [
        (row, evidence)
        for row, evidence in read
        if _states_something(row) or (row.period is not None and _place(row) in aimed)
    ]
    facts = evidence_of(held, pages, findings, vocabulary)
    return Case(tuple(row for row, _ in held), tuple(facts))


def _states_something(row: RawTarget) -> bool:
    """Whether a row names an action or a target, or an indicator under a table's heading.

    Elsewhere an indicator alone may be any line.
    """
    held = (row.action, row.target, row.objective)
    in_table = row.indicator is not None and row.method == grid_fold.METHOD
    return any(p is not None for p in held) or in_table


def _place(row: RawTarget) -> tuple[int, Box] | None:
    """Where a row's indicator stands: of a row with a target in one year, an empty year is one."""
    return (row.indicator.page, row.indicator.box) if row.indicator is not None else None


def judged(case: Case, models: Mapping[str, Model] | None = None) -> Judged:
    """The rows of every place that is worth its cost, each with its confidences."""
    found = decided(case, models if models is not None else shipped())
    return Judged(tuple(d.row for d in found), _left_out(case, {d.index for d in found}))


def _left_out(case: Case, kept: Collection[int]) -> tuple[RawFinding, ...]:
    """A finding for each place whose rows are so likely wrong that none of them stands."""
    found = []
    for place in places_of(case.rows):
        if any(i in kept for i in place):
            continue
        rows = [case.rows[i] for i in place]
        first = rows[0].action or rows[0].indicator or rows[0].target or rows[0].objective
        text = "" if first is None else " ".join(first.text.split())[: DECIDE.longest_text]
        box = union(r.box for r in rows if r.page == rows[0].page)
        params = (("count", str(len(rows))), ("text", text))
        found.append(RawFinding("rows_left_out", Severity.WARNING, rows[0].page, box, params))
    return tuple(found)


def decided(case: Case, models: Mapping[str, Model]) -> list[Decided]:
    """The rows that stand, with the sums behind their confidences."""
    if not case.rows:
        return []
    sums = {name: models[name].sums(case.facts) for name in (KEY, *PIECES)}
    likely = {name: models[name].shares_of(one) for name, one in sums.items()}
    worth = likely[KEY] - DECIDE.cost
    kept = [
        i
        for place in places_of(case.rows)
        if worth[place].sum() > 0 or _is_listed(case.rows[place[0]])
        for i in place
    ]
    return [_stated(i, case.rows[i], sums, likely, models[WHOLE]) for i in kept]


def _is_listed(row: RawTarget) -> bool:
    """Whether a row is a sentence of a list of targets: the models know none of that kind."""
    return row.method in LISTED


def _stated(
    index: int,
    row: RawTarget,
    sums: Mapping[str, Numbers],
    likely: Mapping[str, Numbers],
    whole: Model,
) -> Decided:
    """A row with how sure it is, and each of its fields."""
    shares = {name: float(likely[name][index]) for name in PIECES}
    if _is_listed(row):
        shares = {name: max(share, row.confidence) for name, share in shares.items()}
    logs = np.log(np.maximum(list(shares.values()), DECIDE.least))
    joint = float(0.5 * logs.min() + 0.5 * logs.sum())
    sure = float(whole.shares_of(np.array([joint]))[0])
    if row.action is None and row.indicator is None:
        sure = min(sure, DECIDE.nameless)
    if _is_listed(row):
        sure = row.confidence
    named = tuple((column, round(shares[name], 3)) for name in PIECES for column in COLUMNS[name])
    return Decided(
        replace(row, confidence=round(sure, 3), field_confidence=named),
        index,
        {name: float(sums[name][index]) for name in (KEY, *PIECES)},
        joint,
    )
