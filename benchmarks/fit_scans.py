"""Fit the confidence of scanned rows, and say how far it can be believed.

usage: fit_scans.py FOLDER... --scans DIR --cache DIR [--dpi N ...] [--only NAME ...] [--write]

Folders and scans are those of ``scans.py``. What is said of a document comes from curves that have
seen none of its rows. A target claims 0.9 and more only where the documents left out prove that
995 of 1,000 such values are right. Without --write nothing is changed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from fit_confidence import points_of
from gold import verdicts
from readings import _code_digest
from scans import scans

from jalon.extract import doubts
from jalon.extract.judge.scanned import FIELD, ROW, worth
from jalon.inputs import describe_file
from jalon.reading import read_file

DATA = Path(__file__).parents[1] / "extract" / "judge" / "data" / "scans.json"
FOLDS = 5
SURE, PROVEN, CAP = 0.9, 0.995, 0.899
EDGES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 1.01)
MOST_ROWS = 20.0  # what the rows of one document weigh together, at most
TARGET = "target"
POOLED = ("action", "indicator", "period", "objective", "theme", "lead", "due")
CURVES = (ROW, TARGET, FIELD)
Row = Mapping[str, Any]
Curves = Mapping[str, Sequence[Sequence[float]]]


@dataclass(frozen=True, slots=True)
class Claim:
    """What the reading of a scan states of a field or row, and whether it is right."""

    document: str
    curve: str
    stated: float
    is_right: bool


def as_stated(name: str, stated: float) -> float:
    """No curve: what is to be fitted."""
    del name
    return stated


def rows_of(scan: Path, cache: Path) -> list[Row]:
    """The rows of a scan as they are without a curve; read anew where the code has changed."""
    digest = hashlib.sha256(_code_digest() + scan.read_bytes()).hexdigest()[:24]
    kept = cache / f"{digest}.json"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        data = read_file(describe_file(scan))
        rows = [row.model_dump(mode="json") for row in data.targets]
        kept.write_text(json.dumps(rows), encoding="utf-8")
    found: list[Row] = json.loads(kept.read_text(encoding="utf-8"))
    return found


def claims_of(document: str, gold: Sequence[Row], ours: Sequence[Row]) -> Iterator[Claim]:
    """What is stated of every row and its fields, where the answers say whether it is right."""
    for row, right in zip(ours, verdicts(gold, ours), strict=True):
        yield Claim(document, ROW, float(row["confidence"]), bool(right["whole"]))
        for one in row.get("field_confidence") or ():
            name, is_right = one["field"], right.get(one["field"])
            curve = TARGET if name == TARGET else FIELD if name in POOLED else None
            if curve is not None and is_right is not None:
                yield Claim(document, curve, float(one["confidence"]), is_right)


def curves_of(claims: Sequence[Claim]) -> Curves:
    """The points of each curve: rising, and cautious where documents are few."""
    out = {}
    for curve in CURVES:
        own = [c for c in claims if c.curve == curve]
        counts: dict[str, int] = defaultdict(int)
        for c in own:
            counts[c.document] += 1
        weights = [min(1.0, MOST_ROWS / counts[c.document]) for c in own]
        pairs = [(c.stated, c.is_right) for c in own]
        out[curve] = points_of(pairs, weights, [c.document for c in own])
    return out


def left_out(claims: Sequence[Claim]) -> list[tuple[Claim, float]]:
    """Every claim with its worth by curves that saw none of its document."""
    names = sorted({c.document for c in claims}, key=lambda n: hashlib.sha256(n.encode()).digest())
    fold = {name: i % FOLDS for i, name in enumerate(names)}
    out = []
    for i in range(FOLDS):
        curves = curves_of([c for c in claims if fold[c.document] != i])
        out += [(c, worth(curves[c.curve], c.stated)) for c in claims if fold[c.document] == i]
    return out


def report(judged: Sequence[tuple[Claim, float]]) -> str:
    """The table of docs/confidence.md."""
    lines = ["| of | confidence | rows | claimed | right |", "|---|---|---|---|---|"]
    for curve in CURVES:
        for low, high in pairwise(EDGES):
            here = [(p, c.is_right) for c, p in judged if c.curve == curve and low <= p < high]
            if here:
                claimed = sum(p for p, _ in here) / len(here)
                right = sum(r for _, r in here) / len(here)
                lines.append(
                    f"| {curve} | {low:.2f}–{min(high, 1):.2f} | {len(here)} "
                    f"| {claimed:.3f} | {right:.3f} |"
                )
    return "\n".join(lines)


def is_proven(judged: Sequence[tuple[Claim, float]]) -> bool:
    """Whether targets that claim 0.9 and more, if any do, are right as often as is asked."""
    sure = [c.is_right for c, p in judged if c.curve == TARGET and p >= SURE]
    return bool(sure) and sum(sure) >= PROVEN * len(sure)


def main() -> None:
    """Read, fit, and say what the documents left out say."""
    shape = argparse.RawTextHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=shape)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--scans", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--dpi", type=int, nargs="+", default=[200])
    parser.add_argument("--only", nargs="+", default=[])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    doubts.scanned_share = as_stated
    claims: list[Claim] = []
    for scan, answers, _ in scans(options.folders, options.scans, options.dpi, options.only):
        gold = json.loads(answers.read_text(encoding="utf-8")).get("rows") or []
        if gold:
            claims += claims_of(scan.stem, gold, rows_of(scan, options.cache))
    fit(claims, write=options.write)


def fit(claims: Sequence[Claim], *, write: bool) -> None:
    """Fit, print what the documents left out say, and keep the curves if asked to."""
    judged = left_out(claims)
    print(report(judged))
    proven = is_proven(judged)
    documents = len({c.document for c in claims})
    print(f"{documents} documents; 0.9 and more is {'proven' if proven else 'not proven'}")
    curves = {
        name: [[x, y if proven else min(y, CAP)] for x, y in points]
        for name, points in curves_of(claims).items()
    }
    if write:
        text = json.dumps({"documents": documents, "points": curves}, indent=1)
        DATA.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
