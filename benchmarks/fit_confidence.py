"""Fit the confidence of plan rows, and say how far it can be believed.

usage: fit_confidence.py FOLDER... --cache DIR [--weigh NAME=FACTOR ...]
           [--join NAME=NAME ...] [--write] [--no-report]

Every folder is a source, PDFs with NAME.gold.json beside; --join counts one as another. What is
said of a source comes from models that have seen none of its documents. Seeds are fixed and one
thread works, so that the same documents give the same weights. Without --write nothing changes.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from gold import verdicts
from readings import Document, assembled, documents, judged_by_gold
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.isotonic import IsotonicRegression

from jalon.extract.judge.actions import ACTIONS
from jalon.extract.judge.decide import decided
from jalon.extract.judge.fields import KEY, PIECES
from jalon.extract.judge.weights import Model, models_of

DATA = Path(__file__).parents[1] / "extract" / "judge" / "data" / "sureness.json"
SEED = 9
NAMES = (KEY, *PIECES)
WHOLE = "whole"
SURE = 0.9
EDGES = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1.01)
DECIMALS = 3
LEAST_ROWS = 40  # rows behind a knot of the calibration
TREES, LEAVES, RATE, LEAST_LEAF, RIDGE = 40, 6, 0.15, 40, 5.0

# absolute numbers that say which generator made a document, not how it was read
LEFT_OUT = frozenset(("rows", "row_height", "theme_kinds", "same_action_rows"))
RISING = (
    *("margin_", "words_", "cut_agreed"),
    *("certainty", "pairing", "action_nests", "objective_nests", "page_sureness"),
)
FALLING = ("twins", "aim_twins", "spot_twins", "leftover", "page_findings", "place_findings",
           "nameless", "is_gap", "same_text", "action_is_objective")  # fmt: skip
RISING_ENDS = ("_purity", "_as_most", "_rise")
FALLING_ENDS = (
    "_low",
    "_open",
    "_stops",
    "_capitals",
    "_unclosed",
    "_label",
    "_pages_back",
    "_as_section",
    "_code_odd",
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A row that stands: what was claimed of it, and what is right of it."""

    source: str
    document: str
    claimed: Mapping[str, float]
    right: Mapping[str, bool | None]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document with what is right of every row."""

    document: Document
    right: tuple[Mapping[str, bool | None], ...]


def labelled(document: Document) -> Labelled:
    """The rows against the answers."""
    found = judged_by_gold(document, document.case.rows)
    return Labelled(document, tuple({**verdict, KEY: verdict["sure"]} for verdict in found))


def direction(name: str) -> int:
    """1 where more of a fact can only speak for a row, -1 where only against it, else 0."""
    if name.startswith(RISING) or name.endswith(RISING_ENDS):
        return 1
    return -1 if name in FALLING or name.endswith(FALLING_ENDS) else 0


def concerns(fact: str, field: str) -> bool:
    """Whether a fact is asked for a field: its own facts, and those of the row as a whole."""
    if fact in LEFT_OUT:
        return False
    own = _own_fields(field)
    others = [f for f in (*PIECES, "partners", "same_lead", "same_partners") if f not in own]
    bare = fact.removeprefix("doc_").removeprefix("agree_").removeprefix("has_")
    bare = bare.removeprefix("margin_").removeprefix("words_")
    return not any(bare == o or bare.startswith(f"{o}_") for o in others)


def _own_fields(field: str) -> tuple[str, ...]:
    key = ("action", "indicator", "target", "period")
    own = {
        KEY: (*key, "objective", "theme"),
        "lead": ("lead", "partners", "same_lead", "same_partners"),
        "theme": ("theme", "objective"),
        "objective": ("theme", "objective", "action"),
        "indicator": ("indicator", "target", "action"),
        "action": ("action", "indicator", "objective"),
        "target": ("target", "indicator"),
        "period": ("period", "target"),
    }
    return own.get(field, (field,))


def fitted(held: Sequence[Labelled], weights: Mapping[str, float]) -> dict[str, dict[str, Any]]:
    """One model a field, as data, without calibration."""
    facts = [(f, r, d.document.source) for d in held for f, r in
             zip(d.document.case.facts, d.right, strict=True)]  # fmt: skip
    every = sorted({name for f, _, _ in facts for name in f})
    models = {}
    for field in NAMES:
        names = [n for n in every if concerns(n, field)]
        known = [
            (f, bool(r[field]), weights.get(s, 1.0)) for f, r, s in facts if r[field] is not None
        ]
        models[field] = _fit(names, known)
    actions = [
        (f, right, weights.get(d.document.source, 1.0))
        for d in held
        for f, right in zip(d.document.actions, d.document.right_actions, strict=True)
    ]
    models[ACTIONS] = _fit(sorted({name for f, _, _ in actions for name in f}), actions)
    return models


def _fit(
    names: Sequence[str], known: Sequence[tuple[Mapping[str, float], bool, float]]
) -> dict[str, Any]:
    """Trees over facts, each with whether it was right and what it weighs."""
    table = np.array([[f.get(n, np.nan) for n in names] for f, _, _ in known])
    right = np.array([r for _, r, _ in known])
    if right.all() or not right.any():
        share = (right.sum() + 0.5) / (len(right) + 1)
        return {"names": names[:1], "start": round(float(np.log(share / (1 - share))), DECIMALS),
                "trees": [[[0.0]]]}  # fmt: skip
    model = HistGradientBoostingClassifier(
        max_iter=TREES,
        max_leaf_nodes=LEAVES,
        learning_rate=RATE,
        min_samples_leaf=LEAST_LEAF,
        l2_regularization=RIDGE,
        monotonic_cst=[direction(n) for n in names],
        max_bins=64,
        random_state=SEED,
    )
    model.fit(table, right, sample_weight=[w for _, _, w in known])
    return _as_data(model, names)


def _as_data(model: HistGradientBoostingClassifier, names: Sequence[str]) -> dict[str, Any]:
    """The trees with rounded numbers, and only the facts that they ask for."""
    trees = [one[0].nodes for one in model._predictors]  # no public way leads to them
    asked = sorted({int(n["feature_idx"]) for t in trees for n in t if not n["is_leaf"]})
    at = {feature: i for i, feature in enumerate(asked)}
    start = float(np.ravel(model._baseline_prediction)[0])
    return {
        "names": [names[f] for f in asked] or list(names[:1]),
        "start": round(start, DECIMALS),
        "trees": [
            [
                [round(float(n["value"]), DECIMALS)]
                if n["is_leaf"]
                else [
                    at[int(n["feature_idx"])],
                    round(float(n["num_threshold"]), DECIMALS),
                    int(n["missing_go_to_left"]),
                    int(n["left"]),
                    int(n["right"]),
                ]
                for n in tree
            ]
            for tree in trees
        ],
    }


# no tree: what it is asked for is a sum already
EVEN = {"names": [WHOLE], "start": 0.0, "trees": [[[0.0]]], "points": [[-12.0, 0.0], [12.0, 1.0]]}
SIGMOID = [[x / 2, round(1 / (1 + float(np.exp(-x / 2))), 4)] for x in range(-16, 17)]


def uncalibrated(data: Mapping[str, Mapping[str, Any]]) -> dict[str, Model]:
    """Models whose probabilities are the plain logistic ones."""
    held = {name: {**one, "points": SIGMOID} for name, one in data.items()}
    return models_of(held | {WHOLE: EVEN})


def judge(held: Sequence[Labelled], models: Mapping[str, Model]) -> list[Judgement]:
    """The rows that stand by ``models``, each with its claims and what is right of it."""
    found = []
    for one in held:
        rows = decided(one.document.case, models)
        verdict = verdicts(one.document.gold, assembled(one.document, [r.row for r in rows]))
        for row, right in zip(rows, verdict, strict=True):
            claimed = {**row.sums, WHOLE: row.whole_sum}
            found.append(
                Judgement(
                    one.document.source, one.document.name, claimed, {**right, KEY: right["sure"]}
                )
            )
    return found


def points_of(
    pairs: Sequence[tuple[float, bool]], weights: Sequence[float], documents: Sequence[str]
) -> list[list[float]]:
    """Knots from sums to shares that are right: rising, and cautious where documents are few.

    The rows of one document are right or wrong together, so that it counts how many documents
    stand behind a knot, not how many rows.
    """
    if not pairs:
        return [[-1.0, 0.5], [1.0, 0.5]]
    order = sorted(range(len(pairs)), key=lambda i: pairs[i][0])
    x = np.array([pairs[i][0] for i in order])
    y = np.array([float(pairs[i][1]) for i in order])
    w = np.array([weights[i] for i in order])
    d = np.array([documents[i] for i in order])
    n = max(min(len(x) // LEAST_ROWS, 24), 1)
    parts = np.array_split(np.arange(len(x)), n)
    middles = [float(np.average(x[p], weights=w[p])) for p in parts]
    # one wrong document more than was seen: the next one may be wrong
    more = [1.0 / len(set(d[p])) for p in parts]
    shares = [
        float(np.average(y[p], weights=w[p])) / (1.0 + one)
        for p, one in zip(parts, more, strict=True)
    ]
    masses = [float(w[p].sum()) for p in parts]
    smooth = IsotonicRegression().fit_transform(range(n), shares, sample_weight=masses)
    points: list[list[float]] = []
    for m, s in zip(middles, smooth, strict=True):
        point = [round(m, DECIMALS), round(float(s), DECIMALS)]
        if not points or point[0] > points[-1][0]:
            points.append(point)
    return points if len(points) > 1 else [[points[0][0] - 1, points[0][1]], points[0]]


class Fits:
    """Models of sets of sources, each fitted once: leaving out a and b is leaving out b and a."""

    def __init__(self, held: Sequence[Labelled], weights: Mapping[str, float]) -> None:
        self.held = held
        self.weights = weights
        self.sources = frozenset(one.document.source for one in held)
        self._known: dict[frozenset[str], dict[str, dict[str, Any]]] = {}

    def of(self, sources: frozenset[str]) -> dict[str, dict[str, Any]]:
        """The models of these sources, without points."""
        if sources not in self._known:
            held = [one for one in self.held if one.document.source in sources]
            self._known[sources] = fitted(held, self.weights)
        return {name: dict(model) for name, model in self._known[sources].items()}

    def from_source(self, source: str) -> list[Labelled]:
        """The documents of one source."""
        return [one for one in self.held if one.document.source == source]

    def calibrated(self, sources: frozenset[str]) -> dict[str, dict[str, Any]]:
        """Models with points that stem from sources that the models behind them did not see."""
        seen: list[Judgement] = []
        for source in sorted(sources):
            plain = uncalibrated(self.of(sources - {source}))
            seen += judge(self.from_source(source), plain)
        data = self.of(sources)
        for name in NAMES:
            data[name]["points"] = _points(seen, name, self.weights)
        data[ACTIONS]["points"] = self._action_points(sources)
        # what all fields say together is made of calibrated fields: once more, with their points
        again: list[Judgement] = []
        for source in sorted(sources):
            rest = self.of(sources - {source})
            partial = {n: {**m, "points": data[n]["points"]} for n, m in rest.items()}
            again += judge(self.from_source(source), models_of(partial | {WHOLE: EVEN}))
        data[WHOLE] = {**EVEN, "points": _points(again, WHOLE, self.weights)}
        return data

    def _action_points(self, sources: frozenset[str]) -> list[list[float]]:
        """The points of the model of actions, from sources that it did not see."""
        pairs: list[tuple[float, bool]] = []
        weights: list[float] = []
        names: list[str] = []
        for source in sorted(sources):
            model = uncalibrated(self.of(sources - {source}))[ACTIONS]
            for one in self.from_source(source):
                facts, right = one.document.actions, one.document.right_actions
                if facts:
                    pairs += zip(map(float, model.sums(facts)), right, strict=True)
                    weights += [self.weights.get(source, 1.0)] * len(facts)
                    names += [one.document.name] * len(facts)
        return points_of(pairs, weights, names)


def _points(
    seen: Sequence[Judgement], name: str, weights: Mapping[str, float]
) -> list[list[float]]:
    known = [j for j in seen if j.right[name] is not None]
    return points_of(
        [(j.claimed[name], bool(j.right[name])) for j in known],
        [weights.get(j.source, 1.0) for j in known],
        [j.document for j in known],
    )


def reliability(
    pairs: Sequence[tuple[float, bool]],
) -> list[tuple[float, float, int, float, float]]:
    """For each bin: from, to, rows, mean of what was claimed, share that is right."""
    found = []
    for low, high in pairwise(EDGES):
        here = [(p, r) for p, r in pairs if low <= p < high]
        if here:
            found.append((low, min(high, 1.0), len(here), float(np.mean([p for p, _ in here])),
                          float(np.mean([r for _, r in here]))))  # fmt: skip
    return found


def left_out(fits: Fits) -> None:
    """Print what models say of each source that they have not seen."""
    pooled: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for source in sorted(fits.sources):
        models = models_of(fits.calibrated(fits.sources - {source}))
        print(f"{source}: {_report(fits.from_source(source), models, pooled)}", flush=True)
        for one in fits.from_source(source):
            if one.document.actions:
                shares = models[ACTIONS].shares_of(models[ACTIONS].sums(one.document.actions))
                pooled[ACTIONS] += zip(map(float, shares), one.document.right_actions, strict=True)
    for name, pairs in pooled.items():
        print(f"\n{name}: claimed and right, sources left out")
        for low, high, count, claimed, right in reliability(pairs):
            print(f"  {low:.2f}-{high:.2f} {count:6d} {claimed:.3f} {right:.3f}")


def _report(
    held: Sequence[Labelled],
    models: Mapping[str, Model],
    pooled: dict[str, list[tuple[float, bool]]],
) -> str:
    gold = sum(len(one.document.gold) for one in held)
    rows = right = keys = 0
    sure: list[Mapping[str, bool | None]] = []
    for one in held:
        found = decided(one.document.case, models)
        made = assembled(one.document, [r.row for r in found])
        for row, printed, v in zip(found, made, verdicts(one.document.gold, made), strict=True):
            rows, right, keys = rows + 1, right + bool(v["sure"]), keys + bool(v["key"])
            pooled["whole"].append((row.row.confidence, bool(v["whole"])))
            for name, p in row.row.field_confidence:
                if name in v and v[name] is not None:
                    pooled[name].append((p, bool(v[name])))
            claimed = min(row.row.confidence, *(p for _, p in row.row.field_confidence))
            if claimed >= SURE and printed.get("target"):
                sure.append(v)
    f1 = 2 * keys / (rows + gold) if rows + gold else 1.0
    whole, good = sum(bool(v["whole"]) for v in sure), sum(bool(v["sure"]) for v in sure)
    return (f"gold {gold} rows {rows} f1 {f1:.3f} right {right} | at {SURE}: {len(sure)} "
            f"sure {good}/{len(sure)} whole {whole}/{len(sure)}")  # fmt: skip


def main() -> int:
    """Fit, report, and write the weights where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--weigh", action="append", default=[], help="NAME=FACTOR")
    parser.add_argument("--join", action="append", default=[], help="SOURCE=OTHER")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--no-report", action="store_true")
    args = parser.parse_args()
    weights = {name: float(factor) for name, factor in (w.split("=") for w in args.weigh)}
    joined = dict(w.split("=") for w in args.join)
    held = [labelled(d) for d in documents(args.folders, args.cache, joined)]
    fits = Fits(held, weights)
    if not args.no_report:
        left_out(fits)
    if args.write:
        write(fits)
    return 0


def write(fits: Fits) -> None:
    """Write the weights with what they were fitted on."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in fits.held:
        counts[one.document.source][0] += 1
        counts[one.document.source][1] += len(one.right)
    fit_on = [
        {"source": s, "documents": n, "rows": r, "weight": fits.weights.get(s, 1.0)}
        for s, (n, r) in sorted(counts.items())
    ]
    head = {"made_by": "benchmarks/fit_confidence.py", "seed": SEED, "fitted_on": fit_on}
    models = fits.calibrated(fits.sources)
    lines = [f'"{k}":{json.dumps(v)}' for k, v in head.items()]
    inner = ",\n".join(f'"{n}":{_model_lines(m)}' for n, m in models.items())
    DATA.parent.mkdir(parents=True, exist_ok=True)
    body = ",\n".join(lines)
    DATA.write_text(f'{{{body},\n"models":{{\n{inner}\n}}}}\n', encoding="utf-8")


def _model_lines(model: Mapping[str, Any]) -> str:
    """A model with one tree a line, so that a change can be read."""
    dump: Callable[[Any], str] = lambda v: json.dumps(v, separators=(",", ":"))  # noqa: E731
    trees = ",\n".join(dump(t) for t in model["trees"])
    rest = ",\n".join(f'"{k}":{dump(v)}' for k, v in model.items() if k != "trees")
    return f'{{{rest},\n"trees":[\n{trees}]}}'


if __name__ == "__main__":
    raise SystemExit(main())
