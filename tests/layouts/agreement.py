"""How far rows that were read agree with gold rows: the measures that the floors are pinned on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from .gold import fold

Row = Mapping[str, Any]

KEYS = ("action", "indicator", "period", "target")
KEYS_OF = {"rows": KEYS, "results": ("action", "raw"), "recommendations": ("number", "text")}
# without these of the keys a row is still known to be the one that was meant
LOOSE = {"rows": ("target",), "results": ("action",), "recommendations": ("text",)}
FIGURE = {"rows": "target", "results": "raw", "recommendations": "text"}
# what the box of a row must show on its page
SHOWN = {"rows": ("indicator", "target"), "results": ("raw",), "recommendations": ("text",)}
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
        sure_whole: Of these, rows of which everything agrees.
        grounded: Texts of rows that agree, found in the row's box on the page.
        placed: Such texts that were looked for; none where there is no page to look at.
    """

    agreed: int = 0
    read: int = 0
    expected: int = 0
    fields_right: int = 0
    fields: int = 0
    whole: int = 0
    sure_right: int = 0
    sure: int = 0
    sure_whole: int = 0
    grounded: int = 0
    placed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    def shares(self) -> dict[str, float]:
        """The measures by name; 1 where there is nothing to measure."""
        return {
            "f1": rows_f1(self.agreed, self.read, self.expected),
            "fields": _share(self.fields_right, self.fields),
            "strict": _share(self.whole, self.expected),
            "sure": _share(self.sure_right, self.sure),
            "whole": _share(self.sure_whole, self.sure),
            "grounding": _share(self.grounded, self.placed),
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


def compare_rows(
    kind: str,
    gold: Sequence[Row],
    read: Sequence[Row],
    printed: Callable[[Row], str] | None = None,
) -> Tally:
    """Return the tally of one document's rows of a kind.

    Rows are paired by all their keys, those left over by the keys that name them. A gold row is
    whole when every field of it agrees.

    Args:
        kind: A key of ``KEYS_OF``.
        gold: What a careful reader would key in.
        read: What was read.
        printed: Gives the text that the page shows in a read row's box.
    """
    keys = KEYS_OF[kind]
    exact = _pair(gold, read, keys, range(len(gold)), range(len(read)))
    known, taken = {g for g, _ in exact}, {r for _, r in exact}
    near = _pair(
        gold,
        read,
        [k for k in keys if k not in LOOSE[kind]],
        [g for g in range(len(gold)) if g not in known],
        [r for r in range(len(read)) if r not in taken],
    )
    further = [k for k in gold[0] if k not in keys] if gold else []
    agree = [
        _same(gold[g][k], read[r][k])
        for g, r in [*exact, *near]
        for k in further
        if _is_stated(gold[g], read[r], k)
    ]
    whole = {r for g, r in exact if all(_same(gold[g][k], read[r][k]) for k in further)}
    right = {r for g, r in exact if _same(gold[g].get("value"), read[r].get("value"))}
    sure = {r for r, row in enumerate(read) if _is_sure(row, FIGURE[kind])}
    found = _found(SHOWN[kind], [(gold[g], read[r]) for g, r in exact], printed)
    return Tally(
        agreed=len(exact),
        read=len(read),
        expected=len(gold),
        fields_right=sum(agree),
        fields=len(agree),
        whole=len(whole),
        sure_right=len(sure & right),
        sure=len(sure),
        sure_whole=len(sure & right & whole),
        grounded=sum(found),
        placed=len(found),
    )


def _is_sure(row: Row, figure: str) -> bool:
    return row[figure] is not None and row["confidence"] >= SURE


def _found(
    names: Sequence[str],
    pairs: Sequence[tuple[Row, Row]],
    printed: Callable[[Row], str] | None,
) -> list[bool]:
    """For each text of a gold row, whether the page shows it in the box of the row read."""
    if printed is None:
        return []
    shown = [(expected, fold(printed(found))) for expected, found in pairs]
    return [
        fold(expected[name]) in text for expected, text in shown for name in names if expected[name]
    ]


def _pair(
    gold: Sequence[Row],
    read: Sequence[Row],
    keys: Sequence[str],
    gold_ranks: Iterable[int],
    read_ranks: Iterable[int],
) -> list[tuple[int, int]]:
    """Ranks of rows with equal keys, in printed order; of several the one of the same page."""
    waiting: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for r in read_ranks:
        waiting[_key(read[r], keys)].append(r)
    pairs: list[tuple[int, int]] = []
    for g in gold_ranks:
        found = waiting[_key(gold[g], keys)]
        if found:
            pages = [read[r].get("page") for r in found]
            page = gold[g].get("page")
            pairs.append((g, found.pop(pages.index(page) if page in pages else 0)))
    return pairs


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
