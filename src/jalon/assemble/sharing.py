"""Texts that stand for several indicators: of a spanning cell, or of a heading above them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from jalon.schemas.raw import Passage, RawTarget

# what may span several indicators; a state says itself whether it is the row's own
SPANNING = ("theme", "objective", "action", "description", "baseline", "due", "result")
SPANNING_LISTS = ("lead", "partners")


def with_shared_marked(rows: Iterable[RawTarget]) -> tuple[RawTarget, ...]:
    """``rows``, each text that rows of several indicators share marked as inherited.

    The years of one indicator stand in one row of the page and share its texts as their own.
    """
    rows = tuple(rows)
    owners: dict[Passage, set[Passage | None]] = defaultdict(set)
    for row in rows:
        for passage in _spanning(row):
            owners[passage].add(row.indicator)

    marks = {
        passage: replace(passage, is_inherited=passage.is_inherited or len(known) > 1)
        for passage, known in owners.items()
    }
    return tuple(_marked(row, marks) for row in rows)


def _spanning(row: RawTarget) -> list[Passage]:
    single = (getattr(row, name) for name in SPANNING)
    lists = (passage for name in SPANNING_LISTS for passage in getattr(row, name))
    return [passage for passage in (*single, *lists) if passage is not None]


def _marked(row: RawTarget, marks: dict[Passage, Passage]) -> RawTarget:
    changes: dict[str, object] = {
        name: marks[passage] for name in SPANNING if (passage := getattr(row, name)) is not None
    }
    changes |= {
        name: tuple(marks[passage] for passage in getattr(row, name)) for name in SPANNING_LISTS
    }
    return replace(row, **changes)  # type: ignore[arg-type]
