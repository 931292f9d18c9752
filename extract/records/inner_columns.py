"""Two columns beside one label: what is measured, and at its right how much of it.

"Measures and targets | Boardings per weekday | 3,200": the label takes what stands next to it; the
figures on the same lines further right are its targets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from jalon.extract.records.label_judge import known_role
from jalon.extract.records.parts import couple_of
from jalon.extract.records.settings import SETTINGS
from jalon.schemas.region import Line
from jalon.schemas.units import Couple, Element, Labelled, Loose
from jalon.schemas.values import AIMS
from jalon.schemas.vocabulary import Vocabulary

SHARED = SETTINGS.shared


def with_inner_columns(elements: Sequence[Element], vocabulary: Vocabulary) -> list[Element]:
    """The elements, labels with two columns beside them as couples, where most of a label are.

    Args:
        elements: A document in reading order.
        vocabulary: Knows labels and targets.
    """
    held: dict[str, list[tuple[int, int, list[Couple]]]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    for i, e in enumerate(elements):
        if not isinstance(e, Labelled) or e.value is None or not _names_aims(e.key, vocabulary):
            continue
        counts[e.key] += 1
        right = _right_of(elements, i, e)
        couples = _couples(e.value.lines, [n for x in right for n in x.block.lines], e.page)
        texts = [" ".join(n.text for n in c.value.lines) for c in couples]
        if sum(vocabulary.value_kinds(t).is_target for t in texts):
            held[e.key].append((i, len(right), couples))
    parted = {
        i: (count, couples)
        for key, found in held.items()
        if len(found) >= max(SHARED.fewest, SHARED.most * counts[key])
        for i, count, couples in found
    }
    taken = {k for i, (count, _) in parted.items() for k in range(i + 1, i + count + 1)}
    out: list[Element] = []
    for i, e in enumerate(elements):
        if i in parted:
            out += parted[i][1]
        elif i not in taken:
            out.append(e)
    return out


def _names_aims(key: str, vocabulary: Vocabulary) -> bool:
    role, score = known_role(key, vocabulary)
    return role in AIMS and score >= SHARED.known


def _right_of(elements: Sequence[Element], index: int, label: Labelled) -> list[Loose]:
    """The texts right after a label that begin on a line of its value, further right."""
    found: list[Loose] = []
    lines = label.value.lines if label.value is not None else ()
    for e in elements[index + 1 :]:
        if not isinstance(e, Loose) or e.page != label.page:
            break
        first = e.block.lines[0]
        level = [n for n in lines if _is_level(n, first)]
        if not level or first.box.x0 <= max(n.box.x1 for n in level):
            break
        found.append(e)
    return found


def _is_level(a: Line, b: Line) -> bool:
    return abs(a.baseline - b.baseline) <= SHARED.same_baseline_pt


def _couples(left: Sequence[Line], right: Sequence[Line], page: int) -> list[Couple]:
    """Each text at the right with what stands at its left; none where the first lines differ."""
    starts = [
        (i, j)
        for j, n in enumerate(right)
        for i, own in enumerate(left)
        if _is_level(own, n) and not (j and n.text[:1].islower() and own.text[:1].islower())
    ]
    if not starts or starts[0] != (0, 0):
        return []
    ends = [*starts[1:], (len(left), len(right))]
    return [
        couple_of(left[a:b], right[c:d], page, "leader")
        for (a, c), (b, d) in zip(starts, ends, strict=True)
        if a < b and c < d
    ]
