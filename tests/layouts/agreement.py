"""How far rows that were read agree with gold rows: the measures that the floors are pinned on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from .gold import fold

Row = Mapping[str, Any]

KEYS = ("action", "indicator", "period", "target")
KEYS_OF = {"rows": KEYS, "results": ("action", "raw"), "recommendations": ("number", "text")}
# without these of the keys a row is still known to be the one that was meant
LOOSE = {"rows": ("target",), "results": ("action",), "recommendations": ("text",)}
FIGURE = {"rows": "target", "results": "raw", "recommendations": "text"}
SURE = 0.9
NUMBERS = (int, float)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over the rows of one kind; tallies of several documents add up.

    Attributes:
        agreed: Rows that agree with gold in every key.
        read: Rows that were read.
        expected: Gold rows.
        fields_right: Further fields that agree, of the rows that are paired with gold.
        fields: Further fields that gold or the reading states, of the same rows.
        whole: Gold rows of which everything agrees.
        sure_right: Sure rows that agree in every key and in their number.
        sure: Rows with a figure that were read with high confidence.
    """

    agreed: int = 0
    read: int = 0
    expected: int = 0
    fields_right: int = 0
    fields: int = 0
    whole: int = 0
    sure_right: int = 0
    sure: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    def shares(self) -> dict[str, float]:
        """The measures by name; 1 where there is nothing to measure."""
        return {
            "f1": rows_f1(self.agreed, self.read, self.expected),
            "fields": _share(self.fields_right, self.fields),
            "strict": _share(self.whole, self.expected),
            "sure": _share(self.sure_right, self.sure),
        }


def count_agreement(gold: Iterable[Row], read: Iterable[Row]) -> tuple[int, int, int]:
    """Return how many rows agree in every key field, how many were read, how many there are."""
    expected, found = (Counter(_key(row, KEYS) for row in rows) for rows in (gold, read))
    return (expected & found).total(), found.total(), expected.total()


def rows_f1(agreed: int, read: int, expected: int) -> float:
    """Return the harmonic mean of precision and recall.

    >>> rows_f1(9, 10, 9)
    0.9473684210526315
    >>> rows_f1(0, 0, 0)
    1.0
    """
    return 2 * agreed / (read + expected) if read + expected else 1.0


def compare_rows(kind: str, gold: Sequence[Row], read: Sequence[Row]) -> Tally:
    """Return the tally of one document's rows of a kind.

    Rows are paired by all their keys, those left over by the keys that name them. A gold row is
    whole when every field of it agrees.
    """
    keys = KEYS_OF[kind]
    exact, gold_left, read_left = _pair(gold, read, keys)
    near, _, _ = _pair(gold_left, read_left, [k for k in keys if k not in LOOSE[kind]])
    further = [k for k in gold[0] if k not in keys] if gold else []
    right = stated = whole = 0
    for expected, found in [*exact, *near]:
        agree = [_same(expected[k], found[k]) for k in further if _is_stated(expected, found, k)]
        right, stated = right + sum(agree), stated + len(agree)
    for expected, found in exact:
        whole += all(_same(expected[k], found[k]) for k in further)
    sure = [r for r in read if r[FIGURE[kind]] is not None and r["confidence"] >= SURE]
    good = {id(f) for e, f in exact if _same(e.get("value"), f.get("value"))}
    sure_right = sum(id(row) in good for row in sure)
    rows = (len(exact), len(read), len(gold))
    return Tally(*rows, right, stated, whole, sure_right, len(sure))


def _pair(
    gold: Sequence[Row], read: Sequence[Row], keys: Sequence[str]
) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Pairs of equal keys in printed order, and what is left on both sides."""
    waiting: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in read:
        waiting[_key(row, keys)].append(row)
    pairs: list[tuple[Row, Row]] = []
    left = []
    for row in gold:
        found = waiting[_key(row, keys)]
        if found:
            best = next((i for i, f in enumerate(found) if f.get("page") == row.get("page")), 0)
            pairs.append((row, found.pop(best)))
        else:
            left.append(row)
    taken = {id(found) for _, found in pairs}
    return pairs, left, [row for row in read if id(row) not in taken]


def _is_stated(expected: Row, found: Row, name: str) -> bool:
    return any(row[name] is not None and row[name] != [] for row in (expected, found))


def _same(expected: Any, found: Any) -> bool:
    if isinstance(expected, NUMBERS) and isinstance(found, NUMBERS):
        return abs(expected - found) < 1e-6
    if isinstance(expected, list) and isinstance(found, list):
        return sorted(map(_plain, expected)) == sorted(map(_plain, found))
    return _plain(expected) == _plain(found)


def _plain(value: Any) -> str:
    return fold(str(value) if value is not None else "").strip(".;:,•*")


def _key(row: Row, keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(_plain(row.get(name)) for name in keys)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
