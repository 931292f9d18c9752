"""Figures that no label names, right under what a label says is measured.

"WE WILL MEASURE", "Checks completed" and, larger or in another colour, "6 000": where one label's
values are mostly followed by such a figure, each figure is the target of the value above it. So
is what stands beside "Objectif" there: a word that names a level anywhere else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from jalon.extract.records.combined import is_target
from jalon.extract.records.figures import counts_up
from jalon.extract.records.settings import SETTINGS
from jalon.schemas.geometry import union
from jalon.schemas.units import Element, Labelled, Loose, Value
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

SHARED = SETTINGS.shared
UNNAMED = SETTINGS.unnamed

NAMES = frozenset((Role.TARGET, Role.OBJECTIVE))
KEY = "target"


@dataclass(frozen=True, slots=True)
class _Figure:
    """A text under a label's value: where it stands, and the name beside it if there is one."""

    index: int
    text: Loose
    name: Loose | None
    is_target: bool


def with_unnamed_targets(elements: Sequence[Element], vocabulary: Vocabulary) -> list[Element]:
    """The elements, figures under the values of one label as targets of their own.

    Args:
        elements: A document in reading order.
        vocabulary: Knows targets and labels.
    """
    held: dict[str, list[_Figure | None]] = defaultdict(list)
    for i, e in enumerate(elements):
        if isinstance(e, Labelled) and e.value is not None and _may_be_measured(e, vocabulary):
            held[e.key].append(_figure_under(elements, i, e.value, vocabulary))
    found: dict[int, _Figure] = {}
    for figures in held.values():
        targets = [f for f in figures if f is not None and f.is_target]
        if counts_up(f.text.block.text.split()[0].rstrip(".") for f in targets):
            continue  # numbered headings
        if len(targets) >= max(SHARED.fewest, SHARED.most * len(figures)):
            found |= {f.index: f for f in figures if f and (f.is_target or f.name)}
    names = {f.index - 1 for f in found.values() if f.name is not None}
    return [
        _target(found[i]) if i in found else e for i, e in enumerate(elements) if i not in names
    ]


def _may_be_measured(label: Labelled, vocabulary: Vocabulary) -> bool:
    """Whether a label may say what is measured: no word tells that it means anything else."""
    said = vocabulary.role_scores(label.key)
    is_other = bool(said) and said[0].score >= UNNAMED.known and said[0].role is not Role.INDICATOR
    value = " ".join(n.text for n in label.value.lines) if label.value is not None else ""
    return not is_other and not vocabulary.is_quantity(value)


def _figure_under(
    elements: Sequence[Element], index: int, value: Value, vocabulary: Vocabulary
) -> _Figure | None:
    """The text right under a value, perhaps beside its name; None where there is none."""
    after = [e for e in elements[index + 1 : index + 3] if isinstance(e, Loose)]
    if not after or elements[index + 1] is not after[0]:
        return None
    name = after[0] if len(after) > 1 and _is_name(after[0], after[1], vocabulary) else None
    text = after[1] if name is not None else after[0]
    gap = text.block.lines[0].baseline - value.lines[-1].baseline
    least = -SHARED.same_line_pt if name is not None else 0.0
    is_near = least < gap <= UNNAMED.near_em * max(text.look.size_pt, value.lines[-1].size_pt)
    said = text.block.text
    is_plain = text.page == value.page and len(said) <= UNNAMED.longest and not text.block.bullet
    if not is_near or not is_plain or vocabulary.section_of(said) is not None:
        return None
    return _Figure(index + 1 + (name is not None), text, name, is_target(said, vocabulary))


def _is_name(name: Loose, text: Loose, vocabulary: Vocabulary) -> bool:
    """Whether a text names the target that stands on its line."""
    said = vocabulary.role_scores(name.block.text)
    level = abs(name.block.lines[0].baseline - text.block.lines[0].baseline) <= SHARED.same_line_pt
    return level and bool(said) and said[0].score >= UNNAMED.sure and said[0].role in NAMES


def _target(figure: _Figure) -> Labelled:
    text, name = figure.text, figure.name
    value = Value(tuple(text.block.lines), text.page, text.box)
    place = name.box if name is not None else text.box
    heading = name.block.text if name is not None else ""
    bearing = "beside" if name is not None else "below"
    box = union((place, text.box))
    return Labelled(KEY, heading, None, text.page, place, text.look, value, bearing, box)
