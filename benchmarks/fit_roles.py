"""Fit what headings and values weigh for the role of a field, and say how often roles are right.

usage: fit_roles.py FOLDER... [--weigh NAME=FACTOR ...] [--left-out NAME] [--write]

Every folder is a source: PDFs with NAME.gold.json beside, and NAME.words.json where plans were
drawn by lot. Each decision of a reading is a list of fields; what a field holds follows from the
answers. Every decision counts three times: as it is, without any of its headings' words, and with
half of them, so that values alone can decide. Fields of one decision are fitted given the roles of
the others (pseudo-likelihood of a chain with pairs), by L-BFGS with a ridge. Without --write
nothing changes.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from scipy.optimize import minimize

from jalon.extract.document import prepare
from jalon.extract.meaning import labels, roles
from jalon.extract.meaning.assign import assign, best_readings, words_of
from jalon.extract.meaning.evidence import FACTS, ROLES, FieldSample, facts_of
from jalon.extract.meaning.settings import SETTINGS
from jalon.extract.meaning.weights import Numbers, RoleWeights, weights_of
from jalon.schemas.values import AIMS, Role
from jalon.schemas.vocabulary import Vocabulary
from jalon.vocabulary import Wordbook

DATA = Path(__file__).parents[1] / "extract" / "meaning" / "data" / "roles.json"
SEED = 0
RIDGE, RIDGE_OF_PAIRS, RIDGE_OF_WORDS = 1.0, 3.0, 0.1
STRANGE = 0.3  # weight of decisions over fields that are none of ours: drawn plans have many
LEAST_WEIGHT = 0.05  # smaller ones are left out of the file
MOST_TEXTS = 40
FOUND, LOST = 0.6, 0.25  # of a field's text that is in the answers: it is theirs, it is not
PART = 0.12  # of its text is the least of two fields that share a column
COUNT = len(ROLES)
PLACES = {r: i for i, r in enumerate(ROLES)}
ANSWERS = {
    **{r.value: r for r in (Role.THEME, Role.OBJECTIVE, Role.ACTION, Role.DESCRIPTION, Role.LEAD)},
    **{r.value: r for r in (Role.PARTNERS, Role.INDICATOR, Role.DUE, Role.TARGET, Role.BASELINE)},
    **{r.value: r for r in (Role.STATUS, Role.PERCENT, Role.RESULT, Role.BUDGET)},
    **dict.fromkeys(("theme_number", "objective_code", "action_code"), Role.NUMBER),
    **dict.fromkeys(("resources", "risk", "priority"), Role.OTHER),
    "percent_complete": Role.PERCENT,
    "cost": Role.BUDGET,
}
SHARED = {
    Role.INDICATOR_TARGET: (Role.INDICATOR, Role.TARGET),
    Role.LEAD_PARTNERS: (Role.LEAD, Role.PARTNERS),
    Role.LEAD_DUE: (Role.LEAD, Role.DUE),
}
_ACTION = PLACES[Role.ACTION]
_IS_ACTION = np.eye(COUNT)[_ACTION]
_IS_AIM = np.array([float(r in AIMS) for r in ROLES])


@dataclass(frozen=True, slots=True)
class Decision:
    """Fields that stand together: their facts and words, and what the answers call them."""

    source: str
    facts: Numbers
    words: Numbers
    taken: frozenset[Role]
    right: tuple[int | None, ...]
    found: tuple[int, ...]

    @property
    def is_strange(self) -> bool:
        """Whether none of its fields is one of ours."""
        return all(r is None or ROLES[r] is Role.OTHER for r in self.right)


def decisions(folders: Sequence[Path]) -> Iterator[Decision]:
    """Every decision over the fields of the documents of ``folders`` that have answers."""
    for folder in folders:
        for path in sorted(folder.glob("*.gold.json")):
            stem = path.with_name(path.name.removesuffix(".gold.json"))
            answers = _answers(path, Path(f"{stem}.words.json"))
            for samples, vocabulary, taken, found in _met(Path(f"{stem}.pdf")):
                yield Decision(
                    source=folder.name,
                    facts=facts_of(samples, vocabulary),
                    words=words_of(samples, vocabulary),
                    taken=taken,
                    right=tuple(_role_by(s.texts, answers) for s in samples),
                    found=found,
                )


def _met(pdf: Path) -> list[tuple[Sequence[FieldSample], Vocabulary, frozenset[Role], Any]]:
    """The decisions that reading a PDF comes to, and how they fell."""
    met = []

    def noted(
        samples: Sequence[FieldSample],
        vocabulary: Vocabulary,
        taken: frozenset[Role] = frozenset(),
        *,
        are_columns: bool = False,
    ) -> Any:
        decided = assign(samples, vocabulary, taken, are_columns=are_columns)
        if samples:
            met.append((samples, vocabulary, taken, tuple(PLACES[d.role] for d in decided)))
        return decided

    with patch.object(roles, "assign", noted), patch.object(labels, "assign", noted):
        prepare(pdf, Wordbook())
    return met


def _answers(gold: Path, words: Path) -> Mapping[Role, frozenset[str]]:
    """The texts of each role: those of the answers, and of what the drawn pages name besides."""
    texts: dict[Role, set[str]] = defaultdict(set)

    def add(name: str, text: object) -> None:
        if (role := ANSWERS.get(name)) is not None and (bare := _bare(str(text))):
            texts[role].add(bare)

    answers = json.loads(gold.read_text(encoding="utf-8"))
    for row in (r for kind in ("rows", "actions", "results") for r in answers.get(kind) or ()):
        for name, value in row.items():
            for text in value if isinstance(value, list) else (value,):
                if text is not None:
                    add(name, text)
    if words.exists():
        runs: dict[tuple[object, ...], list[str]] = defaultdict(list)
        for word in json.loads(words.read_text(encoding="utf-8"))["words"]:
            runs[word["role"], word["unit"], word["part"], word["page"]].append(word["text"])
        for (name, *_), run in runs.items():
            add(str(name), " ".join(run))
    return {role: frozenset(held) for role, held in texts.items()}


def _bare(text: str) -> str:
    return re.sub(r"[^0-9a-z%$€]+", "", unicodedata.normalize("NFKD", text).casefold())


def _role_by(texts: Sequence[str], answers: Mapping[Role, frozenset[str]]) -> int | None:
    """What the answers call a field of these values; None where they do not tell."""
    bare = [b for t in texts[:MOST_TEXTS] if (b := _bare(t))]
    if not bare:
        return None
    shares = {
        role: sum(_share(b, held) for b in bare) / len(bare) for role, held in answers.items()
    }
    for both, (one, other) in SHARED.items():
        pair = shares.get(one, 0.0), shares.get(other, 0.0)
        if min(pair) > PART and sum(pair) > 0.8 and max(pair) < 0.9:
            return PLACES[both]
    best = max(shares, key=lambda r: shares[r], default=None)
    if best is None or shares[best] < LOST:
        return PLACES[Role.OTHER]
    alike = [r for r, share in shares.items() if share >= shares[best] - 0.02]
    return PLACES[best] if shares[best] >= FOUND and len(alike) == 1 else None


def _share(bare: str, held: frozenset[str]) -> float:
    """Of a value's characters, those that the answers' texts account for."""
    if bare in held or (len(bare) > 3 and any(bare in h for h in held)):
        return 1.0
    return min(sum(len(h) for h in held if len(h) > 3 and h in bare) / len(bare), 1.0)


@dataclass(frozen=True, slots=True)
class Design:
    """One line a field: facts, words, the roles around it, its role and what it counts."""

    facts: Numbers
    words: Numbers
    before: Numbers
    after: Numbers
    previous: Numbers
    following: Numbers
    no_action: Numbers
    no_aim: Numbers
    right: np.ndarray[tuple[int], np.dtype[np.intp]]
    counts: Numbers


def design_of(held: Sequence[Decision], factors: Mapping[str, float]) -> Design:
    """The lines to fit on."""
    luck = np.random.default_rng(SEED)
    lines: list[tuple[Any, ...]] = []
    unit = np.eye(COUNT)
    for d in held:
        n = len(d.right)
        around = [f if r is None else r for r, f in zip(d.right, d.found, strict=True)]
        weight = factors.get(d.source, 1.0) * (STRANGE if d.is_strange else 1.0)
        some = d.words * (luck.random((n, 1)) < 0.5)
        for words in (d.words, np.zeros_like(d.words), some):
            for i, right in enumerate(d.right):
                if right is None:
                    continue
                rest = around[:i] + around[i + 1 :]
                lines.append((
                    d.facts[i], words[i],
                    unit[around[:i]].max(axis=0, initial=0.0),
                    unit[around[i + 1 :]].max(axis=0, initial=0.0),
                    unit[around[i - 1]] if i else np.zeros(COUNT),
                    unit[around[i + 1]] if i + 1 < n else np.zeros(COUNT),
                    float(_ACTION not in rest), float(not any(_IS_AIM[r] for r in rest)),
                    right, weight / 3,
                ))  # fmt: skip
    columns = [np.array(c) for c in zip(*lines, strict=True)]
    return Design(*columns)


def fitted(design: Design) -> dict[str, Any]:
    """Weights in their form as data."""
    d, n = design, len(design.right)
    shapes = [(len(FACTS), COUNT), (COUNT,), (COUNT,), (COUNT, COUNT), (COUNT, COUNT), (2,)]
    sizes = [int(np.prod(s)) for s in shapes]
    ridges = (RIDGE, *[RIDGE_OF_WORDS] * 2, *[RIDGE_OF_PAIRS] * 2, RIDGE_OF_WORDS)
    ridge = np.repeat(ridges, sizes)
    known = (d.words.max(axis=1) >= SETTINGS.evidence.known).astype(float)[:, None]
    truth = np.eye(COUNT)[d.right]

    def parts(flat: Numbers) -> list[Numbers]:
        cut = np.split(flat, np.cumsum(sizes)[:-1])
        return [p.reshape(s) for p, s in zip(cut, shapes, strict=True)]

    def loss(flat: Numbers) -> tuple[float, Numbers]:
        facts, words, is_known, before, following, whole = parts(flat)
        scores = d.facts @ facts + d.words * words + known * is_known
        scores += d.before @ before + d.after @ before.T
        scores += d.previous @ following + d.following @ following.T
        scores += np.outer(d.no_action, _IS_ACTION * whole[0])
        scores += np.outer(d.no_aim, _IS_AIM * whole[1])
        scores -= scores.max(axis=1, keepdims=True)
        likely = np.exp(scores)
        totals = likely.sum(axis=1, keepdims=True)
        lost = -(d.counts * (scores[np.arange(n), d.right] - np.log(totals[:, 0]))).sum()
        off = (likely / totals - truth) * d.counts[:, None]
        slope = [
            d.facts.T @ off, (d.words * off).sum(axis=0), (known * off).sum(axis=0),
            d.before.T @ off + off.T @ d.after, d.previous.T @ off + off.T @ d.following,
            np.array([(d.no_action @ off) @ _IS_ACTION, (d.no_aim @ off) @ _IS_AIM]),
        ]  # fmt: skip
        gradient = np.concatenate([s.ravel() for s in slope]) + ridge * flat
        return float(lost + 0.5 * (ridge * flat * flat).sum()), gradient

    best = minimize(loss, np.zeros(sum(sizes)), jac=True, method="L-BFGS-B",
                    options={"maxiter": 400})  # fmt: skip
    facts, words, is_known, before, following, whole = parts(best.x)
    names = [r.value for r in ROLES]
    return {
        "facts": _table(FACTS, facts),
        "headings": _table(("words", "known"), np.array([words, is_known])),
        "before": _table(names, before),
        "next": _table(names, following),
        "whole": {"adds": {"action": round(whole[0], 2), "aim": round(whole[1], 2)}},
    }


RESULT, OTHER = Role.RESULT.value, Role.OTHER.value
# what a heading weighs that speaks of results, and what speaks against a column that none says
# to hold any: about as much as with targets
SAID_OF_RESULTS, UNSAID = 6.5, 2.0


def with_results(data: dict[str, Any]) -> dict[str, Any]:
    """The weights with those of results: answers name none, so their columns were fitted as other.

    What their values are like is known from there; only a heading tells one from the other.
    """
    for part in ("facts", "before", "next"):
        for line in data[part].values():
            line.pop(RESULT, None)
            if OTHER in line:
                line[RESULT] = line[OTHER]
    for part in ("before", "next"):
        data[part][RESULT] = dict(data[part][OTHER])
    data["facts"]["always"][RESULT] = data["facts"]["always"].get(OTHER, 0.0) - UNSAID
    data["headings"]["words"][RESULT] = SAID_OF_RESULTS
    data["headings"]["known"][RESULT] = 0.0
    return data


def _table(lines: Sequence[str], weights: Numbers) -> dict[str, dict[str, float]]:
    return {
        name: {r.value: round(float(w), 2) for r, w in zip(ROLES, line, strict=True)
               if abs(w) >= LEAST_WEIGHT}
        for name, line in zip(lines, weights, strict=True)
    }  # fmt: skip


def rightness(held: Sequence[Decision], weights: RoleWeights, *, wordless: bool) -> float:
    """Share of the fields whose role is right; ``wordless`` takes every heading's words away."""
    right = count = 0
    for d in held:
        words = d.words * 0.0 if wordless else d.words
        best = best_readings(d.facts, words, d.taken, weights)[0][0]
        count += sum(r is not None for r in d.right)
        right += sum(r is not None and r == b for r, b in zip(d.right, best, strict=True))
    return right / max(count, 1)


def main() -> None:
    """Fit on the folders named, say how often roles are right, and write where asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--weigh", action="append", default=[], help="SOURCE=FACTOR")
    parser.add_argument("--left-out", help="a source to judge by, not to fit on")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    factors = {n: float(f) for n, f in (w.split("=") for w in args.weigh)}
    held = list(decisions(args.folders))
    fit = fitted(design_of([d for d in held if d.source != args.left_out], factors))
    data = with_results(fit)
    weights = weights_of(data, FACTS, [r.value for r in ROLES])
    for source in sorted({d.source for d in held}):
        those = [d for d in held if d.source == source]
        shares = [rightness(those, weights, wordless=w) for w in (False, True)]
        how = "left out" if source == args.left_out else "fitted on"
        print(f"{source} ({how}): {shares[0]:.3f} of roles right, {shares[1]:.3f} without words")
    if args.write:
        text = json.dumps(data, indent=1, ensure_ascii=False)
        DATA.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
