"""Milestones: what a project is to reach, each joined to its date, with nothing to measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.rows.beside import text_in
from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.rows import Bearings
from jalon.schemas.units import Couple, Element
from jalon.schemas.vocabulary import Vocabulary

MILESTONES = SETTINGS.milestones
SHARED = SETTINGS.shared


def are_milestones(elements: Sequence[Element], vocabulary: Vocabulary) -> bool:
    """Whether the couples of a document join deeds to dates, not indicators to targets.

    Args:
        elements: The document.
        vocabulary: Knows deadlines.
    """
    texts = [
        " ".join(n.text for n in e.value.lines).strip() for e in elements if isinstance(e, Couple)
    ]
    dates = [t for t in texts if vocabulary.is_deadline(t)]
    return (
        len(texts) >= MILESTONES.fewest
        and len(dates) >= SHARED.nearly_all * len(texts)
        and sum(not t.isdigit() for t in dates) >= MILESTONES.words * len(dates)
    )


def milestone_of(couple: Couple, over: Bearings, lexicon: frozenset[str]) -> Bearings:
    """A milestone as an action with its date; the project that it stands under is its level.

    Args:
        couple: Deed and date.
        over: What holds where it stands, the project as its action.
        lexicon: Lower-case words of the document.
    """
    own = replace(
        over,
        action_code=None,
        action=text_in(couple.label, lexicon),
        description=None,
        due=text_in(couple.value, lexicon),
    )
    if over.theme is None:
        return replace(own, theme_number=over.action_code, theme=over.action)
    if over.objective is None:
        return replace(own, objective_code=over.action_code, objective=over.action)
    return own
