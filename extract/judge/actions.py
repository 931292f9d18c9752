"""How sure each action is that states no aim: by how it was read, and by what the others are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from jalon.extract.judge.keys import folded
from jalon.extract.judge.settings import SETTINGS
from jalon.extract.judge.texts import label_inside, likeness_of, shape_of
from jalon.extract.judge.weights import Model, shipped
from jalon.schemas.raw import RawAction
from jalon.schemas.units import Evidence
from jalon.schemas.vocabulary import Vocabulary

ACTION_ROWS = SETTINGS.action_rows

ACTIONS = "stated_action"  # the model's name
STATED = ("lead", "partners", "due", "status", "description", "objective", "theme")

Facts = dict[str, float]
Read = Sequence[tuple[RawAction, Evidence]]


def action_facts(read: Read, vocabulary: Vocabulary, rows: int) -> list[Facts]:
    """What is known of each action.

    Args:
        read: The actions of a document that state no aim, each with what speaks for it.
        vocabulary: Knows what texts are like.
        rows: How many rows with an aim the document has.
    """
    actions = [action for action, _ in read]
    texts = [folded(a.action) for a in actions]
    size = max(len(actions), 1)
    filled = {n: sum(bool(getattr(a, n)) for a in actions) / size for n in STATED}
    coded = sum(a.action_code is not None for a in actions) / size
    found = []
    for (action, evidence), text in zip(read, texts, strict=True):
        facts = dict(evidence.facts)
        facts |= shape_of("action", action.action.text)
        facts |= likeness_of("action", action.action.text, vocabulary)
        facts["action_label"] = label_inside(action.action.text, vocabulary)
        facts["labelled"] = float("label" in action.method)
        facts["twins"] = min(texts.count(text) - 1, 3)
        facts["with_rows"] = rows / (rows + size)
        facts["coded_as_most"] = 1 - abs(float(action.action_code is not None) - coded)
        for name in STATED:
            has = float(bool(getattr(action, name)))
            facts[f"has_{name}"] = has
            facts[f"{name}_filled"] = filled[name]
            facts[f"{name}_as_most"] = 1 - abs(has - filled[name])
        found.append(facts)
    return found


def judged_actions(
    read: Read, vocabulary: Vocabulary, rows: int, models: Mapping[str, Model] | None = None
) -> tuple[RawAction, ...]:
    """The actions, each with how sure it is.

    Args:
        read: As for ``action_facts``.
        vocabulary: Knows what texts are like.
        rows: How many rows with an aim the document has.
        models: Those that are shipped, where none are given.
    """
    if not read:
        return ()
    model = (models if models is not None else shipped())[ACTIONS]
    shares = model.shares_of(model.sums(action_facts(read, vocabulary, rows)))
    return tuple(
        replace(action, confidence=round(min(float(share), ACTION_ROWS.most), 3))
        for (action, _), share in zip(read, shares, strict=True)
    )
