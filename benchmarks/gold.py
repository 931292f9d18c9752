"""Rows that were read against rows that a careful reader keyed in: which are right, field by field.

The rules are those of the project's score: text without case, space, hyphen and typographic
signs; of long texts 95 % alike; rows are paired by their keys, then by likeness.
"""

from __future__ import annotations

import difflib
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]

KEYS = ("action", "indicator", "period", "target")
LONG = frozenset(("description", "status", "text", "objective", "issue"))
ALIKE = 0.95
LEAST_LIKENESS = 0.6
# which of the score's fields a field's confidence speaks for
PARTS = {
    "action": ("action", "action_code"),
    "indicator": ("indicator", "page"),
    "target": ("target", "comparator", "value", "unit", "kind"),
    "period": ("period",),
    "theme": ("theme", "theme_number"),
    "objective": ("objective", "objective_code"),
    "description": ("description",),
    "lead": ("lead", "partners"),
    "due": ("due",),
    "status": ("status", "percent_complete"),
}


def is_missing(value: object) -> bool:
    """Whether nothing is stated."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return True
    if isinstance(value, str):
        return not value.strip()
    return isinstance(value, list | tuple) and not value


def fold(value: object) -> str:
    """A text as it is compared."""
    text = unicodedata.normalize("NFKC", str(value)).casefold()
    text = text.replace("\u2019", "'").replace("\u2018", "'").replace("\u00ad", "")
    text = re.sub("[\u00ab\u00bb\u201c\u201d]", '"', text)
    text = re.sub("[\u2010-\u2015\u2212-]", "", text)
    return re.sub(r"\s+", "", text).strip(".;:,\u2022\u25a0*")


def same(field: str, gold: object, ours: object) -> bool:
    """Whether a field is right."""
    if is_missing(gold) or is_missing(ours):
        return is_missing(gold) and is_missing(ours)
    if isinstance(gold, list | tuple):
        held = list(ours) if isinstance(ours, list | tuple) else [ours]
        return sorted(map(fold, gold)) == sorted(map(fold, held))
    if isinstance(gold, int | float) and not isinstance(gold, bool):
        try:
            return math.isclose(float(gold), float(str(ours)), rel_tol=1e-6)
        except ValueError:
            return False
    a, b = fold(gold), fold(ours)
    if a == b:
        return True
    ratio = difflib.SequenceMatcher(None, a, b, autojunk=False).ratio
    return field in LONG and ratio() >= ALIKE


def pair(gold: Sequence[Row], ours: Sequence[Row]) -> tuple[dict[int, int], set[int]]:
    """For indexes of our rows the gold row each is paired with, and those right in all keys."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, row in enumerate(ours):
        index[_key(row)].append(i)
    found: dict[int, int] = {}
    left = []
    for g, row in enumerate(gold):
        bucket = index.get(_key(row))
        if bucket:
            page = row.get("page")
            bucket.sort(key=lambda i: ours[i].get("page") != page)
            found[bucket.pop(0)] = g
        else:
            left.append(g)
    exact = set(found)
    free = [i for i in range(len(ours)) if i not in exact]
    scored = sorted(((_likeness(gold[g], ours[i]), g, i) for g in left for i in free), reverse=True)
    taken: set[int] = set()
    for value, g, i in scored:
        if value < LEAST_LIKENESS:
            break
        if g not in taken and i not in found:
            found[i] = g
            taken.add(g)
    return found, exact


def verdicts(gold: Sequence[Row], ours: Sequence[Row]) -> list[dict[str, bool | None]]:
    """For each of our rows which of ``PARTS`` are right; ``key``, ``sure`` and ``whole`` beside.

    A row that no gold row is like is wrong in its keys; of its other fields nothing is known.
    """
    found, exact = pair(gold, ours)
    out: list[dict[str, bool | None]] = []
    for i, row in enumerate(ours):
        if i not in found:
            known = dict.fromkeys((*KEYS, "key", "sure", "whole"), False)
            out.append({name: known.get(name) for name in (*PARTS, "key", "sure", "whole")})
            continue
        other = gold[found[i]]
        right = {
            name: all(same(f, other.get(f), row.get(f)) for f in parts if not _unprinted(f, other))
            for name, parts in PARTS.items()
        }
        key = i in exact
        sure = key and same("value", other.get("value"), row.get("value"))
        whole = key and all(right.values())
        out.append({**right, "key": key, "sure": sure, "whole": whole})
    return out


def _unprinted(field: str, gold: Row) -> bool:
    """Only the theme's number is printed there; looking its label up is fine."""
    return (
        field == "theme"
        and is_missing(gold.get("theme"))
        and not is_missing(gold.get("theme_number"))
    )


def _key(row: Row) -> tuple[str, ...]:
    return tuple("" if is_missing(row.get(f)) else fold(row[f]) for f in KEYS)


def _likeness(gold: Row, ours: Row) -> float:
    total = 0.0
    for a, b in zip(_key(gold), _key(ours), strict=True):
        total += (a == b) if not a or not b else _ratio(a, b)
    return total / len(KEYS)


def _ratio(a: str, b: str) -> float:
    matcher = difflib.SequenceMatcher(None, a, b)
    return matcher.ratio() if matcher.real_quick_ratio() > 0.3 else 0.0
