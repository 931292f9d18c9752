"""Sums of small trees as data: how they are evaluated, and what the shipped ones must keep to."""

from __future__ import annotations

import math

import numpy as np
import pytest

from jalon.extract.judge.actions import ACTIONS
from jalon.extract.judge.fields import KEY, PIECES
from jalon.extract.judge.weights import models_of, shipped

# purity at most 0.5: -1; above: 2 where there is no twin, else 0.5; unknown purity goes right
TREE = [[0, 0.5, 0, 1, 2], [-1.0], [1, 0.0, 1, 3, 4], [2.0], [0.5]]
DATA = {
    "names": ["purity", "twins"],
    "start": 0.25,
    "trees": [TREE, [[0.125]]],
    "points": [[-1.0, 0.1], [2.0, 0.7], [3.0, 0.9]],
}


@pytest.mark.parametrize(
    ("facts", "total"),
    [
        ({"purity": 0.5, "twins": 0.0}, -1.0),
        ({"purity": 0.6, "twins": 0.0}, 2.0),
        ({"purity": 0.6, "twins": 1.0}, 0.5),
        ({"twins": 1.0}, 0.5),
        ({}, 2.0),
        ({"purity": math.nan, "twins": 0.0, "other": 5.0}, 2.0),
    ],
)
def test_leaves_add_up(facts: dict[str, float], total: float) -> None:
    """Each tree's leaf and the start make the sum; unknown facts go where the data say."""

    model = models_of({"action": DATA})["action"]

    assert model.sums([facts]) == pytest.approx([total + 0.375])


def test_shares_lie_between_the_points() -> None:
    """Between two points a share is interpolated, beyond them it is that of the last."""

    model = models_of({"action": DATA})["action"]

    assert model.shares_of(np.array([-5.0, 0.5, 2.5, 9.0])) == pytest.approx([0.1, 0.4, 0.8, 0.9])


def test_no_rows_have_no_sums() -> None:
    """An empty reading is judged without complaint."""

    assert models_of({"action": DATA})["action"].sums([]).shape == (0,)


def test_points_that_fall_are_refused() -> None:
    """A surer row can never claim less."""

    with pytest.raises(ValueError, match="rise"):
        models_of({"action": {**DATA, "points": [[0.0, 0.9], [1.0, 0.1]]}})


def test_shipped_models_judge_every_field() -> None:
    """There is a model for the row, for each field, for all of them together and for actions."""

    assert set(shipped()) == {KEY, "whole", *PIECES, ACTIONS}


@pytest.mark.parametrize("name", [KEY, "whole", *PIECES, ACTIONS])
def test_shipped_models_never_claim_certainty(name: str) -> None:
    """What was fitted on some thousand rows can be wrong about the next."""

    shares = shipped()[name].shares

    assert 0 <= shares.min() <= shares.max() < 1


@pytest.mark.parametrize("name", [KEY, "action", "indicator", "target"])
def test_agreement_never_makes_a_row_less_sure(name: str) -> None:
    """Where the other reading says the same, the sum is at least as high as where it differs."""

    model = shipped()[name]
    agreed = {n: 1.0 for n in model.names if "agree" in n or n == "same_key"}
    differs = dict.fromkeys(agreed, 0.0)

    assert model.sums([agreed])[0] >= model.sums([differs])[0]
