"""One set of rows out of two readings: each place of a page is read in one way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jalon.extract.judge.candidates import Candidate, Pairing, pairing_of, places_of
from jalon.extract.judge.evidence import evidence_of
from jalon.schemas.page import Page
from jalon.schemas.raw import RawAction, RawFinding, RawTarget
from jalon.schemas.units import Evidence
from jalon.schemas.vocabulary import Vocabulary

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
    """

    rows: tuple[Candidate, ...]
    pairing: Pairing
    facts: tuple[Facts, ...]
    old_actions: tuple[RawAction, ...]
    new_actions: tuple[RawAction, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """The rows that stand, in reading order."""

    targets: tuple[RawTarget, ...]
    actions: tuple[RawAction, ...]


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
    rows += [Candidate(t, dict(e.facts), by_records=True) for t, e in by_records]
    pairing = pairing_of(rows)
    facts = evidence_of(rows, pairing, pages, findings, vocabulary)
    return Case(
        tuple(rows),
        pairing,
        tuple(facts),
        tuple(by_headings[1]),
        tuple(a for a, _ in actions),
    )


def judged(case: Case) -> Judged:
    """The rows of the better reading of every place."""
    kept: list[int] = []
    for place in places_of(case.rows):
        kept += chosen(place, case)
    targets = [case.rows[i].row for i in kept]
    return Judged(tuple(targets), case.old_actions or case.new_actions)


def chosen(place: Sequence[int], case: Case) -> list[int]:
    """The rows of one of the two readings of a place."""
    old = [i for i in place if not case.rows[i].by_records]
    new = [i for i in place if case.rows[i].by_records]
    return new or old
