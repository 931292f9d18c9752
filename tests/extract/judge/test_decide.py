"""One set of rows out of two readings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawn_grids import WORDS

from jalon.extract.judge import Case, case_of, judged
from jalon.extract.judge.candidates import Candidate, bare, key_of, pairing_of, places_of
from jalon.extract.judge.fields import KEY, PIECES
from jalon.extract.judge.weights import models_of
from jalon.schemas.geometry import Box
from jalon.schemas.page import Page
from jalon.schemas.raw import Passage, RawAction, RawTarget
from jalon.schemas.units import Evidence

PAGE = Page(1, 600.0, 800.0)


def passage(text: str, x: float, y: float, page: int = 1) -> Passage:
    """A text of one line."""
    return Passage(text, page, Box(x, y, x + 100, y + 12))


def row(indicator: str | None, target: str, y: float, action: str | None = "Former") -> RawTarget:
    """A row of a grid, at one height of the page."""
    held = [
        passage(text, x, y) if text is not None else None
        for text, x in ((action, 20), (indicator, 150), (target, 300))
    ]
    return RawTarget(1, Box(20, y, 400, y + 12), action=held[0], indicator=held[1], target=held[2])


def case(old: list[RawTarget], new: list[RawTarget]) -> Case:
    """What two readings of one page make."""
    read = [(t, Evidence()) for t in new]
    return case_of((old, ()), read, (), [PAGE], (), WORDS)


def of(old: list[RawTarget], new: list[RawTarget]) -> list[Candidate]:
    """Candidates of both readings."""
    return [
        *(Candidate(t, {}, by_records=False) for t in old),
        *(Candidate(t, {}, by_records=True) for t in new),
    ]


def test_same_row_of_both_readings_stands_once() -> None:
    """Rows that agree in their keys are one row."""

    rows = [row("Nb de projets", "2", 100), row("Taux", "80 %", 120)]

    found = judged(case(rows, rows)).targets

    assert [key_of(t) for t in found] == [key_of(t) for t in rows]


def test_place_is_never_read_twice() -> None:
    """Where the readings cut a table differently, one of them stands for all of it."""

    old = [row("Nb de projets", "2", 100), row("Taux", "80 %", 112)]
    new = [row("Nb de projets Taux", "2 80 %", 106)]

    found = judged(case(old, new)).targets

    assert list(map(key_of, found)) in (list(map(key_of, old)), list(map(key_of, new)))


def test_places_of_each_reading_stand_side_by_side() -> None:
    """What only one of the readings read is kept."""

    old, new = [row("Nb de projets", "2", 100)], [row("Taux", "80 %", 500)]

    found = judged(case(old, new)).targets

    assert len(found) == 2


@pytest.mark.parametrize("n", [1, 2, 12])
def test_row_without_action_and_indicator_is_never_sure(n: int) -> None:
    """A target that is nobody's cannot be whole, whatever else speaks for it."""

    rows = [row(None, f"{i} projets", 100 + 20 * i, action=None) for i in range(n)]

    found = judged(case(rows, rows)).targets

    assert found
    assert max(t.confidence for t in found) < 0.9


def test_row_is_no_surer_than_its_fields_are_told() -> None:
    """Every column that is judged has a confidence of its own, from 0 to 1."""

    found = judged(case([row("Taux", "80 %", 100)], [])).targets

    named = dict(found[0].field_confidence)
    assert {"action", "indicator", "target", "period", "theme", "objective", "lead", "due"} <= set(
        named
    )
    assert all(0 <= share < 1 for share in named.values())


def test_judging_twice_gives_the_same() -> None:
    """Nothing is left to chance."""

    rows = [row("Nb de projets", "2", 100), row("Taux", "80 %", 120)]

    assert judged(case(rows, rows[:1])) == judged(case(rows, rows[:1]))


def test_rows_that_are_likely_wrong_are_left_out_and_said() -> None:
    """A place of which no row is worth its cost gives none, and a finding."""
    never = {"names": ["met"], "trees": [[[0.0]]], "points": [[-1, 0.05], [1, 0.05]], "start": 0.0}
    models = models_of(dict.fromkeys((KEY, *PIECES, "whole"), never))

    found = judged(case([], [row("Nombre de places", "40", 100)]), models)

    assert found.targets == ()
    assert [(f.code, f.page, dict(f.params)) for f in found.left_out] == [
        ("rows_left_out", 1, {"count": "1", "text": "Former"})
    ]


def test_nothing_read_is_nothing_judged() -> None:
    """Two empty readings make an empty one."""

    assert judged(case([], [])).targets == ()


def test_each_row_has_one_twin_at_most() -> None:
    """Two equal rows of one reading do not share the one row of the other."""

    rows = of([row("Taux", "80 %", 100), row("Taux", "80 %", 100)], [row("Taux", "80 %", 100)])

    assert pairing_of(rows).same == (2, -1, 0)


def test_rows_apart_are_two_places() -> None:
    """A table's rows are one place, a table further down another."""

    rows = of([row("a", "1", 100), row("b", "2", 114), row("c", "3", 400)], [])

    assert places_of(rows) == [[0, 1], [2]]


def test_bounds_are_part_of_a_target() -> None:
    """A bound is no punctuation: "≥ 80 %" is not "80 %"."""

    assert bare("≥ 80 %") != bare("80 %")
    assert key_of(row("Taux", "80 %", 1)) == key_of(replace(row("TAUX ;", "80 %", 1)))


def test_a_lone_action_of_the_reading_that_lost_does_not_stand() -> None:
    """Where rows stand, an action that only the other reading saw is a piece of one of them."""

    piece = RawAction(1, Box(20, 500, 120, 512), action=passage("évaluation est faite", 20, 500))
    rows = [row("Nb de projets", "2", 100), row("Taux", "80 %", 120)]

    of_rows = judged(replace(case(rows, rows), new_actions=(piece,), old_actions=()))
    alone = judged(replace(case([], []), new_actions=(piece,), old_actions=()))

    assert of_rows.targets
    assert (of_rows.actions, alone.actions) == ((), (piece,))
