"""One set of rows out of two readings: each place of a page is read in one way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jalon.extract.judge.candidates import Candidate, Pairing, pairing_of, places_of
from jalon.schemas.raw import RawAction, RawTarget
from jalon.schemas.rows import GridReading
from jalon.schemas.units import Evidence


@dataclass(frozen=True, slots=True)
class Judged:
    """The rows that stand, in reading order."""

    targets: tuple[RawTarget, ...]
    actions: tuple[RawAction, ...]


def candidates_of(
    by_headings: GridReading, by_records: Sequence[tuple[RawTarget, Evidence]]
) -> list[Candidate]:
    """The rows of both readings, those by headings first."""
    old = [Candidate(t, {}, False) for t in by_headings.targets]
    return old + [Candidate(t, dict(e.facts), True) for t, e in by_records]


def judged(
    by_headings: GridReading,
    by_records: Sequence[tuple[RawTarget, Evidence]],
    actions: Sequence[tuple[RawAction, Evidence]],
) -> Judged:
    """The rows of the better reading of every place."""
    rows = candidates_of(by_headings, by_records)
    pairing = pairing_of(rows)
    kept: list[int] = []
    for place in places_of(rows):
        kept += chosen(place, rows, pairing)
    targets = [rows[i].row for i in kept]
    return Judged(tuple(targets), by_headings.actions or tuple(a for a, _ in actions))


def chosen(place: Sequence[int], rows: Sequence[Candidate], pairing: Pairing) -> list[int]:
    """The rows of one of the two readings of a place."""
    old = [i for i in place if not rows[i].by_records]
    new = [i for i in place if rows[i].by_records]
    return new or old
