"""Headings that are actions because what stands under them is kept, and nothing else is.

"Priority: Improve climate education" over "Current status: …" and "Date of completion: …": the
word names a theme anywhere else; where no heading, label or table of the document names an
action, what has a state and a date is one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from jalon.extract.meaning.levels import HeadingRole
from jalon.extract.meaning.roles import KEEPERS
from jalon.extract.meaning.settings import SETTINGS
from jalon.schemas.units import Element, FieldRole, Labelled
from jalon.schemas.values import Role

PROMOTED = SETTINGS.promoted

STATED = frozenset((Role.ACTION, Role.INDICATOR, Role.TARGET, Role.INDICATOR_TARGET))


def with_kept_actions(
    headings: Mapping[int, HeadingRole],
    elements: Sequence[Element],
    labels: Mapping[str, FieldRole],
) -> dict[int, HeadingRole]:
    """The headings, those over a state and a date as actions where nothing else states any.

    Args:
        headings: Their meaning by index.
        elements: The document.
        labels: What each label means, by key.
    """
    roles = {r.role for r in labels.values()}
    kept = {r.role for r in labels.values() if r.role in KEEPERS and r.words >= PROMOTED.known}
    said = {h.role for h in headings.values()}
    if len(kept) < PROMOTED.fewest_kept or roles & STATED or Role.ACTION in said:
        return dict(headings)
    over = [i for i in headings if _is_over(elements, i, labels)]
    common = Counter(headings[i].role for i in over).most_common(1)
    if not common or common[0][1] < PROMOTED.fewest:
        return dict(headings)
    return {
        i: replace(h, role=Role.ACTION) if i in over and h.role is common[0][0] else h
        for i, h in headings.items()
    }


def _is_over(elements: Sequence[Element], index: int, labels: Mapping[str, FieldRole]) -> bool:
    """Whether a label that keeps comes right after a heading."""
    after = elements[index + 1] if index + 1 < len(elements) else None
    return isinstance(after, Labelled) and labels[after.key].role in KEEPERS
