"""The fitted models behind every confidence: sums of small trees, kept as reviewed data."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Indexes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Model:
    """Trees whose leaves add up to a log-odds, and the points that make a probability of it.

    All arrays are trees x nodes; a leaf leads to itself, so that every row takes as many steps.

    Attributes:
        names: The facts that ``facts`` counts.
        facts: The fact that a node asks for.
        bounds: At most this goes to ``left``.
        blanks: Where a row goes whose fact is unknown.
        left: Where a row goes that keeps to the bound.
        right: Where any other row goes.
        leaves: What a node adds where it is the last.
        start: Added to every row.
        depth: Steps from root to leaf.
        odds: Sums of leaves, rising …
        shares: … and the probability that each stands for; between them it is interpolated.
    """

    names: tuple[str, ...]
    facts: Indexes
    bounds: Numbers
    blanks: Indexes
    left: Indexes
    right: Indexes
    leaves: Numbers
    start: float
    depth: int
    odds: Numbers
    shares: Numbers

    def sums(self, rows: Sequence[Mapping[str, float]]) -> Numbers:
        """The sum of the leaves that each row comes to."""
        table = np.array(
            [[row.get(name, np.nan) for name in self.names] for row in rows], dtype=float
        ).reshape(len(rows), len(self.names))
        trees = np.arange(len(self.facts))[None, :]
        at = np.zeros((len(rows), len(self.facts)), dtype=np.int64)
        lines = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            asked = table[lines, self.facts[trees, at]]
            keeps = asked <= self.bounds[trees, at]
            step = np.where(keeps, self.left[trees, at], self.right[trees, at])
            at = np.where(np.isnan(asked), self.blanks[trees, at], step)
        total: Numbers = self.start + self.leaves[trees, at].sum(axis=1)
        return total

    def shares_of(self, sums: Numbers) -> Numbers:
        """How likely each of ``sums`` is right, 0 to 1."""
        found: Numbers = np.interp(sums, self.odds, self.shares)
        return found


@cache
def shipped() -> Mapping[str, Model]:
    """The models that are shipped, by what they judge."""
    text = (files("jalon.extract.judge") / "data" / "sureness.json").read_text(encoding="utf-8")
    return models_of(json.loads(text)["models"])


def models_of(data: Mapping[str, Mapping[str, object]]) -> dict[str, Model]:
    """Models from their form as data: a node is ``[fact, bound, blanks left, left, right]``.

    A leaf is ``[sum]``. Every tree's first node is its root.
    """
    return {name: _model_of(one) for name, one in data.items()}


def _model_of(data: Mapping[str, object]) -> Model:
    trees = data["trees"]
    names = data["names"]
    points = data["points"]
    start = data["start"]
    if not isinstance(trees, list) or not isinstance(names, list) or not isinstance(points, list):
        raise TypeError(f"expected trees, names and points, got {sorted(data)!r}")
    nodes = max(len(t) for t in trees)
    shape = (len(trees), nodes)
    facts, blanks = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    left, right = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    bounds, leaves = np.zeros(shape), np.zeros(shape)
    for t, tree in enumerate(trees):
        for n, node in enumerate(tree):
            if len(node) == 1:
                left[t, n] = right[t, n] = blanks[t, n] = n
                leaves[t, n] = node[0]
                continue
            facts[t, n], bounds[t, n], goes_left, left[t, n], right[t, n] = node
            blanks[t, n] = left[t, n] if goes_left else right[t, n]
    depth = max(_depth(t, 0) for t in trees)
    odds, shares = (np.array(column, dtype=float) for column in zip(*points, strict=True))
    if any(b < a for a, b in pairwise(odds)) or any(b < a for a, b in pairwise(shares)):
        raise ValueError("expected points that rise")
    return Model(
        names=tuple(map(str, names)),
        facts=facts,
        bounds=bounds,
        blanks=blanks,
        left=left,
        right=right,
        leaves=leaves,
        start=float(str(start)),
        depth=depth,
        odds=odds,
        shares=shares,
    )


def _depth(tree: Sequence[Sequence[float]], node: int) -> int:
    if len(tree[node]) == 1:
        return 0
    return 1 + max(_depth(tree, int(tree[node][3])), _depth(tree, int(tree[node][4])))
