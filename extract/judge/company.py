"""How a row stands among the other rows of its reading: what repeats, nests and is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from jalon.extract.judge.keys import folded, key_of
from jalon.extract.meaning.levels import goes_on_from
from jalon.schemas.raw import Passage, RawTarget

FIELDS = ("action", "indicator", "target", "theme", "objective", "due", "description")
LISTS = ("lead", "partners")
CODES = {"theme": "theme_number", "objective": "objective_code", "action": "action_code"}
UNKNOWN = float("nan")

Facts = dict[str, float]


class Company:
    """Counts over all rows of one reading, asked for each of them."""

    def __init__(self, rows: Sequence[RawTarget]) -> None:
        self.rows = rows
        self.size = max(len(rows), 1)
        self.keys = Counter(key_of(r) for r in rows)
        self.aims = Counter((k[1], k[2], k[3]) for k in map(key_of, rows))
        self.actions = Counter(folded(r.action) for r in rows)
        self.spots = Counter(_spot(p) for r in rows for p in (r.indicator, r.target) if p)
        self.filled = {n: sum(_has(r, n) for r in rows) / self.size for n in (*FIELDS, *LISTS)}
        self.lengths = {n: _middle([len(_text(r, n)) for r in rows if _has(r, n)]) for n in FIELDS}
        self.action_nests = _share([_nests(r.objective_code, r.action_code) for r in rows])
        self.objective_nests = _share([_nests(r.theme_number, r.objective_code) for r in rows])
        self.themes_rise = _rise([r.theme_number for r in rows])
        self.objectives_rise = _rise([r.objective_code for r in rows])
        self.actions_rise = _rise([r.action_code for r in rows])
        self.themes = Counter((r.theme_number, folded(r.theme)) for r in rows)
        self.leads = Counter(_names(r.lead) for r in rows)
        self.partners = Counter(_names(r.partners) for r in rows)
        self.coded = {
            n: sum(getattr(r, c) is not None for r in rows) / self.size for n, c in CODES.items()
        }
        self.objectives = Counter((r.objective_code, folded(r.objective)) for r in rows)

    def facts_of(self, index: int) -> Facts:
        """What the others say of one row."""
        row = self.rows[index]
        key = key_of(row)
        facts: Facts = {
            "rows": min(self.size, 100),
            "same_action": self.actions[key[0]] / self.size,
            "same_action_rows": min(self.actions[key[0]], 30),
            "twins": min(self.keys[key] - 1, 3),
            "aim_twins": min(self.aims[key[1], key[2], key[3]] - 1, 10),
            "spot_twins": min(self._twice(row) - 1, 10),
            "action_nests_here": _nests(row.objective_code, row.action_code),
            "objective_nests_here": _nests(row.theme_number, row.objective_code),
            "action_nests": self.action_nests,
            "objective_nests": self.objective_nests,
            "themes_rise": self.themes_rise,
            "objectives_rise": self.objectives_rise,
            "actions_rise": self.actions_rise,
            "same_theme": self.themes[row.theme_number, folded(row.theme)] / self.size,
            "same_objective": self.objectives[row.objective_code, folded(row.objective)]
            / self.size,
            "theme_kinds": min(len(self.themes), 20),
            "same_lead": self.leads[_names(row.lead)] / self.size,
            "same_partners": self.partners[_names(row.partners)] / self.size,
        }
        for name in (*FIELDS, *LISTS):
            has = float(_has(row, name))
            facts[f"{name}_filled"] = self.filled[name]
            facts[f"{name}_as_most"] = 1 - abs(has - self.filled[name])
            facts[f"has_{name}"] = has
        for name in FIELDS:
            long = len(_text(row, name)) / self.lengths[name] if self.lengths[name] else UNKNOWN
            facts[f"{name}_longer"] = min(long, 6.0) if _has(row, name) else UNKNOWN
        facts["same_text"] = float(bool(key[0]) and key[0] in (key[1], key[2]))
        facts["action_is_objective"] = float(bool(key[0]) and key[0] == folded(row.objective))
        facts["theme_is_objective"] = float(
            row.theme is not None and folded(row.theme) == folded(row.objective)
        )
        for name in ("theme", "objective", "action"):
            passage = getattr(row, name)
            facts[f"{name}_pages_back"] = (
                min(row.page - passage.page, 10) if passage is not None else UNKNOWN
            )
            facts[f"{name}_carried"] = float(passage.is_inherited) if passage else UNKNOWN
            coded = float(getattr(row, CODES[name]) is not None)
            facts[f"{name}_coded"] = coded
            facts[f"{name}_coded_share"] = self.coded[name]
            facts[f"{name}_coded_as_most"] = 1 - abs(coded - self.coded[name])
        return facts

    def _twice(self, row: RawTarget) -> int:
        return max((self.spots[_spot(p)] for p in (row.indicator, row.target) if p), default=1)


def _spot(passage: Passage) -> tuple[int, float, float, str]:
    return passage.page, round(passage.box.x0), round(passage.box.top), folded(passage)


def _names(passages: Sequence[Passage]) -> str:
    return "|".join(folded(p) for p in passages)


def _has(row: RawTarget, name: str) -> bool:
    return bool(getattr(row, name))


def _text(row: RawTarget, name: str) -> str:
    passage = getattr(row, name)
    return passage.text if passage is not None else ""


def _middle(lengths: Sequence[int]) -> float:
    return float(median(lengths)) if lengths else 0.0


def _nests(outer: str | None, inner: str | None) -> float:
    """1 where a code goes on from the one above it, 0 where it goes on from another."""
    if not outer or not inner:
        return UNKNOWN
    return float(goes_on_from(outer, inner) or outer == inner)


def _share(values: Sequence[float]) -> float:
    known = [v for v in values if v == v]  # noqa: PLR0124 - a NaN differs from itself
    return sum(known) / len(known) if known else UNKNOWN


def _rise(codes: Sequence[str | None]) -> float:
    """The share of codes that follow the one before: "1", "2", "3"; 1.1, 1.2, 2.1."""
    known = list(dict.fromkeys(c for c in codes if c))
    if len(known) < 2:
        return UNKNOWN
    steps = [_follows(a, b) for a, b in pairwise(known)]
    return sum(steps) / len(steps)


def _follows(before: str, code: str) -> bool:
    a, b = before.rstrip(".").split("."), code.rstrip(".").split(".")
    if a[:-1] == b[:-1]:
        return _step(a[-1], b[-1])
    return b[-1] in {"1", "a", "A"} and len(b) > 1


def _step(a: str, b: str) -> bool:
    if a.isdigit() and b.isdigit():
        return int(b) == int(a) + 1
    head_a, head_b = a.rstrip("0123456789"), b.rstrip("0123456789")
    tail_a, tail_b = a[len(head_a) :], b[len(head_b) :]
    if tail_a and tail_b and head_a == head_b:
        return int(tail_b) == int(tail_a) + 1
    return len(a) == len(b) == 1 and ord(b) == ord(a) + 1
