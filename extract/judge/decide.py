"""One set of rows out of two readings: each place of a page is read in one way."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from jalon.extract.judge.candidates import Candidate, Pairing, pairing_of, places_of
from jalon.extract.judge.evidence import evidence_of
from jalon.extract.judge.fields import CODES, COLUMNS, KEY, PIECES
from jalon.extract.judge.weights import Model, Numbers, shipped
from jalon.schemas.geometry import union
from jalon.schemas.page import Page
from jalon.schemas.raw import RawAction, RawFinding, RawTarget
from jalon.schemas.units import Evidence
from jalon.schemas.values import Severity
from jalon.schemas.vocabulary import Vocabulary

WHOLE = "whole"
COST = 0.35  # what a row costs a reading: it has to be right at least this often to be worth it
NAMELESS = 0.85  # the most that a row without action and indicator claims
LEAST = 0.001
LONGEST_TEXT = 80  # characters of what a finding quotes
FILLED = ("baseline", "result", "budget", "budget_hint", "percent", "unit_hint")
CLOSABLE: Mapping[str, Sequence[str]] = {**PIECES, **{p: (p,) for p in FILLED}}

KNOWN = 0.8  # of the rows of a reading that state a field: it knows where that stands
NO_DOUBT = 0.88  # mean claim of the reading by headings, where nothing of it is doubtful
DOUBTS = frozenset(
    (
        *("column_role_inferred", "column_role_unknown", "deadline_unread", "list_mismatch"),
        *("nothing_read", "paired_by_order", "several_actions", "several_numbers", "stray_words"),
        *("table_left_alone", "target_left_out", "text_over_edge", "words_unread"),
    )
)

Facts = dict[str, float]


@dataclass(frozen=True, slots=True)
class Case:
    """The rows of both readings with all that is known of them.

    Attributes:
        rows: Those by headings, then those by records.
        pairing: Which of them are the same.
        facts: What is known of each.
        old_actions: Actions without an indicator, by headings.
        new_actions: The same, by records.
        headings_stand: Whether the reading by headings has no doubt of its own: then it keeps the
            fields that it knows.
    """

    rows: tuple[Candidate, ...]
    pairing: Pairing
    facts: tuple[Facts, ...]
    old_actions: tuple[RawAction, ...]
    new_actions: tuple[RawAction, ...]
    headings_stand: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """The rows that stand, in reading order, and where rows were too doubtful to stand."""

    targets: tuple[RawTarget, ...]
    actions: tuple[RawAction, ...]
    left_out: tuple[RawFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """A row that stands, and the sums that its confidences were made from.

    Attributes:
        row: With its confidences.
        index: Of the candidate that it is.
        sums: The log-odds of each field.
        whole_sum: How sure all fields together are.
    """

    row: RawTarget
    index: int
    sums: Mapping[str, float]
    whole_sum: float


def case_of(  # noqa: PLR0913, PLR0917 - two readings, and what they were read from
    by_headings: tuple[Sequence[RawTarget], Sequence[RawAction]],
    by_records: Sequence[tuple[RawTarget, Evidence]],
    actions: Sequence[tuple[RawAction, Evidence]],
    pages: Sequence[Page],
    findings: Sequence[RawFinding],
    vocabulary: Vocabulary,
) -> Case:
    """The case that two readings make."""
    rows = [Candidate(t, {}, by_records=False) for t in by_headings[0]]
    rows += [
        Candidate(t, dict(e.facts), by_records=True) for t, e in by_records if _states_something(t)
    ]
    pairing = pairing_of(rows)
    facts = evidence_of(rows, pairing, pages, findings, vocabulary)
    return Case(
        tuple(rows),
        pairing,
        tuple(facts),
        tuple(by_headings[1]),
        tuple(a for a, _ in actions),
        stands(by_headings[0], findings),
    )


def stands(rows: Sequence[RawTarget], findings: Sequence[RawFinding]) -> bool:
    """Whether the reading by headings read all that it saw, and doubts nothing of it.

    It knows few layouts, and those exactly: every heading known, no table left alone, no word
    left over, every list tied.
    """
    if not rows or any(f.code in DOUBTS for f in findings):
        return False
    return sum(r.confidence for r in rows) >= NO_DOUBT * len(rows)


def _states_something(row: RawTarget) -> bool:
    """Whether a row names an action or a target; an indicator alone may be any line."""
    return row.action is not None or row.target is not None or row.objective is not None


def judged(case: Case, models: Mapping[str, Model] | None = None) -> Judged:
    """The rows of the better reading of every place, each with its confidences."""
    found = decided(case, models if models is not None else shipped())
    by_records = sum(case.rows[d.index].by_records for d in found)
    actions = case.new_actions if by_records * 2 > len(found) else case.old_actions
    # an action that only the reading saw which lost is mostly a piece of a row that stands
    others = () if found else case.new_actions or case.old_actions
    return Judged(
        tuple(d.row for d in found),
        actions or others,
        _left_out(case, {d.index for d in found}),
    )


def _left_out(case: Case, kept: Collection[int]) -> tuple[RawFinding, ...]:
    """A finding for each place whose rows are so likely wrong that none of them stands."""
    found = []
    for place in places_of(case.rows):
        if any(i in kept for i in place):
            continue
        rows = [case.rows[i].row for i in place]
        first = rows[0].action or rows[0].indicator or rows[0].target or rows[0].objective
        text = "" if first is None else " ".join(first.text.split())[:LONGEST_TEXT]
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
    kept = [i for place in places_of(case.rows) for i in chosen(place, case, likely[KEY])]
    usual = _usual(case) if case.headings_stand else frozenset()
    return [_stated(i, case, usual, sums, likely, models[WHOLE]) for i in kept]


def chosen(place: Sequence[int], case: Case, likely: Numbers) -> list[int]:
    """The rows of that reading of a place from which more is to be had, or none."""
    old = [i for i in place if not case.rows[i].by_records]
    new = [i for i in place if case.rows[i].by_records]
    return new if _worth(new, case, likely) > _worth(old, case, likely) else old


def _worth(rows: Sequence[int], case: Case, likely: Numbers) -> float:
    return sum((0.0 if _is_heaped(case.facts[i]) else float(likely[i])) - COST for i in rows)


def _is_heaped(facts: Mapping[str, float]) -> bool:
    """Whether several rows have one whole text, of which the other reading gives each its part."""
    return facts.get("spot_twins", 0) >= 1 and facts.get("target_parts", 0) >= 2


def _stated(  # noqa: PLR0913, PLR0917 - a row, and what is known of all rows
    index: int,
    case: Case,
    usual: Collection[str],
    sums: Mapping[str, Numbers],
    likely: Mapping[str, Numbers],
    whole: Model,
) -> Decided:
    """A row with the surer of both readings' fields, where both read the same row."""
    twin = case.pairing.same[index]
    if twin >= 0 and case.headings_stand and case.rows[index].by_records:
        index, twin = twin, index  # of one row, that without doubts knows the fields best
    row = case.rows[index].row
    best = dict.fromkeys((KEY, *PIECES), index)
    if twin >= 0:
        other = case.rows[twin].row
        closed = _closed(row, other, usual) if case.headings_stand else frozenset()
        best = {
            name: twin if likely[name][twin] > likely[name][index] and name not in closed else index
            for name in best
        }
        row = _filled(row, other, [name for name in PIECES if best[name] == twin], closed)
    shares = {name: float(likely[name][best[name]]) for name in best}
    fields = [shares[name] for name in PIECES]
    logs = np.log(np.maximum(fields, LEAST))
    joint = float(0.5 * logs.min() + 0.5 * logs.sum())
    sure = float(whole.shares_of(np.array([joint]))[0])
    if row.action is None and row.indicator is None:
        sure = min(sure, NAMELESS)
    named = tuple((column, round(shares[name], 3)) for name in PIECES for column in COLUMNS[name])
    return Decided(
        replace(row, confidence=round(sure, 3), field_confidence=named),
        index,
        {name: float(sums[name][best[name]]) for name in best},
        joint,
    )


def _usual(case: Case) -> frozenset[str]:
    """Fields that the reading by headings knows: most of its rows state them, fillers any row."""
    rows = [c.row for c in case.rows if not c.by_records]
    counts = {name: sum(_states(r, pieces) for r in rows) for name, pieces in CLOSABLE.items()}
    return frozenset(
        name
        for name, known in counts.items()
        if known and known >= (KNOWN if name in PIECES else 0) * len(rows)
    )


def _closed(row: RawTarget, other: RawTarget, usual: Collection[str]) -> frozenset[str]:
    """Fields that stay as the reading without doubts has them: a gap among rows that state them.

    What it states nowhere it has not seen; what it states in most rows and not in this one is not
    there. And what is stated is not given up for a gap.
    """
    return frozenset(
        name
        for name, pieces in CLOSABLE.items()
        if (not _states(other, pieces) if _states(row, pieces) else name in usual)
    )


def _states(row: RawTarget, pieces: Sequence[str]) -> bool:
    return any(getattr(row, p) for p in pieces)


def _filled(
    row: RawTarget, other: RawTarget, fields: Sequence[str], closed: Collection[str]
) -> RawTarget:
    """``row`` with these fields of ``other``, and what only that has, but what is closed."""
    pieces = [p for name in fields for p in PIECES[name]]
    pieces += [p for p in FILLED if getattr(row, p) is None and p not in closed]
    pieces += [
        level
        for level, code in CODES.items()
        # both read the same level, one of them its code alone
        if getattr(row, level) is None and getattr(row, code) == getattr(other, code) is not None
    ]
    spared = {
        level
        for level, code in CODES.items()
        if getattr(other, level) is None and getattr(row, code) == getattr(other, code) is not None
    }
    changes: dict[str, object] = {p: getattr(other, p) for p in pieces if p not in spared}
    return replace(row, **changes)  # type: ignore[arg-type]
