"""Which rows stand, and how sure each claims to be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawn_grids import WORDS

from jalon.extract.judge import Case, case_of, judged
from jalon.extract.judge.fields import KEY, PIECES
from jalon.extract.judge.keys import bare, key_of, places_of
from jalon.extract.judge.weights import Model, models_of
from jalon.schemas.geometry import Box
from jalon.schemas.page import Page
from jalon.schemas.raw import Passage, RawTarget
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


def case(rows: list[RawTarget]) -> Case:
    """What the reading of one page makes."""
    return case_of([(t, Evidence()) for t in rows], [PAGE], (), WORDS)


def all_at(share: float) -> dict[str, Model]:
    """Models to which every field is as sure."""
    one = {"names": ["pairing"], "trees": [[[0.0]]], "start": 0.0}
    points = {"points": [[-1, share], [1, share]]}
    return models_of(dict.fromkeys((KEY, *PIECES, "whole"), one | points))


@pytest.mark.parametrize("n", [1, 2, 12])
def test_row_without_action_and_indicator_is_never_sure(n: int) -> None:
    """A target that is nobody's cannot be whole, whatever else speaks for it."""

    rows = [row(None, f"{i} projets", 100 + 20 * i, action=None) for i in range(n)]

    found = judged(case(rows), all_at(0.97)).targets

    assert len(found) == n
    assert max(t.confidence for t in found) < 0.9


def test_row_is_no_surer_than_its_fields_are_told() -> None:
    """Every column that is judged has a confidence of its own, from 0 to 1."""

    found = judged(case([row("Taux", "80 %", 100)])).targets

    named = dict(found[0].field_confidence)
    assert {"action", "indicator", "target", "period", "theme", "objective", "lead", "due"} <= set(
        named
    )
    assert all(0 <= share < 1 for share in named.values())


def test_judging_twice_gives_the_same() -> None:
    """Nothing is left to chance."""

    rows = [row("Nb de projets", "2", 100), row("Taux", "80 %", 120)]

    assert judged(case(rows)) == judged(case(rows))


def test_rows_that_are_likely_wrong_are_left_out_and_said() -> None:
    """A place of which no row is worth its cost gives none, and a finding."""
    found = judged(case([row("Nombre de places", "40", 100)]), all_at(0.05))

    assert found.targets == ()
    assert [(f.code, f.page, dict(f.params)) for f in found.left_out] == [
        ("rows_left_out", 1, {"count": "1", "text": "Former"})
    ]


def test_nothing_read_is_nothing_judged() -> None:
    """No rows make none."""

    assert judged(case([])).targets == ()


def test_rows_apart_are_two_places() -> None:
    """A table's rows are one place, a table further down another."""

    rows = [row("a", "1", 100), row("b", "2", 114), row("c", "3", 400)]

    assert places_of(rows) == [[0, 1], [2]]


def test_bounds_are_part_of_a_target() -> None:
    """A bound is no punctuation: "≥ 80 %" is not "80 %"."""

    assert bare("≥ 80 %") != bare("80 %")
    assert key_of(row("Taux", "80 %", 1)) == key_of(replace(row("TAUX ;", "80 %", 1)))
